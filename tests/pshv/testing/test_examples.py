"""The documentation's examples do what they say."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import pshv.testing

pytest_plugins = ["pytester"]
README = Path(__file__).parents[3] / "README.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_examples_of_the_package() -> None:
    result = doctest.testmod(pshv.testing)
    assert result.attempted > 5
    assert result.failed == 0


@pytest.mark.parametrize("text", [block for block in BLOCKS if "def test_" in block])
def test_the_tests_in_the_readme(text: str, pytester: pytest.Pytester) -> None:
    pytester.makepyfile(text)
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=text.count("def test_"))


@pytest.mark.parametrize("text", [block for block in BLOCKS if "pshv.testing" in block and "def test_" not in block])
def test_the_python_in_the_readme(text: str) -> None:
    exec(compile(text, "README.md", "exec"), {})
