"""Write `known-*.txt` from what passes now, and print the score: `python -m tests.golden.update [KIND]`."""

from __future__ import annotations

import sys

from . import records
from .runner import line_end, run_lines, run_scenario


def main() -> None:
    """Run everything and keep what differs."""
    wanted = sys.argv[1:] or ["scenarios", "expressions", "bindings"]
    for kind in wanted:
        if kind == "scenarios":
            scenarios()
        else:
            lines(kind)


def scenarios() -> None:
    """Run all scenarios; standard output and error are kept apart."""
    wrong, wrong_error, total = [], [], 0
    for topic in records.topics("scenarios"):
        for record in records.scenarios(topic):
            total += 1
            out, err, code = run_scenario(record)
            if line_end(out) != record.stdout or code != record.exit:
                wrong.append(f"{topic}\t{record.id}")
            if line_end(err) != record.stderr:
                wrong_error.append(f"{topic}\t{record.id}")
    keep("scenarios", wrong, total)
    keep("stderr", wrong_error, total)


def lines(kind: str) -> None:
    """Run all lines of a kind."""
    wrong, total = [], 0
    for topic in records.topics(kind):
        expected = records.lines(kind, topic)
        seen = run_lines(kind, list(expected))
        total += len(expected)
        wrong += [f"{topic}\t{line}" for line, result in expected.items() if seen.get(line) != result]
    keep(kind, wrong, total)


def keep(kind: str, wrong: list[str], total: int) -> None:
    """Write the file of a kind and say the score."""
    (records.HERE / f"known-{kind}.txt").write_text("".join(f"{one}\n" for one in wrong), encoding="utf-8")
    print(f"{kind}: {total - len(wrong)} of {total}, {100 * (total - len(wrong)) / total:.1f} %")


if __name__ == "__main__":
    main()
