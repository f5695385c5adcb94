"""Names and texts of a script never become Python: in the generated code they stand in string constants only."""

from __future__ import annotations

import ast
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pshv.language.codegen.unit import Unit
from pshv.language.parser import parse
from pshv.runtime.errors import PSError
from pshv.runtime.execution import parse_block
from tests.pshv.safety.conftest import Prison

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Each has the word `zork`, which no Python name of the generated code has.
TEXTS = [
    "zork",
    "zork'); import os; os.system('touch made')  #",
    'zork"); import os; os.system("touch made")  #',
    "zork\\'); raise SystemExit  #",
    "zork\n    raise SystemExit\n",
    "zork\r\nimport os\r\n",
    "zork\u2028raise SystemExit",
    "zork{__import__('os').system('ls')}",
    "{zork.__class__.__mro__}",
    "zork\\",
    "zork\\x27",
    "zork'''\"\"\"",
    "zork\0end",
    "zork\ud800",
    "%(zork)s %s",
    "zork; S.session; E",
    "S['zork']",
    "zork\t\f\v#",
]

PLACES = [
    "${NAME} = 1; ${NAME}",
    "${NAME}++; ${NAME} += 1; ${script:NAME} = 2; ${global:NAME}",
    "$x = ${NAME}; $x.Foo; $x[${NAME}]",
    "$x = @{}; $x.TEXT = 1; $x.TEXT; $x.TEXT += 1; $x.TEXT++",
    "@{ TEXT = 1 }.TEXT",
    "[pscustomobject]@{ TEXT = 1 }; [ordered]@{ TEXT = 1 }",
    "'x'.TEXT(1); 'x'.TEXT; [string]::TEXT; [string]::TEXT(1)",
    "& TEXT 1; & TEXT -a:1; . TEXT",
    "TEXT | & TEXT | Out-Null",
    'Write-Output "a ${NAME} b $(TEXT) c"',
    "function f([int] ${NAME} = TEXT, $b) { ${NAME} } f -b 1",
    "function f { param([ValidateSet(TEXT)] ${NAME} = TEXT) process { ${NAME} } } 1 | f",
    "foreach (${NAME} in 1) { ${NAME} }",
    "switch (TEXT) { TEXT { 1 } default { ${NAME} } }",
    "1 | ForEach-Object { ${NAME}; TEXT } | Where-Object { ${NAME} -eq TEXT }",
    "1 -eq TEXT; TEXT -match TEXT; TEXT -replace TEXT, TEXT; TEXT -f TEXT; TEXT -is TEXT",
    "${NAME}, $b = 1, 2; ${NAME}, $b",
    "try { throw TEXT } catch { ${NAME} } finally { ${NAME} }",
    "trap { ${NAME} } throw TEXT",
    "data { TEXT }",
    "$x = { ${NAME}; TEXT }; & $x TEXT",
    "[int]${NAME} = 1; [ValidateRange(1, 2)] ${NAME} = 1",
    "Set-Variable TEXT 1; Set-Alias TEXT TEXT",
    "[ref] ${NAME}; & { ${using:NAME} }",
    "'x' > TEXT",
    "class A { [string] $P = TEXT; [string] M() { return TEXT } } [A]::new().P",
    "if (TEXT) { ${NAME} } elseif (${NAME}) { } else { }",
    "while (${NAME} -lt 1) { ${NAME}++ }; do { ${NAME} } until (TEXT)",
    "${env:NAME}; ${function:NAME}; ${x:NAME}",
    "return TEXT",
    "exit TEXT",
]


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _braced(text: str) -> str:
    return "".join("`" + letter if letter in "`{}" else letter for letter in text)


def _script(place: str, text: str) -> str:
    return place.replace("NAME", _braced(text)).replace("TEXT", _quoted(text))


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The Python texts that are compiled."""
    texts: list[str] = []
    load = Unit.load

    def keep(unit: Unit) -> dict[str, object]:
        texts.append("\n".join(unit.lines))
        return load(unit)

    monkeypatch.setattr(Unit, "load", keep)
    return texts


def _outside_of_constants(text: str, word: str) -> Iterator[str]:
    """Where the word stands in Python text other than in a string constant."""
    folded = unicodedata.normalize("NFKC", word)
    for node in ast.walk(ast.parse(text)):
        for name, value in ast.iter_fields(node):
            if isinstance(value, str) and folded in unicodedata.normalize("NFKC", value).lower():
                if not (isinstance(node, ast.Constant) and name == "value"):
                    yield f"{type(node).__name__}.{name}: {value}"


@pytest.mark.parametrize("place", PLACES)
def test_a_text_stays_a_text(prison: Prison, written: list[str], place: str) -> None:
    for text in TEXTS:
        script = _script(place, text)
        prison.run(script.encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass"))
    assert written
    for source in written:
        assert list(_outside_of_constants(source, "zork")) == []


@pytest.mark.parametrize("text", [t for t in TEXTS if "\n" not in t and "\0" not in t])
def test_labels_and_bare_words_stay_texts(prison: Prison, written: list[str], text: str) -> None:
    bare = "".join(letter for letter in text if letter.isalnum() or letter in "_")
    for place in (
        ":LABEL while ($true) { break LABEL }",
        "LABEL -LABEL LABEL",
        "$x.LABEL",
        "enum E { LABEL }; [E]::LABEL",
    ):
        prison.run(place.replace("LABEL", bare))
    for source in written:
        assert list(_outside_of_constants(source, "zork")) == []


@pytest.mark.parametrize("text", TEXTS)
def test_the_right_value_comes_back(prison: Prison, text: str) -> None:
    quoted = _quoted(text)
    script = (
        f"$t = {quoted}; ${{{_braced(text)}}} = $t; $h = @{{ {quoted} = $t }}; "
        f'(${{{_braced(text)}}} -ceq $t), ($h.{quoted} -ceq $t), ("$t" -ceq $t), (& {{ $args[0] }} {quoted}) -ceq $t'
    )
    assert all(prison.session.evaluate(f"{script}")[:3])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=12), st.sampled_from(PLACES))
def test_any_text_anywhere(tmp_path_factory: pytest.TempPathFactory, text: str, place: str) -> None:
    script = _script(place, text)
    if parse(script, None, "core").errors:
        return
    session = _shared(tmp_path_factory.getbasetemp()).session
    try:
        parse_block(session, script, session.global_scope).code.prepare()
    except PSError:
        return


_prisons: dict[Path, Prison] = {}


def _shared(base: Path) -> Prison:
    """One prison for all examples."""
    if base not in _prisons:
        folder = base / "shared-prison"
        folder.mkdir(exist_ok=True)
        _prisons[base] = Prison(folder)
    return _prisons[base]
