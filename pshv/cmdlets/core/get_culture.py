"""Get-Culture."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet


class GetCulture(Cmdlet):
    """Gets the current culture set in the operating system."""

    name = "Get-Culture"

    def process(self) -> None:
        names: Any = self.bound.get("Name")
        for name in names or [self.session.culture]:
            self.write(culture_object(self, str(name)))


def culture_object(cmdlet: Cmdlet, name: str) -> Any:
    """The CultureInfo of a name."""
    from pshv.runtime.convert import convert
    from pshv.types.nettype import known_type

    return convert(name, known_type("System.Globalization.CultureInfo"))
