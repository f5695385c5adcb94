"""Values that views compute: what stands behind `=name` in the tables of views."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.formatting import properties
from pshv.formatting.properties import value as prop
from pshv.runtime.text import to_display, to_string
from pshv.runtime.values import HashMap, Int64, enumerate_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.formatting.profile import Profile

MEGABYTE = 1 << 20
GIGABYTE = 1 << 30
_FILE_SYSTEM = "Microsoft.PowerShell.Core\\FileSystem::"


def find(name: str) -> Callable[[Any], Any]:
    """The function called `name`; an argument follows after a blank; `@Label` reads the property of that name."""
    if name.startswith("@"):
        return properties.getter(name[1:])
    name, _, argument = name.partition(" ")
    if argument:
        family = _FAMILIES[name]
        return lambda obj: family(obj, argument)
    return _EXPRESSIONS[name]


def group_header(source: str, value: object, profile: Profile) -> str | None:
    """Headers that views draw themselves; None for `   Label: value`."""
    if source == "PSParentPath":
        path = to_display(value)
        if path.startswith(_FILE_SYSTEM):
            path = path[len(_FILE_SYSTEM) :]
            return f"    Directory: {path}" + ("" if profile.core else "\n")
        return f"    Hive: {path}"
    return None


def megabytes(obj: Any, name: str) -> Any:
    """A size in bytes as whole megabytes."""
    found = prop(obj, name)
    return Int64(found // MEGABYTE) if isinstance(found, int) else found


def first_line(obj: Any, name: str) -> str:
    """The first line of a text."""
    return to_display(prop(obj, name)).split("\n", 1)[0].rstrip("\r")


def traffic(obj: Any, direction: str) -> Any:
    """The summed traffic of a metering report in one direction, in MB."""
    reports = enumerate_value(prop(obj, "NetworkMeteredTrafficReport")) or ()
    total = 0
    for report in reports:
        if to_display(prop(report, "Direction")) == direction:
            found = prop(report, "TotalTraffic")
            total += found if isinstance(found, int) else 0
    return total


def adapter_name(obj: Any) -> Any:
    """The adapter of a VLAN setting."""
    parent = prop(obj, "ParentAdapter")
    return prop(parent, "Name") if parent is not None else prop(obj, "VMNetworkAdapterName")


def vlan_list(obj: Any) -> str:
    """The VLANs of a setting: the access VLAN, or native and allowed ones of a trunk."""
    mode = to_display(prop(obj, "OperationMode"))
    if mode == "Access":
        return to_display(prop(obj, "AccessVlanId"))
    if mode == "Trunk":
        return f"{to_display(prop(obj, 'NativeVlanId'))},{to_display(prop(obj, 'AllowedVlanIdListString'))}"
    return ""


# -- files ------------------------------------------------------------------------------------------------------------
def file_mode(obj: Any) -> Any:
    return prop(obj, "Mode")


def file_time(obj: Any) -> str:
    """`d` right-justified in 10, `t` right-justified in 8, one blank between."""
    return _file_time(obj, " ")


def file_time_desktop(obj: Any) -> str:
    """As `file_time`, with two blanks between."""
    return _file_time(obj, "  ")


def _file_time(obj: Any, between: str) -> str:
    time = prop(obj, "LastWriteTime")
    if time is None:
        return ""
    return f"{to_string(time, 'd'):>10}{between}{to_string(time, 't'):>8}"


def file_length(obj: Any) -> Any:
    return None if prop(obj, "PSIsContainer") else prop(obj, "Length")


def file_name(obj: Any) -> Any:
    return prop(obj, "Name")


def file_wide(obj: Any) -> str:
    """5.1 shows directories in brackets."""
    name = to_display(prop(obj, "Name"))
    return f"[{name}]" if prop(obj, "PSIsContainer") else name


# -- drives -----------------------------------------------------------------------------------------------------------
def drive_used(obj: Any) -> Any:
    """GB with two decimals."""
    found = prop(obj, "Used")
    return f"{found / GIGABYTE:>13.2f}" if isinstance(found, (int, float)) and found else None


def drive_free(obj: Any) -> Any:
    found = prop(obj, "Free")
    return f"{found / GIGABYTE:>13.2f}" if isinstance(found, (int, float)) and found else None


def drive_provider(obj: Any) -> Any:
    provider = prop(obj, "Provider")
    name = prop(provider, "Name") if provider is not None else None
    return name if name is not None else provider


def drive_root(obj: Any) -> Any:
    return prop(obj, "Root")


# -- processes --------------------------------------------------------------------------------------------------------
def _number(obj: Any, name: str, unit: float, pattern: str) -> Any:
    found = prop(obj, name)
    return pattern.format(found / unit) if isinstance(found, (int, float)) else None


def process_npm(obj: Any) -> Any:
    return _number(obj, "NPM", 1024, "{:.0f}")


def process_pm(obj: Any) -> Any:
    return _number(obj, "PM", MEGABYTE, "{:,.2f}")


def process_ws(obj: Any) -> Any:
    return _number(obj, "WS", MEGABYTE, "{:,.2f}")


def process_pm_k(obj: Any) -> Any:
    return _number(obj, "PM", 1024, "{:.0f}")


def process_ws_k(obj: Any) -> Any:
    return _number(obj, "WS", 1024, "{:.0f}")


def process_cpu(obj: Any) -> Any:
    found = prop(obj, "CPU")
    return f"{found:,.2f}" if isinstance(found, (int, float)) else None


# -- commands, modules, history ---------------------------------------------------------------------------------------
def command_name(obj: Any) -> Any:
    """An alias shows what it stands for."""
    if to_display(prop(obj, "CommandType")) == "Alias":
        return prop(obj, "DisplayName")
    return prop(obj, "Name")


def module_commands(obj: Any) -> Any:
    found = prop(obj, "ExportedCommands")
    return found.keys() if isinstance(found, HashMap) else found


def _keys(obj: Any, name: str) -> Any:
    found = prop(obj, name)
    return found.keys() if isinstance(found, HashMap) else found


def module_prerelease(obj: Any) -> Any:
    data = prop(obj, "PrivateData")
    inner = data.get("PSData") if isinstance(data, HashMap) else None
    return inner.get("PreRelease") if isinstance(inner, HashMap) else None


def module_edition(obj: Any) -> str:
    editions = [to_display(one) for one in enumerate_value(prop(obj, "CompatiblePSEditions")) or ()]
    return ",".join({"Desktop": "Desk", "Core": "Core"}.get(one, one) for one in editions) or "Desk"


def module_folder(obj: Any) -> str:
    """The folder that holds the module's folder."""
    base = to_display(prop(obj, "ModuleBase"))
    return base.replace("/", "\\").rpartition("\\")[0]


