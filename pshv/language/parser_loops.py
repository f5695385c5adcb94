"""Loops: while, do, foreach, for."""

from __future__ import annotations

from .parser_commands import ARGUMENT
from .parser_pipelines import PipelineParser
from .token import Token
from .tree_base import Ast, StatementAst
from .tree_expressions import VariableExpressionAst
from .tree_statements import (
    DoUntilStatementAst,
    DoWhileStatementAst,
    ErrorStatementAst,
    ForEachStatementAst,
    ForStatementAst,
    StatementBlockAst,
    WhileStatementAst,
)


def label_of(label: Token | None) -> str | None:
    """The name of a label token."""
    return None if label is None else str(label.value)


class LoopParser(PipelineParser):
    def statement_block_rule(self) -> StatementBlockAst | None:
        raise NotImplementedError

    def failed(self, start: int, end: int, *nested: Ast | None) -> ErrorStatementAst:
        """The statement that stands for one that could not be read."""
        return ErrorStatementAst(self.span(start, max(start, end)), [node for node in nested if node is not None])

    # -- loops -------------------------------------------------------------

    def while_rule(self, label: Token | None, token: Token) -> StatementAst:
        start = (label or token).start
        self.skip_newlines()
        paren = self.next()
        if paren.kind != "(":
            self.unget(paren)
            self.missing_after(token.end, "MissingOpenParenthesisAfterKeyword", self.text_of(token))
            return self.failed(start, token.end)
        self.skip_newlines()
        condition = self.chain_rule()
        missing = condition is None
        if condition is None:
            self.missing_after(paren.end, "MissingExpressionAfterKeyword", "while")
            condition = self.failed(paren.end, paren.end)
        self.skip_newlines()
        closing = self.next()
        if closing.kind != ")":
            self.unget(closing)
            if not missing:
                self.missing_after(condition.extent.end, "MissingEndParenthesisAfterStatement", "while")
            return self.failed(start, condition.extent.end, condition)
        self.skip_newlines()
        body = self.statement_block_rule()
        if body is None:
            self.missing_after(closing.end, "MissingLoopStatement", "while")
            return self.failed(start, closing.end, condition)
        return WhileStatementAst(self.span(start, body.extent.end), label_of(label), condition, body)

    def do_rule(self, label: Token | None, token: Token) -> StatementAst:
        start = (label or token).start
        body = self.statement_block_rule()
        if body is None:
            self.missing_after(token.end, "MissingLoopStatement", "do")
            return self.failed(start, token.end)
        self.skip_newlines()
        keyword = self.next()
        if keyword.kind not in ("while", "until"):
            self.unget(keyword)
            self.missing_after(body.extent.end, "MissingWhileOrUntilInDoWhile")
            return self.failed(start, body.extent.end, body)
        self.skip_newlines()
        paren = self.next()
        if paren.kind != "(":
            self.unget(paren)
            self.missing_after(keyword.end, "MissingOpenParenthesisAfterKeyword", keyword.kind)
            return self.failed(start, keyword.end, body)
        self.skip_newlines()
        condition = self.chain_rule()
        if condition is None:
            self.missing_after(paren.end, "MissingExpressionAfterKeyword", keyword.kind)
        self.skip_newlines()
        closing = self.next()
        if closing.kind != ")":
            self.unget(closing)
            if condition is not None:
                self.missing_after(condition.extent.end, "MissingEndParenthesisAfterStatement", keyword.kind)
                return self.failed(start, condition.extent.end, body, condition)
        if condition is None:
            return self.failed(start, paren.end, body)
        kind = DoUntilStatementAst if keyword.kind == "until" else DoWhileStatementAst
        return kind(self.span(start, closing.end), label_of(label), condition, body)

    def foreach_rule(self, label: Token | None, token: Token) -> StatementAst:
        start = (label or token).start
        self.skip_newlines()
        end_error, reserved = self._foreach_flags()
        paren = self.next()
        if paren.kind != "(":
            self.unget(paren)
            self.missing_after(token.end, "MissingOpenParenthesisAfterKeyword", "foreach")
            return self.failed(start, token.end)
        self.skip_newlines()
        name = self.next()
        if name.kind not in ("variable", "splatted"):
            self.unget(name)
            self.missing_after(paren.end, "MissingVariableNameAfterForeach")
            return self.failed(start, paren.end)
        variable = VariableExpressionAst(self.span(name.start, name.end), str(name.value), False)
        self.skip_newlines()
        keyword = self.next()
        if keyword.kind != "in":
            self.unget(keyword)
            self.missing_after(name.end, "MissingInInForeach")
            return self.failed(start, name.end, variable)
        self.skip_newlines()
        items = self.chain_rule()
        if items is None:
            self.missing_after(keyword.end, "MissingForeachExpression")
            return self.failed(start, keyword.end, variable)
        self.skip_newlines()
        closing = self.next()
        if closing.kind != ")":
            self.unget(closing)
            self.missing_after(items.extent.end, "MissingEndParenthesisAfterForeach")
            return self.failed(start, items.extent.end, variable, items)
        body = self.statement_block_rule()
        if body is None:
            self.missing_after(closing.end, "MissingForeachStatement")
            return self.failed(start, closing.end, variable, items)
        if end_error:
            return self.failed(start, body.extent.end, variable, items, body)
        node = ForEachStatementAst(self.span(start, body.extent.end), label_of(label), variable, items, body)
        for check in reserved:
            self.defer(check, node)
        return node

    def _foreach_flags(self) -> tuple[bool, list[str]]:
        """`-parallel` and `-throttlelimit` are read and refused later; another flag is an error at once."""
        wrong = False
        reserved: list[str] = []
        token = self.peek()
        while token.kind == "parameter":
            self.skip()
            name = str(token.value).lower()
            if "parallel".startswith(name):
                reserved.append("foreach_parallel")
            elif "throttlelimit".startswith(name):
                reserved.append("foreach_throttlelimit")
                self.skip_newlines()
                if self.single_argument(ARGUMENT) is None:
                    self.missing_after(token.end, "MissingThrottleLimit")
            else:
                wrong = True
                self.error_at(token.start, token.end, "InvalidForeachFlag", str(token.value))
            self.skip_newlines()
            token = self.peek()
        return wrong, reserved

    def for_rule(self, label: Token | None, token: Token) -> StatementAst:
        start = (label or token).start
        self.skip_newlines()
        paren = self.next()
        if paren.kind != "(":
            self.unget(paren)
            self.missing_after(token.end, "MissingOpenParenthesisAfterKeyword", "for")
            return self.failed(start, token.end)
        end = paren.end
        parts: list[StatementAst | None] = []
        for number in range(3):
            self.skip_newlines()
            part = self.chain_rule()
            parts.append(part)
            if part is not None:
                end = part.extent.end
            if number < 2 and self.peek().kind == ";":
                end = self.next().end
        self.skip_newlines()
        closing = self.next()
        if closing.kind != ")":
            self.unget(closing)
            self.missing_after(end, "MissingEndParenthesisAfterStatement", "for")
            return self.failed(start, end, *parts)
        body = self.statement_block_rule()
        if body is None:
            self.missing_after(closing.end, "MissingLoopStatement", "for")
            return self.failed(start, closing.end, *parts)
        return ForStatementAst(self.span(start, body.extent.end), label_of(label), parts[0], parts[1], parts[2], body)
