"""Script blocks, statement lists, param blocks and functions."""

from __future__ import annotations

from .parser_functions import FunctionParser
from .token import BLOCK_NAMES, KEYWORDS, STATEMENTS_WITHOUT_ATTRIBUTES, Token
from .tree_base import StatementAst
from .tree_definitions import (
    AttributeBaseAst,
    NamedBlockAst,
    ParamBlockAst,
    ScriptBlockAst,
    TypeConstraintAst,
    UsingStatementAst,
)
from .tree_statements import ErrorStatementAst, StatementBlockAst, TrapStatementAst

_EXPRESSION_STARTS = frozenset("$'\"(@0123456789,")


class BlockParser(FunctionParser):
    def class_rule(self, attributes: list[AttributeBaseAst], token: Token) -> StatementAst:
        raise NotImplementedError

    def enum_rule(self, attributes: list[AttributeBaseAst], token: Token) -> StatementAst:
        raise NotImplementedError

    def using_rule(self, token: Token) -> StatementAst:
        raise NotImplementedError

    # -- script blocks -----------------------------------------------------

    def script_block_rule(
        self, curly: Token | None, is_filter: bool = False, first: StatementAst | None = None
    ) -> ScriptBlockAst:
        """A whole script (no curly) or a block whose `{` has been read; the mode is COMMAND."""
        self.skip_newlines()
        usings = self._usings_rule() if curly is None else []
        restore = self.restore_point()
        parameters: ParamBlockAst | None = None
        errors = len(self.errors)
        if self.text[self.pos] in "[pP`#<" or self.ungot is not None:
            parameters = self.param_block_rule()
            if parameters is None:
                self._forget_errors(errors)
                self.resync_to(restore)
        self.skip_separators()
        token = self.peek()
        if token.kind in BLOCK_NAMES:
            block = self._named_blocks_rule(curly, parameters)
        else:
            block = self._unnamed_block_rule(curly, parameters, is_filter, first)
        block.param_block = parameters
        block.using_statements = usings
        return block

    def _forget_errors(self, count: int) -> None:
        """What went wrong while looking for a param block is found again when the text is read for what it is."""
        for error in self.errors[count:]:
            self.seen_errors.discard((error.error_id, error.extent.start, error.extent.end))
        del self.errors[count:]

    def _usings_rule(self) -> list[UsingStatementAst]:
        usings: list[UsingStatementAst] = []
        while True:
            token = self.peek()
            if token.kind != "using":
                self.resync(token)
                return usings
            self.skip()
            statement = self.using_rule(token)
            self.skip_separators()
            if isinstance(statement, UsingStatementAst):
                usings.append(statement)

    def _unnamed_block_rule(
        self, curly: Token | None, parameters: ParamBlockAst | None, is_filter: bool, first: StatementAst | None
    ) -> ScriptBlockAst:
        traps: list[TrapStatementAst] = []
        statements: list[StatementAst] = [] if first is None else [first]
        start = stop = -1
        if parameters is not None:
            start, stop = parameters.extent.start, parameters.extent.end
        while True:
            inside = self.statement_list_rule(statements, traps)
            if inside is not None:
                start = inside[0] if start < 0 else start
                stop = inside[1]
            end = self._close_block(curly, stop)
            if end is not None:
                break
        if curly is None:
            extent = self.span(0, len(self.source.text)) if self.nesting == 0 else self.span(self.whole(0), end)
        else:
            extent = self.span(curly.start, end)
        if start < 0:
            start = stop = extent.start if curly is None else curly.end
        block = ScriptBlockAst(extent)
        kind = "process" if is_filter else "end"
        body = NamedBlockAst(self.span(start, stop), kind, True, statements, traps)
        if is_filter:
            block.process_block = body
        else:
            block.end_block = body
        return block

    def _close_block(self, curly: Token | None, body_end: int) -> int | None:
        """Read the closing curly (or the end of the script); returns the block's end, None to go on."""
        token = self.next()
        if curly is not None:
            if token.kind == "}":
                return token.end
            self.unget(token)
            self.incomplete_at(curly.start, curly.end, "MissingEndCurlyBrace", seen_at=token.end)
            return max(body_end, curly.end)
        if token.kind == "eof":
            return len(self.source.text)
        self.unexpected(token)
        return None

    def _named_blocks_rule(self, curly: Token | None, parameters: ParamBlockAst | None) -> ScriptBlockAst:
        block = ScriptBlockAst(self.span(0, 0))
        start = curly.start if curly is not None else -1 if parameters is None else parameters.extent.start
        end = start
        while True:
            token = self.next()
            kind = token.kind
            if kind in BLOCK_NAMES:
                start = token.start if start < 0 else start
                end = self._named_block(block, token)
            elif kind == "}" or kind == "eof" or not self.core:
                self.unget(token)
                end = self._close_named_blocks(curly, end)
                break
            else:
                self.error_at(token.start, token.end, "MissingNamedBlocks", self.text_of(token))
                if curly is not None:
                    self.unget(token)
                    break
            self.skip_separators()
        block.extent = self.span(0, len(self.source.text)) if curly is None else self.span(curly.start, end)
        return block

    def _close_named_blocks(self, curly: Token | None, end: int) -> int:
        closed = self._close_block(curly, end)
        return end if closed is None else closed

    def _named_block(self, block: ScriptBlockAst, token: Token) -> int:
        kind = token.kind
        body = self.statement_block_rule()
        if body is None:
            self.missing_after(token.end, "MissingNamedStatementBlock", kind)
            body = StatementBlockAst(self.span(token.start, token.end), [], [])
        extent = self.span(token.start, body.extent.end)
        slot = {"dynamicparam": "dynamic_param_block"}.get(kind, kind + "_block")
        if getattr(block, slot) is None:
            setattr(block, slot, NamedBlockAst(extent, kind, False, body.statements, body.traps))
        else:
            self.error_at(extent.start, extent.end, "DuplicateScriptCommandClause", kind)
        return extent.end

    def statement_block_rule(self) -> StatementBlockAst | None:
        self.skip_newlines()
        curly = self.next()
        if curly.kind != "{":
            self.unget(curly)
            return None
        statements: list[StatementAst] = []
        traps: list[TrapStatementAst] = []
        inside = self.statement_list_rule(statements, traps)
        token = self.next()
        end = token.end
        if token.kind != "}":
            self.unget(token)
            end = curly.end if inside is None else inside[1]
            self.incomplete_at(curly.start, curly.end, "MissingEndCurlyBrace", seen_at=token.end)
        return StatementBlockAst(self.span(curly.start, end), statements, traps)

    # -- statements --------------------------------------------------------

    def statement_list_rule(
        self, statements: list[StatementAst], traps: list[TrapStatementAst]
    ) -> tuple[int, int] | None:
        """Read statements into the lists; returns where the first begins and the last ends."""
        start = end = -1
        self.skip_separators()
        while True:
            statement = self.statement_rule()
            if statement is None:
                break
            extent = statement.extent
            if self.signature_start is not None and self.signature_start < extent.start:
                self.error_at(extent.start, extent.end, "TokenAfterEndOfValidScriptText")
            if isinstance(statement, TrapStatementAst):
                traps.append(statement)
            else:
                statements.append(statement)
            if start < 0:
                start = extent.start
            end = extent.end
            self.skip_separators()
            token = self.ungot
            if token is None:
                if self.text[self.pos] in ")}":
                    break
            elif token.kind == ")" or token.kind == "}":
                break
        return None if start < 0 else (start, end)

    def statement_rule(self) -> StatementAst | None:
        if self.ungot is None:
            self.skip_blanks()
            if self.text[self.pos] in _EXPRESSION_STARTS:
                self.deeper()
                chain = self.chain_rule()
                self.depth -= 1
                return chain
        self.deeper()
        statement = self._keyword_statement(self.next())
        self.depth -= 1
        return statement

    def _keyword_statement(self, token: Token) -> StatementAst | None:
        attributes: list[AttributeBaseAst] = []
        restore = token.local
        if token.kind == "word" and self.text[token.local] == "[":
            token, attributes = self._statement_attributes(token)
        kind = token.kind
        rule = _STATEMENTS.get(kind)
        if rule is not None:
            return rule(self, token)  # type: ignore[no-any-return]
        if kind == "class":
            return self.class_rule(attributes, token)
        if kind == "enum":
            return self.enum_rule(attributes, token)
        if kind == "eof" and not attributes:
            self.unget(token)
            return None
        if kind in ("else", "elseif", "catch", "until") and self.errors:
            self.skip_newlines()
            return self.statement_rule()
        if attributes:
            self.resync_to(restore)
        else:
            self.unget(token)
        return self.chain_rule()

    def _statement_attributes(self, token: Token) -> tuple[Token, list[AttributeBaseAst]]:
        """`[attribute()] class ...`: attributes belong to a class or enum, else they are an expression's."""
        restore, errors = token.local, len(self.errors)
        self.resync(token)
        attributes = self.attribute_list_rule(False)
        token = self.next()
        if not attributes:
            return token, attributes
        kind = token.kind
        types = [a for a in attributes if isinstance(a, TypeConstraintAst)]
        if kind in STATEMENTS_WITHOUT_ATTRIBUTES:
            if not types:
                extent = attributes[0].extent
                name = attributes[0].type_name.full_name
                self.error_at(extent.start, extent.end, "UnexpectedAttribute", name)
                return token, attributes
        elif kind in KEYWORDS:
            if types:
                extent = types[0].extent
                self.error_at(extent.start, extent.end, "TypeNotAllowedBeforeStatement", types[0].type_name.full_name)
            return token, attributes
        elif kind == "eof":
            return token, attributes
        self._forget_errors(errors)
        self.resync_to(restore)
        return self.next(), []

    def _labeled_rule(self, label: Token) -> StatementAst | None:
        self.skip_newlines()
        token = self.next()
        rule = _LABELED.get(token.kind)
        if rule is None:
            self.ungot = None
            self.pos = label.local
            return self.chain_rule()
        return rule(self, label, token)

    def _reserved_rule(self, token: Token) -> StatementAst:
        self.error_at(token.start, token.end, "ReservedKeywordNotAllowed", token.kind)
        return ErrorStatementAst(self.span(token.start, token.end))

    def _block_statement_rule(self, token: Token) -> StatementAst:
        """parallel and sequence: words of workflows only."""
        body = self.statement_block_rule()
        if body is None:
            self.missing_after(token.end, "MissingStatementAfterKeyword", self.text_of(token))
            return self.failed(token.start, token.end)
        self.error_at(token.start, token.end, "UnexpectedKeyword", self.text_of(token))
        return self.failed(token.start, body.extent.end, body)

    def _configuration_rule(self, token: Token) -> StatementAst:
        self.error_at(token.start, token.end, "ConfigurationNotSupported")
        while self.peek().kind not in ("{", "eof", "newline", ";"):
            self.skip()
        body = self.statement_block_rule()
        return self.failed(token.start, token.end if body is None else body.extent.end)

    def _late_using_rule(self, token: Token) -> StatementAst:
        statement = self.using_rule(token)
        self.error_at(statement.extent.start, statement.extent.end, "UsingMustBeAtStartOfScript")
        return statement


