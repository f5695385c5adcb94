"""The learner's record: which lab is open, what was tried, what is solved. One JSON file in the labs' folder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TypedDict

from pshv.labs.mistakes import LabError


class Run(TypedDict):
    """One attempt at a lab, from `start` to the next `start` of the same lab."""

    seed: int
    started: str
    exam: bool
    hints: int
    checks: int
    solved: str
    skipped: bool
    score: int
    cause: str
    answers: dict[str, str]
    expected: dict[str, str]
    kept: list[dict[str, object]]


class Book(TypedDict):
    """Everything that is kept: the open lab's name ('' for none) and the runs of each lab, the newest last."""

    open: str
    labs: dict[str, list[Run]]


FILE = "progress.json"


class Record:
    """Reads and writes the record; writing replaces the file as a whole."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self.book: Book = self._read()

    def _read(self) -> Book:
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {"open": "", "labs": {}}
        except (OSError, ValueError) as problem:
            raise LabError(
                f"The record of the labs '{self._path}' cannot be read: {problem}. Remove it to begin anew."
            ) from None
        if (
            not isinstance(data, dict)
            or not isinstance(data.get("open"), str)
            or not isinstance(data.get("labs"), dict)
        ):
            raise LabError(f"'{self._path}' is no record of labs. Remove it to begin anew.")
        book: Book = {"open": data["open"], "labs": data["labs"]}
        return book

    def save(self) -> None:
        """Write the record; raises LabError when the folder is not writable."""
        fresh = self._path.with_name(f"{FILE}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(self.book, indent=1), encoding="utf-8")
            fresh.replace(self._path)
        except OSError as problem:
            raise LabError(f"The record of the labs '{self._path}' cannot be written: {problem.strerror}.") from None

    @property
    def open(self) -> str:
        """The name of the open lab, '' for none."""
        return self.book["open"]

    def runs(self, name: str) -> list[Run]:
        """The runs of a lab, the newest last."""
        return self.book["labs"].get(name, [])

    def begin(self, name: str, run: Run) -> None:
        """Open a lab with a new run."""
        self.book["labs"].setdefault(name, []).append(run)
        self.book["open"] = name
        self.save()

    def state(self, name: str) -> str:
        """How far the learner is with a lab."""
        runs = self.runs(name)
        if any(run["solved"] and not run["skipped"] for run in runs):
            return "Solved"
        if any(run["skipped"] for run in runs):
            return "Skipped"
        return "Started" if runs else "New"


def new_run(seed: int, started: str, *, exam: bool) -> Run:
    """A run in which nothing has happened yet."""
    return {
        "seed": seed, "started": started, "exam": exam, "hints": 0, "checks": 0, "solved": "", "skipped": False,
        "score": 0, "cause": "", "answers": {}, "expected": {}, "kept": [],
    }  # fmt: skip
