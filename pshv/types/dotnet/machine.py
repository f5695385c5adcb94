"""What [Process], [AppDomain], [IO.DriveInfo] and the directory's [Domain] say of the mock node a session runs on."""

from __future__ import annotations

from typing import Any

from pshv.runtime import current, values
from pshv.runtime.netexception import NetException, argument_error
from pshv.types.implementation import Implementation
from pshv.types.nettype import known_type

_DIRECTORY = "System.DirectoryServices.ActiveDirectory."


def _variable(name: str) -> str:
    return str(current.session.drives.environment.get(name) or "")


def _processes(name: str | None = None) -> list[Any]:
    from pshv.cmdlets.core.processinfo import processes

    session = current.session
    cluster = session.cluster
    own = "pwsh" if session.edition == "core" else "powershell"
    found = processes(cluster.world if cluster is not None else None, _variable("COMPUTERNAME"), ".", own)
    return [p for p in found if name is None or p.name.lower() == name.lower()]


def _current_process() -> Any:
    own = int(current.session.get_variable("PID"))
    for process in _processes():
        if process.id == own:
            return process
    found = _processes("pwsh" if current.session.edition == "core" else "powershell")[0]
    found.id = own
    return found


def _by_id(number: int) -> Any:
    for process in _processes():
        if process.id == number:
            return process
    raise argument_error(f"Process with an Id of {number} is not running.")


def _array(items: list[Any]) -> values.TypedArray:
    return values.TypedArray(items, known_type("System.Diagnostics.Process"))


class AppDomain:
    """`[AppDomain]::CurrentDomain`."""

    __slots__ = ()
    type_names = ("System.AppDomain", "System.MarshalByRefObject", "System.Object")

    def text(self) -> str:
        return self.type_names[0]


def _home() -> str:
    core = current.session.edition == "core"
    return "C:\\Program Files\\PowerShell\\7\\" if core else "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\"


class DriveInfo:
    """A drive of the session: the node's C: and the granted folders."""

    __slots__ = ("letter",)
    type_names = ("System.IO.DriveInfo", "System.Object")

    def __init__(self, letter: str) -> None:
        self.letter = letter

    def text(self) -> str:
        return f"{self.letter}:\\"


def _drive(kind: Any, name: str) -> DriveInfo:
    letter = name[:1].upper()
    if not letter.isalpha() or name[1:] not in ("", ":", ":\\", ":/"):
        raise argument_error("Drive name must be a root directory (i.e. 'C:\\') or a drive letter ('C').", "driveName")
    return DriveInfo(letter)


def _drives() -> values.TypedArray:
    letters = [
        d.name for d in current.session.drives.all_drives() if d.provider.name == "FileSystem" and len(d.name) == 1
    ]
    return values.TypedArray([DriveInfo(letter) for letter in letters], known_type("System.IO.DriveInfo"))


def _disk(drive: DriveInfo) -> Any:
    """The Win32_LogicalDisk of the drive, None when the node has no such disk."""
    found = current.session.evaluate(f"Get-CimInstance Win32_LogicalDisk -Filter \"DeviceID='{drive.letter}:'\"")
    return found[0] if found else None


def _of_disk(name: str) -> Any:
    def read(drive: DriveInfo) -> Any:
        from pshv.types.members import get

        disk = _disk(drive)
        if disk is None:
            raise NetException(
                "System.IO.DriveNotFoundException",
                f"Could not find the drive '{drive.letter}:\\'. The drive might not be ready or might not be mapped.",
            )
        return get(disk, name)

    return read


class Domain:
    """The Active Directory domain the nodes belong to."""

    __slots__ = ()
    type_names: tuple[str, ...] = (
        _DIRECTORY + "Domain",
        _DIRECTORY + "ActiveDirectoryPartition",
        "System.Object",
    )

    def text(self) -> str:
        return _variable("USERDNSDOMAIN").lower()


class Forest(Domain):
    """The forest of one domain."""

    __slots__ = ()
    type_names = (_DIRECTORY + "Forest", "System.Object")


IMPLEMENTATIONS = (
    Implementation(
        "System.Diagnostics.Process",
        statics={
            "GetCurrentProcess": _current_process,
            "GetProcesses": lambda: _array(_processes()),
            "GetProcessesByName": lambda name: _array(_processes(name)),
            "GetProcessById": _by_id,
        },
    ),
    Implementation(
        "System.AppDomain",
        properties={
            "FriendlyName": lambda d: "DefaultDomain" if current.session.edition != "core" else "pwsh",
            "BaseDirectory": lambda d: _home(),
            "Id": lambda d: 1,
        },
        methods={"GetAssemblies": lambda d: values.TypedArray([], known_type("System.Reflection.Assembly"))},
        static_properties={"CurrentDomain": AppDomain},
    ),
    Implementation(
        "System.IO.DriveInfo",
        construct=_drive,
        properties={
            "Name": lambda d: f"{d.letter}:\\",
            "DriveType": lambda d: known_type("System.IO.DriveType").enum_member("Fixed"),
            "DriveFormat": _of_disk("FileSystem"),
            "IsReady": lambda d: _disk(d) is not None,
            "AvailableFreeSpace": _of_disk("FreeSpace"),
            "TotalFreeSpace": _of_disk("FreeSpace"),
            "TotalSize": _of_disk("Size"),
            "VolumeLabel": _of_disk("VolumeName"),
        },
        methods={"ToString": lambda d: d.text()},
        statics={"GetDrives": _drives},
    ),
    Implementation(
        _DIRECTORY + "Domain",
        properties={"Name": lambda d: d.text(), "Forest": lambda d: Forest()},
        methods={"ToString": lambda d: d.text()},
        statics={"GetCurrentDomain": Domain, "GetComputerDomain": Domain},
    ),
    Implementation(
        _DIRECTORY + "Forest",
        properties={"Name": lambda d: d.text(), "RootDomain": lambda d: Domain()},
        methods={"ToString": lambda d: d.text()},
        statics={"GetCurrentForest": Forest},
    ),
    Implementation(
        "System.Management.ManagementDateTimeConverter",
        statics={"ToDateTime": lambda text: _dmtf("from_dmtf", text), "ToDmtfDateTime": lambda d: _dmtf("to_dmtf", d)},
    ),
)


def _dmtf(name: str, value: Any) -> Any:
    from pshv.types.cim import instances

    return getattr(instances, name)(value)
