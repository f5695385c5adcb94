"""The labs there are: those that come with pshv, and a file of one's own given by its path."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from pshv.labs.mistakes import LabError, nearest
from pshv.labs.reading import DrawnLab, Sheet, draw, rendered

FILES = Path(__file__).with_name("files")
WORLDS = Path(__file__).with_name("worlds")


def names() -> list[str]:
    """The names of the labs that come with pshv, in the order in which they are taught."""
    listed = [line.strip() for line in (FILES / "order.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    present = sorted(path.stem for path in FILES.glob("*.yaml"))
    return [name for name in listed if name in present] + [name for name in present if name not in listed]


def path_of(name: str) -> Path:
    """The file of a lab: a name of the library in any case, or the path of a YAML file.

    Raises LabError for a name that is neither, with the nearest one.
    """
    known = names()
    if name.lower() in known:
        return FILES / f"{name.lower()}.yaml"
    if name.lower().endswith((".yaml", ".yml")) or os.sep in name:
        return Path(name).absolute()
    raise LabError(f"There is no lab '{name}'. {nearest(name, known)} 'pshv lab list' shows all.")


@lru_cache(maxsize=64)
def drawn(name: str, seed: int) -> DrawnLab:
    """The lab `name` with the parameters of `seed`; raises LabError (unknown) and LabFileError."""
    return DrawnLab(path_of(name), WORLDS, seed)


@lru_cache(maxsize=64)
def title(name: str) -> tuple[str, int | None, int]:
    """Title, troubleshooting step and minutes of a lab, without drawing its world."""
    sheet = Sheet(path_of(name))
    values = draw(sheet, {}, name, 1)
    kept = {key: sheet.data.get(key) for key in ("title", "step", "minutes")}
    made = rendered(sheet, kept, values)
    return str(made["title"]), made["step"], int(made["minutes"] or 15)
