"""The causes a diagnosis can name (`causes.yaml`): by name, or in free words that a cause's patterns recognise."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from pshv.labs.mistakes import LabError, nearest
from pshv.labs.model import Cause


@lru_cache(maxsize=1)
def causes() -> dict[str, Cause]:
    """All causes by name, in the order of the file."""
    import yaml

    data = yaml.safe_load(Path(__file__).with_name("causes.yaml").read_text(encoding="utf-8"))
    return {cause.name: cause for cause in TypeAdapter(list[Cause]).validate_python(data)}


def named(text: str) -> list[str]:
    """The causes that a text names; raises LabError when it names none, with the nearest."""
    known = causes()
    squeezed = re.sub(r"[\s_]+", "-", text.strip()).lower()
    squeezed = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", text.strip()).lower() if squeezed not in known else squeezed
    if squeezed in known:
        return [squeezed]
    found = [name for name, cause in known.items() if any(re.search(word, text, re.IGNORECASE) for word in cause.words)]
    if not found:
        raise LabError(f"'{text}' names no known cause. {nearest(squeezed, known)} Get-LabCause lists them.")
    return found
