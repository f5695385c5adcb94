"""Microsoft.HyperV.PowerShell.VMNetworkAdapter (Get-VMNetworkAdapter)."""

from __future__ import annotations

from pshv.types.moduletypes import HYPERV, enum_member
from pshv.types.netobject import member_table
from pshv.types.world.base import WorldObject, computed, constant, plain, strings


def switch_id(self: WorldObject) -> object:
    """The GUID of the switch the adapter is connected to."""
    from pshv.runtime.identifiers import parse_guid

    host = self.cluster.world.vms[self.entity.vm_id].host
    found = [one.id for one in self.cluster.world.switches_on(host) if one.name == self.entity.switch]
    return parse_guid(found[0]) if found else None


class VMNetworkAdapter(WorldObject):
    """A virtual network adapter."""

    __slots__ = ()
    type_names = (
        f"{HYPERV}VMNetworkAdapter",
        f"{HYPERV}VMNetworkAdapterBase",
        f"{HYPERV}VirtualizationObject",
        "System.Object",
    )
    members = member_table(
        plain("Name", "name", "string"),
        constant("IsManagementOs", False, "bool"),
        computed("VMName", lambda self: self.cluster.world.vms[self.entity.vm_id].name, "string"),
        plain("SwitchName", "switch", "string"),
        computed("SwitchId", switch_id, "guid"),
        computed("Connected", lambda self: self.entity.switch != "", "bool"),
        plain("MacAddress", "mac_address", "string"),
        plain("DynamicMacAddressEnabled", "dynamic_mac_address", "bool"),
        computed(
            "Status",
            lambda _: [enum_member(f"{HYPERV}VMNetworkAdapterOperationalStatus", "Ok")],
            f"{HYPERV}VMNetworkAdapterOperationalStatus[]",
        ),
        strings("IPAddresses", "ip_addresses"),
        plain("Id", "id", "string"),
        computed("VMId", lambda self: owner_id(self), "guid"),
        computed("ComputerName", lambda self: self.cluster.world.vms[self.entity.vm_id].host, "string"),
        constant("IsDeleted", False, "bool"),
    )


def owner_id(self: WorldObject) -> object:
    """The GUID of the machine that has the adapter."""
    from pshv.runtime.identifiers import parse_guid

    return parse_guid(self.entity.vm_id)
