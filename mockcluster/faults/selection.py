"""Whom a fault means: names and wildcards, compared whatever the case."""

from __future__ import annotations

from fnmatch import translate
from re import match

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.world.fault import Fault
    from mockcluster.world.machine import VirtualMachine
    from mockcluster.world.network import Interface, Network, Switch
    from mockcluster.world.node import Host
    from mockcluster.world.volume import Volume
    from mockcluster.world.world import World


def means(pattern: str, name: str) -> bool:
    """Tell whether a selector (``HV02``, ``HV*``, several with commas, '' = any) means ``name``."""
    if not pattern:
        return True
    return any(match(translate(part.strip().lower()), name.lower()) is not None for part in pattern.split(","))


def hosts(world: World, fault: Fault) -> list[Host]:
    """Return the hosts that a fault afflicts."""
    return [host for host in world.hosts if means(fault.selected("host"), host.name)]


def machines(world: World, fault: Fault) -> list[VirtualMachine]:
    """Return the machines that a fault afflicts."""
    return [vm for vm in world.vms if means(fault.selected("vm"), vm.name)]


def networks(world: World, fault: Fault) -> list[Network]:
    """Return the networks that a fault afflicts."""
    return [network for network in world.networks if means(fault.selected("network"), network.name)]


def interfaces(world: World, fault: Fault) -> list[Interface]:
    """Return the interfaces of the hosts on the networks that a fault afflicts."""
    known = {network.id for network in networks(world, fault)}
    pattern = fault.selected("host")
    return [i for i in world.interfaces if i.network_id in known and means(pattern, i.node)]


def switches(world: World, fault: Fault) -> list[Switch]:
    """Return the virtual switches that a fault afflicts."""
    return [
        switch
        for switch in world.switches
        if means(fault.selected("switch"), switch.name) and means(fault.selected("host"), switch.host)
    ]


def volumes(world: World, fault: Fault) -> list[Volume]:
    """Return the cluster shared volumes that a fault afflicts."""
    pattern = fault.selected("volume")
    return [v for v in world.volumes if means(pattern, v.friendly_name) or means(pattern, v.name)]
