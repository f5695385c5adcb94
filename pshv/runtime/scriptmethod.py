"""Methods and constructors of script classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .catching import MethodReturn
from .errors import PSError, ReturnSignal
from .frame import Frame
from .output import ignore
from .scope import ConstrainedScope, Scope
from .typerefs import TypeReference
from .values import NOTHING

if TYPE_CHECKING:
    from pshv.language.tree import FunctionMemberAst, TypeConstraintAst
    from pshv.types.nettype import NetType
    from pshv.types.signature import Overload

    from .scriptclass import ScriptClass


class ScriptMethod:
    """One method or constructor (its name is the class's)."""

    __slots__ = ("_overload", "_returns", "_traits", "code", "is_hidden", "is_static", "name", "node", "owner")

    def __init__(self, owner: ScriptClass, node: FunctionMemberAst) -> None:
        from pshv.language.codegen.block import BlockCode

        self.name = node.name
        self.owner = owner
        self.node = node
        self.is_static = node.is_static
        self.is_hidden = node.is_hidden
        self.code = BlockCode(node.body, "method", node.name, node.parameters)
        returns = node.return_type
        if returns is not None and returns.type_name.name.lower() not in ("void", "system.void"):
            self.code.returns = returns
        self.code.extra = self
        self._overload: Overload | None = None
        self._returns: NetType | None = None
        self._traits: Any = None

    @property
    def count(self) -> int:
        return len(self.node.parameters)

    @property
    def return_text(self) -> str:
        returns = self.code.returns
        return "void" if returns is None else TypeReference(returns.type_name).get(self.owner.scope).text

    def overload(self) -> Overload:
        """Its parameters for the choice of an overload."""
        if self._overload is None:
            from pshv.types.signature import Overload, Parameter

            parameters = [Parameter(p.name.name, self._type(p), False, False, None) for p in self.node.parameters]
            self._overload = Overload(self.definition(), self.return_text, parameters)
        return self._overload

    def _type(self, parameter: Any) -> NetType:
        from pshv.language.codegen.parameters import constraint
        from pshv.types.nettype import OBJECT

        found: TypeConstraintAst | None = constraint(parameter)
        return OBJECT if found is None else TypeReference(found.type_name).get(self.owner.scope)

    def definition(self) -> str:
        """The method as Get-Member and OverloadDefinitions show it."""
        parameters = ", ".join(f"{self._type(p).text} {p.name.name}" for p in self.node.parameters)
        if self.node.is_constructor:
            return f"{self.owner.name}({parameters})"
        return f"{'static ' if self.is_static else ''}{self.return_text} {self.name}({parameters})"

    def call(self, this: Any, arguments: list[Any]) -> Any:
        """Runs the method with converted arguments; gives its value."""
        owner = self.owner
        session = owner.session
        code = self.code
        if not code.ready:
            code.prepare()
        scope = Scope(owner.scope, owner.scope.state, session)
        if this is not None:
            dict.__setitem__(scope, "this", this)
        for parameter, value in zip(code.names, arguments, strict=False):
            dict.__setitem__(scope, parameter, value)
        if code.constrained:
            from .function import constrain_parameters

            constrain_parameters(scope, code)
            scope.__class__ = ConstrainedScope
        scope.frame = Frame(None, code, None)
        return self._run(scope)

    def _run(self, scope: Scope) -> Any:
        from .function import depth_overflow

        session, state = scope.session, scope.state
        if session.depth >= session.depth_limit:
            raise depth_overflow()
        before, trying = state.current, session.trying
        state.current = scope
        session.depth += 1
        session.trying = True
        try:
            return self._converted(scope, self._body(scope))
        except PSError as error:
            error.passes = True
            raise
        except RecursionError:
            raise depth_overflow() from None
        finally:
            state.current = before
            session.depth -= 1
            session.trying = trying

    def _body(self, scope: Scope) -> Any:
        if self.code.end is None:
            return None
        try:
            return self.code.end(scope, ignore)
        except MethodReturn as result:
            return result.value
        except ReturnSignal:
            return None

    def _converted(self, scope: Scope, value: Any) -> Any:
        returns = self.code.returns
        if returns is None:
            return NOTHING
        if self._returns is None:
            self._returns = TypeReference(returns.type_name).get(self.owner.scope)
        from .variables import cast

        return cast(scope, None if value is NOTHING else value, self._returns)
