"""Script blocks as values: code plus the session state its names belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from .values import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pshv.language.codegen.block import BlockCode
    from pshv.language.tree import ScriptBlockAst

    from .state import SessionState

    Out = Callable[[object], object]


class ScriptBlock:
    """`{ ... }`. Running it without `dot` makes a scope below the current one of its session state."""

    __slots__ = ("code", "state")
    type_names: ClassVar[tuple[str, ...]] = ("System.Management.Automation.ScriptBlock", "System.Object")

    def __init__(self, code: BlockCode, state: SessionState) -> None:
        self.code = code
        self.state = state

    @property
    def ast(self) -> ScriptBlockAst:
        return self.code.ast

    @property
    def text(self) -> str:
        """The block's text without its braces, as `"$block"` shows it."""
        return self.code.text

    @property
    def file(self) -> str | None:
        return self.code.file

    # -- running --------------------------------------------------------------------------------------------------
    def invoke(self, args: Iterable[object] = (), input: Iterable[object] = ()) -> list[object]:
        """Runs the block in a scope of its own and gives what it wrote."""
        result: list[object] = []
        self.run(result.append, tuple(args), input=list(input))
        return result

    def invoke_value(self, args: Iterable[object] = ()) -> object:
        """What `& $block` gives as a value: NOTHING, the object, or a list."""
        return unwrap_output(self.invoke(args))

    def invoke_under(self, item: object, args: Iterable[object] = ()) -> list[object]:
        """Runs the block in the current scope with `$_` set, as ForEach-Object does; gives what it wrote."""
        result: list[object] = []
        self.run_under(item, result.append, tuple(args))
        return result

    def value_under(self, item: object, args: Iterable[object] = ()) -> object:
        """As `invoke_under`, as one value."""
        return unwrap_output(self.invoke_under(item, args))

    def value_in_child(self, item: object) -> object:
        """Runs the block in a scope of its own with `$_` set (Sort-Object, calculated properties, delay-bind)."""
        from .blocks import run_block

        result: list[object] = []
        run_block(self, result.append, (), under=item)
        return unwrap_output(result)

    def run_under(self, item: object, out: Out, args: tuple[object, ...] = ()) -> None:
        """Runs the block in the current scope of its state with `$_` set to `item`, writing to `out`."""
        from .blocks import run_in_place

        run_in_place(self, self.state.current, out, args, item)

    def run(
        self,
        out: Out,
        args: tuple[object, ...] = (),
        *,
        under: object = NOTHING,
        dot: bool = False,
        input: Iterable[object] | None = None,
    ) -> None:
        """Runs the block writing to `out`; `under` sets `$_`, `dot` runs it in the current scope."""
        from .blocks import run_block, run_in_place

        if dot:
            run_in_place(self, self.state.current, out, args, under)
        else:
            run_block(self, out, args, under=under, input=input)

    def invoke_with_this(self, this: object, args: Iterable[object] = ()) -> object:
        """Runs the block as a script property or method: `$this` is the object; gives its value."""
        from .blocks import run_block

        result: list[object] = []
        run_block(self, result.append, tuple(args), this=this)
        return unwrap_output(result)

    def invoke_with_context(
        self,
        functions: dict[str, ScriptBlock],
        variables: Iterable[tuple[str, object]],
        args: Iterable[object] = (),
    ) -> list[object]:
        """InvokeWithContext: functions and variables that exist only while the block runs."""
        from .blocks import run_block

        result: list[object] = []
        run_block(self, result.append, tuple(args), functions=functions, variables=list(variables))
        return result

    def is_true(self, item: object) -> bool:
        """The block as a condition on `item` (Where-Object)."""
        from .convert import to_bool

        return to_bool(self.value_under(item))

    def get_new_closure(self) -> ScriptBlock:
        """A copy bound to a new dynamic module that holds the variables visible now."""
        from .modules import closure_state

        return ScriptBlock(self.code, closure_state(self.state))

    def bound_to(self, state: SessionState) -> ScriptBlock:
        """The same code in another session state."""
        return ScriptBlock(self.code, state)


def unwrap_output(result: list[object]) -> object:
    """Collected output as a value: NOTHING for none, the object for one, the list for more."""
    count = len(result)
    if count == 1:
        return result[0]
    return result if count else NOTHING
