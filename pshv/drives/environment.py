"""The Environment provider: the virtual environment of a session, never the host's."""

from __future__ import annotations

from typing import Any

from pshv.types.netobject import NetObject, Property, member_table

from .provider import ItemPath, Provider


def _set_value(entry: Any, value: object) -> None:
    entry.value = value


class EnvironmentEntry(NetObject):
    """One variable as `Get-ChildItem Env:` gives it."""

    __slots__ = ("key", "value")
    type_names = ("System.Collections.DictionaryEntry", "System.ValueType", "System.Object")
    members = member_table(
        Property("Name", lambda e: e.key, kind="AliasProperty"),
        Property("Key", lambda e: e.key, type_name="System.Object"),
        Property("Value", lambda e: e.value, _set_value, type_name="System.Object"),
    )

    def __init__(self, key: str, value: str) -> None:
        self.key = key
        self.value = value


class Environment:
    """Variables by name without regard to case, in the spelling they were set with."""

    __slots__ = ("_values",)

    def __init__(self, values: dict[str, str]) -> None:
        self._values: dict[str, tuple[str, str]] = {name.lower(): (name, value) for name, value in values.items()}

    def get(self, name: str) -> str | None:
        found = self._values.get(name.lower())
        return found[1] if found is not None else None

    def set(self, name: str, value: str | None) -> None:
        """Sets a variable; an empty value removes it, as on Windows."""
        lowered = name.lower()
        if not value:
            self._values.pop(lowered, None)
        else:
            spelled = self._values.get(lowered)
            self._values[lowered] = (spelled[0] if spelled else name, value)

    def items(self) -> list[tuple[str, str]]:
        """Names and values by name."""
        return [self._values[key] for key in sorted(self._values)]


class EnvironmentProvider(Provider):
    """`Env:`."""

    __slots__ = ()
    name = "Environment"

    @property
    def values(self) -> Environment:
        return self.drives.environment

    def exists(self, path: str) -> bool:
        return path == "" or self.values.get(path) is not None

    def item(self, at: ItemPath) -> Any:
        if not at.path:
            return [EnvironmentEntry(name, value) for name, value in self.values.items()]
        value = self.values.get(at.path)
        if value is None:
            return None
        name = next((n for n, _ in self.values.items() if n.lower() == at.path.lower()), at.path)
        return EnvironmentEntry(name, value)

    def children(self, at: ItemPath) -> list[tuple[ItemPath, Any]]:
        return [(at.child(name), EnvironmentEntry(name, value)) for name, value in self.values.items()]

    def set_item(self, path: str, value: object) -> Any:
        """Sets a variable; gives its entry."""
        from pshv.runtime.text import to_text

        text = to_text(value)
        self.values.set(path, text)
        return EnvironmentEntry(path, text)

    def remove_item(self, path: str, force: bool = False) -> None:
        self.values.set(path, None)

    def content(self, path: str) -> list[object]:
        """What Get-Content gives: the value."""
        value = self.values.get(path)
        return [] if value is None else [value]


def default_environment(computer: str, domain: str = "", user: str = "Administrator") -> dict[str, str]:
    """The environment of a session on `computer` (member of `domain`), as Windows Server sets it."""
    short = domain.partition(".")[0].upper() or computer
    home = f"C:\\Users\\{user}"
    return {
        "ALLUSERSPROFILE": "C:\\ProgramData",
        "APPDATA": f"{home}\\AppData\\Roaming",
        "CommonProgramFiles": "C:\\Program Files\\Common Files",
        "CommonProgramFiles(x86)": "C:\\Program Files (x86)\\Common Files",
        "CommonProgramW6432": "C:\\Program Files\\Common Files",
        "COMPUTERNAME": computer,
        "ComSpec": "C:\\Windows\\system32\\cmd.exe",
        "HOMEDRIVE": "C:",
        "HOMEPATH": f"\\Users\\{user}",
        "LOCALAPPDATA": f"{home}\\AppData\\Local",
        "LOGONSERVER": f"\\\\{computer}",
        "NUMBER_OF_PROCESSORS": "32",
        "OS": "Windows_NT",
        "Path": "C:\\Windows\\system32;C:\\Windows;C:\\Windows\\System32\\Wbem;"
        "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\",
        "PATHEXT": ".COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC;.CPL",
        "PROCESSOR_ARCHITECTURE": "AMD64",
        "ProgramData": "C:\\ProgramData",
        "ProgramFiles": "C:\\Program Files",
        "ProgramFiles(x86)": "C:\\Program Files (x86)",
        "ProgramW6432": "C:\\Program Files",
        "PSModulePath": f"{home}\\Documents\\WindowsPowerShell\\Modules;"
        "C:\\Program Files\\WindowsPowerShell\\Modules;C:\\Windows\\system32\\WindowsPowerShell\\v1.0\\Modules",
        "PUBLIC": "C:\\Users\\Public",
        "SESSIONNAME": "Console",
        "SystemDrive": "C:",
        "SystemRoot": "C:\\Windows",
        "TEMP": f"{home}\\AppData\\Local\\Temp",
        "TMP": f"{home}\\AppData\\Local\\Temp",
        "USERDNSDOMAIN": domain.upper(),
        "USERDOMAIN": short,
        "USERNAME": user,
        "USERPROFILE": home,
        "windir": "C:\\Windows",
    }
