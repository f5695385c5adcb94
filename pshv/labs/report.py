"""What the labs say: cards, checks, progress. Text only; who prints it is decided at the edge."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from pshv.labs import library

if TYPE_CHECKING:
    from pshv.labs.desk import Desk
    from pshv.labs.diagnosis import Finding
    from pshv.labs.model import Lab

WIDTH = 78


def wrapped(text: str, indent: str = "") -> list[str]:
    """Text as lines of at most 78 columns: paragraphs are filled; lines that begin with two blanks stay as they are."""
    lines: list[str] = []
    for paragraph in text.strip("\n").split("\n\n"):
        if lines:
            lines.append("")
        filled: list[str] = []
        for line in paragraph.split("\n"):
            if line.startswith("  "):
                lines += [*_filled(" ".join(filled), indent), indent + line.rstrip()]
                filled = []
            else:
                filled.append(line.strip())
        lines += _filled(" ".join(filled), indent)
    return lines


def _filled(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def card(desk: Desk) -> list[str]:
    """The incident card of the open lab."""
    lab, run = desk.lab, desk.run
    head = f"{lab.title}  [lab {lab.name}, seed {run['seed']}{', exam' if run['exam'] else ''}]"
    lines = ["=" * WIDTH, head, "=" * WIDTH, *wrapped(lab.card), ""]
    for number, question in enumerate(lab.questions, 1):
        lines += wrapped(f"{number}. ({question.id}) {question.text}")
    if lab.questions:
        lines.append("")
    return lines


def ways(lab: Lab) -> list[str]:
    """How to go on after the card, outside of the prompt."""
    return [
        "pshv lab            opens the prompt on this lab's cluster",
        "pshv lab check      says what is still wrong (exit code 0 when nothing is)",
        f"pshv lab hint       {len(lab.hints)} hints, each says more; undo, reset, solution help further",
    ]


def ways_inside(lab: Lab) -> list[str]:
    """How to go on after the card, in the prompt."""
    last = (
        "Submit-LabAnswer -Question ID -Answer ..." if lab.questions else "Submit-LabDiagnosis -Cause ... -Evidence ..."
    )
    return ["Test-Lab checks. Get-LabHint, Undo-Lab, Reset-Lab and Show-LabSolution help.", last]


def verdict(desk: Desk, wrong: list[str]) -> list[str]:
    """The result of a check."""
    lab, run = desk.lab, desk.run
    if wrong:
        return [f"Lab {lab.name}: red", *_bullets(wrong)]
    lines = [f"Lab {lab.name}: green"]
    if lab.diagnosis is not None and not run["score"]:
        lines.append("The diagnosis counts apart: Submit-LabDiagnosis -Cause ... -Evidence <log line or event>.")
    elif lab.diagnosis is not None:
        lines.append(f"Diagnosis: {run['score']} of 100.")
    return lines


def _bullets(texts: list[str]) -> list[str]:
    lines = []
    for text in texts:
        first, *rest = wrapped(text, "  ")
        lines += ["- " + first[2:], *rest]
    return lines


def finding(found: Finding) -> list[str]:
    """The result of a diagnosis."""
    lines = []
    for line in found.lines:
        lines += wrapped(line)
    return [*lines, f"Diagnosis: {found.score} of 100."]


def explanation(desk: Desk, *, applied: bool) -> list[str]:
    """The model solution with its explanation."""
    lab = desk.lab
    head = "Applied:" if applied else "The model solution:"
    return [head, *(f"  {line}" for line in lab.solution.strip().split("\n")), "", *wrapped(lab.explanation)]


def listing(desk: Desk) -> list[str]:
    """All labs with the learner's state."""
    lines = []
    for name in library.names():
        title, step, minutes = library.title(name)
        lines.append(
            f"{name:<24}{desk.record.state(name):<8}{minutes:>3} min {step or '':>4}  {title}"[:WIDTH].rstrip()
        )
    return ["LAB                     STATE      TIME STEP  TITLE", *lines]


def progress(desk: Desk) -> list[str]:
    """What the learner has done, a line for each lab that was tried."""
    lines = []
    for name, runs in desk.record.book["labs"].items():
        run = runs[-1]
        best = max(one["score"] for one in runs)
        state = desk.record.state(name)
        lines.append(
            f"{name:<24}{state:<9}tries {len(runs)}, checks {run['checks']}, hints {run['hints']}, diagnosis {best:>3}"
        )
    total = len(library.names())
    solved = sum(desk.record.state(name) == "Solved" for name in library.names())
    return [*lines, f"{solved} of {total} labs solved."]
