"""Commands and their arguments, redirections, pipelines and chains."""

from __future__ import annotations

from .extent import Extent
from .parser_primaries import PrimaryParser
from .token import COMMAND, REDIRECTIONS, STREAM_NAMES, Token
from .tree_base import CommandElementAst, ExpressionAst, RedirectionAst
from .tree_expressions import (
    ArrayLiteralAst,
    ErrorExpressionAst,
    StringConstantExpressionAst,
    VariableExpressionAst,
)
from .tree_statements import (
    CommandAst,
    CommandParameterAst,
    FileRedirectionAst,
    MergingRedirectionAst,
)

NAME, NAME_AFTER_OPERATOR, FILE_NAME, ARGUMENT, SWITCH_CONDITION = 1, 3, 4, 8, 16
"""What a word is read as: a command's name, one behind `&` or `.`, a file, an argument, a switch clause's test."""

_NEVER_ARGUMENTS = frozenset(
    {"|", "}", ")", "eof", "newline", ";", "redirection", "merging", "redirect_in", "&&", "||", "&", "--", ","}
)
_EXPRESSION_ARGUMENTS = frozenset(
    {"variable", "splatted", "number", "string", "expandable", "here_string", "here_expandable"}
    | {"(", "$(", "@(", "@{", "{"}
)
_COMMAND_ENDS = frozenset({"|", "}", ")", "eof", "newline", ";", "&&", "||"})


