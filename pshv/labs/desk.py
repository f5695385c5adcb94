"""The desk a learner sits at: start, check, hint, answer, diagnose, solve, undo, reset, and what is remembered.

Every lab has a cluster file of its own in the labs' folder, beside the file of the everyday cluster.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from pshv.labs import library
from pshv.labs.judge import Judge
from pshv.labs.mistakes import LabError, nearest
from pshv.labs.record import Record, new_run
from pshv.labs.undo import UndoStack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mockcluster.clock import Clock
    from mockcluster.cluster import MockCluster
    from pshv.labs.diagnosis import Finding
    from pshv.labs.innersession import Ran
    from pshv.labs.model import Lab, Question
    from pshv.labs.reading import DrawnLab
    from pshv.labs.record import Run

FOLDER = "labs"


def folder_beside(cluster_file: Path | None) -> Path:
    """The labs' folder for a cluster file: beside it, or the one it lies in; the data folder's without a file."""
    if cluster_file is None:
        from pshv.host.options import data_folder

        return data_folder() / FOLDER
    return cluster_file.parent if is_lab_file(cluster_file) else cluster_file.parent / FOLDER


def is_lab_file(path: Path) -> bool:
    """Whether a cluster file is a lab's."""
    return path.parent.name == FOLDER and (path.parent / "progress.json").exists()


