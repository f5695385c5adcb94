"""`$PSVersionTable`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .values import Hashtable, OrderedDictionary

if TYPE_CHECKING:
    from .session import Session


def version_table(session: Session) -> Any:
    """The table of the session's edition."""
    from pshv.types.nettype import resolve_type

    from .convert import convert

    version = resolve_type("version")

    def v(text: str) -> Any:
        return convert(text, version)

    compatible = [
        v(t) for t in ("1.0", "2.0", "3.0", "4.0", "5.0", "5.1.10032.0" if session.core else "5.1.20348.2849")
    ]
    if session.core:
        table: Any = OrderedDictionary()
        table["PSVersion"] = convert("7.6.5", resolve_type("semver")) if _has_semver() else v("7.6.5")
        table["PSEdition"] = "Core"
        table["GitCommitId"] = "7.6.5"
        table["OS"] = "Microsoft Windows 10.0.20348"
        table["Platform"] = "Win32NT"
        table["PSCompatibleVersions"] = [*compatible, v("6.0"), v("7.0")]
        table["PSRemotingProtocolVersion"] = v("2.4")
        table["SerializationVersion"] = v("1.1.0.1")
        table["WSManStackVersion"] = v("3.0")
        return table
    table = Hashtable()
    table["PSVersion"] = v("5.1.20348.2849")
    table["PSEdition"] = "Desktop"
    table["PSCompatibleVersions"] = compatible
    table["BuildVersion"] = v("10.0.20348.2849")
    table["CLRVersion"] = v("4.0.30319.42000")
    table["WSManStackVersion"] = v("3.0")
    table["PSRemotingProtocolVersion"] = v("2.3")
    table["SerializationVersion"] = v("1.1.0.1")
    return table


def _has_semver() -> bool:
    from pshv.types.nettype import find_type

    found = find_type("semver")
    if found is None:
        return False
    from pshv.types.implementation import implementation_of

    return implementation_of(found.definition) is not None
