"""Get-VMHostSupportedVersion."""

from __future__ import annotations

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet
from pshv.runtime.values import PSObject

TYPE = "Microsoft.HyperV.PowerShell.VMHostSupportedVersion"
SYSTEMS = {
    "5.0": "Microsoft Windows 8.1/Server 2012 R2",
    "6.2": "Microsoft Windows 10 1507/Server 2016 Technical Preview 3",
    "7.0": "Microsoft Windows 10 1511/Server 2016 Technical Preview 4",
    "7.1": "Microsoft Windows 10 Insider Preview",
    "8.0": "Microsoft Windows 10 1607/Server 2016",
    "8.1": "Microsoft Windows 10 1703",
    "8.2": "Microsoft Windows 10 1709/Server 1709",
    "8.3": "Microsoft Windows 10 1803/Server 1803",
    "9.0": "Microsoft Windows 10 1809/Server 2019",
    "9.1": "Microsoft Windows 10 1903/Server 1903",
    "9.2": "Microsoft Windows 10 May 2020 Update/Server 2004",
    "9.3": "Microsoft Windows 10 21H1",
    "10.0": "Microsoft Windows Server 2022",
    "11.0": "Microsoft Windows 11 23H2/Server 23H2",
    "12.0": "Microsoft Windows Server 2025",
}


class GetVMHostSupportedVersion(HyperVCmdlet):
    """Returns a list of virtual machine configuration versions that are supported on a host."""

    name = "Get-VMHostSupportedVersion"
    Default: bool

    def process(self) -> None:
        from pshv.runtime.identifiers import parse_version

        for host in self.hosts():
            newest = host.supported_vm_versions[-1]
            for version in host.supported_vm_versions:
                if self.Default and version != newest:
                    continue
                fields = {
                    "Name": SYSTEMS.get(version, version),
                    "Version": parse_version(version),
                    "IsDefault": version == newest,
                }
                self.write(PSObject(dict(fields), [TYPE, "System.Object"]))
