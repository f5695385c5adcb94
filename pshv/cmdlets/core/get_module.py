"""Get-Module: loaded modules, or those that could be loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text
from pshv.runtime.wildcard import Wildcard

if TYPE_CHECKING:
    from collections.abc import Iterator


class GetModule(Cmdlet):
    """Lists the modules imported in the current session or that can be imported."""

    name = "Get-Module"
    Name: list[str] | None
    ListAvailable: bool
    All: bool

    def process(self) -> None:
        wanted = [Wildcard(to_text(name)) for name in self.Name or ()]
        for module in sorted(self._candidates(), key=lambda m: m.name.lower()):
            if not wanted or any(w.matches(module.name) for w in wanted):
                self.write(module)

    def _candidates(self) -> Iterator[Any]:
        from pshv.runtime.productmodules import product_modules

        yield from product_modules(self.session, loaded=not self.ListAvailable)
        if not self.ListAvailable:
            seen: set[int] = set()
            for module in self.session.modules.values():
                if id(module) not in seen:
                    seen.add(id(module))
                    yield module
            return
        from pshv.runtime.moduleloading import find_module, load

        for name in self.Name or ():
            path = find_module(self.session, to_text(name))
            if path is not None:
                yield load(self.session, path, None, [])
