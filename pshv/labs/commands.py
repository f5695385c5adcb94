"""`pshv lab`: the labs from the shell of the host."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

from pshv.labs import report
from pshv.labs.desk import Desk, folder_beside
from pshv.labs.mistakes import LabError, nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.host.options import Options


class NearestGroup(click.Group):
    """A group that suggests the nearest command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; an unknown one is an error with the nearest name."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            ctx.fail(f"There is no command 'lab {args[0]}'. {nearest(args[0], self.commands)}")
        return super().resolve_command(ctx, args)


def _desk(options: Options) -> Desk:
    try:
        return Desk(folder_beside(options.db), edition=options.edition or "desktop")
    except LabError as problem:
        _fail(problem)


def _fail(problem: LabError) -> NoReturn:
    raise click.ClickException(str(problem)) from problem


def _say(lines: list[str]) -> None:
    click.echo("\n".join(lines))


def _at(options: Options, work: Callable[[Desk], int | None]) -> None:
    """Do something at the desk; an error of a lab is the command's, and a number its exit code."""
    from mockcluster.store.problem import StoreError

    desk = _desk(options)
    try:
        code = work(desk)
    except LabError as problem:
        _fail(problem)
    except StoreError as problem:
        raise click.ClickException(f"{problem} 'pshv lab reset' builds the lab anew.") from problem
    finally:
        desk.close()
    if code:
        click.get_current_context().exit(code)


@click.group(cls=NearestGroup, invoke_without_command=True)
@click.pass_context
def lab(context: click.Context) -> None:
    """Broken clusters to practise on. Without a command: the prompt on the open lab's cluster."""
    if context.invoked_subcommand is None:
        context.invoke(enter)


@lab.command(name="list")
@click.pass_obj
def list_labs(options: Options) -> None:
    """List the labs: state, minutes, troubleshooting step, title."""
    _at(options, lambda desk: _say(report.listing(desk)))


@lab.command()
@click.argument("name")
@click.option("--seed", type=click.IntRange(min=0), help="Which variant; each try is another one without it.")
@click.option("--exam", is_flag=True, help="No hints, and faults are hidden in pictures and Get-MockFault.")
@click.pass_obj
def start(options: Options, name: str, seed: int | None, *, exam: bool) -> None:
    """Set up a lab (a name, or the path of a lab file) and show its incident card."""

    def work(desk: Desk) -> None:
        begun = desk.start(name, seed, exam=exam)
        _say([*report.card(desk), *report.ways(begun)])

    _at(options, work)


@lab.command()
@click.pass_obj
def card(options: Options) -> None:
    """Show the incident card of the open lab again."""
    _at(options, lambda desk: _say(report.card(desk)))


@lab.command()
@click.pass_obj
def enter(options: Options) -> None:
    """Open the prompt on the open lab's cluster."""
    desk = _desk(options)
    try:
        file = desk.file()
        desk.cluster()
    except LabError as problem:
        _fail(problem)
    finally:
        desk.close()
    from pshv.host.shell import Shell

    options.db, options.memory, options.host_folder, options.grants = file, False, False, []
    click.get_current_context().exit(Shell(options, "pshv").run([]))


@lab.command()
@click.pass_obj
def check(options: Options) -> None:
    """Check the open lab: what is still wrong. Exit code 0 when it is green, 1 when it is red."""

    def work(desk: Desk) -> int:
        wrong = desk.check()
        _say(report.verdict(desk, wrong))
        return 1 if wrong else 0

    _at(options, work)


@lab.command()
@click.option("--again", is_flag=True, help="The last hint again instead of the next.")
@click.pass_obj
def hint(options: Options, *, again: bool) -> None:
    """Give the next of three hints."""

    def work(desk: Desk) -> None:
        number, text = desk.hint(again=again)
        _say([f"Hint {number} of {len(desk.lab.hints)}:", *report.wrapped(text)])

    _at(options, work)


@lab.command()
@click.argument("question")
@click.argument("answer")
@click.pass_obj
def answer(options: Options, question: str, answer: str) -> None:
    """Answer a question of the open lab."""

    def work(desk: Desk) -> int:
        asked, right = desk.answer(question, answer)
        _say([f"{asked.id}: {'right' if right else 'not right'}.", *(report.wrapped(asked.because) if right else [])])
        return 0 if right else 1

    _at(options, work)


@lab.command()
@click.argument("cause")
@click.argument("evidence", nargs=-1)
@click.pass_obj
def diagnose(options: Options, cause: str, evidence: tuple[str, ...]) -> None:
    """State the cause, with log lines or event messages as evidence. Scored apart from the mend."""
    _at(options, lambda desk: _say(report.finding(desk.diagnose(cause, evidence))))


@lab.command()
@click.pass_obj
def causes(options: Options) -> None:
    """List the causes that a diagnosis can name."""
    from pshv.labs.causes import causes as known

    _at(options, lambda desk: _say([f"{name:<26}{cause.text}"[: report.WIDTH] for name, cause in known().items()]))


@lab.command()
@click.option("--apply", is_flag=True, help="Run it, too; the lab counts as skipped.")
@click.pass_obj
def solution(options: Options, *, apply: bool) -> None:
    """Show the model solution with its explanation; the lab then counts as skipped, unless it was green before."""

    def work(desk: Desk) -> None:
        if apply:
            desk.skip()
        else:
            desk.show_solution()
        _say(report.explanation(desk, applied=apply))

    _at(options, work)


@lab.command()
@click.pass_obj
def skip(options: Options) -> None:
    """Apply the model solution and explain it."""

    def work(desk: Desk) -> None:
        desk.skip()
        _say(report.explanation(desk, applied=True))

    _at(options, work)


@lab.command()
@click.pass_obj
def reset(options: Options) -> None:
    """Go back to the lab's beginning; whatever was done to the cluster is gone."""

    def work(desk: Desk) -> None:
        desk.reset()
        _say([f"Lab {desk.open}: as at the beginning."])

    _at(options, work)


@lab.command()
@click.pass_obj
def undo(options: Options) -> None:
    """Take back the last command that changed the lab's cluster."""

    def work(desk: Desk) -> int:
        done = desk.undo()
        _say([f"Taken back; {len(desk.undo_stack)} more can be." if done else "There is nothing to take back."])
        return 0 if done else 1

    _at(options, work)


@lab.command()
@click.pass_obj
def progress(options: Options) -> None:
    """Show what was tried and solved."""
    _at(options, lambda desk: _say(report.progress(desk)))
