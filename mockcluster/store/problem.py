"""What can be wrong with a cluster's file, as values with a text an administrator can act on."""

from __future__ import annotations

from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3


class Problem(Value):
    """``kind`` is Missing, Exists, Locked, ReadOnly, Damaged, Newer, NotACluster, Full, Unreachable or Unwritable."""

    kind: str
    path: str
    detail: str = ""

    @property
    def text(self) -> str:
        """One or two sentences: what is wrong and what to do."""
        return _TEXTS[self.kind].format(path=self.path, detail=self.detail)


_TEXTS = {
    "Missing": "There is no cluster file '{path}'. Create one with 'pshv new', or check the path.",
    "Exists": "The file '{path}' exists already. Choose another name, or remove the file first.",
    "Locked": "The cluster file '{path}' is locked by another process. Wait until it has finished, or end it.",
    "ReadOnly": "The cluster file '{path}' is read-only, so nothing can be changed in this cluster. "
    "Make the file and its folder writable, or work on a copy.",
    "Damaged": "The cluster file '{path}' is damaged ({detail}). It was left as it is; go back to a copy of it.",
    "Newer": "The cluster file '{path}' was written by a newer version of pshv ({detail}). "
    "It was left as it is; update pshv, or use another file.",
    "NotACluster": "The file '{path}' is not a cluster file ({detail}). It was left as it is; choose another file.",
    "Full": "There is no space left to write the cluster file '{path}'. Nothing was changed; free some space.",
    "Unreachable": "The cluster file '{path}' cannot be opened ({detail}). Check the path and the permissions.",
    "Unwritable": "The cluster file '{path}' cannot be created ({detail}). "
    "Choose a folder that exists and is writable.",
}

_KINDS = {
    5: "Locked",
    6: "Locked",
    8: "ReadOnly",
    10: "Damaged",
    11: "Damaged",
    13: "Full",
    14: "Unreachable",
    26: "Damaged",
}


class StoreError(OSError):
    """The file cannot be used as asked; ``problem`` tells why. The file is unchanged."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.text)
        self.problem = problem


def from_sqlite(error: sqlite3.Error, path: str) -> StoreError:
    """Translate an error of SQLite by its result code; raises the error itself when it is none of the file's faults."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = _KINDS.get(code & 0xFF) if code is not None else None
    if kind is None:
        raise error
    return StoreError(Problem(kind, path, str(error)))
