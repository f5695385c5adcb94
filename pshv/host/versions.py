"""The versions that pshv claims to be."""

from __future__ import annotations

VERSIONS = {"desktop": "5.1.20348.2849", "core": "7.6.5"}


def powershell_version(edition: str) -> str:
    """The version of the imitated PowerShell: Windows PowerShell 5.1 on Server 2022, or PowerShell 7.6."""
    return VERSIONS[edition]
