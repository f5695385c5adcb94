"""Invoke-Expression."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError


class InvokeExpression(Cmdlet):
    """Runs commands or expressions on the local computer, in the current scope."""

    name = "Invoke-Expression"
    Command: str | None

    def process(self) -> None:
        from pshv.runtime.execution import parse_block

        try:
            block = parse_block(self.session, self.Command or "", self.run.scope)
        except PSError as error:
            record = error.record
            if "," not in record.error_id:
                record.error_id = f"{record.error_id},{self.class_name()}"
            self.throw(error)
        block.run(self.write, dot=True)
