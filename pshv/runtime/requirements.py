"""#Requires: what a script needs before it runs. Source: the golden topic scripts; errors worded as the real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError, runtime_error

if TYPE_CHECKING:
    from pshv.language.tree import ScriptRequirements

    from .session import Session


def check(session: Session, needs: ScriptRequirements, command: Any) -> None:
    """Raises ScriptRequiresException when the session is not what the script needs."""
    name = command.name
    version = (7, 6) if session.core else (5, 1)
    if needs.version is not None and _parts(needs.version) > version:
        own = "7.6.5" if session.core else "5.1"
        raise refused(
            f"The script '{name}' cannot be run because it contained a \"#requires\" statement for PowerShell "
            f"{needs.version}. The version of PowerShell that is required by the script does not match the currently "
            f"running version of PowerShell {own}.",
            "ScriptRequiresUnmatchedPSVersion",
            name,
        )
    edition = "Core" if session.core else "Desktop"
    for wanted in needs.editions:
        if wanted.lower() != edition.lower():
            raise refused(
                f"The script '{name}' cannot be run because it contained a \"#requires\" statement for PowerShell "
                f"editions '{', '.join(needs.editions)}'. The edition of PowerShell that is required by the script "
                f"does not match the currently running PowerShell {edition} edition.",
                "ScriptRequiresUnmatchedPSEdition",
                name,
            )
    _modules(session, needs, name)


def _parts(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:2] if part.isdigit())


def _modules(session: Session, needs: ScriptRequirements, name: str) -> None:
    from .constraints import evaluate
    from .moduleloading import import_module

    missing: list[str] = []
    for node in needs.modules:
        value: Any = evaluate(session.scope, node)
        wanted = value.get("ModuleName") if hasattr(value, "get") else value
        if session.commands.known_module(str(wanted)) or str(wanted).lower() in session.modules:
            continue
        try:
            import_module(session, str(wanted), session.scope)
        except PSError:
            missing.append(f"The module '{wanted}' cannot be found." if session.core else str(wanted))
    if missing:
        raise refused(
            f"The script '{name}' cannot be run because the following modules that are specified by the \"#requires\" "
            f"statements of the script are missing: {', '.join(missing)}.",
            "ScriptRequiresMissingModules",
            name,
        )


def refused(message: str, error_id: str, name: str) -> PSError:
    return runtime_error(
        message,
        error_id,
        "ResourceUnavailable",
        name,
        exception="System.Management.Automation.ScriptRequiresException",
    )
