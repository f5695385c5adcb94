"""Get-ComputerInfo, lightly: what the mock knows of the management node."""

from __future__ import annotations

from typing import Any

from pshv.runtime.values import Int64, PSObject
from pshv.runtime.wildcard import Wildcard

from .get_uptime import boot_ticks
from .nodebase import NodeCmdlet


class GetComputerInfo(NodeCmdlet):
    """Gets a consolidated object of system and operating system properties."""

    name = "Get-ComputerInfo"

    def process(self) -> None:
        wanted: Any = self.bound.get("Property")
        facts = self.facts()
        if wanted:
            tests = [Wildcard(str(name)).matches for name in wanted]
            facts = {name: value for name, value in facts.items() if any(test(name) for test in tests)}
        self.write(PSObject(facts, ["Microsoft.PowerShell.Commands.ComputerInfo", "System.Object"]))

    def facts(self) -> dict[str, Any]:
        """Properties by name."""
        from pshv.runtime import dates

        world, here = self.world, self.here
        host = world.hosts.named(here) if world is not None else None
        node = self.node("")
        build = int(getattr(node, "build_number", 20348))
        year = {14393: 2016, 17763: 2019, 20348: 2022, 26100: 2025}.get(build, 2022)
        memory = int(getattr(host, "memory_capacity", 0) or 256 << 30)
        processors = int(getattr(host, "logical_processors", 0) or 32)
        domain = str(getattr(world.cluster, "domain", "")) if world is not None else ""
        return {
            "WindowsBuildLabEx": f"{build}.1.amd64fre.fe_release.210507-1500",
            "WindowsCurrentVersion": "6.3",
            "WindowsInstallationType": "Server",
            "WindowsProductName": f"Windows Server {year} Datacenter",
            "WindowsRegisteredOrganization": "",
            "WindowsSystemRoot": "C:\\Windows",
            "BiosManufacturer": str(getattr(node, "manufacturer", "")),
            "BiosSeralNumber": str(getattr(node, "serial_number", "")),
            "CsDNSHostName": here,
            "CsDomain": domain,
            "CsManufacturer": str(getattr(node, "manufacturer", "")),
            "CsModel": str(getattr(node, "model", "")),
            "CsName": here,
            "CsNumberOfLogicalProcessors": processors,
            "CsTotalPhysicalMemory": Int64(memory),
            "OsName": f"Microsoft Windows Server {year} Datacenter",
            "OsVersion": f"10.0.{build}",
            "OsBuildNumber": str(build),
            "OsLastBootUpTime": dates.DateTime(boot_ticks(), "Local"),
            "OsLocalDateTime": dates.now(),
            "OsArchitecture": "64-bit",
            "OsLanguage": self.session.culture,
            "TimeZone": "(UTC) Coordinated Universal Time",
            **hypervisor(host),
        }


def hypervisor(host: Any) -> dict[str, Any]:
    """HyperVisorPresent, and the requirements: Windows leaves them empty while a hypervisor runs."""
    if host is None:
        return {"HyperVisorPresent": True}
    from mockcluster.rules.hypervisor import requirements

    facts: dict[str, Any] = {"HyperVisorPresent": host.hypervisor_present}
    for one in sorted(requirements(host), key=lambda item: item.name):
        facts[one.name] = None if host.hypervisor_present else one.met
    return facts
