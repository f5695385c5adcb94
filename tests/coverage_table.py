"""`python -m tests.coverage_table`: which of what shipping scripts use is not there, in either edition.

The names are those of language-subset.md, sections 1 and 2: the features that 95 % of the embedded command strings and
scripts need, and the core cmdlets by tier. A feature counts as there when its idioms run; a cmdlet when it is built.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.pshv.language import test_idioms as idioms

TIERS = {
    1: "Where-Object Select-Object ForEach-Object Write-Host Out-Null New-Object Import-Module Get-Date Start-Sleep Test-Path Join-Path "
    "Split-Path Sort-Object Write-Output Write-Verbose Write-Warning Write-Error Get-Command ConvertTo-Json ConvertFrom-Json",
    2: "Invoke-Command New-PSSession Remove-PSSession Format-Table Format-List Out-String Out-File Measure-Object Group-Object Add-Member "
    "Get-Content Set-Content Add-Content New-Item Remove-Item Copy-Item Get-ChildItem Get-Item Move-Item Rename-Item Get-Module "
    "Get-Service Get-CimInstance Get-WmiObject Read-Host ConvertTo-SecureString Invoke-Expression Set-StrictMode Get-ItemProperty",
    3: "Export-Csv Import-Csv ConvertTo-Csv Compare-Object Get-Random Resolve-Path Start-Transcript Stop-Transcript Select-String "
    "Get-Process Remove-Variable Get-Variable Set-Variable Start-Job Wait-Job Receive-Job Get-Job Remove-Job Get-WinEvent Get-Counter "
    "New-TimeSpan Write-Progress Write-Debug Write-Information Get-Member Get-Credential Test-Connection Get-CimSession New-CimSession "
    "Remove-CimSession Export-Clixml Import-Clixml Get-PSDrive Set-Location Push-Location Pop-Location Get-Unique Tee-Object "
    "ConvertTo-Html New-Guid Get-Culture Get-FileHash New-TemporaryFile Clear-Host Export-ModuleMember",
}
MOCK = (
    "Get-VM Get-VMNetworkAdapter Start-VM Get-VMSwitch Stop-VM Set-VM Get-Cluster New-VM New-VHD Set-VMNetworkAdapter "
    "Add-VMNetworkAdapter Get-ClusterResource Remove-VM Get-ClusterNode Set-VMProcessor Get-VHD New-VMSwitch Get-VMHost "
    "Set-VMFirmware New-Cluster Dismount-VHD Mount-VHD Set-VMMemory Get-VMHardDiskDrive Get-ClusterNetwork Get-ClusterGroup "
    "Set-VMNetworkAdapterVlan Add-VMHardDiskDrive Get-VMIntegrationService Get-VMSnapshot Get-ClusterSharedVolume Set-ClusterQuorum "
    "Get-ClusterParameter Test-Cluster Checkpoint-VM Get-ClusterQuorum Add-ClusterVirtualMachineRole Set-ClusterParameter "
    "Get-ClusterNetworkInterface Move-ClusterGroup Get-ClusterSharedVolumeState Suspend-ClusterNode Resume-ClusterNode "
    "Move-ClusterVirtualMachineRole Get-ClusterLog"
)
ALIASES = (
    "select where % ? foreach sort sleep group gwmi measure echo icm ft fl dir ls gci iex del md mkdir gc gi cls cp rm copy cat pwd cd gm "
    "gcm gsv ps kill tee ogv"
)
NOT_IN_7 = {"Get-WmiObject", "gwmi"}
FEATURES = {
    "traps": idioms.TRAPS,
    "language, tier 1": idioms.TIER_ONE,
    "language, tier 2": idioms.TIER_TWO,
    "language, tier 3": idioms.TIER_THREE,
    "types, members, formats": idioms.TYPES,
    "cmdlets' idioms": idioms.CORE_CMDLETS,
}


def missing_commands(edition: str, names: str) -> list[str]:
    """Those of `names` that are unknown, or known but not built."""
    from pshv.runtime.cmdletcommand import CmdletCommand

    with tempfile.TemporaryDirectory() as folder:
        session = idioms.Shell(Path(folder), edition).session
        absent = []
        for name in names.split():
            if edition == "core" and name in NOT_IN_7:
                continue
            target = session.commands.alias_target(name, session.global_scope)
            found = session.commands.find(target or name, session.global_scope)
            if found is None or (isinstance(found, CmdletCommand) and found.cls is None):
                absent.append(name)
        return absent


def failing_idioms(edition: str, rows: list[idioms.Row]) -> list[str]:
    """The idioms that give another output."""
    failing = []
    for row in rows:
        with tempfile.TemporaryDirectory() as folder:
            if idioms.Shell(Path(folder), edition).run(row[0]) != (row[-1] if edition == "desktop" else row[1]):
                failing.append(row[0])
    return failing


def main() -> None:
    """Prints the table."""
    print(f"{'what':<28}{'edition':<10}{'there':>6}{'missing':>9}  names")
    for edition in ("core", "desktop"):
        lists = {
            **{f"core cmdlets, tier {n}": names for n, names in TIERS.items()},
            "aliases": ALIASES,
            "mock cmdlets": MOCK,
        }
        for what, names in lists.items():
            absent = missing_commands(edition, names)
            _row(what, edition, len(names.split()), absent)
        for what, rows in FEATURES.items():
            _row(what, edition, len(rows), failing_idioms(edition, rows))


def _row(what: str, edition: str, count: int, absent: list[str]) -> None:
    print(f"{what:<28}{edition:<10}{count - len(absent):>6}{len(absent):>9}  {', '.join(absent)}")


if __name__ == "__main__":
    main()
