"""Module manifests (.psd1): reading and checking them. Source: golden topic modules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError, make_record
from .text import to_text
from .values import HashMap

if TYPE_CHECKING:
    from .session import Session

KEYS = (
    "ModuleToProcess NestedModules GUID Author CompanyName Copyright ModuleVersion Description PowerShellVersion "
    "PowerShellHostName PowerShellHostVersion CLRVersion DotNetFrameworkVersion ProcessorArchitecture RequiredModules "
    "TypesToProcess FormatsToProcess ScriptsToProcess PrivateData RequiredAssemblies ModuleList FileList "
    "FunctionsToExport VariablesToExport AliasesToExport CmdletsToExport DscResourcesToExport CompatiblePSEditions "
    "HelpInfoURI RootModule DefaultCommandPrefix"
)
_MISSING_MEMBER = "System.MissingMemberException"


def invalid(message: str, error_id: str, path: str, exception: str = _MISSING_MEMBER) -> PSError:
    """The error of a manifest that cannot be used."""
    return PSError(make_record(message, error_id, "ResourceUnavailable", path, exception=exception))


def read_data_file(session: Session, path: str) -> HashMap:
    """The hashtable of a .psd1 file. Raises Modules_InvalidManifest."""
    from .execution import code_of, parsed
    from .scriptblock import ScriptBlock

    drives: Any = session.drives
    result = parsed(session, drives.read_script(drives.resolve(path)), path)
    if not result.errors:
        value = ScriptBlock(code_of(result, "script", path), session.global_state).invoke_value()
        if isinstance(value, HashMap):
            return value
    reason = result.errors[0].message if result.errors else ""
    raise invalid(
        f"The module manifest '{path}' could not be processed because it is not a valid PowerShell module manifest "
        f"file. Remove the elements that are not permitted: {reason}",
        "Modules_InvalidManifest",
        path,
    )


def check(session: Session, path: str, table: HashMap) -> None:
    """Raises the error of a manifest with unknown keys, without a version, or for a newer PowerShell."""
    known = {key.lower() for key in KEYS.split()}
    wrong = [to_text(key) for key in table if to_text(key).lower() not in known]
    if wrong:
        listed = ", ".join(f"'{key}'" for key in KEYS.split())
        bad = ", ".join(f"'{key}'" for key in wrong)
        raise invalid(
            f"The '{path}' module cannot be imported because its manifest contains one or more members that are not "
            f"valid. The valid manifest members are ({listed}). Remove the members that are not valid ({bad}), then "
            "try to import the module again.",
            "Modules_InvalidManifestMember",
            path,
            "System.InvalidOperationException",
        )
    if table.get("ModuleVersion") is None:
        raise invalid(
            f"The '{path}' module cannot be imported because its manifest is missing the 'ModuleVersion' member. Set "
            "the 'ModuleVersion' member and try to import the module again.",
            "Modules_InvalidManifest",
            path,
        )
    _check_version(session, path, table)


def _check_version(session: Session, path: str, table: HashMap) -> None:
    wanted = table.get("PowerShellVersion")
    if wanted is None:
        return
    own = (7, 6) if session.core else (5, 1)
    parts = tuple(int(p) for p in to_text(wanted).split(".")[:2] if p.isdigit())
    if parts > own:
        raise invalid(
            f"The version of the loaded PowerShell is '{own[0]}.{own[1]}'. The module '{path}' requires a minimum "
            f"PowerShell version of '{to_text(wanted)}' to run. Please verify the installation of the PowerShell and "
            "try again.",
            "Modules_InsufficientPowerShellVersion",
            path,
            "System.InvalidOperationException",
        )