_STATEMENTS = {
    "if": BlockParser.if_rule,
    "switch": lambda parser, token: parser.switch_rule(None, token),
    "foreach": lambda parser, token: parser.foreach_rule(None, token),
    "for": lambda parser, token: parser.for_rule(None, token),
    "while": lambda parser, token: parser.while_rule(None, token),
    "do": lambda parser, token: parser.do_rule(None, token),
    "function": BlockParser.function_rule,
    "filter": BlockParser.function_rule,
    "workflow": BlockParser.function_rule,
    "return": BlockParser.leave_rule,
    "throw": BlockParser.leave_rule,
    "exit": BlockParser.leave_rule,
    "break": BlockParser.jump_rule,
    "continue": BlockParser.jump_rule,
    "trap": BlockParser.trap_rule,
    "try": BlockParser.try_rule,
    "data": BlockParser.data_rule,
    "parallel": BlockParser._block_statement_rule,
    "sequence": BlockParser._block_statement_rule,
    "configuration": BlockParser._configuration_rule,
    "from": BlockParser._reserved_rule,
    "define": BlockParser._reserved_rule,
    "var": BlockParser._reserved_rule,
    "label": BlockParser._labeled_rule,
    "using": BlockParser._late_using_rule,
}
_LABELED = {
    "switch": BlockParser.switch_rule,
    "foreach": BlockParser.foreach_rule,
    "for": BlockParser.for_rule,
    "while": BlockParser.while_rule,
    "do": BlockParser.do_rule,
}
