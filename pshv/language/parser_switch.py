"""The switch statement: flags, condition, clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .parser_commands import FILE_NAME, SWITCH_CONDITION
from .tree_expressions import StringConstantExpressionAst
from .tree_statements import CommandExpressionAst, PipelineAst, SwitchStatementAst

if TYPE_CHECKING:
    from .parser_statements import StatementParser
    from .token import Token
    from .tree_base import Ast, ExpressionAst, StatementAst
    from .tree_statements import StatementBlockAst

_FLAGS = ("regex", "wildcard", "exact", "casesensitive", "parallel", "file")


class SwitchRule:
    """Reads one switch statement; `end` follows what has been read, for errors."""

    def __init__(self, parser: StatementParser, start: int, end: int, label: str | None) -> None:
        self.parser = parser
        self.start = start
        self.label = label
        self.end = end
        self.failed = False
        self.incomplete = False
        self.flags: set[str] = set()
        self.seen: dict[str, tuple[Token, Ast | None]] = {}  # flags as they stand, with what -File names
        self.parts: list[Ast] = []  # tests and bodies of the clauses read, whole or not
        self.file: StatementAst | None = None
        self.condition: StatementAst | None = None
        self.clauses: list[tuple[ExpressionAst, StatementBlockAst]] = []
        self.default: StatementBlockAst | None = None

    def _missing(self, error_id: str) -> None:
        self.failed = True
        self.incomplete = self.parser.missing_after(self.end, error_id)

    def read(self) -> StatementAst:
        parser = self.parser
        self.end = parser.whole(parser.pos)
        parser.skip_newlines()
        self._read_flags()
        self._read_condition()
        parser.skip_newlines()
        curly = parser.next()
        if curly.kind != "{":
            parser.unget(curly)
            if not self.incomplete:
                self.failed = True
                parser.missing_after(self.end, "MissingCurlyBraceInSwitchStatement")
        else:
            self.end = curly.end
            parser.skip_newlines()
            self._read_clauses(curly)
        if self.failed or self.condition is None:
            condition = None if self.condition is self.file else self.condition
            node = parser.failed(self.start, self.end, *self.parts, condition)
            node.flags = self.seen
            return node
        whole = SwitchStatementAst(
            parser.span(self.start, self.end),
            self.label,
            self.condition,
            frozenset(self.flags),
            self.clauses,
            self.default,
        )
        if "parallel" in self.flags:
            parser.defer("switch_parallel", whole)
        return whole

    def _read_flags(self) -> None:
        parser = self.parser
        while (token := parser.peek()).kind == "parameter":
            parser.skip()
            self.end = token.end
            typed = str(token.value).lower()
            flag = next((name for name in _FLAGS if name.startswith(typed)), None)
            if flag is None:
                self.failed = True
                parser.error_at(token.start, token.end, "InvalidSwitchFlag", str(token.value))
            elif flag == "file":
                self.flags.add("file")
                self._read_file(token)
                self.seen[flag] = (token, self.file)
            else:
                if flag in ("regex", "wildcard", "exact"):
                    self.flags -= {"regex", "wildcard"}
                self.flags.add(flag)
                self.seen[flag] = (token, None)

    def _read_file(self, token: Token) -> None:
        parser = self.parser
        parser.skip_newlines()
        name = parser.single_argument(FILE_NAME)
        if name is None:
            self.failed = True
            self.incomplete = parser.missing_after(token.end, "MissingFilenameOption")
            return
        self.end = name.extent.end
        self.file = self.condition = PipelineAst(name.extent, [CommandExpressionAst(name.extent, name, [])])

    def _read_condition(self) -> None:
        parser = self.parser
        paren = parser.peek()
        if paren.kind != "(":
            if self.condition is None and "file" not in self.flags:
                self._missing("PipelineValueRequired")
            return
        self.end = paren.end
        parser.skip()
        if "file" in self.flags:
            self.failed = True
            parser.error_at(paren.start, paren.end, "PipelineValueRequired")
        parser.skip_newlines()
        self.condition = parser.chain_rule()
        if self.condition is None:
            self._missing("PipelineValueRequired")
        else:
            self.end = self.condition.extent.end
        parser.skip_newlines()
        closing = parser.next()
        if closing.kind == ")":
            self.end = closing.end
        else:
            parser.unget(closing)
            if not self.incomplete:
                self._missing("MissingEndParenthesisInSwitchStatement")

    def _read_clauses(self, curly: Token) -> None:
        parser = self.parser
        while True:
            test = parser.single_argument(SWITCH_CONDITION)
            if test is None:
                self.failed = True
                parser.missing_after(self.end, "MissingSwitchConditionExpression")
                if parser.peek().kind == "}":
                    parser.skip()
                return
            self.end = test.extent.end
            self.parts.append(test)
            body = parser.statement_block_rule()
            if body is None:
                self._missing("MissingSwitchStatementClause")
            else:
                self.parts.append(body)
                self._add_clause(test, body)
            parser.skip_separators()
            token = parser.peek()
            if token.kind == "}":
                self.end = token.end
                parser.skip()
                return
            if token.kind == "eof":
                if not self.incomplete:
                    self.failed = True
                    parser.incomplete_at(curly.start, curly.end, "MissingEndCurlyBrace", seen_at=token.end)
                return

    def _add_clause(self, test: ExpressionAst, body: StatementBlockAst) -> None:
        self.end = body.extent.end
        if (
            isinstance(test, StringConstantExpressionAst)
            and test.kind == "bare_word"
            and test.value.lower() == "default"
        ):
            if self.default is not None:
                self.failed = True
                extent = test.extent
                self.parser.error_at(extent.start, extent.end, "MultipleSwitchDefaultClauses")
            self.default = body
        else:
            self.clauses.append((test, body))
