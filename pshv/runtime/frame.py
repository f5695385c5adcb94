"""What belongs to one running function, script or block: its arguments, bound parameters and invocation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pshv.language.codegen.block import BlockCode

    from .callsite import CommandSite


class Frame:
    """The automatic variables of one invocation.

    `values` are positional arguments a fast call bound to the first parameters; `bound` is made from them when it is
    asked for. `run` is the CommandRun of an advanced function.
    """

    __slots__ = (
        "args",
        "bound",
        "caller",
        "cmdlet",
        "code",
        "command",
        "file",
        "has_this",
        "input",
        "invocation",
        "run",
        "site",
        "this",
        "using",
        "values",
    )

    def __init__(self, command: Any, code: BlockCode, site: CommandSite | None, values: tuple[Any, ...] = ()) -> None:
        self.command = command
        self.code = code
        self.site = site
        self.values = values
        self.args: Any = ()
        self.bound: Any = None
        self.run: Any = None
        self.input: Any = None
        self.this: Any = None
        self.has_this = False
        self.using: dict[str, Any] | None = None
        self.cmdlet: Any = None
        self.invocation: Any = None
        self.caller: Any = None
