"""All kinds of faults: what each is, whom it can afflict, what it refuses and what mends it.

The checks are those of live-migration-model.md section 4, the hardware that of event-ids.md section 7; stages in
section 1 and what follows from a failure there in section 5.
"""

from __future__ import annotations

from mockcluster.values import Value

CONDITION, MOMENT = "condition", "moment"
SELECTORS = ("vm", "host", "source", "destination", "network", "switch", "volume")


class Option(Value):
    """A value that a kind takes: ``kind`` is number, text or one of ``choices``; ``unit`` says what is counted."""

    default: str
    text: str
    choices: tuple[str, ...] = ()
    number: bool = False


class Kind(Value):
    """One kind of fault.

    ``refusals`` are the ids by which it shows; ``stages`` those a moment can strike in, the first by default.
    """

    name: str
    text: str
    selectors: tuple[str, ...]
    refusals: tuple[str, ...]
    mend: str
    options: tuple[tuple[str, Option], ...] = ()
    family: str = CONDITION
    stages: tuple[int, ...] = ()

    def option(self, name: str) -> Option | None:
        """Return the option with this name, or None."""
        return dict(self.options).get(name)


def _number(default: float | str, text: str) -> Option:
    return Option(str(default), text, number=True)


_CONDITIONS = (
    Kind("access-denied", "The caller is no administrator of Hyper-V on the host", ("host",), ("AccessDenied",),
         "Add-LocalGroupMember -Group 'Hyper-V Administrators'"),
    Kind("migration-disabled", "Live migration is off on the host", ("host",),
         ("MigrationDisabledAtSource", "ConnectionRefused"), "Enable-VMMigration"),
    Kind("migration-limit", "Only `limit` live migrations at once", ("host",), ("MigrationLimit", "Queued"),
         "Set-VMHost -MaximumVirtualMachineMigrations; (Get-Cluster).MaximumParallelMigrations = 2; or wait",
         (("limit", _number(1, "live migrations at once; stand-alone hosts take 0, the cluster at least 1")),)),
    Kind("node-paused", "The node is paused", ("host",), ("NotPossibleOwner",), "Resume-ClusterNode"),
    Kind("not-possible-owner", "The node is no possible owner of the machine's resources", ("vm", "host"),
         ("NotPossibleOwner",), "Set-ClusterOwnerNode -Resource"),
    Kind("no-migration-network", "No network may be used for live migration", ("network", "host"),
         ("NoMigrationNetwork",),
         "Get-ClusterResourceType 'Virtual Machine' | Set-ClusterParameter MigrationExcludeNetworks ''; "
         "Add-VMMigrationNetwork"),
    Kind("network-down", "The host's interface on the network is down", ("host", "network"), ("NoMigrationNetwork",),
         "Enable-NetAdapter, or Remove-MockFault (a cable)"),
    Kind("network-slow", "The network is slow", ("host", "network"), ("Slowed",), "Remove-MockFault",
         (("factor", _number(0.1, "share of the speed that is left")),)),
    Kind("firewall-closed", "The firewall keeps TCP 6600 closed", ("host",), ("NotPermitted",),
         "Enable-NetFirewallRule -DisplayGroup 'Hyper-V'"),
    Kind("no-logon", "Nobody is logged on at the source (CredSSP)", ("host",), ("NoCredentials",),
         "Kerberos: Set-VMHost -VirtualMachineMigrationAuthenticationType Kerberos and Set-ADComputer"),
    Kind("credential-guard", "Credential Guard keeps CredSSP from working", ("host",), ("NoCredentials",),
         "Kerberos: Set-VMHost -VirtualMachineMigrationAuthenticationType Kerberos and Set-ADComputer"),
    Kind("authentication-mismatch", "The host uses the other authentication protocol", ("host",), ("NoCredentials",),
         "Set-VMHost -VirtualMachineMigrationAuthenticationType"),
    Kind("no-delegation", "Kerberos without constrained delegation", ("host",), ("NoCredentials",),
         "Set-ADComputer -Add @{'msDS-AllowedToDelegateTo' = ...}"),
    Kind("wrong-principal", "Kerberos, and the destination's service principal name is missing", ("host",),
         ("WrongPrincipal",), "Set-ADComputer -ServicePrincipalNames @{Add = ...}"),
    Kind("account-disabled", "Kerberos, and the host's computer account is disabled", ("host",),
         ("UnknownCredentials",), "Set-ADComputer -Enabled $true"),
    Kind("configuration-version", "The host does not support the machine's configuration version", ("vm", "host"),
         ("ConfigurationVersion",), "Stop-VM; Update-VMVersion"),
    Kind("processor-vendor", "The host has processors of another maker", ("host",), ("ProcessorVendor",),
         "Move the machine while it is off"),
    Kind("processor-features", "The host's processor lacks features the machine uses", ("host",),
         ("ProcessorFeatures",), "Stop-VM; Set-VMProcessor -CompatibilityForMigrationEnabled $true",
         (("features", Option("avx,avx2,avx512f,aes", "features that are missing, with commas")),)),
    Kind("processor-count", "The host has too few logical processors", ("host",), ("ProcessorCount",),
         "Stop-VM; Set-VMProcessor -Count", (("processors", _number(1, "logical processors that are left")),)),
    Kind("numa", "NUMA spanning is off, and a NUMA node is too small for the machine", ("host",), ("Numa",),
         "Set-VMHost -NumaSpanningEnabled $true",
         (("free", _number(1024, "MB that are free in each NUMA node")),)),
    Kind("switch-renamed", "The switch has another name on the host", ("host", "switch"), ("SwitchMissing",),
         "Rename-VMSwitch", (("name", Option("", "the other name (default: the name with ' (old)')")),)),
    Kind("switch-missing", "The switch does not exist on the host", ("host", "switch"), ("SwitchMissing",),
         "New-VMSwitch"),
    Kind("storage-unreachable", "The host cannot reach the volume", ("host", "volume"), ("StorageUnreachable",),
         "Remove-MockFault (a cable, a mask)"),
    Kind("iso-missing", "The machine has a CD image that only its own host can open", ("vm",),
         ("StorageUnreachable",), "Set-VMDvdDrive -Path $null",
         (("path", Option("D:\\ISO\\setup.iso", "the image")),)),
    Kind("pass-through-disk", "The machine uses a physical disk", ("vm",), ("StorageUnreachable",),
         "Remove-VMHardDiskDrive", (("disk", _number(3, "number of the physical disk")),)),
    Kind("assigned-device", "The machine has a device of its host", ("vm",), ("AssignedDevice",),
         "Stop-VM; Remove-VMAssignableDevice", (("device", Option("PCIP\\VEN_10DE&DEV_1EB8", "the device")),)),
    Kind("logon-right", "Virtual machines lack the right to log on as a service", ("host",), ("LogonType",),
         "Set-MockHardware -LogOnAsService $true (on Windows: Group Policy)"),
    Kind("memory-short", "The host has too little memory left", ("host",), ("OutOfMemory",),
         "Stop or move other machines of the host; Set-VMMemory",
         (("free", _number(512, "MB that are left")),)),
    Kind("virtualization-off", "VT-x/AMD-V is off in the firmware: the host starts again without a hypervisor",
         ("host",), ("NoHypervisor",), "Set-MockHardware -VirtualizationFirmwareEnabled $true; Restart-Computer"),
    Kind("no-slat", "The processor has no second level address translation", ("host",), ("NoHypervisor",),
         "Set-MockHardware -SecondLevelAddressTranslation $true; Restart-Computer"),
    Kind("dep-off", "Data execution prevention is off in the firmware", ("host",), ("NoHypervisor",),
         "Set-MockHardware -DataExecutionPrevention $true; Restart-Computer"),
    Kind("hypervisor-off", "The boot configuration says hypervisorlaunchtype Off", ("host",), ("NoHypervisor",),
         "bcdedit /set hypervisorlaunchtype auto; Restart-Computer"),
)  # fmt: skip
_MOMENTS = (
    Kind("network-drop", "The destination's interface on the migration network goes down",
         ("vm", "source", "destination", "network"), ("LinkLost",), "Move again when the network is back",
         (("duration", _number(60, "seconds until the interface is up again; a migration waits 30 s")),),
         MOMENT, (2, 3)),
    Kind("destination-lost", "The destination stops answering", ("vm", "source", "destination"), ("LinkLost",),
         "Move again, or to another host",
         (("duration", _number(5, "seconds until it answers again")),), MOMENT, (2, 3)),
    Kind("destination-memory", "The destination runs out of memory while pages are copied",
         ("vm", "source", "destination"), ("OutOfMemory",), "Free memory there and move again", (), MOMENT, (2,)),
    Kind("disk-locked", "The destination cannot open a disk of the machine", ("vm", "source", "destination", "volume"),
         ("DiskNotOpened",), "Find who holds the file, and move again", (), MOMENT, (4,)),
)  # fmt: skip
KINDS: dict[str, Kind] = {kind.name: kind for kind in (*_CONDITIONS, *_MOMENTS)}
"""All kinds by name."""

COMMON = ("delay", "count", "probability", "seed", "optional")
"""What every fault takes besides its selectors and options; moments take ``stage`` too."""
