"""Lines of generated Python: indentation, constants, temporaries, and helper functions beside the main ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pshv.language.extent import Extent

    from .unit import Unit

# CPython allows 20 nested blocks in one function; statements deeper than this go to functions of their own.
NESTING_LIMIT = 14


class Code(str):
    """A Python expression. `kind` says what is known of its value: int, bool, str, list, scalar, none, output, any.

    'output' values may be NOTHING; `plain` expressions may be repeated without being evaluated twice in effect or cost.
    """

    __slots__ = ("kind", "plain")

    def __new__(cls, text: str, kind: str = "any", plain: bool = False) -> Code:
        self = super().__new__(cls, text)
        self.kind = kind
        self.plain = plain
        return self

    kind: str
    plain: bool


class FunctionText:
    """One function being written: its lines, how deep they stand, what its jumps mean."""

    __slots__ = (
        "depth",
        "guarding",
        "helper",
        "item",
        "lines",
        "loops",
        "marks",
        "name",
        "nesting",
        "pure",
        "signals",
        "temps",
    )

    def __init__(self, name: str, header: str, helper: bool, item: str | None) -> None:
        self.name = name
        self.lines: list[str] = [header]
        self.marks: list[Extent | None] = [None]
        self.depth = 1
        self.nesting = 0
        self.temps = 0
        self.loops: list[Any] = []  # loops and switches being written, innermost last
        self.helper = helper  # a jump out of a helper is an exception
        self.item = item  # the Python name of $_ where it lives in a local
        self.signals = False
        self.guarding = True  # statements are guarded one by one
        self.pure = False


class Writer:
    """Collects the functions of one unit."""

    def __init__(self, unit: Unit, base: dict[str, Any]) -> None:
        self.unit = unit
        self.names: dict[str, Any] = dict(base)
        self.counter = 0
        self.stack: list[FunctionText] = []
        self.extent: Extent | None = None  # of the statement being written
        self.spelled: dict[str, str] = {}  # lower-case variable name -> as written
        self.code_name = ""  # the constant that holds the block's own code
        self.hoisted: list[Any] = []  # type definitions written at the head of their block
        self.fused: list[Any] = []  # call sites whose stage is a function of this unit
        self.method_returns = False  # the block is a method with a return type: `return` gives its value
        self.catching = 0  # how many catch bodies enclose what is being written
        self.strict = False  # the text may turn strict mode on: members are read with checks

    # -- functions ------------------------------------------------------------------------------------------------
    @property
    def function(self) -> FunctionText:
        return self.stack[-1]

    def open(self, name: str, parameters: str, *, helper: bool = False, item: str | None = None) -> FunctionText:
        """Starts a function; lines go to it until `close`."""
        text = FunctionText(name, f"def {name}({parameters}):", helper, item)
        self.stack.append(text)
        return text

    def close(self) -> None:
        """Ends the innermost function and puts its text into the unit."""
        text = self.stack.pop()
        if len(text.lines) == 1:
            text.lines.append(" pass")
            text.marks.append(None)
        self.unit.lines.extend(text.lines)
        self.unit.marks.extend(text.marks)

    # -- lines ----------------------------------------------------------------------------------------------------
    def line(self, text: str) -> None:
        """One line at the current depth, standing for the statement being written."""
        function = self.function
        function.lines.append(" " * function.depth + text)
        function.marks.append(self.extent)

    def indent(self, nested: bool = False) -> None:
        self.function.depth += 1
        if nested:
            self.function.nesting += 1

    def dedent(self, nested: bool = False) -> None:
        self.function.depth -= 1
        if nested:
            self.function.nesting -= 1

    # -- names ----------------------------------------------------------------------------------------------------
    def fresh(self, prefix: str) -> str:
        self.counter += 1
        return f"{prefix}{self.counter}"

    def temp(self) -> str:
        """A new local of the function being written."""
        self.function.temps += 1
        return f"t{self.function.temps}"

    def constant(self, value: Any) -> str:
        """The name of a constant object in the generated module."""
        name = self.fresh("K")
        self.names[name] = value
        return name

    def bind(self, code: Code) -> tuple[str, str]:
        """(first use, later use) of an expression that is needed more than once."""
        if code.plain:
            return code, code
        name = self.temp()
        return f"({name} := {code})", name
