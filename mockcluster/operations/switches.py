"""Virtual switches of hosts: new ones, other names, and removal."""

from __future__ import annotations

from mockcluster import identity
from mockcluster.journal import facts as f
from mockcluster.operations import subjects
from mockcluster.operations.operation import Done, Operation
from mockcluster.rules.refusal import Refusal
from mockcluster.rules.rights import access_refusal
from mockcluster.world.network import Switch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.world.world import World


def _taken(world: World, host: str, name: str) -> bool:
    return any(switch.name.lower() == name.lower() for switch in world.switches_on(host))


class NewSwitch(Operation):
    """Make a switch on a host: External with an adapter's description, Internal or Private.

    Refusals: HostNotFound, AccessDenied, NoSuchAdapter. Names may be used twice, as on Windows.
    """

    host: str
    name: str
    switch_type: str = "External"
    adapter: str = ""
    management: bool = True
    notes: str = ""

    def apply(self, change: Change) -> Reply:
        """Make the switch."""
        host = subjects.host(change.world, self.host)
        if isinstance(host, Refusal):
            return host
        refusal = access_refusal(change.world, host.name, host.name)
        if refusal is not None:
            return refusal
        number = len(change.world.switches)
        made = Switch(
            id=identity.guid(change.world.seed, "switch", host.name, self.name, number, change.now), host=host.name,
            name=self.name, switch_type=self.switch_type, notes=self.notes,
            net_adapter_description=self.adapter if self.switch_type == "External" else "",
            allow_management_os=self.management if self.switch_type == "External" else self.switch_type == "Internal",
        )  # fmt: skip
        change.add(made)
        change.record(f.HostSettingsChanged, host.name, changes=(("VMSwitch", "", self.name),))
        return Done(made)


class _SwitchOperation(Operation):
    """A request about one switch, by its id. Refusals: SwitchNotFound, AccessDenied."""

    switch: str

    def apply(self, change: Change) -> Reply:
        """Find the switch and do the work."""
        switch = change.world.switches.get(self.switch)
        if switch is None:
            text = "Hyper-V was unable to find the virtual switch."
            return Refusal("ObjectNotFound", "ObjectNotFound", (text,), target=self.switch)
        return access_refusal(change.world, switch.host, switch.name) or self.work(change, switch)

    def work(self, change: Change, switch: Switch) -> Reply:
        """Do what is asked of the switch."""
        raise NotImplementedError


class SetSwitch(_SwitchOperation):
    """Set fields of a switch: ``name`` (adapters follow), ``notes``, ``allow_management_os``, ``switch_type``."""

    settings: tuple[tuple[str, Any], ...]

    def work(self, change: Change, switch: Switch) -> Reply:
        """Set what differs; machines of the host stay connected to a switch that gets another name."""
        before = switch.name
        rows = tuple(
            (f"VMSwitch.{field}", str(getattr(switch, field)), str(value))
            for field, value in self.settings
            if getattr(switch, field) != value
        )
        alone = sum(one.name == before for one in change.world.switches_on(switch.host)) == 1
        change.set(switch, **dict(self.settings))
        if switch.name != before and alone:
            for vm in change.world.vms_on(switch.host):
                for adapter in change.world.adapters_of(vm):
                    if adapter.switch == before:
                        change.set(adapter, switch=switch.name)
        if rows:
            change.record(f.HostSettingsChanged, switch.host, changes=rows)
        return Done(switch)


class RemoveSwitch(_SwitchOperation):
    """Remove a switch; refusal InUse while adapters of running machines are connected to it."""

    def work(self, change: Change, switch: Switch) -> Reply:
        """Remove the switch; adapters of machines that are off are left without one."""
        connected = [
            (vm, adapter)
            for vm in change.world.vms_on(switch.host)
            for adapter in change.world.adapters_of(vm)
            if adapter.switch == switch.name
        ]
        for vm, _ in connected:
            if vm.state in ("Running", "Paused"):
                message = (
                    f"Failed while removing virtual Ethernet switch '{switch.name}'.",
                    f"The virtual switch is in use by the running virtual machine '{vm.name}'.",
                )
                return Refusal("InUse", "ResourceBusy", message, 0x800700AA, target=switch.name, actual=vm.name)
        for _, adapter in connected:
            change.set(adapter, switch="")
        change.remove(switch)
        change.record(f.HostSettingsChanged, switch.host, changes=(("VMSwitch", switch.name, ""),))
        return Done(switch)
