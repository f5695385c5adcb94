"""Statements, functions, classes, requirements: the fields of their nodes."""

from __future__ import annotations

from typing import TypeVar

import pytest

from pshv.language import tree
from pshv.language.class_definitions import definition_errors, enum_values
from pshv.language.help_text import function_help, parameter_comments, script_help
from pshv.language.parser import parse, tokens

Node = TypeVar("Node", bound=tree.Ast)


def first(kind: type[Node], text: str, edition: str = "core") -> Node:
    result = parse(text, None, edition)
    assert result.errors == []
    return next(node for node in result.tree.walk() if isinstance(node, kind))


def test_switch() -> None:
    node = first(tree.SwitchStatementAst, ":a switch -Wildcard -case ($x) { 'a*' { 1 } default { 2 } {$_} { 3 } }")
    assert (node.label, node.flags) == ("a", frozenset({"wildcard", "casesensitive"}))
    assert len(node.clauses) == 2
    assert node.default is not None


def test_switch_on_a_file() -> None:
    node = first(tree.SwitchStatementAst, "switch -regex -file .\\log.txt { 'a' { } }")
    assert node.flags == {"regex", "file"}
    assert node.condition is not None
    assert node.condition.extent.text == ".\\log.txt"


def test_try() -> None:
    node = first(tree.TryStatementAst, "try { 1 }\ncatch [A.B], [C] { 2 }\ncatch { 3 }\nfinally { 4 }")
    assert [[t.type_name.full_name for t in c.catch_types] for c in node.catch_clauses] == [["A.B", "C"], []]
    assert node.finally_block is not None


def test_for_without_parts() -> None:
    node = first(tree.ForStatementAst, "for (;;) { break }")
    assert (node.initializer, node.condition, node.iterator) == (None, None, None)


def test_param_block() -> None:
    text = "function f { [CmdletBinding()] param([Parameter(Mandatory, Position=0)][string[]]$A, $B = (1,2)) $A }"
    node = first(tree.FunctionDefinitionAst, text)
    block = node.body.param_block
    assert block is not None
    assert [a.type_name.name for a in block.attributes] == ["CmdletBinding"]
    a, b = block.parameters
    assert [type(x).__name__ for x in a.attributes] == ["AttributeAst", "TypeConstraintAst"]
    attribute = a.attributes[0]
    assert isinstance(attribute, tree.AttributeAst)
    assert [(n.argument_name, n.expression_omitted) for n in attribute.named_arguments] == [
        ("Mandatory", True),
        ("Position", False),
    ]
    assert b.default_value is not None


def test_attribute_without_param_is_an_expression() -> None:
    assert parse("[int]5").errors == []
    assert parse("[ValidateSet('a')]$x = 'a'").errors == []


def test_old_style_parameters_and_filter() -> None:
    node = first(tree.FunctionDefinitionAst, "filter f($a, [int]$b = 2) { $_ }")
    assert node.is_filter
    assert [p.name.name for p in node.parameters or []] == ["a", "b"]
    assert node.body.process_block is not None


def test_named_blocks() -> None:
    body = first(tree.FunctionDefinitionAst, "function f { begin { 1 } process { 2 } end { 3 } clean { 4 } }").body
    kinds = [b.block_kind for b in (body.begin_block, body.process_block, body.end_block, body.clean_block) if b]
    assert kinds == ["begin", "process", "end", "clean"]


def test_clean_is_a_command_in_desktop() -> None:
    assert parse("clean { 1 }").errors == []
    assert first(tree.CommandAst, "clean { 1 }", "desktop").elements[0].extent.text == "clean"


def test_class() -> None:
    text = (
        "class A : B, C { [int]$X = 1; static hidden [string]$Y\n A([int]$x) : base($x, 1) { }\n"
        "[void] M([int]$a, $b) { } }\nclass B { B($a, $b) { } }\nclass C { }"
    )
    node = first(tree.TypeDefinitionAst, text)
    assert [b.type_name.name for b in node.base_types] == ["B", "C"]
    assert [(m.name, m.is_static, m.is_hidden) for m in node.members] == [
        ("X", False, False),
        ("Y", True, True),
        ("A", False, False),
        ("M", False, False),
    ]
    constructor = node.members[2]
    assert isinstance(constructor, tree.FunctionMemberAst)
    assert constructor.is_constructor
    assert constructor.body.end_block is not None
    call = next(constructor.body.end_block.statements[0].walk().__iter__())
    assert any(isinstance(n, tree.BaseCtorInvokeMemberExpressionAst) for n in call.walk())


