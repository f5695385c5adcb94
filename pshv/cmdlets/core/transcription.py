"""Transcripts: a copy of what the host shows, in a file of the sandbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pshv.drives.filesystem import FileSystem
    from pshv.runtime.session import Session

LINE = "**********************"


class Transcript:
    """A host that writes everything to a file as well; it stands in for the session's host while it records."""

    def __init__(self, host: Any, files: FileSystem, path: str, codec: str) -> None:
        self._host = host
        self._files = files
        self.path = path
        self._codec = codec

    def __getattr__(self, name: str) -> Any:
        return getattr(self._host, name)

    @property
    def host(self) -> Any:
        """The host behind."""
        return self._host

    def write(self, text: str) -> None:
        self._host.write(text)
        self.record(text)

    def write_line(self, text: str = "") -> None:
        self._host.write_line(text)
        self.record(text + "\n")

    def write_error(self, text: str) -> None:
        self._host.write_error(text)
        self.record(text + "\n")

    def record(self, text: str) -> None:
        """Appends text to the file."""
        data = text.replace("\r\n", "\n").replace("\n", "\r\n").encode(self._codec, "replace")
        self._files.write(self.path, data, append=True)

    @classmethod
    def begin(cls, session: Session, files: FileSystem, path: str, *, append: bool, text: str) -> None:
        """Starts to record the session into `path`."""
        from pshv.drives.encodings import codec

        name, mark = codec("utf8", core=files.core) or ("utf-8", b"")
        if not append or not files.exists(path):
            files.write(path, mark)
        made = cls(session.host, files, path, name)
        made.record(text)
        session.host = made  # type: ignore[assignment]

    @classmethod
    def finish(cls, session: Session) -> str | None:
        """Ends the latest recording; gives its path, None when nothing is recorded."""
        current: Any = session.host
        if not isinstance(current, cls):
            return None
        current.record(footer())
        session.host = current.host
        return current.path


def header(session: Session) -> str:
    """The head of a transcript."""
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
        LINE,
    ]
    return "\n".join(lines) + "\n"


def footer() -> str:
    """The end of a transcript."""
    return f"{LINE}\nPowerShell transcript end\nEnd time: {_now()}\n{LINE}\n"


def _now() -> str:
    from pshv.runtime import dates

    return dates.now().format_text("yyyyMMddHHmmss", True)
