"""Parameter lists, param blocks and functions."""

from __future__ import annotations

from .extent import Extent
from .parser_statements import StatementParser
from .token import EXPRESSION, Token
from .tree_base import ExpressionAst, StatementAst
from .tree_definitions import (
    AttributeAst,
    FunctionDefinitionAst,
    ParamBlockAst,
    ParameterAst,
    TypeConstraintAst,
)
from .tree_expressions import VariableExpressionAst

_NO_FUNCTION_NAMES = frozenset(
    {"|", "(", "{", "@(", "@{", "}", ")", "eof", ";", "redirection", "merging", "redirect_in", "&&", "||", "&"}
    | {"variable", "splatted", "here_expandable", "here_string", "string", "expandable"}
)
_CHECKED_TYPES = frozenset({"void", "system.void", "ordered"})


def needs_check(parameters: list[ParameterAst]) -> bool:
    """Whether a list has a parameter twice, or types that no parameter may have."""
    names = {parameter.name.path.lower() for parameter in parameters}
    if len(names) < len(parameters):
        return True
    return any(
        isinstance(attribute, TypeConstraintAst) and attribute.type_name.name.lower() in _CHECKED_TYPES
        for parameter in parameters
        for attribute in parameter.attributes
    )


class FunctionParser(StatementParser):
    # -- parameters --------------------------------------------------------

    def param_block_rule(self) -> ParamBlockAst | None:
        self.skip_newlines()
        candidates = self.attribute_list_rule(False)
        self.skip_newlines()
        token = self.peek()
        if token.kind != "param":
            return None
        self.skip()
        self.skip_newlines()
        paren = self.next()
        if paren.kind != "(":
            self.unget(paren)
            return None
        parameters, end, _ = self._parameters_in_parens(paren)
        attributes: list[AttributeAst] = []
        for candidate in candidates:
            if isinstance(candidate, AttributeAst):
                attributes.append(candidate)
            else:
                extent = candidate.extent
                self.error_at(extent.start, extent.end, "TypeNotAllowedBeforeParam", candidate.type_name.full_name)
        node = ParamBlockAst(self.span(token.start, end), attributes, parameters)
        if needs_check(parameters):
            self.defer("parameters", node)
        return node

    def _parameters_in_parens(self, paren: Token) -> tuple[list[ParameterAst], int, int]:
        """Parameters behind `(`; returns them, where the list ends, and where its error ends (or -1)."""
        parameters = self._parameter_list_rule()
        self.skip_newlines()
        token = self.next()
        if token.kind == ")":
            return parameters, token.end, -1
        self.unget(token)
        end = parameters[-1].extent.end if parameters else paren.end
        self.missing_after(end, "MissingEndParenthesisInFunctionParameterList")
        return parameters, max(token.start - 1, end), end

    def _parameter_list_rule(self) -> list[ParameterAst]:
        parameters: list[ParameterAst] = []
        comma: Token | None = None
        while True:
            parameter = self._parameter_rule_one()
            if parameter is None:
                if comma is not None:
                    self.missing_after(comma.end, "MissingExpressionAfterToken", ",")
                return parameters
            parameters.append(parameter)
            self.skip_newlines()
            comma = self.peek()
            if comma.kind != ",":
                return parameters
            self.skip()

    def _parameter_rule_one(self) -> ParameterAst | None:
        no_comma, mode = self.no_comma, self.mode
        self.no_comma = True
        self.set_mode(EXPRESSION)
        result = self._parameter_in_expression_mode()
        self.no_comma = no_comma
        self.set_mode(mode)
        return result

    def _parameter_in_expression_mode(self) -> ParameterAst | None:
        self.skip_newlines()
        attributes = self.attribute_list_rule(False)
        self.skip_newlines()
        token = self.next()
        if token.kind not in ("variable", "splatted"):
            self.unget(token)
            if not attributes:
                return None
            end = attributes[-1].extent.end
            self.missing_after(end, "InvalidFunctionParameter")
            self.sync(True, ")")
            extent = self.span(attributes[0].extent.start, end)
            return ParameterAst(extent, attributes, VariableExpressionAst(extent, "__error__"), None)
        name = VariableExpressionAst(Extent(self.source, token.start, token.end), str(token.value))
        default: ExpressionAst | None = None
        self.skip_newlines()
        equals = self.peek()
        if equals.kind == "=":
            self.skip()
            self.skip_newlines()
            default = self.expression_rule()
            if default is None:
                self.missing_after(equals.end, "MissingExpressionAfterToken", "=")
        start = attributes[0].extent.start if attributes else token.start
        end = token.end if default is None else default.extent.end
        return ParameterAst(self.span(start, end), attributes, name, default)

    # -- functions ---------------------------------------------------------

    def function_parameters_rule(self) -> tuple[list[ParameterAst] | None, int, int]:
        """`( parameters )` if they follow; returns them, the end of the list, the end of its error (or -1)."""
        self.skip_newlines()
        paren = self.peek()
        if paren.kind != "(":
            return None, -1, -1
        self.skip()
        parameters, end, error_end = self._parameters_in_parens(paren)
        self.skip_newlines()
        return parameters, end, error_end

    def function_rule(self, token: Token) -> StatementAst:
        self.skip_newlines()
        name = self.next()
        if name.kind in _NO_FUNCTION_NAMES:
            self.unget(name)
            self.missing_after(token.end, "MissingNameAfterKeyword", self.text_of(token))
            return self.failed(token.start, token.end)
        parameters, list_end, error_end = self.function_parameters_rule()
        curly = self.next()
        if curly.kind != "{":
            self.unget(curly)
            if error_end < 0:
                error_end = name.end if list_end < 0 else list_end
                self.missing_after(error_end, "MissingFunctionBody")
        if error_end >= 0:
            if curly.kind == "{":
                return self.failed(token.start, error_end, *(parameters or []))
            return self.failed(token.start, error_end, *(parameters or []))
        body = self.script_block_rule(curly, token.kind == "filter")
        text = str(name.value) if name.kind == "word" else self.text_of(name)
        node = FunctionDefinitionAst(
            self.span(token.start, body.extent.end),
            token.kind == "filter",
            token.kind == "workflow",
            text,
            parameters,
            body,
            self.span(name.start, name.end),
        )
        if node.is_workflow or (parameters is not None and (body.param_block is not None or needs_check(parameters))):
            self.defer("function", node)
        return node
