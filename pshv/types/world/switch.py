"""Microsoft.HyperV.PowerShell.VMSwitch (Get-VMSwitch)."""

from __future__ import annotations

from pshv.runtime.values import UInt32, UInt64
from pshv.types.moduletypes import HYPERV
from pshv.types.netobject import member_table
from pshv.types.world.base import WorldObject, computed, constant, enum, guid, plain

ZERO = UInt32(0)


class VMSwitch(WorldObject):
    """A virtual switch of one host."""

    __slots__ = ()
    type_names = (f"{HYPERV}VMSwitch", f"{HYPERV}VirtualizationObject", "System.Object")
    members = member_table(
        plain("Name", "name", "string"),
        guid("Id", "id"),
        plain("Notes", "notes", "string"),
        constant("Extensions", [], f"{HYPERV}VMSwitchExtension[]"),
        enum("BandwidthReservationMode", "bandwidth_reservation_mode", f"{HYPERV}VMSwitchBandwidthMode"),
        plain("PacketDirectEnabled", "packet_direct_enabled", "bool"),
        plain("EmbeddedTeamingEnabled", "embedded_teaming_enabled", "bool"),
        plain("IovEnabled", "iov_enabled", "bool"),
        enum("SwitchType", "switch_type", f"{HYPERV}VMSwitchType"),
        plain("AllowManagementOS", "allow_management_os", "bool"),
        computed("NetAdapterInterfaceDescription", lambda self: self.entity.net_adapter_description or None, "string"),
        computed(
            "NetAdapterInterfaceDescriptions",
            lambda self: [self.entity.net_adapter_description] if self.entity.net_adapter_description else None,
            "string[]",
        ),
        constant("NetAdapterInterfaceGuid", None, "guid[]"),
        constant("IovSupport", False, "bool"),
        constant("IovSupportReasons", [], "string[]"),
        *(
            constant(name, ZERO, "uint")
            for name in (
                "AvailableIPSecSA",
                "NumberIPSecSAAllocated",
                "AvailableVMQueues",
                "NumberVmqAllocated",
                "IovQueuePairCount",
                "IovQueuePairsInUse",
                "IovVirtualFunctionCount",
                "IovVirtualFunctionsInUse",
            )
        ),
        constant("PacketDirectInUse", False, "bool"),
        plain("SoftwareRscEnabled", "software_rsc_enabled", "bool"),
        constant("BandwidthPercentage", ZERO, "uint"),
        constant("DefaultFlowMinimumBandwidthAbsolute", UInt64(0), "ulong"),
        constant("DefaultFlowMinimumBandwidthWeight", UInt64(0), "ulong"),
        constant("CimSession", None, "Microsoft.Management.Infrastructure.CimSession"),
        plain("ComputerName", "host", "string"),
        constant("IsDeleted", False, "bool"),
    )

    def text(self) -> str:
        return f"VMSwitch (Name = '{self.entity.name}') [Id = '{self.entity.id}']"
