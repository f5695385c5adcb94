"""Primary expressions: variables, strings, brackets of every kind, members and indexes."""

from __future__ import annotations

from .extent import Extent
from .parser_expressions import ExpressionParser
from .token import COMMAND, EXPRESSION, TYPE_NAME, UNARY, Token
from .tree_base import CommandElementAst, ExpressionAst, StatementAst
from .tree_definitions import ScriptBlockAst
from .tree_expressions import (
    AnyTypeName,
    ArrayExpressionAst,
    ConstantExpressionAst,
    ErrorExpressionAst,
    ExpandableStringExpressionAst,
    HashtableAst,
    IndexExpressionAst,
    InvokeMemberExpressionAst,
    MemberExpressionAst,
    ParenExpressionAst,
    ScriptBlockExpressionAst,
    StringConstantExpressionAst,
    SubExpressionAst,
    UsingExpressionAst,
    VariableExpressionAst,
)
from .tree_statements import ErrorStatementAst, StatementBlockAst, TrapStatementAst

STRING_KIND = {
    "string": "single_quoted",
    "expandable": "double_quoted",
    "here_string": "single_quoted_here_string",
    "here_expandable": "double_quoted_here_string",
    "word": "bare_word",
}


class PrimaryParser(ExpressionParser):
    def chain_rule(self) -> StatementAst | None:
        raise NotImplementedError

    def statement_rule(self) -> StatementAst | None:
        raise NotImplementedError

    def statement_list_rule(
        self, statements: list[StatementAst], traps: list[TrapStatementAst]
    ) -> tuple[int, int] | None:
        raise NotImplementedError

    def script_block_rule(self, curly: Token | None, is_filter: bool = False) -> ScriptBlockAst:
        raise NotImplementedError

    def single_argument(self, context: int) -> ExpressionAst | None:
        raise NotImplementedError

    def primary_rule(self, with_members: bool) -> ExpressionAst | None:
        token = self.next()
        kind = token.kind
        expression: ExpressionAst
        if kind == "variable" or kind == "splatted":
            expression = self.variable_node(token, with_members)
        elif kind == "number":
            expression = ConstantExpressionAst(Extent(self.source, token.start, token.end), token.value)
        elif kind in STRING_KIND and kind != "word":
            expression = self.string_node(token)
        elif kind == "(":
            expression = self._paren_rule(token)
        elif kind == "$(" or kind == "@(":
            expression = self._sub_expression_rule(token)
        elif kind == "@{":
            expression = self._hashtable_rule(token)
        elif kind == "{":
            expression = self.script_block_expression(token)
        else:
            self.ungot = token
            return None
        if not with_members or self.ungot is not None:
            return expression
        access = self.member_access(True)
        return expression if access is None else self.members_rule(access, expression)

    # -- variables and strings ---------------------------------------------

    def variable_node(self, token: Token, with_members: bool) -> ExpressionAst:
        extent = Extent(self.source, token.start, token.end)
        path = str(token.value)
        splatted = token.kind == "splatted"
        if len(path) > 6 and path[:6].lower() == "using:":
            inner: ExpressionAst = VariableExpressionAst(extent, path[6:], splatted)
            if with_members and self.ungot is None:
                inner = self.members_rule(self.member_access(True), inner)
            node = UsingExpressionAst(inner.extent, inner)
            if not isinstance(inner, VariableExpressionAst):
                self.defer("using_expression", node)
            return node
        variable = VariableExpressionAst(extent, path, splatted)
        if splatted:
            self.defer("splatted", variable)
        return variable

    def string_node(self, token: Token) -> ExpressionAst:
        extent = Extent(self.source, token.start, token.end)
        kind = STRING_KIND[token.kind]
        if token.extra is None:
            return StringConstantExpressionAst(extent, str(token.value), kind)
        return ExpandableStringExpressionAst(extent, str(token.value), kind, self._expanded_parts(token.extra))

    def _expanded_parts(self, parts: object) -> list[str | ExpressionAst]:
        """Parse what a string expands; neighbouring literal pieces become one."""
        result: list[str | ExpressionAst] = []
        for part in parts:  # type: ignore[attr-defined]
            if isinstance(part, str):
                if result and isinstance(result[-1], str):
                    result[-1] += part
                elif part:
                    result.append(part)
            elif part.kind == "variable":
                result.append(self.variable_node(part, False))
            else:
                result.append(self._nested_expression(part))
        return result

    def _nested_expression(self, token: Token) -> ExpressionAst:
        saved = self.enter(token)
        simple, self.ungot = self.simple_name, None
        expression = self.primary_rule(True)
        self.ungot = None
        self.leave(saved)
        self.simple_name = simple
        return expression or ErrorExpressionAst(self.span(token.start, token.end))

    # -- members and indexes -----------------------------------------------

    def members_rule(self, token: Token | None, target: ExpressionAst) -> ExpressionAst:
        length = 0
        while token is not None:
            length += 1
            self.check_chain(length)
            self.skip_newlines()
            if token.kind == "[" or token.kind == "?[":
                target = self._element_rule(target, token)
            else:
                target = self._member_rule(target, token)
            token = self.member_access(True) if self.ungot is None else None
        return target

    def _member_name_rule(self) -> ExpressionAst | None:
        name = self.simple_name_rule()
        if name is not None:
            return name
        token = self.peek()
        if token.kind in UNARY or token.kind == "[":
            return self.unary_rule()
        return self.primary_rule(False)

    def _member_rule(self, target: ExpressionAst, operator: Token) -> ExpressionAst:
        start = target.extent.start
        static, conditional = operator.kind == "::", operator.kind == "?."
        member: CommandElementAst | None = self._member_name_rule()
        if member is None:
            self.missing_after(operator.end, "MissingPropertyName")
            member = self.single_argument(8) or ErrorExpressionAst(self.span(start, operator.end))
        elif self.ungot is None:
            restore = self.pos
            generics = self._generic_method_arguments() if self.core and self.text[self.pos] == "[" else None
            bracket = self.invocation_bracket()
            if bracket is not None:
                return self._invoke_rule(target, bracket, member, static, conditional, generics)
            if generics is not None:
                self.resync_to(restore)
        return MemberExpressionAst(self.span(start, member.extent.end), target, member, static, conditional)

    def _generic_method_arguments(self) -> list[AnyTypeName] | None:
        """`[int, string]` between a method's name and its parenthesis (7.3); None if it is an index."""
        restore, errors, mode = self.pos, len(self.errors), self.mode
        seen = set(self.seen_errors)
        self.begin = self.pos
        self.pos += 1
        self.set_mode(TYPE_NAME)
        types: list[AnyTypeName] | None = []
        while types is not None:
            token = self.next()
            types = [*types, self._generic_argument(token)] if token.kind in ("identifier", "[") else None
            closing = self.next() if types is not None else token
            if closing.kind == "]":
                break
            if closing.kind != ",":
                types = None
        self.set_mode(mode)
        if types is None or self.ungot is not None or self.text[self.pos] != "(" or len(self.errors) != errors:
            del self.errors[errors:]
            self.seen_errors = seen
            self.resync_to(restore)
            return None
        return types

    def _invoke_rule(
        self,
        target: ExpressionAst,
        bracket: Token,
        member: CommandElementAst,
        static: bool,
        conditional: bool,
        generics: list[AnyTypeName] | None,
    ) -> ExpressionAst:
        if bracket.kind == "(":
            arguments, end = self.method_arguments(bracket)
        else:
            self.skip_newlines()
            block = self.script_block_expression(bracket)
            arguments, end = [block], block.extent.end
        extent = self.span(target.extent.start, end)
        return InvokeMemberExpressionAst(extent, target, member, arguments, static, conditional, generics)

    def method_arguments(self, paren: Token) -> tuple[list[ExpressionAst], int]:
        """Arguments behind an opening parenthesis, and where the call ends."""
        arguments: list[ExpressionAst] = []
        no_comma, self.no_comma = self.no_comma, True
        comma: Token | None = None
        reported = False
        while True:
            self.skip_newlines()
            argument = self.expression_rule()
            if argument is None:
                if comma is not None:
                    self.missing_after(comma.end, "MissingExpressionAfterToken", ",")
                    reported = True
                break
            arguments.append(argument)
            self.skip_newlines()
            token = self.next()
            if token.kind != ",":
                self.unget(token)
                comma = None
                break
            comma = token
        self.skip_newlines()
        token = self.next()
        if token.kind == ")":
            end = token.end
        else:
            self.unget(token)
            last = arguments[-1].extent.end if arguments else paren.end
            if not reported:
                self.missing_after(last, "MissingEndParenthesisInMethodCall")
            end = comma.end if comma is not None else last
        self.no_comma = no_comma
        return arguments, end

    def _element_rule(self, target: ExpressionAst, bracket: Token) -> ExpressionAst:
        self.skip_newlines()
        index = self.expression_rule()
        missing = index is None
        if index is None:
            self.missing_after(bracket.end, "MissingArrayIndexExpression")
            index = ErrorExpressionAst(self.span(bracket.start, bracket.end))
        self.skip_newlines()
        token = self.next()
        end = token.end
        if token.kind != "]":
            self.unget(token)
            end = index.extent.end
            if not missing and not isinstance(index, ErrorExpressionAst):
                self.missing_after(end, "MissingEndSquareBracket")
        return IndexExpressionAst(self.span(target.extent.start, end), target, index, bracket.kind == "?[")

    # -- brackets ----------------------------------------------------------

    def _paren_rule(self, paren: Token) -> ExpressionAst:
        mode, no_comma = self.mode, self.no_comma
        self.set_mode(COMMAND)
        self.no_comma = False
        self.skip_newlines()
        pipeline = self.chain_rule()
        if pipeline is None:
            self.missing_after(paren.end, "ExpectedExpression")
            pipeline = ErrorStatementAst(self.span(paren.end, paren.end))
        self.skip_newlines()
        token = self.next()
        end = token.end
        if token.kind != ")":
            self.unget(token)
            end = pipeline.extent.end
            self.missing_after(end, "MissingEndParenthesisInExpression")
        self.no_comma = no_comma
        self.set_mode(mode)
        return ParenExpressionAst(self.span(paren.start, end), pipeline)

    def _sub_expression_rule(self, first: Token) -> ExpressionAst:
        mode, no_comma = self.mode, self.no_comma
        self.set_mode(COMMAND)
        self.no_comma = False
        self.skip_newlines()
        statements: list[StatementAst] = []
        traps: list[TrapStatementAst] = []
        inside = self.statement_list_rule(statements, traps)
        self.skip_newlines()
        token = self.next()
        end = token.end
        if token.kind != ")":
            self.unget(token)
            self.incomplete_at(token.start, token.end, "MissingEndParenthesisInSubexpression")
            end = inside[1] if inside is not None else first.end
        self.no_comma = no_comma
        self.set_mode(mode)
        extent = self.span(first.start, end)
        start, stop = inside if inside is not None else (first.end, first.end)
        block = StatementBlockAst(self.span(start, stop), statements, traps)
        return SubExpressionAst(extent, block) if first.kind == "$(" else ArrayExpressionAst(extent, block)

    def script_block_expression(self, curly: Token) -> ScriptBlockExpressionAst:
        mode, no_comma = self.mode, self.no_comma
        self.set_mode(COMMAND)
        self.no_comma = False
        block = self.script_block_rule(curly)
        self.no_comma = no_comma
        self.set_mode(mode)
        return ScriptBlockExpressionAst(block.extent, block)

    # -- hash tables -------------------------------------------------------

    def label_or_key_rule(self) -> ExpressionAst | None:
        name = self.simple_name_rule()
        if name is not None:
            return name
        token = self.peek()
        if token.kind == "newline" or token.kind == ";":
            return None
        no_comma, self.no_comma = self.no_comma, True
        label = self.unary_rule()
        self.no_comma = no_comma
        return label

    def _hashtable_rule(self, opening: Token) -> ExpressionAst:
        self.skip_newlines()
        pairs: list[tuple[ExpressionAst, StatementAst]] = []
        keys: set[str] = set()
        duplicates = False
        while True:
            pair = self._pair_rule()
            if pair is None:
                break
            pairs.append(pair)
            key = pair[0]
            if isinstance(key, (StringConstantExpressionAst, ConstantExpressionAst)):
                text = str(key.value).lower()
                duplicates = duplicates or text in keys
                keys.add(text)
            token = self.peek()
            if token.kind != "newline" and token.kind != ";":
                break
            self.skip_separators()
        token = self.next()
        end = token.end
        if token.kind != "}":
            self.unget(token)
            self.incomplete_at(opening.end, opening.end, "MissingEndCurlyBrace", seen_at=token.end)
            end = max(token.start - 1, opening.end)
        node = HashtableAst(self.span(opening.start, end), pairs)
        if duplicates:
            self.defer("hashtable", node)
        return node

    def _pair_rule(self) -> tuple[ExpressionAst, StatementAst] | None:
        mode = self.mode
        self.set_mode(EXPRESSION)
        key = self.label_or_key_rule()
        if key is None:
            self.set_mode(mode)
            return None
        equals = self.next()
        if equals.kind != "=":
            self.unget(equals)
            self.set_mode(mode)
            end = key.extent.end
            self.error_at(end, end, "MissingEqualsInHashLiteral")
            self.sync(False, "}", ";", "newline")
            return key, ErrorStatementAst(self.span(end, end))
        self.set_mode(COMMAND)
        self.skip_newlines()
        no_comma, self.no_comma = self.no_comma, False
        statement = self.statement_rule()
        self.no_comma = no_comma
        if statement is None:
            self.missing_after(equals.end, "MissingStatementInHashLiteral")
            statement = ErrorStatementAst(self.span(equals.end, equals.end))
        self.set_mode(mode)
        return key, statement
