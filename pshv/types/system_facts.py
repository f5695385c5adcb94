"""Facts of the system classes that administrators' scripts reach for and the reference table has no record of.

Written from .NET's public documentation, in the form of facts.py.
"""

from __future__ import annotations

from typing import Any, Final

_OBJECT: Final = ["System.Object"]
_COMPONENT: Final = ["System.ComponentModel.Component", "System.MarshalByRefObject", "System.Object"]
_HANDLE: Final = ["System.Threading.WaitHandle", "System.MarshalByRefObject", "System.Object"]

# full name -> (kind, bases, constructors, static methods)
_CLASSES: Final[dict[str, tuple[str, list[str], list[str], dict[str, str]]]] = {
    "System.Threading.Thread": (
        "sealed class",
        ["System.Runtime.ConstrainedExecution.CriticalFinalizerObject", "System.Object"],
        [],
        {"Sleep": "void Sleep(int millisecondsTimeout), void Sleep(timespan timeout)"},
    ),
    "System.Threading.Mutex": (
        "sealed class",
        _HANDLE,
        [
            "System.Threading.Mutex new()",
            "System.Threading.Mutex new(bool initiallyOwned)",
            "System.Threading.Mutex new(bool initiallyOwned, string name)",
            "System.Threading.Mutex new(bool initiallyOwned, string name, [ref] bool createdNew)",
        ],
        {},
    ),
    "System.Threading.Monitor": (
        "static class",
        _OBJECT,
        [],
        {
            "Enter": "void Enter(System.Object obj), void Enter(System.Object obj, [ref] bool lockTaken)",
            "Exit": "void Exit(System.Object obj)",
            "TryEnter": "bool TryEnter(System.Object obj), bool TryEnter(System.Object obj, int millisecondsTimeout)",
        },
    ),
    "System.GC": (
        "static class",
        _OBJECT,
        [],
        {
            "Collect": "void Collect(), void Collect(int generation)",
            "WaitForPendingFinalizers": "void WaitForPendingFinalizers()",
            "GetTotalMemory": "long GetTotalMemory(bool forceFullCollection)",
            "CollectionCount": "int CollectionCount(int generation)",
        },
    ),
    "System.AppDomain": ("sealed class", ["System.MarshalByRefObject", "System.Object"], [], {}),
    "System.Net.ServicePointManager": ("class", _OBJECT, [], {}),
    "System.Net.CredentialCache": ("class", _OBJECT, [], {}),
    "System.Net.IPHostEntry": ("class", _OBJECT, [], {}),
    "System.Diagnostics.Process": (
        "class",
        _COMPONENT,
        [],
        {
            "GetCurrentProcess": "System.Diagnostics.Process GetCurrentProcess()",
            "GetProcesses": "System.Diagnostics.Process[] GetProcesses()",
            "GetProcessesByName": "System.Diagnostics.Process[] GetProcessesByName(string processName)",
            "GetProcessById": "System.Diagnostics.Process GetProcessById(int processId)",
        },
    ),
    "System.Diagnostics.EventLog": (
        "class",
        _COMPONENT,
        [
            "System.Diagnostics.EventLog new()",
            "System.Diagnostics.EventLog new(string logName)",
            "System.Diagnostics.EventLog new(string logName, string machineName)",
            "System.Diagnostics.EventLog new(string logName, string machineName, string source)",
        ],
        {
            "SourceExists": "bool SourceExists(string source), bool SourceExists(string source, string machineName)",
            "Exists": "bool Exists(string logName), bool Exists(string logName, string machineName)",
            "CreateEventSource": "void CreateEventSource(string source, string logName)",
            "DeleteEventSource": "void DeleteEventSource(string source)",
            "LogNameFromSourceName": "string LogNameFromSourceName(string source, string machineName)",
            "WriteEntry": "void WriteEntry(string source, string message), void WriteEntry(string source, "
            "string message, System.Diagnostics.EventLogEntryType type), void WriteEntry(string source, "
            "string message, System.Diagnostics.EventLogEntryType type, int eventID)",
        },
    ),
    "System.IO.FileStream": (
        "class",
        ["System.IO.Stream", "System.MarshalByRefObject", "System.Object"],
        [
            "System.IO.FileStream new(string path, System.IO.FileMode mode)",
            "System.IO.FileStream new(string path, System.IO.FileMode mode, System.IO.FileAccess access)",
            "System.IO.FileStream new(string path, System.IO.FileMode mode, System.IO.FileAccess access, "
            "System.IO.FileShare share)",
        ],
        {},
    ),
    "System.IO.DriveInfo": (
        "sealed class",
        _OBJECT,
        ["System.IO.DriveInfo new(string driveName)"],
        {"GetDrives": "System.IO.DriveInfo[] GetDrives()"},
    ),
    "System.Net.NetworkInformation.Ping": (
        "class",
        _COMPONENT,
        ["System.Net.NetworkInformation.Ping new()"],
        {},
    ),
    "System.Net.NetworkInformation.PingReply": ("class", _OBJECT, [], {}),
    "System.DirectoryServices.ActiveDirectory.Domain": (
        "class",
        ["System.DirectoryServices.ActiveDirectory.ActiveDirectoryPartition", "System.Object"],
        [],
        {
            "GetCurrentDomain": "System.DirectoryServices.ActiveDirectory.Domain GetCurrentDomain()",
            "GetComputerDomain": "System.DirectoryServices.ActiveDirectory.Domain GetComputerDomain()",
        },
    ),
    "System.DirectoryServices.ActiveDirectory.Forest": (
        "class",
        _OBJECT,
        [],
        {"GetCurrentForest": "System.DirectoryServices.ActiveDirectory.Forest GetCurrentForest()"},
    ),
    "System.Management.ManagementDateTimeConverter": (
        "sealed class",
        _OBJECT,
        [],
        {
            "ToDateTime": "datetime ToDateTime(string dmtfDate)",
            "ToDmtfDateTime": "string ToDmtfDateTime(datetime date)",
        },
    ),
}
_CLASSES.update(
    {
        f"System.Security.Cryptography.{name}{ending}": (
            "sealed class",
            [f"System.Security.Cryptography.{name}", "System.Security.Cryptography.HashAlgorithm", "System.Object"],
            [],
            {},
        )
        for name in ("SHA256", "SHA1", "MD5", "SHA384", "SHA512")
        for ending in ("Managed", "CryptoServiceProvider")
        if name + ending != "MD5Managed"
    }
)

