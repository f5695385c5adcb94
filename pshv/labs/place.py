"""A session in a lab: its prompt names the lab, and each text that changes the cluster can be undone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

from pshv.labs.desk import Desk, folder_beside, is_lab_file
from pshv.labs.undo import UndoStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from mockcluster.cluster import MockCluster
    from pshv.runtime.session import ExitState, Session

KEY = "labs.desk"
PROMPT = (
    'function global:prompt {{ "[lab {0}] PS $($executionContext.SessionState.Path.CurrentLocation)'
    "$('>' * ($nestedPromptLevel + 1)) \" }}"
)


def desk_of(session: Session) -> Desk:
    """The desk of a session: that of the lab it is in, else one in the folder beside its cluster's file."""
    found = session.extras.get(KEY)
    if isinstance(found, Desk):
        return found
    path = _path(session.cluster)
    desk = Desk(folder_beside(path), edition=session.edition, clock=session.cluster.clock)
    if path is not None and is_lab_file(path) and desk.record.open and desk.file() == path:
        desk = Desk(desk.folder, edition=session.edition, clock=session.cluster.clock, cluster=session.cluster)
    session.extras[KEY] = desk
    return desk


def _path(cluster: MockCluster) -> Path | None:
    return None if cluster.path in ("", ":memory:") else Path(cluster.path)


def in_lab(session: Session) -> bool:
    """Whether the session's cluster is the open lab's."""
    path = _path(session.cluster)
    if path is None or not is_lab_file(path):
        return False
    desk = desk_of(session)
    return bool(desk.record.open) and desk.file() == path


def seat(session: Session, desk: Desk) -> None:
    """Tie a session to a desk whose lab it works on."""
    session.extras[KEY] = desk


def attach(session: Session) -> None:
    """Make a session that opens a lab's file one of the lab: prompt and undo."""
    session.around = _Watch(session).run


def name_prompt(session: Session, name: str) -> None:
    """Let the prompt name the lab."""
    session.evaluate(PROMPT.format(re.sub(r"[^\w-]", "", Path(name).stem)))


def enter(session: Session, desk: Desk) -> None:
    """Move a session into the open lab: its cluster, its nodes' drives, its prompt."""
    import atexit

    from pshv.labs.innersession import lab_drives

    cluster = desk.cluster()
    atexit.register(cluster.close)
    seat(session, desk)
    session.move_to(lambda: cluster, lab_drives(cluster, desk.files))
    attach(session)
    name_prompt(session, desk.open)


class _Watch:
    """Keeps the cluster as it was before each text that changes it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def run(self, kind: str, text: Callable[[], ExitState]) -> ExitState:
        session = self._session
        cluster = cast("MockCluster", session.cluster)
        path = _path(cluster)
        if path is None or not is_lab_file(path):
            return text()
        stack = UndoStack(path.with_suffix(".undo"))
        before, revision, epoch = cluster.image(), cluster.revision, cluster.header.epoch
        try:
            return text()
        finally:
            same = session.cluster is cluster
            if same and cluster.revision != revision and cluster.header.epoch == epoch:
                stack.push(before)


def begin(session: Session, file: Path) -> None:
    """Make a session that will open `file` one of the lab whose file it is; another file changes nothing."""
    if not is_lab_file(file):
        return
    attach(session)
    desk = Desk(file.parent, edition=session.edition)
    if desk.record.open and desk.file() == file:
        name_prompt(session, desk.open)
