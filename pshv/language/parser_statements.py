"""Statements: conditions, loops, switch, try, trap, data and jumps."""

from __future__ import annotations

from .parser_commands import NAME
from .parser_loops import LoopParser, label_of
from .token import Token
from .tree_base import ExpressionAst, StatementAst
from .tree_definitions import TypeConstraintAst
from .tree_statements import (
    BreakStatementAst,
    CatchClauseAst,
    ContinueStatementAst,
    DataStatementAst,
    ErrorStatementAst,
    ExitStatementAst,
    IfStatementAst,
    ReturnStatementAst,
    StatementBlockAst,
    ThrowStatementAst,
    TrapStatementAst,
    TryStatementAst,
)


class StatementParser(LoopParser):
    # -- jumps -------------------------------------------------------------

    def jump_rule(self, token: Token) -> StatementAst:
        """break and continue."""
        label = self.label_or_key_rule()
        extent = self.span(token.start, token.end if label is None else label.extent.end)
        return BreakStatementAst(extent, label) if token.kind == "break" else ContinueStatementAst(extent, label)

    def leave_rule(self, token: Token) -> StatementAst:
        """return, exit and throw."""
        pipeline = self.chain_rule()
        extent = self.span(token.start, token.end if pipeline is None else pipeline.extent.end)
        if token.kind == "return":
            return ReturnStatementAst(extent, pipeline)
        return ExitStatementAst(extent, pipeline) if token.kind == "exit" else ThrowStatementAst(extent, pipeline)

    # -- if ----------------------------------------------------------------

    def if_rule(self, if_token: Token) -> StatementAst:
        start = if_token.start
        clauses: list[tuple[StatementAst, StatementBlockAst]] = []
        otherwise: StatementBlockAst | None = None
        keyword = if_token
        while True:
            clause = self._if_clause(start, keyword)
            if isinstance(clause, ErrorStatementAst):
                return clause
            clauses.append(clause)
            restore = self.restore_point()
            self.skip_newlines()
            keyword = self.peek()
            if keyword.kind == "elseif":
                self.skip()
                continue
            if keyword.kind == "else":
                self.skip()
                self.skip_newlines()
                otherwise = self.statement_block_rule()
                if otherwise is None:
                    self.missing_after(keyword.end, "MissingStatementBlockAfterElse")
                    return self.failed(start, keyword.end)
            else:
                self._back_to(restore)
            break
        last = clauses[-1][1] if otherwise is None else otherwise
        return IfStatementAst(self.span(start, last.extent.end), clauses, otherwise)

    def _if_clause(self, start: int, keyword: Token) -> tuple[StatementAst, StatementBlockAst] | ErrorStatementAst:
        self.skip_newlines()
        name = self.text_of(keyword)
        paren = self.next()
        if paren.kind != "(":
            self.unget(paren)
            self.missing_after(keyword.end, "MissingOpenParenthesisInIfStatement", name)
            return self.failed(start, keyword.end)
        self.skip_newlines()
        condition = self.chain_rule()
        missing = condition is None
        if condition is None:
            self.missing_after(paren.end, "IfStatementMissingCondition", name)
            condition = self.failed(paren.end, paren.end)
        self.skip_newlines()
        closing = self.next()
        if closing.kind != ")":
            self.unget(closing)
            if not missing:
                self.incomplete_at(closing.start, closing.end, "MissingEndParenthesisAfterStatement", name)
            return self.failed(start, closing.start - 1, condition)
        self.skip_newlines()
        body = self.statement_block_rule()
        if body is None:
            self.incomplete_at(closing.start, closing.end, "MissingStatementBlock", name)
            return self.failed(start, closing.end, condition)
        return condition, body

    # -- try and trap ------------------------------------------------------

    def trap_rule(self, token: Token) -> StatementAst:
        restore = self.restore_point()
        self.skip_newlines()
        attribute = self.attribute_rule()
        kind: TypeConstraintAst | None = None
        if isinstance(attribute, TypeConstraintAst):
            kind = attribute
        elif attribute is not None:
            self.resync_to(restore)
        body = self.statement_block_rule()
        if body is None:
            end = token.end if kind is None else kind.extent.end
            self.missing_after(end, "MissingTrapStatement")
            return self.failed(token.start, end, kind)
        return TrapStatementAst(self.span(token.start, body.extent.end), kind, body)

    def _back_to(self, restore: int) -> None:
        """Give back the line ends skipped while looking for a keyword: in a hash table they end the value."""
        if self.pos != restore or self.ungot is not None:
            self.ungot = None
            self.pos = restore

    def _catch_rule(self) -> CatchClauseAst | int | None:
        """A catch clause; None if there is none; the end of a faulty one."""
        restore = self.restore_point()
        self.skip_newlines()
        token = self.next()
        if token.kind != "catch":
            self._back_to(restore)
            return None
        types: list[TypeConstraintAst] = []
        comma: Token | None = None
        reported = -1
        while True:
            restore = self.restore_point()
            self.skip_newlines()
            attribute = self.attribute_rule()
            if attribute is None:
                if comma is not None:
                    reported = comma.end
                    self.missing_after(reported, "MissingTypeLiteralToken")
                break
            if not isinstance(attribute, TypeConstraintAst):
                self.resync_to(restore)
                break
            types.append(attribute)
            self.skip_newlines()
            comma = self.peek()
            if comma.kind != ",":
                break
            self.skip()
        body = self.statement_block_rule()
        if body is None:
            if reported < 0:
                reported = types[-1].extent.end if types else token.end
                self.missing_after(reported, "MissingCatchHandlerBlock")
            return reported
        clause = CatchClauseAst(self.span(token.start, body.extent.end), types, body)
        return clause if reported < 0 else reported

    def try_rule(self, token: Token) -> StatementAst:
        self.skip_newlines()
        body = self.statement_block_rule()
        if body is None:
            self.missing_after(token.end, "MissingTryStatementBlock")
            return self.failed(token.start, token.end)
        catches: list[CatchClauseAst] = []
        error_end = -1
        while True:
            clause = self._catch_rule()
            if isinstance(clause, CatchClauseAst):
                catches.append(clause)
                continue
            if clause is not None:
                error_end = clause
            break
        restore = self.restore_point()
        self.skip_newlines()
        final: StatementBlockAst | None = None
        keyword = self.peek()
        if keyword.kind == "finally":
            self.skip()
            final = self.statement_block_rule()
            if final is None:
                error_end = keyword.end
                self.missing_after(error_end, "MissingFinallyStatementBlock")
        else:
            self._back_to(restore)
        if not catches and final is None and error_end < 0:
            error_end = body.extent.end
            self.missing_after(error_end, "MissingCatchOrFinally")
        if error_end >= 0:
            return self.failed(token.start, error_end, body, *catches)
        end = (final or catches[-1]).extent.end
        node = TryStatementAst(self.span(token.start, end), body, catches, final)
        if len(catches) > 1:
            self.defer("try", node)
        if final is not None:
            self.defer("finally", node)
        return node

    # -- switch ------------------------------------------------------------

    def switch_rule(self, label: Token | None, token: Token) -> StatementAst:
        from .parser_switch import SwitchRule

        start = (label or token).start
        return SwitchRule(self, start, (label or token).end, label_of(label)).read()

    # -- data --------------------------------------------------------------

    def data_rule(self, token: Token) -> StatementAst:
        self.skip_newlines()
        name = self.simple_name_rule()
        self.skip_newlines()
        commands: list[ExpressionAst] = []
        flag = self.peek()
        error_end = self._data_commands(flag, commands) if flag.kind == "parameter" else -1
        body: StatementBlockAst | None = None
        if error_end < 0:
            body = self.statement_block_rule()
            if body is None:
                last = commands[-1] if commands else name
                error_end = token.end if last is None else last.extent.end
                self.missing_after(error_end, "MissingStatementBlockForDataSection")
        if body is None:
            return self.failed(token.start, error_end, *commands)
        variable = None if name is None else name.value
        node = DataStatementAst(self.span(token.start, body.extent.end), variable, commands, body)
        self.defer("data", node)
        return node

    def _data_commands(self, flag: Token, commands: list[ExpressionAst]) -> int:
        """`-SupportedCommand a, b` into the list; returns where an error ends, or -1."""
        self.skip()
        error_end = -1
        if not "supportedcommand".startswith(str(flag.value).lower()):
            error_end = flag.end
            self.error_at(flag.start, flag.end, "InvalidParameterForDataSectionStatement", str(flag.value))
        last = flag
        while True:
            self.skip_newlines()
            command = self.single_argument(NAME)
            if command is None:
                if error_end < 0:
                    self.missing_after(last.end, "MissingValueForSupportedCommandInDataSectionStatement")
                return last.end
            commands.append(command)
            token = self.peek()
            if token.kind != ",":
                return error_end
            last = token
            self.skip()
