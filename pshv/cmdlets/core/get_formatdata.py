"""Get-FormatData."""

from __future__ import annotations

from pshv.formatting.views.catalogue import definitions
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard


class GetFormatData(Cmdlet):
    """Gets the formatting data in the current session."""

    name = "Get-FormatData"

    TypeName: list[str] | None

    def process(self) -> None:
        patterns = [Wildcard(one) for one in self.TypeName or ["*"]]
        for definition in definitions(self.session):
            if any(pattern.matches(definition.type_name) for pattern in patterns):
                self.write(definition)
