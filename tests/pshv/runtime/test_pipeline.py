"""Pipelines: order, early ends, what is unrolled."""

from __future__ import annotations

from .conftest import Transcript


def test_stages_alternate(run: Transcript) -> None:
    assert run('1, 2 | ForEach-Object { "a$_"; $_ } | ForEach-Object { "b$_" }') == ["ba1", "b1", "ba2", "b2"]


def test_a_later_stage_s_error_names_the_later_one(run: Transcript) -> None:
    text = "try { 1 | ForEach-Object { $_ } | ForEach-Object { throw 'late' } } catch { $_.Exception.Message }"
    assert run(text) == ["late"]


def test_break_leaves_the_loop_around_the_pipeline(run: Transcript) -> None:
    assert run("foreach ($i in 1..3) { 1..3 | ForEach-Object { if ($_ -eq 2) { break }; \"$i$_\" } }; 'end'") == [
        "11",
        "end",
    ]


def test_end_and_clean_after_select_first(run: Transcript) -> None:
    text = (
        "function f { process { $_ } end { Write-Host 'end' } clean { Write-Host 'clean' } }; "
        "1..5 | f | Select-Object -First 1"
    )
    assert run(text) == ["1", "clean"]


def test_unrolled_once(run: Transcript) -> None:
    assert run("(, (1, 2) | Measure-Object).Count; ((1, 2), 3 | Measure-Object).Count") == ["1", "2"]


def test_hashtables_stay_whole(run: Transcript) -> None:
    assert run("(@{ a = 1; b = 2 } | Measure-Object).Count") == ["1"]


def test_pipeline_variable(run: Transcript) -> None:
    assert run('1..2 | ForEach-Object -PipelineVariable p { $_ * 10 } | ForEach-Object { "$p" }') == ["10", "20"]


def test_input_in_a_function_without_process(run: Transcript) -> None:
    assert run("function f { @($input).Count }; 1..3 | f; f") == ["3", "0"]


def test_empty_and_null(run: Transcript) -> None:
    assert run(
        "@() | ForEach-Object { 'never' }; $null | ForEach-Object { 'once' }; $() | ForEach-Object { 'too' }"
    ) == [
        "once",
        "too",
    ]


def test_a_steppable_pipeline_without_a_cmdlet_gives_its_output(run: Transcript) -> None:
    text = "$s = { Sort-Object }.GetSteppablePipeline(); $s.Begin($true); $s.Process(2); $s.Process(1)\n"
    assert run(text + '$x = $s.End(); "<$x>"') == ["<1 2>"]
