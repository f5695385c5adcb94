"""Operators, conversions, members, bindings: whatever the operands, what fails is an error of PowerShell's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pshv.runtime.errors import FlowSignal, PSError

from .conftest import looked
from .programs import ATOMS, BINARY, COMMANDS, MEMBERS, UNARY, expressions
from .shell import shell

editions = st.sampled_from(["core", "desktop"])
atoms = st.sampled_from(ATOMS)
parameters = st.sampled_from(
    ["-Name", "-Path", "-Property", "-InputObject", "-Force", "-WhatIf", "-Confirm:$false", "-First", "-Depth", "-Encoding", "-ErrorAction",
     "-ErrorVariable ev", "-Foo", "-N", "-Value", "-Filter", "-ComputerName", "-VM", "-Cluster", "-", "--", "-a:1", "-PassThru:"]
)  # fmt: skip


def _tried(text: str, edition: str) -> None:
    try:
        shell(edition).session().evaluate(text)
    except (PSError, FlowSignal):
        return


@looked(350)
@given(atoms, st.sampled_from(BINARY), atoms, editions)
def test_binary_operators(left: str, operator: str, right: str, edition: str) -> None:
    _tried(f"{left} {operator} {right}", edition)


@looked(250)
@given(st.sampled_from(UNARY), expressions, editions)
def test_unary_operators_and_casts(operator: str, operand: str, edition: str) -> None:
    _tried(f"{operator}({operand})", edition)


@looked(300)
@given(atoms, st.sampled_from(MEMBERS), atoms, editions)
def test_members(target: str, member: str, value: str, edition: str) -> None:
    _tried(f"$x = {target}; $x.{member}; $x[{value}]; $x.{member.split('(')[0].split('.')[0]} = {value}", edition)


@looked(250)
@given(
    st.sampled_from([c.split(" ")[0] for c in COMMANDS]),
    st.lists(st.one_of(parameters, atoms), max_size=4),
    atoms,
    st.booleans(),
)
def test_bindings(command: str, words: list[str], piped: str, through: bool) -> None:
    words = [f"({word})" if word in ATOMS else word for word in words]
    _tried(f"{piped} | " * through + f"{command} {' '.join(words)}", "core")


@looked(100)
@given(st.sampled_from(UNARY), st.text(max_size=20))
def test_conversions_of_any_text(operator: str, text: str) -> None:
    quoted = text.replace("'", "''").replace("‘", "‘‘").replace("’", "’’").replace("‚", "‚‚").replace("‛", "‛‛")
    _tried(f"{operator}'{quoted}'", "core")


@looked(100)
@given(st.text(max_size=15), st.text(max_size=15), st.sampled_from(["-match", "-replace", "-split", "-like", "-f"]))
def test_any_pattern(text: str, pattern: str, operator: str) -> None:
    session = shell().session()
    session.set_variable("t", text)
    session.set_variable("p", pattern)
    try:
        session.evaluate(f"$p {operator} $t" if operator == "-f" else f"$t {operator} $p")
    except (PSError, FlowSignal):
        return
