"""Finding what a request names: machines, hosts, groups; a name that is not there is a refusal."""

from __future__ import annotations

from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.world.group import Group
    from mockcluster.world.machine import VirtualMachine
    from mockcluster.world.node import Host, Node
    from mockcluster.world.world import World


def machine(world: World, wanted: str) -> VirtualMachine | Refusal:
    """Return a machine by id or by name (any host)."""
    found = world.vms.get(wanted.lower()) or world.vms.named(wanted)
    if found is not None:
        return found
    text = f'Hyper-V was unable to find a virtual machine with name "{wanted}".'
    return Refusal("VmNotFound", "InvalidArgument", (text,), target=wanted)


def host(world: World, wanted: str) -> Host | Refusal:
    """Return a host by its name, short or fully qualified."""
    for found in (world.hosts.named(wanted), world.hosts.named(wanted.split(".")[0])):
        if found is not None and wanted.lower() in (found.name.lower(), found.fqdn.lower()):
            return found
    text = f'The computer "{wanted}" could not be resolved. Make sure you typed the machine name correctly.'
    return Refusal("HostNotFound", "InvalidArgument", (text,), target=wanted)


def node(world: World, wanted: str) -> Node | Refusal:
    """Return a cluster node by its name, short or fully qualified, or its number."""
    found = world.nodes.named(wanted.split(".")[0])
    if found is None and wanted.isdecimal():
        found = world.nodes.get(int(wanted))
    if found is not None:
        return found
    text = f"The cluster node '{wanted}' was not found."
    return Refusal("NodeNotFound", "ObjectNotFound", (text,), 0x800713B2, target=wanted)


def group(world: World, wanted: str) -> Group | Refusal:
    """Return a group by id or name."""
    found = world.groups.get(wanted.lower()) or world.groups.named(wanted)
    if found is not None:
        return found
    text = f"Failed to retrieve the clustered role '{wanted}'."
    return Refusal("GroupNotFound", "ObjectNotFound", (text, "The group could not be found"), 0x80071395, target=wanted)