def history_duration(obj: Any) -> str:
    """Seconds and milliseconds, with minutes and hours in front only where there are some."""
    span = prop(obj, "Duration")
    total = int(getattr(span, "ticks", 0)) // 10_000
    hours, rest = divmod(total, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    text = f"{rest // 1000:02d}.{rest % 1000:03d}" if hours or minutes else f"{rest // 1000}.{rest % 1000:03d}"
    if hours:
        return f"{hours}:{minutes:02d}:{text}"
    return f"{minutes}:{text}" if minutes else text


def breakpoint_script(obj: Any) -> str:
    return to_display(prop(obj, "Script")).replace("/", "\\").rpartition("\\")[2]


def method_overloads(obj: Any) -> Any:
    return prop(obj, "OverloadDefinitions")


def log_max(obj: Any) -> str:
    return f"{prop(obj, 'MaximumKilobytes'):,}"


def log_entries(obj: Any) -> str:
    items = enumerate_value(prop(obj, "Entries"))
    return f"{len(list(items)):,}" if items is not None else ""


_EXPRESSIONS: dict[str, Callable[[Any], Any]] = {
    function.__name__: function
    for function in (
        adapter_name,
        vlan_list,
        file_mode,
        file_time,
        file_time_desktop,
        file_length,
        file_name,
        file_wide,
        drive_used,
        drive_free,
        drive_provider,
        drive_root,
        process_npm,
        process_pm,
        process_ws,
        process_pm_k,
        process_ws_k,
        process_cpu,
        command_name,
        module_commands,
        module_prerelease,
        module_edition,
        module_folder,
        history_duration,
        breakpoint_script,
        method_overloads,
        log_max,
        log_entries,
    )
}
_EXPRESSIONS["module_functions"] = lambda obj: _keys(obj, "ExportedFunctions")
_EXPRESSIONS["module_cmdlets"] = lambda obj: _keys(obj, "ExportedCmdlets")
_EXPRESSIONS["module_variables"] = lambda obj: _keys(obj, "ExportedVariables")
_EXPRESSIONS["module_aliases"] = lambda obj: _keys(obj, "ExportedAliases")

_FAMILIES: dict[str, Callable[[Any, str], Any]] = {
    "megabytes": megabytes,
    "first_line": first_line,
    "traffic": traffic,
}
