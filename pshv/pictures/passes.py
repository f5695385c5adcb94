"""One live migration: the pages each pass sent and left, and how long each stage took (live-migration-model.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.pictures import svg as s
from pshv.pictures.picture import WIDTH, Picture, cut, size

if TYPE_CHECKING:
    from mockcluster.cluster import MockCluster
    from mockcluster.journal.facts import Fact
    from mockcluster.world.migration import Migration

PAGE = 4096
STAGES = ("Setup", "Memory", "State", "Storage", "Online", "Clean-up")
STAGE_COLOURS = (s.MUTED, s.BLUE, s.BAD, s.WARN, s.GOOD, s.LINE)
REASONS = {
    "min_pages": "at most 50 pages were left",
    "target": "what was left fits the aim of 0.3 s",
    "max_passes": "the most passes were made",
    "not_converging": "it writes faster than the network sends",
    "max_factor": "enough was sent",
}


class NoMigration(LookupError):
    """There is no migration to draw; the text says what there is."""


class PassFacts:
    """A pass: pages sent, pages left dirty, seconds, bytes a second."""

    __slots__ = ("left", "number", "pages", "rate", "seconds")

    def __init__(self, number: int, pages: int, left: int, seconds: float, rate: float) -> None:
        self.number = number
        self.pages = pages
        self.left = left
        self.seconds = seconds
        self.rate = rate


class MigrationPicture(Picture):
    """A live migration, by machine (its newest) or by number (default: the newest of all)."""

    def __init__(self, cluster: MockCluster, machine: str = "", number: int = 0) -> None:
        """Gather the facts; raises NoMigration."""
        from mockcluster.journal.facts import LiveMigrationPassCompleted

        self.migration = _chosen(cluster, machine, number)
        vm = cluster.world.vms.get(self.migration.vm_id)
        name = vm.name if vm is not None else self.migration.vm_id
        facts = [one for one in cluster.facts() if getattr(one, "migration", 0) == self.migration.id]
        self.passes = [
            PassFacts(one.number, one.pages, one.dirty_left, one.seconds, one.rate)
            for one in facts
            if isinstance(one, LiveMigrationPassCompleted)
        ]
        self.stages = self._stages(facts, cluster.now)
        self.title = (
            f"Live migration {self.migration.id}: {name}, {self.migration.source} \u2192 {self.migration.target}"
        )

    def _stages(self, facts: list[Fact], now: int) -> list[tuple[str, float]]:
        """Name and seconds of the stages that were reached, from the times of the facts."""
        m = self.migration
        begun = {name: _of(facts, name) for name in ("LiveMigrationStarted", "LiveMigrationPrepared")}
        offline = _phase(facts, "LiveMigrationPhaseStarted", "Offline")
        moved = _phase(facts, "LiveMigrationPhaseStarted", "Move")
        restored = _phase(facts, "LiveMigrationPhaseCompleted", "Restore")
        restoring = _phase(facts, "LiveMigrationPhaseStarted", "Restore")
        marks = [
            begun["LiveMigrationStarted"][0].time if begun["LiveMigrationStarted"] else m.started_at,
            begun["LiveMigrationPrepared"][0].time if begun["LiveMigrationPrepared"] else 0,
            offline, moved, restoring, restored, m.finished_at,
        ]  # fmt: skip
        end = m.finished_at or now
        found = []
        for place, name in enumerate(STAGES):
            if not marks[place]:
                break
            until = marks[place + 1] or end
            found.append((name, max(0.0, (until - marks[place]) / 1e6)))
        return found

    @property
    def result(self) -> str:
        """How it ended, in a sentence."""
        m = self.migration
        if m.state == "Completed":
            black = (m.resumed_at - m.paused_at) / 1e6
            whole = (m.finished_at - m.started_at) / 1e6
            why = REASONS.get(m.stop_rule, m.stop_rule)
            return f"Completed in {whole:.1f} s, stood still {black:.3f} s; {why}."
        if m.state == "Failed":
            return f"Failed in stage {m.stage}: {m.error_text.splitlines()[-1] if m.error_text else m.refusal}"
        if m.state == "Running":
            return f"Running, stage {m.stage} of 6, {m.progress} %."
        return f"{m.state}."

    # -- text --------------------------------------------------------------------------------------------------------

    def text(self) -> list[str]:
        m = self.migration
        lines = [cut(self.title, WIDTH), cut(self.result, WIDTH)]
        if self.passes:
            lines += [
                f"{m.pages:,} pages ({size(m.pages * PAGE)}), {m.zero_pages:,} of them never used; option {m.option}",
                "",
                "pass    pages sent   seconds    MB/s   pages left",
            ]
            most = max(one.pages for one in self.passes)
            for one in self.passes:
                head = f"{one.number:>4}{one.pages:>14,}{one.seconds:>10.3f}{one.rate / 1e6:>8.1f}{one.left:>13,}  "
                lines.append(head + "\u2588" * max(1, round((WIDTH - len(head)) * one.pages / most)))
            if m.paused_at:
                head = f"last{m.dirty_pages:>14,}{'':>31}  "
                share = (WIDTH - len(head)) * m.dirty_pages / most
                lines.append(head + "\u2592" * max(1, round(share)) + " ")
                lines[-1] = cut(lines[-1].rstrip(), WIDTH)
        if self.stages:
            lines += ["", "stage                seconds"]
            whole = sum(seconds for _, seconds in self.stages) or 1.0
            for place, (name, seconds) in enumerate(self.stages, 1):
                bar = "\u2588" * max(1, round(45 * seconds / whole))
                lines.append(f"{place} {name:<16}{seconds:>10.3f}  {bar}")
        return lines

    # -- svg ---------------------------------------------------------------------------------------------------------

    def svg(self) -> str:
        m = self.migration
        sheet = s.Sheet(1000, self.title)
        sheet.text(24, 38, self.title, size=20, bold=True)
        colour = {"Completed": s.GOOD, "Failed": s.BAD}.get(m.state, s.WARN)
        sheet.dot(30, 61, 5, colour)
        sheet.text(44, 66, self.result, colour=s.INK, room=920)
        about = f"{m.pages:,} pages ({size(m.pages * PAGE)}), {m.zero_pages:,} of them never used; option {m.option}"
        sheet.text(24, 92, about, size=12, colour=s.MUTED)
        top = self._draw_passes(sheet, 124.0) if self.passes else 110.0
        self._draw_stages(sheet, top + 24)
        return sheet.document()

    def _draw_passes(self, sheet: s.Sheet, top: float) -> float:
        rows = [
            (f"Pass {one.number}", one.pages, f"{one.seconds:.3f} s at {one.rate / 1e6:.1f} MB/s", s.BLUE)
            for one in self.passes
        ]
        if self.migration.paused_at:
            rows.append(("Standing still", self.migration.dirty_pages, "the last pages", s.BAD))
        most = max(pages for _, pages, _, _ in rows) or 1
        sheet.text(24, top, "Pages sent per pass", bold=True)
        for name, pages, about, colour in rows:
            top += 34
            sheet.text(24, top + 5, name, room=110)
            wide = max(2.0, 560 * pages / most)
            sheet.bar(140, top - 10, wide, 22, colour)
            sheet.text(140 + wide + 10, top + 5, f"{pages:,}", bold=True)
            sheet.text(140 + wide + 22 + 8.5 * len(f"{pages:,}"), top + 5, about, size=12, colour=s.MUTED)
        return top + 20

    def _draw_stages(self, sheet: s.Sheet, top: float) -> None:
        whole = sum(seconds for _, seconds in self.stages)
        if not whole:
            return
        sheet.text(24, top, "Time per stage", bold=True)
        x, least = 24.0, 14.0
        room = 952 - least * len(self.stages)
        for place, (_, seconds) in enumerate(self.stages):
            wide = least + room * seconds / whole
            sheet.bar(x, top + 14, wide - 2, 26, STAGE_COLOURS[place])
            x += wide
        for place, (name, seconds) in enumerate(self.stages):
            left = 24 + place * 158
            sheet.bar(left, top + 58, 12, 12, STAGE_COLOURS[place])
            sheet.text(left + 18, top + 69, f"{place + 1} {name}", size=12)
            sheet.text(left + 18, top + 87, f"{seconds:.3f} s", size=12, colour=s.MUTED)


def _chosen(cluster: MockCluster, machine: str, number: int) -> Migration:
    migrations = list(cluster.world.migrations)
    if number:
        migrations = [one for one in migrations if one.id == number]
    elif machine:
        found = cluster.world.vms.named(machine)
        if found is None:
            raise NoMigration(f"There is no virtual machine '{machine}'.")
        migrations = [one for one in migrations if one.vm_id == found.id]
    if not migrations:
        of = f" of '{machine}'" if machine else f" with number {number}" if number else ""
        raise NoMigration(f"There was no live migration{of} yet.")
    return max(migrations, key=lambda one: one.id)


def _of(facts: list[Fact], name: str) -> list[Fact]:
    return [one for one in facts if type(one).__name__ == name]


def _phase(facts: list[Fact], name: str, phase: str) -> int:
    for one in _of(facts, name):
        if getattr(one, "phase", "") == phase:
            return one.time
    return 0
