"""Warnings, verbose, debug and information messages of a command, as the preferences say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .streams import keep, message_record, write_text_stream

if TYPE_CHECKING:
    from .invocation import CommandRun

_VARIABLES = {"warning": "warningpreference", "verbose": "verbosepreference", "debug": "debugpreference"}
_ACTIONS = {"warning": "WarningAction"}
_SWITCHES = {"verbose": "Verbose", "debug": "Debug"}


def stream_action(run: CommandRun, stream: str) -> str:
    """What to do with a message of a stream."""
    switch = run.flag(_SWITCHES[stream]) if stream in _SWITCHES else None
    if switch is not None:
        return "continue" if switch else "silentlycontinue"
    return run.action(_ACTIONS.get(stream, ""), _VARIABLES[stream])


def write(run: CommandRun, stream: str, text: str) -> None:
    """Writes a message of a text stream; under Stop it ends the script."""
    action = stream_action(run, stream)
    record = None
    if stream == "warning" and ("WarningVariable" in run.common or run.session.sinks.kept):
        record = message_record(stream, text)
        if "WarningVariable" in run.common:
            run.collections.setdefault("WarningVariable", []).append(record)
        keep(run.session, "warning", record)
    if action in ("silentlycontinue", "ignore"):
        return
    if action == "inquire":
        from .questions import GO_ON, inquire

        write_text_stream(run.session, stream, text, record)
        inquire(run, stream, GO_ON)
        return
    write_text_stream(run.session, stream, text, record)
    if action == "stop":
        raise _stopped(run, stream, text)


def _stopped(run: CommandRun, stream: str, text: str) -> Exception:
    from .errors import PSError, make_record

    names = {"warning": "WarningPreference", "verbose": "VerbosePreference", "debug": "DebugPreference"}
    record = make_record(
        f'The running command stopped because the preference variable "{names[stream]}" or common parameter is set to '
        f"Stop: {text}",
        f"ActionPreferenceStop,{run.class_name}",
        "OperationStopped",
        exception="System.Management.Automation.ActionPreferenceStopException",
    )
    run.complete(record)
    return PSError(record, script_level=True)


def write_information(run: CommandRun, message: object, tags: list[str], source: str | None) -> None:
    """Writes an information record."""
    _information(run, message, tags, source, is_host=False)


def _information(run: CommandRun, message: object, tags: list[str], source: str | None, *, is_host: bool) -> bool:
    """Makes and sends the record; True when it was taken by a redirection."""
    action = run.action("InformationAction", "informationpreference")
    if action == "ignore":
        return True
    session = run.session
    if action == "inquire" and not is_host:
        from .questions import GO_ON, inquire

        inquire(run, "information", GO_ON)
    sink = session.sinks.information
    taker = session.host.taker
    wanted = "InformationVariable" in run.common or bool(session.sinks.kept) or taker is not None
    if sink is None and not wanted and (is_host or action == "silentlycontinue"):
        return False
    record = make_information(run, message, tags, source)
    if "InformationVariable" in run.common:
        run.collections.setdefault("InformationVariable", []).append(record)
    keep(session, "information", record)
    if sink is not None:
        sink(record)
        return True
    if taker is not None:
        taker("information", record)
    if not is_host and action == "continue":
        from .text import to_text

        session.host.finish_line()
        session.host.write_line(to_text(message))
    if not is_host and action == "stop":
        raise _stopped(run, "warning", str(message))
    return False


def make_information(run: CommandRun, message: object, tags: list[str], source: str | None) -> Any:
    """An InformationRecord of now."""
    from .records import InformationRecord

    if source is None:
        site = run.site
        source = run.name if site is None or site.extent.file is None else site.extent.file
    return InformationRecord(message, source, tags, run.session.time_if_running())


def write_host(run: CommandRun, text: str, no_newline: bool, foreground: Any, background: Any) -> None:
    """Write-Host: an information record tagged PSHOST, shown by the host unless it was redirected."""
    from .records import HostInformationMessage

    message = HostInformationMessage(text, no_newline, foreground, background)
    if _information(run, message, ["PSHOST"], None, is_host=True):
        return
    host = run.session.host
    shown = coloured(text, foreground, background) if host.colours and (foreground or background) else text
    if no_newline:
        host.write(shown)
    else:
        host.write_line(shown)


_CODES = {
    "black": 30, "darkred": 31, "darkgreen": 32, "darkyellow": 33, "darkblue": 34, "darkmagenta": 35, "darkcyan": 36,
    "gray": 37, "darkgray": 90, "red": 91, "green": 92, "yellow": 93, "blue": 94, "magenta": 95,
    "cyan": 96, "white": 97,
}  # fmt: skip


def coloured(text: str, foreground: Any, background: Any) -> str:
    """Text in the console's colours."""
    front = _CODES.get(str(foreground).lower()) if foreground else None
    back = _CODES.get(str(background).lower()) if background else None
    start = (f"\x1b[{front}m" if front is not None else "") + (f"\x1b[{back + 10}m" if back is not None else "")
    return f"{start}{text}\x1b[0m" if start else text
