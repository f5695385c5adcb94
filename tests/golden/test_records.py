"""What a real PowerShell 7.6.5 answered. Known differences stand in `known-*.txt`; none may join.

`python -m tests.golden.update` writes these files anew from what passes now.
"""

import pytest

from . import records
from .runner import line_end, run_lines, run_scenario

LINE_TOPICS = [(kind, topic) for kind in ("expressions", "bindings") for topic in records.topics(kind)]


@pytest.mark.parametrize("topic", records.topics("scenarios"))
def test_scenarios_print_what_powershell_prints(topic: str) -> None:
    known = records.known("scenarios")
    wrong = []
    for record in records.scenarios(topic):
        out, err, code = run_scenario(record)
        right = line_end(out) == record.stdout and code == record.exit
        if not right and f"{topic}\t{record.id}" not in known:
            wrong.append(
                f"{record.id} {record.title}\n{record.script}\n--- expected\n{record.stdout}--- seen\n{out}{err}"
            )
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("topic", records.topics("scenarios"))
def test_errors_stand_on_standard_error_as_in_powershell(topic: str) -> None:
    known = records.known("stderr")
    wrong = []
    for record in records.scenarios(topic):
        if not record.stderr:
            continue
        _, err, _ = run_scenario(record)
        if line_end(err) != record.stderr and f"{topic}\t{record.id}" not in known:
            wrong.append(f"{record.id} {record.title}\n{record.script}\n--- expected\n{record.stderr}--- seen\n{err}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("kind", "topic"), LINE_TOPICS)
def test_lines_give_what_powershell_gives(kind: str, topic: str) -> None:
    known = records.known(kind)
    expected = records.lines(kind, topic)
    seen = run_lines(kind, list(expected))
    wrong = [
        f"{line}\n  expected {result}\n  seen     {seen.get(line, '-')}"
        for line, result in expected.items()
        if seen.get(line) != result and f"{topic}\t{line}" not in known
    ]
    assert not wrong, "\n".join(wrong)
