"""Get-UICulture."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet

from .get_culture import culture_object


class GetUICulture(Cmdlet):
    """Gets the current UI culture settings in the operating system."""

    name = "Get-UICulture"

    def process(self) -> None:
        self.write(culture_object(self, self.session.culture))
