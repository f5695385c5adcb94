"""A script block's code: compiled when it is first run, shared by every value made from the same piece of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.language.tree import (
    AssignmentStatementAst,
    AttributeAst,
    CommandAst,
    ParameterAst,
    ScriptBlockAst,
    StringConstantExpressionAst,
    TypeConstraintAst,
    UnaryExpressionAst,
    VariableExpressionAst,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.language.errors import ParseError
    from pshv.language.extent import Extent
    from pshv.runtime.scope import Scope

    Main = Callable[[Scope, Callable[[object], object]], object]

SCRIPT_BLOCK = "<ScriptBlock>"
# Types whose arguments follow rules of their own: a cast would take too much.
_BINDER_ONLY = frozenset(
    {"bool", "boolean", "system.boolean", "ref", "psreference", "system.management.automation.psreference"}
)
_ADVANCED = frozenset({"cmdletbinding", "cmdletbindingattribute"})
_PARAMETER = frozenset(
    {
        "parameter",
        "parameterattribute",
        "system.management.automation.parameter",
        "system.management.automation.parameterattribute",
    }
)


class BlockCode:
    """One ScriptBlockAst and the Python functions generated from it.

    `begin`, `process`, `end`, `clean` and `dynamic` are functions `(S, out)` or None; `enter(S, args)` binds positional
    arguments of a simple function and gives the rest (None when the binder has to do it); `defaults(S, bound)` sets the
    parameters whose lower-case name is not in `bound`.
    """

    __slots__ = (
        "_command",
        "ast",
        "begin",
        "clean",
        "constrained",
        "declared",
        "defaults",
        "dynamic",
        "end",
        "enter",
        "extra",
        "faults",
        "kind",
        "mentions",
        "name",
        "names",
        "parameters",
        "prefixes",
        "process",
        "ready",
        "returns",
        "signals",
        "traits",
        "typed",
        "uses_input",
    )

    def __init__(
        self,
        ast: ScriptBlockAst,
        kind: str = "block",
        name: str = SCRIPT_BLOCK,
        parameters: list[ParameterAst] | None = None,
    ) -> None:
        self.ast = ast
        self.kind = kind
        self.name = name
        block = ast.param_block
        self.parameters = parameters if parameters is not None else (block.parameters if block is not None else [])
        self.ready = False
        self.begin: Main | None = None
        self.process: Main | None = None
        self.end: Main | None = None
        self.clean: Main | None = None
        self.dynamic: Main | None = None
        self.enter: Callable[[Scope, tuple[object, ...]], tuple[object, ...]] | None = None
        self.defaults: Callable[[Scope, Any], None] | None = None
        self.names: tuple[str, ...] = ()
        self.prefixes: tuple[frozenset[str], ...] = ()
        self.constrained = False
        self.traits: dict[str, Any] | None = None
        self.uses_input = False
        self.signals = False
        self.extra: Any = None
        self.faults: list[ParseError] = []  # of the classes and enums the text defines: raised when it is first run
        self.mentions: dict[str, bool] = {}
        self.returns: Any = None
        self.declared = frozenset(p.name.name.lower() for p in self.parameters)
        self.typed = any(p.attributes for p in self.parameters)
        self._command: dict[str, Any] = {}

    @property
    def extent(self) -> Extent:
        return self.ast.extent

    @property
    def file(self) -> str | None:
        return self.ast.extent.source.file

    @property
    def text(self) -> str:
        """The text between the braces (a script's whole text)."""
        text = self.ast.extent.text
        return text[1:-1] if text.startswith("{") and text.endswith("}") and self.kind != "script" else text

    @property
    def attributes(self) -> list[AttributeAst]:
        block = self.ast.param_block
        return [*self.ast.attributes, *(block.attributes if block is not None else [])]

    @property
    def advanced(self) -> bool:
        """True with [CmdletBinding()] or any [Parameter()]: common parameters, $PSCmdlet, no $args."""
        if any(attribute.type_name.name.lower() in _ADVANCED for attribute in self.attributes):
            return True
        return any(
            isinstance(attribute, AttributeAst) and attribute.type_name.name.lower() in _PARAMETER
            for parameter in self.parameters
            for attribute in parameter.attributes
        )

    @property
    def only_end(self) -> bool:
        """True when the body is one end block: it can be called like a plain function."""
        ast = self.ast
        return (
            ast.begin_block is None
            and ast.process_block is None
            and ast.clean_block is None
            and ast.dynamic_param_block is None
        )

    def mentions_name(self, word: str) -> bool:
        """True when the block's text holds `word` in any case (so `$word` may be used in it)."""
        known = self.mentions.get(word)
        if known is None:
            known = self.mentions[word] = word in self.ast.extent.text.lower()
        return known

    def prepare(self) -> BlockCode:
        """Compiles the block unless that was done."""
        if not self.ready:
            if self.faults:
                from pshv.runtime.execution import faulty

                raise faulty(self.faults)
            from .compiler import compile_block

            compile_block(self)
            self.ready = True
        return self

    def declaration(self, session: Any) -> Any:
        """The binder's Command for this block's parameters, one for each edition."""
        key = session.edition
        found = self._command.get(key)
        if found is None:
            from .declarations import declare

            found = self._command[key] = declare(self, session)
        return found

    @property
    def plain_parameters(self) -> bool:
        """True when no parameter has attributes other than a type: positional arguments need no binder."""
        return not self.advanced and all(
            isinstance(attribute, TypeConstraintAst) and attribute.type_name.name.lower() not in _BINDER_ONLY
            for parameter in self.parameters
            for attribute in parameter.attributes
        )

    def writes_typed(self) -> bool:
        """True when a typed parameter may be written in the body, so that writes have to be checked."""
        typed = {p.name.name.lower() for p in self.parameters if p.attributes}
        if not typed:
            return False
        return any(_may_write(node, typed) for node in self.ast.walk())


def _may_write(node: object, typed: set[str]) -> bool:
    if isinstance(node, AssignmentStatementAst):
        return any(isinstance(n, VariableExpressionAst) and n.name.lower() in typed for n in node.left.walk())
    if isinstance(node, UnaryExpressionAst):
        child = node.child
        return "+" in node.token_kind + "-" and isinstance(child, VariableExpressionAst) and child.name.lower() in typed
    if isinstance(node, CommandAst):
        if node.invocation_operator == ".":
            return True
        name = node.elements[0]
        return isinstance(name, StringConstantExpressionAst) and name.value.lower() in (
            "set-variable", "sv", "set", "invoke-expression", "iex", "clear-variable", "clv",
        )  # fmt: skip
    from pshv.language.tree import ForEachStatementAst

    return isinstance(node, ForEachStatementAst) and node.variable.name.lower() in typed