@pytest.mark.parametrize(
    ("text", "error_id", "marked"),
    [
        ("enum E { A = 'x' }", "CannotConvertValue", "'x'"),
        ("enum E { A = $x }", "EnumeratorValueMustBeConstant", "$x"),
        ("enum E : byte { A = 300 }", "EnumeratorValueOutOfBounds", "300"),
        ("enum E { A; A }", "MemberAlreadyDefined", "A"),
        ("class A { $x; $x }", "MemberAlreadyDefined", "$x"),
        ("class A { [int]F([int]$a) { return 1 } [int]F([int]$b) { return 1 } }", "MemberAlreadyDefined", "F"),
        ("class A { static A($x) { } }", "StaticConstructorCantHaveParameters", "$x"),
        ("class A { A($x) { } }; class B : A { }", "BaseClassNoDefaultCtor", "class B : A { }"),
        ("class A : string { }", "SealedBaseClass", "string"),
    ],
)
def test_definition_errors(text: str, error_id: str, marked: str) -> None:
    result = parse(text, None, "core")
    assert result.errors == []
    assert [(e.error_id, e.extent.text) for e in definition_errors(result.types)] == [(error_id, marked)]


def test_enum_values() -> None:
    node = first(tree.TypeDefinitionAst, "enum E { A; B = 5; C; D = 1 -bor 2; F = [E]::B + 1 }")
    assert enum_values(node) == {"A": 0, "B": 5, "C": 6, "D": 3, "F": 6}


def test_using() -> None:
    tree_ = parse("using namespace System.Text\nusing module X\n1", None, "core").tree
    assert [(u.kind, u.name.value if u.name else None) for u in tree_.using_statements] == [
        ("namespace", "System.Text"),
        ("module", "X"),
    ]


def test_requires() -> None:
    text = (
        "#Requires -Version 5.1\n1\n  #requires -Mod Hyper-V, @{ModuleName='A';ModuleVersion='1.0'} -RunAsAdministrator"
    )
    needs = parse(text, None, "core").tree.requirements
    assert needs is not None
    assert (needs.version, needs.run_as_administrator) == ("5.1", True)
    assert [m.extent.text for m in needs.modules] == ["Hyper-V", "@{ModuleName='A';ModuleVersion='1.0'}"]


def test_wrong_requires() -> None:
    assert [e.error_id for e in parse("#requires -version x").errors] == ["RequiresVersionInvalid"]


HELP = """<#
.SYNOPSIS
    Counts.
.DESCRIPTION
    Counts
      slowly.
.PARAMETER Path
    Where.
.EXAMPLE
    Get-It a

    One more line.
#>
function Get-It {
    param(
        # which one
        [string]$Name,
        $Path
    )
    1
}
"""


def test_comment_help_in_front_of_a_function() -> None:
    result = parse(HELP, None, "core")
    node = next(n for n in result.tree.walk() if isinstance(n, tree.FunctionDefinitionAst))
    found = function_help(node, result.source, result.tree.comments)
    assert found is not None
    assert (found.synopsis, found.description) == ("Counts.", "Counts\n  slowly.")
    assert found.parameters == {"path": ("Path", "Where.")}
    assert found.examples == ["Get-It a\n\nOne more line."]
    assert parameter_comments(node.body.param_block, result.source, result.tree.comments) == {"name": "which one"}


def test_comment_help_inside_a_function_wins() -> None:
    text = "# .SYNOPSIS\n# out\nfunction f {\n# .SYNOPSIS\n# in\n1 }"
    result = parse(text, None, "core")
    node = next(n for n in result.tree.walk() if isinstance(n, tree.FunctionDefinitionAst))
    found = function_help(node, result.source, result.tree.comments)
    assert found is not None
    assert found.synopsis == "in"


def test_script_help() -> None:
    result = parse("#requires -version 3\n<#\n.SYNOPSIS\nS\n#>\nparam($a)\n1")
    found = script_help(result.tree, result.source)
    assert found is not None
    assert found.synopsis == "S"


def test_tokens() -> None:
    text = 'if ($x -eq "a$b") { Get-VM -Name x # hi\n }'
    kinds = "if ( variable ieq expandable ) { word parameter identifier comment newline }"
    assert [t.kind for t in tokens(text, "core")] == kinds.split()


def test_extent_lines_and_columns() -> None:
    node = first(tree.CommandAst, "1\r\n  foo a\n")
    extent = node.extent
    assert (extent.start_line_number, extent.start_column_number, extent.text, extent.line) == (
        2,
        3,
        "foo a",
        "  foo a",
    )
