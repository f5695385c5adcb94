"""Get-TypeData."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard
from pshv.types import typedata
from pshv.types.typedatainfo import TypeDataInfo


class GetTypeData(Cmdlet):
    """Gets the extended type data in the current session."""

    name = "Get-TypeData"

    TypeName: list[str] | None

    def process(self) -> None:
        found = sorted(typedata.table.types.values(), key=lambda data: data.name.lower())
        patterns = [Wildcard(one) for one in self.TypeName or ["*"]]
        for data in found:
            if any(pattern.matches(data.name) for pattern in patterns):
                self.write(TypeDataInfo(data))