class Desk:
    """The labs of one folder. `cluster`: the open lab's cluster where a session has it open already."""

    def __init__(
        self, folder: Path, *, edition: str = "desktop", clock: Clock | None = None, cluster: MockCluster | None = None
    ) -> None:
        self.folder = folder
        self.record = Record(folder)
        self._edition = edition
        self._clock = clock
        self._cluster = cluster

    # -- which lab ---------------------------------------------------------------------------------------------------

    @property
    def open(self) -> str:
        """The name of the open lab; raises LabError when none is open."""
        if not self.record.open:
            raise LabError("No lab is open. Start one: 'pshv lab start NAME', in the prompt 'Start-Lab NAME'.")
        return self.record.open

    @property
    def drawn(self) -> DrawnLab:
        """The open lab with its parameters."""
        return library.drawn(self.open, self.run["seed"])

    @property
    def lab(self) -> Lab:
        """The open lab."""
        return self.drawn.lab

    @property
    def run(self) -> Run:
        """The run of the open lab."""
        return self.record.runs(self.open)[-1]

    def file(self, name: str = "") -> Path:
        """The cluster file of a lab (default: the open one)."""
        return self.folder / f"{Path(name or self.open).stem}.db"

    @property
    def files(self) -> Path:
        """The folder of the open lab's nodes."""
        return self.file().with_name(f"{self.file().name}.files")

    @property
    def undo_stack(self) -> UndoStack:
        """What can be undone in the open lab."""
        return UndoStack(self.file().with_suffix(".undo"))

    # -- beginning ---------------------------------------------------------------------------------------------------

    def start(self, name: str, seed: int | None = None, *, exam: bool = False) -> Lab:
        """Set a lab up from the beginning; without a seed it is the next one, so that each try is another cluster.

        Raises LabError: unknown lab, errors of its file, a folder that cannot be written.
        """
        from pshv.labs.stage import stage

        name = name.lower() if name.lower() in library.names() else str(library.path_of(name))
        seed = len(self.record.runs(name)) + 1 if seed is None else seed
        drawn = library.drawn(name, seed)
        staged = stage(drawn, self._clock, self._edition)
        run = new_run(seed, self._today(), exam=exam)
        run["expected"], run["kept"] = staged.expected, staged.kept
        self._write(self.file(name), staged.image)
        self.record.begin(name, run)
        return drawn.lab

    def _write(self, path: Path, image: bytes) -> None:
        from mockcluster.cluster import MockCluster
        from mockcluster.store.problem import StoreError
        from pshv.labs.filing import write_new

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_suffix(".start").write_bytes(image)
            shutil.rmtree(path.with_name(f"{path.name}.files"), ignore_errors=True)
            shutil.rmtree(path.with_suffix(".undo"), ignore_errors=True)
            if self._cluster is not None and Path(self._cluster.path) == path:
                self._cluster.restore(image)
                return
            try:
                with MockCluster.open(path, clock=self._clock) as present:
                    present.restore(image)
            except StoreError:
                write_new(path, image)
        except OSError as problem:
            raise LabError(f"The lab's files in '{path.parent}' cannot be written: {problem.strerror}.") from None

    def _today(self) -> str:
        from mockcluster.clock import WallClock, moment

        return moment((self._clock or WallClock()).now()).strftime("%Y-%m-%d %H:%M")

    def cluster(self) -> MockCluster:
        """The open lab's cluster; it stays open until `close`."""
        from mockcluster.cluster import MockCluster
        from mockcluster.store.problem import StoreError

        if self._cluster is None or Path(self._cluster.path) != self.file():
            try:
                self._cluster = MockCluster.open(self.file(), clock=self._clock)
            except StoreError as problem:
                raise LabError(f"{problem} 'pshv lab reset' builds the lab anew.") from None
        return self._cluster

    def close(self) -> None:
        """Close the cluster that the desk opened."""
        if self._cluster is not None:
            self._cluster.close()
            self._cluster = None

    # -- judging -----------------------------------------------------------------------------------------------------

    def check(self) -> list[str]:
        """What is still wrong in the open lab; empty when it is green. The record notes the check."""
        wrong = self.wrong()
        run = self.run
        run["checks"] += 1
        if not wrong and not run["solved"]:
            run["solved"] = self._today()
        self.record.save()
        return wrong

    def wrong(self) -> list[str]:
        """What is still wrong, without noting anything."""
        cluster = self.cluster()
        cluster.catch_up()
        run = self.run
        return Judge(cluster, self.lab, run["kept"], run["expected"], self._evaluate).wrong(run["answers"])

    def _evaluate(self, expression: str) -> list[object]:
        from pshv.labs.innersession import InnerSession

        return InnerSession(self.cluster(), self.files, self._edition).evaluate(expression)

    def question(self, name: str) -> Question:
        """A question of the open lab by its id, a prefix of it, or its number; raises LabError with the nearest."""
        questions = self.lab.questions
        if not questions:
            raise LabError(f"The lab '{self.open}' has no questions; it is judged by the cluster's state.")
        if name.isdecimal() and 1 <= int(name) <= len(questions):
            return questions[int(name) - 1]
        found = [one for one in questions if one.id == name.lower()]
        found = found or [one for one in questions if one.id.startswith(name.lower())]
        if len(found) != 1:
            raise LabError(f"There is no question '{name}'. {nearest(name, [one.id for one in questions])}")
        return found[0]

    def answer(self, name: str, given: str) -> tuple[Question, bool]:
        """Take an answer; gives the question and whether the answer is right."""
        from pshv.labs.judge import agrees

        question = self.question(name)
        run = self.run
        run["answers"][question.id] = given
        self.record.save()
        return question, agrees(given, run["expected"][question.id], question.within)

    def diagnose(self, cause: str, evidence: Sequence[str]) -> Finding:
        """Judge a diagnosis; the best score of the run is kept, apart from the mend."""
        from pshv.labs.diagnosis import diagnose

        run = self.run
        finding = diagnose(self.cluster(), self.lab, cause, evidence, run["hints"])
        if finding.score >= run["score"]:
            run["score"], run["cause"] = finding.score, finding.cause
            self.record.save()
        return finding

    # -- help --------------------------------------------------------------------------------------------------------

    def hint(self, *, again: bool = False) -> tuple[int, str]:
        """The next hint with its number; the last one again when there is no further one, or with `again`.

        Raises LabError in an exam.
        """
        run = self.run
        if run["exam"]:
            raise LabError("This is an exam: there are no hints. 'pshv lab solution' ends it.")
        if run["hints"] < len(self.lab.hints) and not (again and run["hints"]):
            run["hints"] += 1
            self.record.save()
        return run["hints"], self.lab.hints[run["hints"] - 1]

    def skip(self) -> Ran:
        """Apply the model solution; the lab counts as skipped unless it was green before."""
        run = self.run
        if not run["solved"]:
            run["skipped"] = True
        run["exam"] = False
        self.record.save()
        return self.perform(self.lab.solution)

    def show_solution(self) -> str:
        """The model solution; looking at it before the lab is green counts as skipping it."""
        run = self.run
        if not run["solved"]:
            run["skipped"] = True
            run["exam"] = False
            self.record.save()
        return self.lab.solution

    def perform(self, text: str) -> Ran:
        """Run PowerShell in the open lab, as the learner's own text would run, in a session of its own."""
        from pshv.labs.innersession import InnerSession
        from pshv.labs.place import seat

        cluster = self.cluster()
        before, revision = cluster.image(), cluster.revision
        inner = InnerSession(cluster, self.files, self._edition)
        seat(inner.session, self)
        ran = inner.run(text)
        self.record = Record(self.folder)
        if cluster.revision != revision:
            self.undo_stack.push(before)
        return ran

    # -- back --------------------------------------------------------------------------------------------------------

    def reset(self) -> None:
        """Go back to the lab's beginning: cluster, nodes' files and answers; nothing a learner did stays."""
        start = self.file().with_suffix(".start")
        run = self.run
        try:
            image = start.read_bytes()
        except OSError:
            self.start(self.open, run["seed"], exam=run["exam"])
            return
        self.close_if_broken()
        self._write(self.file(), image)
        run["answers"] = {}
        self.record.save()

    def close_if_broken(self) -> None:
        """Let go of a cluster whose file is gone or damaged."""
        from mockcluster.store.problem import StoreError

        if self._cluster is not None:
            try:
                self._cluster.refresh()
            except StoreError:
                self.close()

    def undo(self) -> bool:
        """Take back the last command that changed the cluster; False when there is none."""
        image = self.undo_stack.pop()
        if image is None:
            return False
        self.cluster().restore(image)
        return True