class CommandParser(PrimaryParser):
    # -- arguments ----------------------------------------------------------

    def single_argument(self, context: int) -> ExpressionAst | None:
        """One argument in command mode; None (nothing consumed) if there is none."""
        if self.peek().kind in (",", "eof"):
            return None
        mode = self.mode
        self.set_mode(COMMAND)
        result = self.argument_rule(context, self.next())
        self.set_mode(mode)
        return result

    def argument_rule(self, context: int, token: Token) -> ExpressionAst | None:
        """An argument that begins with `token`; in an argument's place a comma makes a list."""
        items: list[ExpressionAst] = []
        comma: Token | None = None
        while True:
            if token.kind in _NEVER_ARGUMENTS:
                self.unget(token)
                if comma is None:
                    return None
                self.missing_after(comma.end, "MissingExpression", ",")
                return ErrorExpressionAst(self.span(items[0].extent.start, comma.end), list(items))
            item = self._argument_item(context, token)
            if context != ARGUMENT or token.value == "--%":
                break
            following = self.peek()
            if following.kind != ",":
                break
            comma = following
            items.append(item)
            self.ungot = None
            self.skip_newlines()
            token = self.next()
        if not items:
            return item
        items.append(item)
        return ArrayLiteralAst(self.span(items[0].extent.start, item.extent.end), items)

    def _argument_item(self, context: int, token: Token) -> ExpressionAst:
        kind = token.kind
        if kind in _EXPRESSION_ARGUMENTS:
            self.ungot = token
            self.deeper()
            item = self.primary_rule(True)
            self.depth -= 1
            assert item is not None
            return item
        if kind == "word":
            if token.extra is not None and context != NAME:
                return self.string_node(token)
            value = str(token.value)
        else:
            value = self.source.text[token.start : token.end]
        return StringConstantExpressionAst(Extent(self.source, token.start, token.end), value, "bare_word")

    # -- commands ----------------------------------------------------------

    def command_rule(self) -> CommandAst | None:
        mode = self.mode
        self.set_mode(COMMAND)
        first = token = self.next()
        operator = first.kind if first.kind == "." or first.kind == "&" else ""
        if operator:
            token = self.next()
        elements: list[CommandElementAst] = []
        redirections: dict[int, RedirectionAst] = {}
        end = self._command_elements(token, first.end, bool(operator), elements, redirections)
        self.set_mode(mode)
        if not elements:
            if operator:
                self.error_at(first.start, first.end, "MissingExpression", operator)
            return None
        ordered = [redirections[key] for key in sorted(redirections)]
        return CommandAst(self.span(first.start, end), elements, operator, ordered)

    def _command_elements(
        self,
        token: Token,
        end: int,
        after_operator: bool,
        elements: list[CommandElementAst],
        redirections: dict[int, RedirectionAst],
    ) -> int:
        """Read elements and redirections up to the command's end; returns where it is."""
        context = NAME_AFTER_OPERATOR if after_operator else NAME
        dashes = False
        while True:
            kind = token.kind
            if kind in _COMMAND_ENDS or (kind == "&" and self.core and context == ARGUMENT):
                self.unget(token)
                return end
            if kind == "parameter":
                node = self._parameter_rule(token, context & NAME != 0 or dashes)
                elements.append(node)
                end = node.extent.end
            elif kind in REDIRECTIONS:
                if context & NAME:
                    elements.append(self._bare_word(token))
                    end = token.end
                else:
                    end = self.redirection_rule(token, redirections)
            elif kind == "--":
                name = self.span(token.start, token.end)
                elements.append(self._bare_word(token) if dashes else CommandParameterAst(name, "-", None, name))
                dashes = True
                end = token.end
            elif kind == ",":
                self.error_at(token.start, token.end, "MissingArgument")
                self.skip_newlines()
                end = token.end
            elif kind == "&":
                self._stray_ampersand(token)
                if self.core:
                    return end
                end = token.end
            else:
                argument = self.argument_rule(context, token)
                assert argument is not None
                self._allow_splats(argument)
                elements.append(argument)
                end = argument.extent.end
                if token.value == "--%" and kind == "word":
                    return self._verbatim_rule(elements, end)
            context = ARGUMENT
            token = self.ungot or self.next_token()
            self.ungot = None

    def _stray_ampersand(self, token: Token) -> None:
        if self.core:
            self.unget(token)
        else:
            self.error_at(token.start, token.end, "AmpersandNotAllowed")

    def _bare_word(self, token: Token) -> StringConstantExpressionAst:
        return StringConstantExpressionAst(self.span(token.start, token.end), self.text_of(token), "bare_word")

    def _allow_splats(self, argument: ExpressionAst) -> None:
        """A splatted variable is fine as an argument, and has an error of its own in a list of arguments."""
        deferred = self.deferred
        if isinstance(argument, VariableExpressionAst):
            if argument.splatted and deferred and deferred[-1][4] is argument:
                deferred.pop()
        elif isinstance(argument, ArrayLiteralAst):
            splats = [e for e in argument.elements if isinstance(e, VariableExpressionAst) and e.splatted]
            for number, entry in enumerate(deferred if splats else ()):
                if any(entry[4] is splat for splat in splats):
                    deferred[number] = (*entry[:3], "splatted_in_list", entry[4])

    def _parameter_rule(self, token: Token, as_word: bool) -> CommandElementAst:
        if as_word:
            return self._bare_word(token)
        position = Extent(self.source, token.start, token.end)
        argument: ExpressionAst | None = None
        extent = position
        if token.extra and self.peek().kind != ",":
            argument = self.argument_rule(ARGUMENT, self.next())
            if argument is None:
                self.error_at(token.end, token.end, "ParameterRequiresArgument", self.text_of(token))
            else:
                extent = self.span(token.start, argument.extent.end)
        return CommandParameterAst(extent, str(token.value), argument, position)

    def _verbatim_rule(self, elements: list[CommandElementAst], end: int) -> int:
        """`--%`: the rest of the line as one word."""
        self.ungot = None
        token = self.scan_verbatim_argument()
        if token.value:
            elements.append(self._bare_word(token))
            end = token.end
        return end

    # -- redirections ------------------------------------------------------

    def redirection_rule(self, token: Token, redirections: dict[int, RedirectionAst]) -> int:
        """Read one redirection into the table by stream; returns where it ends."""
        result: RedirectionAst
        if token.kind == "merging":
            stream, target = int(str(token.value)), int(str(token.extra))
            if target != 1 or stream == target:
                self.error_at(token.start, token.end, "RedirectionNotSupported", self.text_of(token))
            extent = self.span(token.start, token.end)
            result = MergingRedirectionAst(extent, STREAM_NAMES[stream], "output")
        else:
            location = self.single_argument(FILE_NAME)
            if location is None:
                self.error_at(token.end, token.end, "MissingFileSpecification")
                location = ErrorExpressionAst(self.span(token.start, token.end))
            extent = self.span(token.start, location.extent.end)
            if token.kind == "redirect_in":
                self.error_at(token.start, token.end, "RedirectionNotSupported", self.text_of(token))
                return extent.end
            stream = int(str(token.value))
            result = FileRedirectionAst(extent, STREAM_NAMES[stream], location, bool(token.extra))
        if stream in redirections:
            name = "* stream" if stream == 0 else f"{STREAM_NAMES[stream]} stream"
            self.error_at(extent.start, extent.end, "StreamAlreadyRedirected", name)
        else:
            redirections[stream] = result
        return extent.end
