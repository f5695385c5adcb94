"""New-Module: a dynamic module from a script block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.text import to_text

if TYPE_CHECKING:
    from pshv.runtime.modules import ModuleInfo


class NewModule(Cmdlet):
    """Creates a new dynamic module that exists only in memory."""

    name = "New-Module"
    Name: str | None
    ScriptBlock: Any
    Function: list[str] | None
    ArgumentList: list[Any] | None
    AsCustomObject: bool
    ReturnResult: bool

    def process(self) -> None:
        from pshv.runtime.moduleloading import bring_in, run_code
        from pshv.runtime.modules import ModuleInfo, custom_object

        session = self.session
        number = session.extras.get("dynamic modules", 0)
        assert isinstance(number, int)
        session.extras["dynamic modules"] = number + 1
        module = ModuleInfo(session, self.Name or f"__DynamicModule_{number + 1}")
        result: list[object] = []
        run_code(module, self.ScriptBlock, list(self.ArgumentList or ()), result.append)
        module.export_defaults()
        self._narrow(module)
        if self.AsCustomObject:
            self.write(custom_object(module))
            return
        bring_in(module, self.run.scope.state.top, "", None, None, None, False)
        if self.ReturnResult:
            self.write_all(result)
        else:
            self.write(module)

    def _narrow(self, module: ModuleInfo) -> None:
        """-Function exports only the named functions."""
        wanted = self.Function
        if wanted is not None:
            names = {to_text(name).lower() for name in wanted}
            module.functions = {n: f for n, f in module.functions.items() if n in names}
