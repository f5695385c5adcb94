"""Transcripts: a copy of what the host shows, in a file of the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pshv.drives.filesystem import FileSystem
    from pshv.runtime.session import Session

LINE = "**********************"


class Transcript:
    """The file of one recording."""

    def __init__(self, files: FileSystem, path: str, codec: str) -> None:
        self._files = files
        self.path = path
        self._codec = codec

    def record(self, text: str) -> None:
        """Appends text to the file."""
        data = text.replace("\r\n", "\n").replace("\n", "\r\n").encode(self._codec, "replace")
        self._files.write(self.path, data, append=True)

    @classmethod
    def begin(cls, session: Session, files: FileSystem, path: str, *, append: bool, text: str) -> None:
        """Starts to record what the host shows into `path`; an earlier recording goes on beside it."""
        from pshv.drives.encodings import codec

        name, mark = codec("utf8", core=files.core) or ("utf-8", b"")
        if not append or not files.exists(path):
            files.write(path, mark)
        made = cls(files, path, name)
        made.record(text)
        running = _running(session)
        running.append(made)
        host: Any = session.host

        def record_all(shown: str) -> None:
            whole = shown.endswith("\n")
            for transcript in running:
                transcript.record(shown.rstrip() + "\n" if whole else shown)

        host.recorder = record_all

    @classmethod
    def finish(cls, session: Session) -> str | None:
        """Ends the latest recording; gives its path, None when nothing is recorded."""
        running = _running(session)
        if not running:
            return None
        last = running.pop()
        last.record(footer(session))
        if not running:
            host: Any = session.host
            host.recorder = None
        return last.path


def _running(session: Session) -> list[Transcript]:
    found: Any = session.extras.setdefault("transcripts", [])
    return found  # type: ignore[no-any-return]


def header(session: Session, *, minimal: bool = False) -> str:
    """The head of a transcript; `minimal` leaves out everything but the start time (7's -UseMinimalHeader)."""
    if minimal:
        return f"{LINE}\nPowerShell transcript start\nStart time: {_now()}\n{LINE}\n"
    drives: Any = session.drives
    environment = drives.environment
    user = f"{environment.get('USERDOMAIN')}\\{environment.get('USERNAME')}"
    lines = [
        LINE,
        "PowerShell transcript start" if session.edition == "core" else "Windows PowerShell transcript start",
        f"Start time: {_now()}",
        f"Username: {user}",
        f"RunAs User: {user}",
        "Configuration Name: ",
        f"Machine: {environment.get('COMPUTERNAME')} (Microsoft Windows NT 10.0.20348.0)",
        f"Host Application: {'pwsh' if session.edition == 'core' else 'powershell'}.exe",
        "Process ID: 4242",
        *_versions(session),
        LINE,
    ]
    return "\n".join(lines) + "\n"


def _versions(session: Session) -> list[str]:
    """The lines of $PSVersionTable."""
    from pshv.runtime.automatic import read
    from pshv.runtime.text import to_text

    table: Any = read(session, session.global_scope, "psversiontable")
    lines = []
    for name, value in table.items():
        shown = ", ".join(to_text(one) for one in value) if isinstance(value, list) else to_text(value)
        lines.append(f"{name}: {shown}")
    return lines


def footer(session: Session) -> str:
    """The end of a transcript."""
    title = "PowerShell" if session.core else "Windows PowerShell"
    return f"{LINE}\n{title} transcript end\nEnd time: {_now()}\n{LINE}\n"


def _now() -> str:
    from pshv.runtime import dates

    return dates.now().format_text("yyyyMMddHHmmss", True)
