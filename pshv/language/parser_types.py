"""Type names and attributes: `[int]`, `[Collections.Generic.List[string]]`, `[Parameter(Mandatory)]`."""

from __future__ import annotations

from .parser_base import ParserBase
from .token import EXPRESSION, TYPE_NAME, Token
from .tree_base import ExpressionAst
from .tree_definitions import AttributeAst, AttributeBaseAst, NamedAttributeArgumentAst, TypeConstraintAst
from .tree_expressions import (
    AnyTypeName,
    ArrayTypeName,
    ConstantExpressionAst,
    ErrorExpressionAst,
    GenericTypeName,
    ScriptBlockExpressionAst,
    StringConstantExpressionAst,
    TypeName,
)

_PLAIN_ARGUMENTS = (ConstantExpressionAst, StringConstantExpressionAst, ScriptBlockExpressionAst)


class TypeParser(ParserBase):
    def expression_rule(self, ternary: bool = False) -> ExpressionAst | None:
        raise NotImplementedError

    def simple_name_rule(self) -> StringConstantExpressionAst | None:
        """An identifier, whatever the mode would make of it."""
        self.simple_name = True
        token = self.peek()
        self.simple_name = False
        if token.kind != "identifier":
            return None
        self.ungot = None
        return StringConstantExpressionAst(self.span(token.start, token.end), str(token.value), "bare_word")

    # -- type names --------------------------------------------------------

    def type_name_rule(self, allow_assembly: bool = True) -> AnyTypeName | None:
        mode = self.mode
        self.set_mode(TYPE_NAME)
        token = self.next()
        result: AnyTypeName | None = None
        if token.kind == "identifier":
            result = self._finish_type_name(token, False, allow_assembly)
        else:
            self.unget(token)
        self.set_mode(mode)
        return result

    def _simple_type(self, token: Token) -> TypeName:
        return TypeName(self.span(token.start, token.end), str(token.value))

    def _finish_type_name(self, name: Token, bare_argument: bool, allow_assembly: bool = True) -> AnyTypeName:
        """What follows a type's name: `[]`, `[,]`, generic arguments, an assembly name."""
        if self.ungot is None and self.text[self.pos] == "]":
            return self._simple_type(name)
        token = self.peek()
        if token.kind == "[":
            bracket = token
            self.skip()
            self.skip_newlines()
            token = self.next()
            if token.kind in ("]", ","):
                element = self._simple_type(name)
                return self._array_type(element, element, token)
            if token.kind in ("[", "identifier"):
                return self._generic_type(name, token, bare_argument)
            if token.kind != "eof":
                self.unexpected(token)
                self.sync(True, "]")
            else:
                self.unget(token)
                self.missing_after(bracket.end, "MissingTypename")
        elif token.kind == "," and allow_assembly and not bare_argument:
            self.skip()
            assembly = self.scan_assembly_name()
            if not assembly.strip():
                self.error_at(token.end, token.end, "MissingAssemblyNameSpecification")
            else:
                extent = self.span(name.start, self.whole(self.pos))
                return TypeName(extent, str(name.value), assembly)
        return self._simple_type(name)

    def _generic_argument(self, first: Token) -> AnyTypeName:
        if first.kind == "identifier":
            return self._finish_type_name(first, True)
        token = self.next()
        if token.kind != "identifier":
            self.unget(token)
            self.missing_after(token.end, "MissingTypename")
            return TypeName(self.span(first.start, first.end), ":ErrorTypeName:")
        result = self._finish_type_name(token, False)
        closing = self.next()
        if closing.kind != "]":
            self.unget(closing)
            at = max(closing.start - 1, 0)
            self.incomplete_at(at, at, "EndSquareBracketExpectedAtEndOfType")
        return result

    def _generic_type(self, name: Token, first: Token, bare_argument: bool) -> AnyTypeName:
        self.deeper()
        arguments = [self._generic_argument(first)]
        while True:
            self.skip_newlines()
            closing = self.next()
            if closing.kind != ",":
                break
            self.skip_newlines()
            token = self.peek()
            if token.kind in ("identifier", "["):
                self.skip()
                arguments.append(self._generic_argument(token))
            else:
                self.missing_after(closing.end, "MissingTypename")
                arguments.append(TypeName(self.span(closing.start, closing.end), ":ErrorTypeName:"))
        self.depth -= 1
        end = closing.end
        if closing.kind != "]":
            self.unget(closing)
            at = max(closing.start - 1, 0)
            self.incomplete_at(at, at, "EndSquareBracketExpectedAtEndOfAttribute")
            end = arguments[-1].extent.end
        open_type = self._simple_type(name)
        result = GenericTypeName(self.span(name.start, end), open_type, arguments)
        token = self.peek()
        if token.kind == "[":
            self.skip()
            return self._array_type(result, open_type, self.next())
        if token.kind == "," and not bare_argument:
            self._assembly_for(open_type, token)
        return result

    def _assembly_for(self, type_name: TypeName, comma: Token) -> None:
        self.skip()
        assembly = self.scan_assembly_name()
        if assembly:
            type_name.assembly_name = assembly
        else:
            self.error_at(comma.end, comma.end, "MissingAssemblyNameSpecification")

    def _array_type(self, element: AnyTypeName, qualified: TypeName, first: Token) -> AnyTypeName:
        """`]` or `,` behind an opening bracket, as often as brackets follow."""
        while True:
            if first.kind == ",":
                rank, token = 1, first
                while token.kind == ",":
                    last_comma = token
                    rank += 1
                    token = self.next()
                if token.kind != "]":
                    self.unget(token)
                    self.error_at(last_comma.end, last_comma.end, "EndSquareBracketExpectedAtEndOfAttribute")
                element = ArrayTypeName(self.span(element.extent.start, token.end), element, rank)
            elif first.kind == "]":
                element = ArrayTypeName(self.span(element.extent.start, first.end), element, 1)
            elif first.kind == "eof":
                self.unget(first)
                self.error_before(first, "EndSquareBracketExpectedAtEndOfAttribute")
            else:
                self.unexpected(first)
                self.sync(True, "]")
            token = self.peek()
            if token.kind == ",":
                self._assembly_for(qualified, token)
                return element
            if token.kind != "[":
                return element
            self.skip()
            first = self.next()

    # -- attributes --------------------------------------------------------

    def attribute_list_rule(self, in_expression: bool) -> list[AttributeBaseAst]:
        attributes: list[AttributeBaseAst] = []
        while True:
            attribute = self.attribute_rule()
            if attribute is None:
                return attributes
            attributes.append(attribute)
            if not in_expression or isinstance(attribute, AttributeAst):
                self.skip_newlines()

    def _opening_bracket(self) -> Token | None:
        token = self.ungot
        if token is None:
            return self.left_bracket()
        if token.kind == "[":
            self.ungot = None
            return token
        return None

    def attribute_rule(self) -> AttributeBaseAst | None:
        """`[type]` or `[attribute(...)]`; None (nothing consumed, maybe an error) if there is none."""
        bracket = self._opening_bracket()
        if bracket is None:
            return None
        self.skip_newlines()
        name = self.type_name_rule()
        if name is None:
            self.resync(bracket)
            self.missing_after(bracket.end, "MissingTypename")
            return None
        token = self.next()
        if token.kind == "(":
            return self._attribute_with_arguments(bracket, name, token)
        end = token.end
        if token.kind != "]":
            self.unget(token)
            self.error_before(token, "EndSquareBracketExpectedAtEndOfAttribute")
            end = name.extent.end
        return TypeConstraintAst(self.span(bracket.start, end), name)

    def _attribute_with_arguments(self, bracket: Token, name: AnyTypeName, paren: Token) -> AttributeAst:
        self.skip_newlines()
        positional: list[ExpressionAst] = []
        named: list[NamedAttributeArgumentAst] = []
        mode = self.mode
        self.set_mode(EXPRESSION)
        last = self._attribute_arguments(positional, named, paren.end)
        self.set_mode(mode)
        self.skip_newlines()
        token = self.next()
        closed = token.kind == ")"
        if closed:
            last = token.end
        else:
            self.unget(token)
            self.missing_after(last, "MissingEndParenthesisInExpression")
        self.skip_newlines()
        token = self.next()
        if token.kind == "]":
            last = token.end
        else:
            self.unget(token)
            if closed:
                self.missing_after(last, "EndSquareBracketExpectedAtEndOfAttribute")
        node = AttributeAst(self.span(bracket.start, last), name, positional, named)
        if not all(isinstance(argument, _PLAIN_ARGUMENTS) for argument in positional) or named:
            self.defer("attribute", node)
        return node

    def _attribute_arguments(
        self, positional: list[ExpressionAst], named: list[NamedAttributeArgumentAst], last: int
    ) -> int:
        """Read arguments into the lists; returns where the last item ends."""
        no_comma, self.no_comma = self.no_comma, True
        comma: Token | None = None
        seen: set[str] = set()
        while True:
            self.skip_newlines()
            name = self.simple_name_rule()
            if name is not None:
                last = self._named_argument(name, named, seen, last)
            else:
                value = self.expression_rule()
                if value is None and comma is not None:
                    self.missing_after(comma.end, "MissingExpressionAfterToken", ",")
                    value = ErrorExpressionAst(self.span(comma.end, comma.end))
                if value is not None:
                    positional.append(value)
                    last = value.extent.end
            self.skip_newlines()
            comma = self.peek()
            if comma.kind != ",":
                break
            last = comma.end
            self.skip()
        self.no_comma = no_comma
        return last

    def _named_argument(
        self,
        name: StringConstantExpressionAst,
        named: list[NamedAttributeArgumentAst],
        seen: set[str],
        last: int,
    ) -> int:
        value: ExpressionAst | None = None
        end = name.extent.end
        token = self.peek()
        omitted = token.kind != "="
        if not omitted:
            self.skip()
            self.skip_newlines()
            value = self.expression_rule()
            if value is None:
                self.missing_after(token.end, "MissingExpressionInNamedArgument")
                value = ErrorExpressionAst(self.span(token.end, token.end))
                self.sync(True, ",", ")", "]", "newline")
            last = end = value.extent.end
        if name.value in seen:
            self.error_at(name.extent.start, name.extent.end, "DuplicateNamedArgument", name.value)
        else:
            seen.add(name.value)
            named.append(NamedAttributeArgumentAst(self.span(name.extent.start, end), name.value, value, omitted))
        return last
