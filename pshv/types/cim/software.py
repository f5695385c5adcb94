"""Classes of root\\cimv2 about what runs and what is connected: services, processes, network adapters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.cim.cimclass import CimClass
from pshv.types.cim.machine import Machine
from pshv.types.cim.win32 import ELEMENT, NAMESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

MODES = {"Automatic": "Auto", "Manual": "Manual", "Disabled": "Disabled", "Boot": "Boot", "System": "System"}
PROGRAMS = {
    "ClusSvc": ("C:\\Windows\\Cluster\\clussvc.exe -s", "LocalSystem", "Own Process", "clussvc"),
    "vmms": ("C:\\Windows\\system32\\vmms.exe", "LocalSystem", "Own Process", "vmms"),
    "vmcompute": ("C:\\Windows\\system32\\vmcompute.exe", "LocalSystem", "Own Process", "vmcompute"),
    "Spooler": ("C:\\Windows\\System32\\spoolsv.exe", "LocalSystem", "Own Process", "spoolsv"),
    "Netlogon": ("C:\\Windows\\system32\\lsass.exe", "LocalSystem", "Share Process", "lsass"),
}
HOSTED = ("C:\\Windows\\System32\\svchost.exe -k netsvcs -p", "LocalSystem", "Share Process", "svchost")


def services(m: Machine) -> Iterator[dict[str, Any]]:
    """The services of Get-Service."""
    from pshv.cmdlets.core import serviceinfo

    pids = {process["Name"].removesuffix(".exe"): process["ProcessId"] for process in processes(m)}
    for service in serviceinfo.services(m.node, m.name):
        path, account, kind, program = PROGRAMS.get(service.name, HOSTED)
        running = service.status == "Running"
        yield {
            "Caption": service.display, "Description": service.display, "Name": service.name, "Status": "OK",
            "CreationClassName": "Win32_Service", "Started": running, "StartMode": MODES[service.start],
            "SystemCreationClassName": "Win32_ComputerSystem", "SystemName": m.name, "AcceptPause": False,
            "AcceptStop": running, "DesktopInteract": False, "DisplayName": service.display,
            "ErrorControl": "Normal", "ExitCode": 0 if running else 1077, "PathName": path, "ServiceType": kind,
            "ServiceSpecificExitCode": 0, "StartName": account, "State": "Running" if running else "Stopped",
            "TagId": 0, "CheckPoint": 0, "WaitHint": 0, "DelayedAutoStart": False,
            "ProcessId": pids.get(program, 0) if running else 0,
        }  # fmt: skip


SERVICE = CimClass(
    "Win32_Service", NAMESPACE, "Win32_BaseService CIM_Service CIM_LogicalElement CIM_ManagedSystemElement", "Name",
    f"{ELEMENT} CreationClassName Started:boolean StartMode SystemCreationClassName SystemName AcceptPause:boolean "
    "AcceptStop:boolean DesktopInteract:boolean DisplayName ErrorControl ExitCode:uint32 PathName "
    "ServiceSpecificExitCode:uint32 ServiceType StartName State TagId:uint32 CheckPoint:uint32 "
    "DelayedAutoStart:boolean ProcessId:uint32 WaitHint:uint32",
    services,
)  # fmt: skip


def processes(m: Machine) -> Iterator[dict[str, Any]]:
    """The processes of Get-Process."""
    from pshv.cmdlets.core import processinfo

    for process in processinfo.processes(m.world, m.name, m.name, "powershell"):
        system = process.name in ("Idle", "System")
        title = {"Idle": "System Idle Process", "System": "System"}.get(process.name, f"{process.name}.exe")
        yield {
            "Caption": title, "Description": title, "Name": title, "CreationClassName": "Win32_Process",
            "CSCreationClassName": "Win32_ComputerSystem", "CSName": m.name, "Handle": str(process.id),
            "ProcessId": process.id, "ParentProcessId": 0 if system else 764, "HandleCount": process.handles,
            "ThreadCount": max(1, process.handles // 40), "WorkingSetSize": process.memory, "Priority": 8,
            "SessionId": 0 if process.id < 4000 else 1, "CreationDate": m.booted_at,
            "OSName": m.host.os_name, "WindowsVersion": f"10.0.{m.host.os_build}",
            "ExecutablePath": None if system else f"C:\\Windows\\system32\\{process.name}.exe",
            "CommandLine": None if system else f"C:\\Windows\\system32\\{process.name}.exe",
        }  # fmt: skip


PROCESS = CimClass(
    "Win32_Process", NAMESPACE, "CIM_Process CIM_LogicalElement CIM_ManagedSystemElement", "Handle",
    f"{ELEMENT} CreationClassName CreationDate:datetime CSCreationClassName CSName ExecutionState:uint16 Handle "
    "KernelModeTime:uint64 OSName Priority:uint32 UserModeTime:uint64 WorkingSetSize:uint64 CommandLine "
    "ExecutablePath HandleCount:uint32 ParentProcessId:uint32 ProcessId:uint32 SessionId:uint32 ThreadCount:uint32 "
    "WindowsVersion",
    processes,
)  # fmt: skip


def adapter_configurations(m: Machine) -> Iterator[dict[str, Any]]:
    """The interfaces of the node."""
    masks = {network.id: network.address_mask for network in m.world.networks}
    mine = [one for one in m.world.interfaces if one.node == m.name]
    for index, interface in enumerate(sorted(mine, key=lambda one: one.interface_index)):
        title = interface.description or interface.adapter
        mac = interface.mac_address.replace("-", "").replace(":", "")
        yield {
            "Caption": f"[{index:08d}] {title}", "Description": title,
            "SettingID": interface.adapter_id, "DHCPEnabled": bool(interface.dhcp_enabled), "Index": index,
            "DNSDomain": m.domain, "DNSHostName": m.name, "InterfaceIndex": interface.interface_index,
            "IPAddress": [interface.address], "IPEnabled": bool(interface.connected), "ServiceName": "mlx5",
            "IPSubnet": [masks.get(interface.network_id, "255.255.255.0")],
            "DefaultIPGateway": _gateway(interface),
            "MACAddress": ":".join(mac[at : at + 2] for at in range(0, len(mac), 2)) or None,
        }  # fmt: skip


def _gateway(interface: Any) -> list[str] | None:
    return [interface.address.rpartition(".")[0] + ".1"] if interface.has_default_gateway else None


ADAPTER_CONFIGURATION = CimClass(
    "Win32_NetworkAdapterConfiguration", NAMESPACE, "CIM_Setting", "Index",
    "Caption Description SettingID DHCPEnabled:boolean DHCPServer DNSDomain DNSHostName "
    "DNSServerSearchOrder:string[] DefaultIPGateway:string[] Index:uint32 InterfaceIndex:uint32 IPAddress:string[] "
    "IPEnabled:boolean IPSubnet:string[] MACAddress ServiceName",
    adapter_configurations,
)  # fmt: skip

CLASSES = (SERVICE, PROCESS, ADAPTER_CONFIGURATION)
