"""System.Environment: the virtual machine the session runs on, never the host."""

from __future__ import annotations

from typing import Any

from pshv.runtime import current, values
from pshv.runtime.netexception import argument_error
from pshv.types.implementation import Implementation
from pshv.types.nettype import STRING, known_type

_FOLDERS = {
    "Desktop": r"C:\Users\Administrator\Desktop",
    "DesktopDirectory": r"C:\Users\Administrator\Desktop",
    "MyDocuments": r"C:\Users\Administrator\Documents",
    "Personal": r"C:\Users\Administrator\Documents",
    "UserProfile": r"C:\Users\Administrator",
    "ApplicationData": r"C:\Users\Administrator\AppData\Roaming",
    "LocalApplicationData": r"C:\Users\Administrator\AppData\Local",
    "CommonApplicationData": r"C:\ProgramData",
    "ProgramFiles": r"C:\Program Files",
    "ProgramFilesX86": r"C:\Program Files (x86)",
    "Windows": r"C:\Windows",
    "System": r"C:\Windows\system32",
    "SystemX86": r"C:\Windows\SysWOW64",
    "Fonts": r"C:\Windows\Fonts",
}


class OperatingSystem:
    """`[Environment]::OSVersion`."""

    __slots__ = ()
    type_names = ("System.OperatingSystem", "System.Object")

    def text(self) -> str:
        return "Microsoft Windows NT 10.0.20348.0"


def _variables() -> Any:
    return current.session.drives.environment


def variable(name: str, *_: Any) -> str | None:
    """An environment variable of the session."""
    if current.session is None:
        return None
    found = _variables().get(name)
    return None if found is None else str(found)


def _set(name: str, value: Any, *_: Any) -> None:
    if not name:
        raise argument_error("String cannot be of zero length.", "variable")
    _variables().set(name, value or None)


def _all(*_: Any) -> values.Hashtable:
    return values.Hashtable(_variables().items())


def _expand(text: str) -> str:
    import re

    return re.sub(r"%([^%]+)%", lambda m: variable(m.group(1)) or m.group(), text)


def _computer() -> str:
    return variable("COMPUTERNAME") or "localhost"


def _exit(code: int) -> None:
    from pshv.runtime.errors import ExitSignal

    raise ExitSignal(code)


def _version() -> Any:
    from pshv.runtime.identifiers import Version

    return Version(10, 0, 0) if current.session is None or current.session.core else Version(4, 0, 30319, 42000)


def _os_version(_: Any) -> Any:
    from pshv.runtime.identifiers import Version

    return Version(10, 0, 20348, 0)


def _ticks() -> int:
    from pshv.runtime import dates

    return dates.clock() // 10_000 & 0x7FFFFFFF


IMPLEMENTATIONS = (
    Implementation(
        "System.Environment",
        statics={
            "Exit": _exit,
            "ExpandEnvironmentVariables": _expand,
            "GetEnvironmentVariable": variable,
            "GetEnvironmentVariables": _all,
            "GetFolderPath": lambda folder, *r: _FOLDERS.get(folder.name, ""),
            "GetCommandLineArgs": lambda: ["pshv"],
            "GetLogicalDrives": lambda: ["C:\\"],
            "SetEnvironmentVariable": _set,
        },
        static_properties={
            "CommandLine": lambda: "pshv",
            "CurrentDirectory": lambda: str(current.session.drives.current) if current.session else "C:\\",
            "ExitCode": lambda: 0,
            "HasShutdownStarted": lambda: False,
            "Is64BitOperatingSystem": lambda: True,
            "Is64BitProcess": lambda: True,
            "MachineName": _computer,
            "NewLine": lambda: "\r\n",
            "OSVersion": OperatingSystem,
            "ProcessId": lambda: 4242,
            "ProcessorCount": lambda: 8,
            "SystemDirectory": lambda: r"C:\Windows\system32",
            "TickCount": _ticks,
            "TickCount64": lambda: values.Int64(_ticks()),
            "UserDomainName": lambda: variable("USERDOMAIN") or _computer(),
            "UserInteractive": lambda: True,
            "UserName": lambda: variable("USERNAME") or "Administrator",
            "Version": _version,
            "CurrentManagedThreadId": lambda: 1,
        },
    ),
    Implementation(
        "System.OperatingSystem",
        properties={
            "Platform": lambda o: known_type("System.PlatformID").enum_member("Win32NT"),
            "ServicePack": lambda o: "",
            "Version": _os_version,
            "VersionString": lambda o: o.text(),
        },
        statics={
            "IsWindows": lambda: True,
            "IsLinux": lambda: False,
            "IsMacOS": lambda: False,
        },
    ),
)
__all__ = ["IMPLEMENTATIONS", "STRING", "variable"]