_ENUMS: Final[dict[str, tuple[dict[str, int], bool]]] = {
    "System.Net.NetworkInformation.IPStatus": (
        {"Success": 0, "DestinationHostUnreachable": 11003, "TimedOut": 11010, "Unknown": -1},
        False,
    ),
    "System.IO.DriveType": (
        {"Unknown": 0, "NoRootDirectory": 1, "Removable": 2, "Fixed": 3, "Network": 4, "CDRom": 5, "Ram": 6},
        False,
    ),
    "System.Diagnostics.EventLogEntryType": (
        {"Error": 1, "Warning": 2, "Information": 4, "SuccessAudit": 8, "FailureAudit": 16},
        False,
    ),
}


def _record(name: str, row: tuple[str, list[str], list[str], dict[str, str]]) -> dict[str, Any]:
    kind, bases, constructors, statics = row
    record: dict[str, Any] = {"n": name, "k": kind, "b": bases}
    if constructors:
        record["c"] = constructors
    if statics:
        record["s"] = {"Method": statics}
    return record


FACTS: Final[dict[str, dict[str, Any]]] = {name.lower(): _record(name, row) for name, row in _CLASSES.items()} | {
    name.lower(): {"n": name, "k": "enum", "e": numbers, "f": flags} for name, (numbers, flags) in _ENUMS.items()
}
