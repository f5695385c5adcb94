"""Expressions: operators by precedence, arrays, unary signs and casts."""

from __future__ import annotations

from .extent import Extent
from .parser_types import TypeParser
from .token import EXPRESSION, PRECEDENCE, UNARY, Token
from .tree_base import ExpressionAst
from .tree_definitions import AttributeAst, AttributeBaseAst
from .tree_expressions import (
    ArrayLiteralAst,
    AttributedExpressionAst,
    BinaryExpressionAst,
    ConvertExpressionAst,
    ErrorExpressionAst,
    HashtableAst,
    MemberExpressionAst,
    TernaryExpressionAst,
    TypeExpressionAst,
    UnaryExpressionAst,
    VariableExpressionAst,
)

_CHECKED_CASTS = frozenset(
    {"ordered", "ref", "psreference", "system.management.automation.psreference", "void", "system.void"}
)


class ExpressionParser(TypeParser):
    def primary_rule(self, with_members: bool) -> ExpressionAst | None:
        raise NotImplementedError

    def members_rule(self, token: Token | None, target: ExpressionAst) -> ExpressionAst:
        raise NotImplementedError

    # -- binary operators --------------------------------------------------

    def expression_rule(self, ternary: bool = False) -> ExpressionAst | None:
        """An expression, `? :` included; None if none begins here."""
        mode = self.mode
        if mode == EXPRESSION:
            return self._ternary_rule(ternary)
        self.set_mode(EXPRESSION)
        result = self._ternary_rule(ternary)
        self.set_mode(mode)
        return result

    def _ternary_rule(self, ternary: bool) -> ExpressionAst | None:
        condition = self._binary_rule(ternary)
        if condition is None or self.peek().kind != "?":
            return condition
        question = self.next()
        self.skip_newlines()
        self.deeper()
        if_true = self.expression_rule(True)
        missing = if_true is None
        if if_true is None:
            if_true = self._missing_operand(question)
        self.skip_newlines()
        colon = self.next()
        if colon.kind != ":":
            self.unget(colon)
            if not missing:
                self.incomplete_at(colon.start, colon.end, "MissingColonInTernaryExpression")
            self.depth -= 1
            extent = self.span(condition.extent.start, max(colon.start - 1, condition.extent.end))
            return ErrorExpressionAst(extent, [condition, if_true])
        self.skip_newlines()
        if_false = self.expression_rule(ternary)
        self.depth -= 1
        if if_false is None:
            if_false = self._missing_operand(colon)
        extent = self.span(condition.extent.start, if_false.extent.end)
        return TernaryExpressionAst(extent, condition, if_true, if_false)

    def _missing_operand(self, operator: Token) -> ErrorExpressionAst:
        self.missing_after(operator.end, "ExpectedValueExpression", self.text_of(operator))
        return ErrorExpressionAst(self.span(operator.end, operator.end))

    def _binary_rule(self, ternary: bool) -> ExpressionAst | None:
        left = self.array_literal_rule(ternary)
        if left is None:
            return None
        token = self.peek()
        precedence = PRECEDENCE.get(token.kind)
        if precedence is None:
            return self._stray_parameter(left) if token.kind == "parameter" else left
        operands = [left]
        operators: list[tuple[Token, int]] = []
        length = 0
        while precedence is not None:
            self.ungot = None
            while operators and operators[-1][1] >= precedence:
                self._reduce(operands, operators)
            operators.append((token, precedence))
            self.skip_newlines()
            operand = self.array_literal_rule(ternary)
            operands.append(self._missing_operand(token) if operand is None else operand)
            length += 1
            self.check_chain(length)
            token = self.peek()
            precedence = PRECEDENCE.get(token.kind)
        while operators:
            self._reduce(operands, operators)
        return self._stray_parameter(operands[0]) if token.kind == "parameter" else operands[0]

    def _reduce(self, operands: list[ExpressionAst], operators: list[tuple[Token, int]]) -> None:
        right = operands.pop()
        left = operands[-1]
        token = operators.pop()[0]
        source = self.source
        extent = Extent(source, left.extent.start, right.extent.end)
        operands[-1] = BinaryExpressionAst(extent, left, token.kind, right, Extent(source, token.start, token.end))

    def _stray_parameter(self, expression: ExpressionAst) -> ExpressionAst:
        """`$x -equals`: an operator that is none."""
        token = self.next()
        self.unexpected(token)
        return ErrorExpressionAst(self.span(expression.extent.start, token.end), [expression])

    def array_literal_rule(self, ternary: bool = False) -> ExpressionAst | None:
        first = self.unary_rule(ternary)
        if self.no_comma:
            return first
        comma = self.peek()
        if comma.kind != "," or first is None:
            return first
        elements = [first]
        end = comma.end
        while comma.kind == ",":
            self.ungot = None
            self.skip_newlines()
            element = self.unary_rule(ternary)
            if element is None:
                self.missing_after(comma.end, "MissingExpressionAfterToken", ",")
                elements.append(ErrorExpressionAst(self.span(comma.start, comma.end)))
                end = comma.end
                break
            elements.append(element)
            end = element.extent.end
            comma = self.peek()
        return ArrayLiteralAst(self.span(first.extent.start, end), elements)

    # -- unary operators and casts -----------------------------------------

    def unary_rule(self, ternary: bool = False) -> ExpressionAst | None:
        ungot = self.ungot
        if ungot is not None and ungot.kind == "-":
            self.resync(ungot)
            ungot = None
        if ungot is None:
            signed, self.signed_numbers = self.signed_numbers, True
            was_ternary, self.ternary_number = self.ternary_number, ternary
            token = self.next_token()
            self.ungot = token
            self.signed_numbers, self.ternary_number = signed, was_ternary
        else:
            token = ungot
        kind = token.kind
        expression: ExpressionAst | None
        if kind in UNARY:
            expression = self._signed_rule(token, ternary)
        elif kind == "[":
            self.deeper()
            expression = self._attributed_rule(token)
            self.depth -= 1
        else:
            self.deeper()
            expression = self.primary_rule(True)
            self.depth -= 1
        if expression is None or isinstance(expression, ErrorExpressionAst):
            return expression
        token = self.peek()
        if token.kind == "++" or token.kind == "--":
            self.ungot = None
            extent = self.span(expression.extent.start, token.end)
            expression = UnaryExpressionAst(extent, "postfix" + token.kind, expression)
            self._check_step(expression)
        return expression

    def _check_step(self, node: UnaryExpressionAst) -> None:
        child = node.child
        if not isinstance(child, (VariableExpressionAst, MemberExpressionAst)) or (
            isinstance(child, MemberExpressionAst)
            and (child.null_conditional or type(child) is not MemberExpressionAst)
        ):
            self.defer("step", node)

    def _signed_rule(self, token: Token, ternary: bool) -> ExpressionAst | None:
        kind = token.kind
        if self.no_comma and kind == ",":
            return None
        self.ungot = None
        self.skip_newlines()
        self.deeper()
        child = self.unary_rule(ternary)
        self.depth -= 1
        if child is None:
            self.missing_after(token.end, "MissingExpressionAfterOperator", self.text_of(token))
            return ErrorExpressionAst(self.span(token.start, token.end))
        extent = self.span(token.start, child.extent.end)
        if kind == ",":
            return ArrayLiteralAst(extent, [child])
        node = UnaryExpressionAst(extent, kind, child)
        if kind == "++" or kind == "--":
            self._check_step(node)
        return node

    def _attributed_rule(self, bracket: Token) -> ExpressionAst | None:
        """`[type]` as a value, a cast, or attributes before a variable."""
        attributes = self.attribute_list_rule(True)
        if not attributes:
            return None
        last = attributes[-1]
        if isinstance(last, AttributeAst):
            self.skip_newlines()
            child = self.unary_rule()
            if child is None:
                extent = last.extent
                self.incomplete_at(extent.start, extent.end, "UnexpectedAttribute", last.type_name.full_name)
                return ErrorExpressionAst(self.span(bracket.start, extent.end))
            result = self._attributed(last, child)
        else:
            result = self._type_or_cast(last)
        self.check_chain(len(attributes))
        for attribute in reversed(attributes[:-1]):
            result = self._attributed(attribute, result)
        return result

    def _type_or_cast(self, last: AttributeBaseAst) -> ExpressionAst:
        access = self.member_access(False) if self.ungot is None else None
        if access is not None:
            return self.members_rule(access, TypeExpressionAst(last.extent, last.type_name))
        token = self.peek()
        if token.kind != "newline" and token.kind != ",":
            child = self.unary_rule()
            if child is not None:
                return self._attributed(last, child)
        return TypeExpressionAst(last.extent, last.type_name)

    def _attributed(self, attribute: AttributeBaseAst, child: ExpressionAst) -> ExpressionAst:
        extent = self.span(attribute.extent.start, child.extent.end)
        if isinstance(attribute, AttributeAst):
            node = AttributedExpressionAst(extent, attribute, child)
            self.defer("attributed", node)
            return node
        cast = ConvertExpressionAst(extent, attribute, child)
        name = attribute.type_name.name.lower()
        if name in _CHECKED_CASTS and not (name == "ordered" and isinstance(child, HashtableAst)):
            self.defer("cast", cast)
        return cast
