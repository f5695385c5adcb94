"""Classes, enums and using statements."""

from __future__ import annotations

from .parser_blocks import BlockParser
from .parser_commands import ARGUMENT
from .token import COMMAND, EXPRESSION, KEYWORDS, SIGNATURE, Token
from .tree_base import ExpressionAst, StatementAst
from .tree_definitions import (
    AttributeAst,
    AttributeBaseAst,
    FunctionMemberAst,
    MemberAst,
    PropertyMemberAst,
    TypeConstraintAst,
    TypeDefinitionAst,
    UsingStatementAst,
)
from .tree_expressions import (
    BaseCtorInvokeMemberExpressionAst,
    HashtableAst,
    StringConstantExpressionAst,
    VariableExpressionAst,
)
from .tree_statements import CommandExpressionAst, PipelineAst

_USING_KINDS = frozenset({"namespace", "type", "module", "command", "assembly"})


class _Modifiers:
    """What stands in front of a class member's name."""

    __slots__ = ("attributes", "end", "hidden", "start", "static", "type")

    def __init__(self) -> None:
        self.start = -1
        self.attributes: list[AttributeAst] = []
        self.type: TypeConstraintAst | None = None
        self.static = False
        self.hidden = False
        self.end = -1


class Parser(BlockParser):
    # -- classes ------------------------------------------------------------

    def class_rule(self, attributes: list[AttributeBaseAst], token: Token) -> StatementAst:
        self.skip_newlines()
        name = self.simple_name_rule()
        if name is None:
            self.missing_after(token.end, "MissingNameAfterKeyword", self.text_of(token))
            return self.failed(token.start, token.end)
        self.skip_newlines()
        mode = self.mode
        self.set_mode(SIGNATURE)
        result = self._class_after_name(attributes, token, name)
        self.set_mode(mode)
        return result

    def _class_after_name(
        self, attributes: list[AttributeBaseAst], token: Token, name: StringConstantExpressionAst
    ) -> StatementAst:
        bases = self._base_types_rule()
        curly = self.next()
        if curly.kind != "{":
            self.unget(curly)
            end = bases[-1].extent.end if bases else name.extent.end
            self.missing_after(end, "MissingTypeBody", "class")
            return self.failed(token.start, end)
        members: list[MemberAst] = []
        end = curly.end
        while True:
            member = self._member_declaration_rule(name.value)
            if isinstance(member, MemberAst):
                members.append(member)
                end = member.extent.end
            elif not member:
                break
        closing = self.next()
        if closing.kind == "}":
            end = closing.end
        else:
            self.unget(closing)
            self.incomplete_at(curly.end, curly.end, "MissingEndCurlyBrace", seen_at=closing.end)
        start = attributes[0].extent.start if attributes else token.start
        real = [a for a in attributes if isinstance(a, AttributeAst)]
        node = TypeDefinitionAst(self.span(start, end), "class", name.value, real, bases, members, name.extent)
        self.defer("type", node)
        return node

    def _base_types_rule(self) -> list[TypeConstraintAst]:
        bases: list[TypeConstraintAst] = []
        last = self.peek()
        if last.kind != ":":
            return bases
        self.skip()
        self.skip_newlines()
        while True:
            base = self.type_name_rule(False)
            if base is None:
                self.missing_after(last.end, "TypeNameExpected")
                return bases
            bases.append(TypeConstraintAst(base.extent, base))
            self.skip_newlines()
            last = self.peek()
            if last.kind != ",":
                return bases
            self.skip()
            self.skip_newlines()

    def _modifiers_rule(self) -> tuple[_Modifiers, Token]:
        found = _Modifiers()
        while True:
            self.skip_newlines()
            attribute = self.attribute_rule()
            if attribute is not None:
                found.end = attribute.extent.end
                found.start = attribute.extent.start if found.start < 0 else found.start
                if isinstance(attribute, AttributeAst):
                    found.attributes.append(attribute)
                elif isinstance(attribute, TypeConstraintAst) and found.type is None:
                    found.type = attribute
                else:
                    self.error_at(attribute.extent.start, attribute.extent.end, "TooManyTypes")
                continue
            token = self.peek()
            found.start = token.start if found.start < 0 else found.start
            if token.kind == "hidden":
                duplicate, found.hidden = found.hidden, True
            elif token.kind == "static":
                duplicate, found.static = found.static, True
            else:
                return found, token
            if duplicate:
                self.error_at(token.start, token.end, "DuplicateQualifier", self.text_of(token))
            found.end = token.end
            self.skip()

    def _member_declaration_rule(self, class_name: str) -> MemberAst | bool:
        """A property or method; True if one was faulty and more may follow, False if there is none."""
        modifiers, token = self._modifiers_rule()
        if token.kind == "variable":
            self.skip()
            return self._property_rule(modifiers, token)
        if token.kind == "identifier" or token.kind in KEYWORDS:
            self.skip()
            method = self._method_rule(modifiers, token, class_name)
            if method is not None:
                return method
            self.sync(False, "}")
            return bool(modifiers.attributes or modifiers.type)
        if modifiers.end >= 0:
            self.missing_after(modifiers.end, "IncompleteMemberDefinition")
            return bool(modifiers.attributes or modifiers.type)
        return False

    def _property_rule(self, modifiers: _Modifiers, token: Token) -> MemberAst:
        value: ExpressionAst | None = None
        end = token.end
        if self.peek().kind == "=":
            self.skip()
            self.skip_newlines()
            value = self.expression_rule()
            if value is not None:
                end = value.extent.end
        end = self._member_end(end, True)
        return PropertyMemberAst(
            self.span(modifiers.start, end),
            str(token.value),
            modifiers.type,
            modifiers.attributes,
            modifiers.static,
            modifiers.hidden,
            value,
        )

    def _member_end(self, end: int, report: bool) -> int:
        """A line end, `;` or `}` must follow a property; a semicolon belongs to its extent."""
        token = self.peek()
        if token.kind not in ("newline", ";", "}") and report:
            self.missing_after(end, "MissingPropertyTerminator")
        self.skip_separators()
        return token.end if token.kind == ";" else end

    def _method_rule(self, modifiers: _Modifiers, name: Token, class_name: str) -> MemberAst | None:
        text = str(name.value)
        error_end = -1
        if self.peek().kind == "(":
            declared, list_end, error_end = self.function_parameters_rule()
            parameters = declared or []
        else:
            self.missing_after(name.end, "MissingMethodParameterList")
            parameters, list_end = [], -1
        is_constructor = text.lower() == class_name.lower()
        base_call: BaseCtorInvokeMemberExpressionAst | None = None
        if is_constructor and not modifiers.static:
            self.skip_newlines()
            base_call, base_error = self._base_call_rule()
            error_end = max(error_end, base_error)
        curly = self.next()
        if curly.kind != "{":
            self.unget(curly)
            if error_end < 0:
                error_end = name.end if list_end < 0 else list_end
                self.missing_after(error_end, "MissingFunctionBody")
        if error_end >= 0:
            return None
        first = None
        if base_call is not None:
            element = CommandExpressionAst(base_call.extent, base_call, [])
            first = PipelineAst(base_call.extent, [element])
        mode = self.mode
        self.set_mode(COMMAND)
        body = self.script_block_rule(curly, False, first)
        self.set_mode(mode)
        return FunctionMemberAst(
            self.span(modifiers.start, body.extent.end),
            text,
            modifiers.type,
            modifiers.attributes,
            modifiers.static,
            modifiers.hidden,
            parameters,
            body,
            is_constructor,
            self.span(name.start, name.end),
        )

    def _base_call_rule(self) -> tuple[BaseCtorInvokeMemberExpressionAst | None, int]:
        """`: base(...)` of a constructor; the second value is where an error ends, or -1."""
        mode = self.mode
        self.set_mode(SIGNATURE)
        call: BaseCtorInvokeMemberExpressionAst | None = None
        error_end = -1
        colon = self.peek()
        if colon.kind == ":":
            self.skip()
            self.skip_newlines()
            word = self.peek()
            if word.kind != "base":
                error_end = colon.end
                self.missing_after(error_end, "MissingBaseCtorCall")
            else:
                self.skip()
                self.skip_newlines()
                paren = self.peek()
                if paren.kind != "(":
                    error_end = word.end
                    self.missing_after(error_end, "MissingMethodParameterList")
                else:
                    self.skip()
                    arguments, end = self.method_arguments(paren)
                    self.skip_newlines()
                    extent = self.span(word.start, word.end)
                    this = VariableExpressionAst(extent, "this")
                    member = StringConstantExpressionAst(extent, ".ctor", "bare_word")
                    call = BaseCtorInvokeMemberExpressionAst(self.span(word.start, end), this, member, arguments, False)
        self.set_mode(mode)
        return call, error_end

    # -- enums -------------------------------------------------------------

    def enum_rule(self, attributes: list[AttributeBaseAst], token: Token) -> StatementAst:
        self.skip_newlines()
        name = self.simple_name_rule()
        if name is None:
            self.missing_after(token.end, "MissingNameAfterKeyword", self.text_of(token))
            return self.failed(token.start, token.end)
        bases = self._underlying_type_rule()
        self.skip_newlines()
        curly = self.next()
        if curly.kind != "{":
            self.unget(curly)
            self.missing_after(name.extent.end, "MissingTypeBody", "enum")
            return self.failed(token.start, name.extent.end)
        members: list[MemberAst] = []
        while (member := self._enum_member_rule()) is not None:
            members.append(member)
        closing = self.next()
        end = closing.end
        if closing.kind != "}":
            self.unget(closing)
            end = members[-1].extent.end if members else curly.end
            self.incomplete_at(curly.end, curly.end, "MissingEndCurlyBrace", seen_at=closing.end)
        start = attributes[0].extent.start if attributes else token.start
        real = [a for a in attributes if isinstance(a, AttributeAst)]
        node = TypeDefinitionAst(self.span(start, end), "enum", name.value, real, bases, members, name.extent)
        self.defer("type", node)
        return node

    def _underlying_type_rule(self) -> list[TypeConstraintAst]:
        """`: byte` behind an enum's name."""
        self.skip_newlines()
        mode = self.mode
        self.set_mode(SIGNATURE)
        bases: list[TypeConstraintAst] = []
        colon = self.peek()
        if colon.kind == ":":
            self.skip()
            self.skip_newlines()
            base = self.type_name_rule(False)
            if base is None:
                self.missing_after(colon.end, "TypeNameExpected")
            else:
                bases.append(TypeConstraintAst(base.extent, base))
        self.set_mode(mode)
        return bases

    def _enum_member_rule(self) -> MemberAst | None:
        self.skip_newlines()
        name = self.simple_name_rule()
        if name is None:
            return None
        end = name.extent.end
        value: ExpressionAst | None = None
        missing = False
        mode = self.mode
        self.set_mode(EXPRESSION)
        equals = self.peek()
        if equals.kind == "=":
            self.skip()
            value = self.expression_rule()
            missing = value is None
            if value is None:
                self.error_at(equals.end, equals.end, "ExpectedValueExpression", "=")
                end = equals.end
            else:
                end = value.extent.end
        self.set_mode(mode)
        end = self._member_end(end, not missing)
        extent = self.span(name.extent.start, end)
        return PropertyMemberAst(extent, name.value, None, [], True, False, value)

    # -- using -------------------------------------------------------------

    def using_rule(self, token: Token) -> StatementAst:
        directive = self.next()
        kind = directive.kind
        if kind not in _USING_KINDS:
            self.unget(directive)
            self.missing_after(token.end, "MissingUsingStatementDirective")
            return self.failed(token.start, token.end)
        first = self.next()
        if first.kind in ("eof", "newline", ",", ";"):
            self.missing_after(directive.end, "MissingUsingItemName")
            if first.kind == "eof":
                self.unget(first)
            return self.failed(token.start, directive.end)
        item = self.argument_rule(ARGUMENT, first)
        if item is None:
            self.error_at(first.start, first.end, "InvalidValueForUsingItemName", self.text_of(first))
            self.sync(True, ";", "newline")
            return self.failed(token.start, first.end)
        if not isinstance(item, StringConstantExpressionAst) and not (
            kind == "module" and isinstance(item, HashtableAst)
        ):
            extent = item.extent
            self.error_at(extent.start, extent.end, "InvalidValueForUsingItemName", extent.text)
            return self.failed(token.start, extent.end)
        return self._using_item(token, kind, item)

    def _using_item(self, token: Token, kind: str, item: ExpressionAst) -> StatementAst:
        end = item.extent.end
        name = item if isinstance(item, StringConstantExpressionAst) else None
        alias: StringConstantExpressionAst | None = None
        module = item if isinstance(item, HashtableAst) else None
        if kind != "assembly" and module is None:
            equals = self.peek()
            if equals.kind == "=":
                self.skip()
                first = self.next()
                if first.kind == "eof":
                    self.unget(first)
                    self.missing_after(equals.end, "MissingNamespaceAlias")
                    return self.failed(token.start, equals.end)
                value = self.argument_rule(ARGUMENT, first)
                if isinstance(value, StringConstantExpressionAst):
                    alias = value
                elif kind == "module" and isinstance(value, HashtableAst):
                    module = value
                else:
                    return self.failed(token.start, first.end, item)
                end = value.extent.end
            elif kind in ("type", "command"):
                self.missing_after(end, "MissingEqualsInUsingAlias")
                return self.failed(token.start, end, item)
        self._require_terminator()
        node = UsingStatementAst(self.span(token.start, end), kind, name, alias, module)
        self.defer("using", node)
        return node

    def _require_terminator(self) -> None:
        token = self.peek()
        if token.kind in ("newline", ";"):
            self.skip()
        elif token.kind != "eof":
            self.incomplete_at(token.start, token.end, "MissingStatementTerminator")
