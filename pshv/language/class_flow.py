"""Flow of control and variables in class methods: does every path return, is every variable assigned.

Source: golden/expressions/parse-errors.tsv and classes.tsv; a loop or switch with a condition may run zero times.
"""

from __future__ import annotations

from collections.abc import Iterator

from .token import words
from .tree import (
    AssignmentStatementAst,
    Ast,
    BreakStatementAst,
    ContinueStatementAst,
    DoUntilStatementAst,
    DoWhileStatementAst,
    ExitStatementAst,
    ForStatementAst,
    IfStatementAst,
    ReturnStatementAst,
    ScriptBlockAst,
    StatementAst,
    StatementBlockAst,
    ThrowStatementAst,
    TryStatementAst,
    TypeExpressionAst,
    VariableExpressionAst,
)

ALWAYS_READABLE = frozenset(
    words(
        "_ psitem this input args true false null ? ^ $ matches error host home pid pshome psversiontable pwd "
        "executioncontext lastexitcode stacktrace shellid profile myinvocation pscmdlet psboundparameters "
        "psscriptroot pscommandpath ofs nestedpromptlevel outputencoding psculture psuiculture errorview "
        "formatenumerationlimit maximumhistorycount erroractionpreference warningpreference verbosepreference "
        "debugpreference informationpreference progresspreference confirmpreference whatifpreference "
        "psdefaultparametervalues psmoduleautoloadingpreference psemailserver pssessionoption "
        "pssessionapplicationname pssessionconfigurationname foreach switch psstyle iswindows islinux ismacos "
        "iscoreclr psedition enabledexperimentalfeatures event eventargs eventsubscriber sender "
        "psdebugcontext psnativecommandargumentpassing psnativecommanduseerroractionpreference"
    )
)
"""Variables a method may read though it does not assign them."""

VARIABLE_PARAMETERS = ("outvariable", "errorvariable", "warningvariable", "informationvariable", "pipelinevariable")


def nodes_of_method(node: Ast) -> Iterator[Ast]:
    """The nodes of a body in source order, without those of script blocks inside it."""
    for child in node.children():
        if not isinstance(child, ScriptBlockAst):
            yield child
            yield from nodes_of_method(child)


def always_leaves(statements: list[StatementAst]) -> bool:
    """True if control never comes behind the last statement."""
    return any(_leaves(statement) for statement in statements)


def _block_leaves(block: StatementBlockAst) -> bool:
    return always_leaves(block.statements)


def _leaves(statement: StatementAst) -> bool:
    if isinstance(statement, (ReturnStatementAst, ThrowStatementAst, ExitStatementAst)):
        return True
    if isinstance(statement, (BreakStatementAst, ContinueStatementAst)):
        return True
    if isinstance(statement, IfStatementAst):
        otherwise = statement.else_clause
        return (
            otherwise is not None
            and _block_leaves(otherwise)
            and all(_block_leaves(body) for _, body in statement.clauses)
        )
    if isinstance(statement, TryStatementAst):
        final = statement.finally_block
        if final is not None and _block_leaves(final):
            return True
        return _block_leaves(statement.body) and all(_block_leaves(c.body) for c in statement.catch_clauses)
    if isinstance(statement, (DoWhileStatementAst, DoUntilStatementAst)):
        return _block_leaves(statement.body) and not _has_break(statement.body)
    if isinstance(statement, ForStatementAst):
        return statement.condition is None and not _has_break(statement.body)
    return False


def _has_break(block: StatementBlockAst) -> bool:
    return any(isinstance(node, (BreakStatementAst, ContinueStatementAst)) for node in nodes_of_method(block))


def assigned_variables(node: AssignmentStatementAst) -> Iterator[VariableExpressionAst]:
    """The variables an assignment sets, also inside lists and casts."""
    stack: list[Ast] = [node.left]
    while stack:
        target = stack.pop()
        if isinstance(target, VariableExpressionAst):
            yield target
        elif not isinstance(target, TypeExpressionAst) and type(target).__name__ not in (
            "MemberExpressionAst",
            "IndexExpressionAst",
            "InvokeMemberExpressionAst",
        ):
            stack.extend(target.children())
