"""Pipelines, assignments and chains of pipelines."""

from __future__ import annotations

from .characters import match_blanks
from .extent import Extent
from .parser_commands import CommandParser
from .token import ASSIGNMENT, COMMAND, EXPRESSION, REDIRECTIONS, Token, operator_text
from .tree_base import CommandBaseAst, ExpressionAst, PipelineBaseAst, RedirectionAst, StatementAst
from .tree_expressions import MemberExpressionAst, VariableExpressionAst
from .tree_statements import (
    AssignmentStatementAst,
    CommandExpressionAst,
    ErrorStatementAst,
    PipelineAst,
    PipelineChainAst,
)

_PIPELINE_ENDS = frozenset({";", "newline", ")", "}", "eof"})
_COMMAND_STARTS = frozenset("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%?*/\\~")
"""Characters no expression begins with."""


class PipelineParser(CommandParser):
    # -- pipelines and chains ----------------------------------------------

    def _begins_command(self) -> bool:
        """Whether the next character cannot begin an expression (blanks are skipped)."""
        token = self.ungot
        if token is None:
            self.pos = match_blanks(self.text, self.pos).end()  # type: ignore[union-attr]
            return self.text[self.pos] in _COMMAND_STARTS
        return self.text[token.local] in _COMMAND_STARTS

    def chain_rule(self) -> StatementAst | None:
        """An assignment, or pipelines joined by `&&` and `||`; None if nothing of that begins here."""
        chain: PipelineBaseAst | None = None
        operator: Token | None = None
        while True:
            expression: ExpressionAst | None = None
            if self._begins_command():
                self.set_mode(COMMAND)
            else:
                mode = self.mode
                self.set_mode(EXPRESSION)
                expression = self.expression_rule()
                if expression is not None:
                    token = self.peek()
                    if token.kind in ASSIGNMENT:
                        self.ungot = None
                        self.set_mode(mode)
                        return self._assignment(expression, token)
                self.set_mode(mode)
            pipeline = self._pipeline_rule(expression, operator is not None)
            if pipeline is None:
                if operator is None or chain is None:
                    return None
                end = self.peek().end
                self.incomplete_at(operator.start, end, "EmptyPipelineChainElement")
                return ErrorStatementAst(self.span(chain.extent.start, operator.end), [chain])
            joined = self._join(chain, operator, pipeline)
            operator = self.peek()
            if operator.kind not in ("&&", "||"):
                return joined
            if pipeline.background:
                self.error_at(operator.start, operator.end, "BackgroundOperatorInPipelineChain")
            chain = joined
            self.skip()
            if not self.core:
                self.error_at(operator.start, operator.end, "InvalidEndOfLine", operator.kind)
            self.skip_newlines()
            if self.peek().kind == "eof":
                if self.core:
                    self.missing_after(operator.end, "EmptyPipelineChainElement")
                return ErrorStatementAst(self.span(chain.extent.start, operator.end), [chain])

    def _join(self, chain: PipelineBaseAst | None, operator: Token | None, pipeline: PipelineAst) -> PipelineBaseAst:
        if chain is None or operator is None:
            return pipeline
        extent = self.span(chain.extent.start, pipeline.extent.end)
        background, pipeline.background = pipeline.background, False
        return PipelineChainAst(extent, chain, operator.kind, pipeline, background)

    def _assignment(self, left: ExpressionAst, token: Token) -> StatementAst:
        self.skip_newlines()
        self.deeper()
        right = self.statement_rule()
        self.depth -= 1
        if right is None:
            self.missing_after(token.end, "ExpectedValueExpression", operator_text(token.kind))
            right = ErrorStatementAst(self.span(token.end, token.end))
        position = Extent(self.source, token.start, token.end)
        node = AssignmentStatementAst(self.span(left.extent.start, right.extent.end), left, token.kind, right, position)
        kind = type(left)
        if kind is not VariableExpressionAst and not (
            isinstance(left, MemberExpressionAst) and kind is MemberExpressionAst and not left.null_conditional
        ):
            self.defer("assignment", node)
        return node

    def _pipeline_rule(self, expression: ExpressionAst | None, _in_chain: bool) -> PipelineAst | None:
        elements: list[CommandBaseAst] = []
        pipe: Token | None = None
        background = False
        while True:
            if expression is None and pipe is not None and not self._begins_command():
                mode = self.mode
                self.set_mode(EXPRESSION)
                expression = self.expression_rule()
                self.set_mode(mode)
            command: CommandBaseAst | None
            if expression is None:
                command = self.command_rule()
            else:
                if elements:
                    extent = expression.extent
                    self.error_at(extent.start, extent.end, "ExpressionsMustBeFirstInPipeline")
                command = self._expression_element(expression)
                expression = None
            if command is not None:
                elements.append(command)
            elif elements or self.peek().kind == "|":
                token = self.peek()
                start, end = (pipe.end, pipe.end) if pipe is not None else (token.start, token.end)
                self.incomplete_at(start, end, "EmptyPipeElement")
            pipe = self.peek()
            kind = pipe.kind
            if kind == "newline" and self.core and self._pipe_on_next_line(pipe):
                self.skip()
                self.skip_newlines()
                pipe = self.peek()
                kind = pipe.kind
            if kind in _PIPELINE_ENDS or kind in ("&&", "||"):
                break
            if kind == "|":
                self.skip()
                self.skip_newlines()
                if self.peek().kind == "eof":
                    self.missing_after(pipe.end, "EmptyPipeElement")
                    break
            elif kind == "&" and self.core and elements:
                self.skip()
                background = True
                break
            else:
                self.unexpected(pipe)
                break
        if not elements:
            return None
        return PipelineAst(self.span(elements[0].extent.start, elements[-1].extent.end), elements, background)

    def _expression_element(self, expression: ExpressionAst) -> CommandBaseAst:
        extent = expression.extent
        token = self.peek()
        if token.kind not in REDIRECTIONS:
            return CommandExpressionAst(extent, expression, [])
        redirections: dict[int, RedirectionAst] = {}
        end = extent.end
        while token.kind in REDIRECTIONS:
            self.skip()
            end = self.redirection_rule(token, redirections)
            token = self.peek()
        ordered = [redirections[key] for key in sorted(redirections)]
        return CommandExpressionAst(self.span(extent.start, end), expression, ordered)

    def _pipe_on_next_line(self, newline: Token) -> bool:
        """7: a line that begins with `|` continues the pipeline; comment lines may stand between, empty ones not."""
        text, size = self.text, self.size
        pos = newline.local
        pos += 2 if text[pos : pos + 2] == "\r\n" else 1
        fresh = True
        while True:
            pos = match_blanks(text, pos).end()  # type: ignore[union-attr]
            character = text[pos]
            if character in "\r\n":
                if fresh:
                    return False
                fresh = True
                pos += 2 if text[pos : pos + 2] == "\r\n" else 1
            elif character == "#":
                fresh = False
                while pos < size and text[pos] not in "\r\n":
                    pos += 1
            elif character == "<" and text[pos + 1] == "#":
                fresh = False
                end = text.find("#>", pos + 2, size)
                pos = size if end < 0 else end + 2
            else:
                return character == "|" and pos < size
