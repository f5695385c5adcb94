"""Property cmdlets that only the registry supports, which is not built."""

from __future__ import annotations

from .itembase import ItemCmdlet


class PropertyRefusal(ItemCmdlet):
    """Finds the items, then says that their provider has no dynamic properties."""

    def texts(self) -> list[str]:
        given: object = self.LiteralPath if self.LiteralPath is not None else self.Path
        if given is None:
            return []
        return [given] if isinstance(given, str) else list(given)  # type: ignore[call-overload]

    def process(self) -> None:
        for place in self.found():
            if place.provider.name == "Registry":
                place.item()
            self.throw(
                self.error(
                    "Cannot call method. The provider does not support property operations: "
                    f"'{place.provider.name}' items have fixed properties.",
                    "NotSupported",
                    "NotImplemented",
                    exception="System.Management.Automation.PSNotSupportedException",
                )
            )
