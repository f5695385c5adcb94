"""Get-VHD."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import HyperVCmdlet
from pshv.types.world.vhd import VirtualHardDisk

EXCEPTION = "Microsoft.Vhd.PowerShell.VirtualizationException"
MISSING = (
    "Getting the mounted storage instance for the path '{path}' failed.\nThe system cannot find the file specified."
)


class GetVHD(HyperVCmdlet):
    """Gets the virtual hard disk object associated with a virtual hard disk."""

    name = "Get-VHD"
    net_class = "Microsoft.Vhd.PowerShell.Cmdlets.GetVHD"
    Path: list[str] | None
    VMId: Any

    def process(self) -> None:
        self.not_built("DiskNumber")
        for host in self.hosts():
            for drive in self.of_machines(host) if self.VMId is not None else self.at_paths(host):
                self.write(VirtualHardDisk(self.mock(), drive, host.name))

    def of_machines(self, host: Any) -> list[Any]:
        """The hard disks of the machines with these ids."""
        world = self.mock().world
        found = []
        for one in self.VMId if isinstance(self.VMId, list) else [self.VMId]:
            machine = world.vms.get(str(one).lower())
            if machine is None:
                self.write_error(self.not_found("virtual machine", str(one)))
                continue
            found += [drive for drive in world.drives_of(machine) if _is_file(drive)]
        return found

    def at_paths(self, host: Any) -> list[Any]:
        """The hard disks whose files the paths name: those on shared volumes, or on the host's own disks."""
        world = self.mock().world
        found = []
        for path in self.Path or []:
            drive = next((one for one in world.drives if _is_file(one) and one.path.lower() == path.lower()), None)
            local = drive is not None and world.vms[drive.vm_id].host == host.name
            if drive is not None and (local or _is_shared(drive.path)):
                found.append(drive)
            else:
                self.write_error(self.missing(path))
        return found

    def missing(self, path: str) -> Any:
        """The record for a path that has no file."""
        return self.error(MISSING.format(path=path), "ObjectNotFound", "ObjectNotFound", path, exception=EXCEPTION)


def _is_file(drive: Any) -> bool:
    return bool(drive.kind == "HardDisk" and drive.passthrough_disk < 0)


def _is_shared(path: str) -> bool:
    return path.lower().startswith(("c:\\clusterstorage\\", "\\\\"))
