"""Virtual machines of a new world: those described one by one, and fleets described by counts."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster import identity
from mockcluster.genesis.fabric import address_in, boot_time
from mockcluster.genesis.roles import role
from mockcluster.workloads import PROFILES, pages_of
from mockcluster.world.machine import Drive, NetworkAdapter, VirtualMachine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mockcluster.genesis.plan import KindPlan, MachinePlan, Plan
    from mockcluster.world.entity import Entity

_PRIORITIES = (2000, 2000, 2000, 3000, 1000)
_WEEK = 7 * 86_400 * c.MICROSECONDS


def fleet(plan: Plan, seed: int) -> Iterator[MachinePlan]:
    """Yield the descriptions of a fleet: kinds by share, sizes drawn from the seed, nodes in turn."""
    count, kinds = plan["fleet"]["count"], plan["fleet"]["kinds"]
    if not count:
        return
    nodes = [node["name"] for node in plan["nodes"] if node["state"] == "Up"]
    version = c.VM_VERSIONS[plan["version"]][-1]
    total = sum(kind["share"] for kind in kinds)
    wheel = [kind for kind in kinds for _ in range(kind["share"])]
    switches = [switch["name"] for switch in plan["switches"] if switch["type"] == "External"]
    storages = [volume["name"] for volume in plan["volumes"]]
    for index in range(count):
        draw = identity.number(seed, "fleet", index, below=1 << 48)
        kind = wheel[draw % total]
        item = _drawn(kind, plan["fleet"]["name"].format(number=index + 1), nodes[index % len(nodes)], draw // total)
        item["version"] = version
        item["storage"] = storages[index % len(storages)]
        item["switches"] = [switches[index % len(switches)]] if switches else []
        yield item


def _drawn(kind: KindPlan, name: str, node: str, draw: int) -> MachinePlan:
    memory = kind["memory"][draw % len(kind["memory"])]
    return {
        "name": name,
        "node": node,
        "clustered": True,
        "state": "Running" if draw // 64 % 100 < kind["running"] else "Off",
        "memory": memory,
        "minimum": 512 * c.MIB,
        "maximum": memory,
        "dynamic": False,
        "processors": kind["processors"][draw // 8 % len(kind["processors"])],
        "generation": 2,
        "version": "",
        "workload": kind["workload"],
        "disks": [kind["disk"]],
        "storage": "",
        "switches": [],
        "priority": _PRIORITIES[draw // 6400 % len(_PRIORITIES)],
        "preferred_owners": [],
        "possible_owners": [],
        "anti_affinity": [],
        "guest": "Windows Server 2022",
        "notes": "",
    }


class MachineMaker:
    """Makes the entities of machines, counting the MAC addresses of each host's pool."""

    def __init__(self, plan: Plan, seed: int, now: int) -> None:
        self.seed, self.now = seed, now
        self._client = next((n["subnet"] for n in plan["networks"] if n["role"] == "ClusterAndClient"), "10.0.0.0/16")
        self._nodes = {node["name"]: number for number, node in enumerate(plan["nodes"], 1)}
        self._down = {node["name"] for node in plan["nodes"] if node["state"] == "Down"}
        self._macs: dict[str, int] = dict.fromkeys(self._nodes, 0)
        self._booted = {name: boot_time(seed, name, now) for name in self._nodes}
        self._addresses = 0

    def make(self, item: MachinePlan) -> Iterator[Entity]:
        """Yield a machine with its role, adapters and drives, each after what it refers to."""
        seed, name = self.seed, item["name"]
        since = self._started(item)
        vm_id = identity.guid(seed, "vm", name)
        group_id = ""
        if item["clustered"]:
            group, configuration, machine = role(item, vm_id, self._nodes[item["node"]], seed, since)
            group_id = group.id
            yield group
            yield configuration
            yield machine
        folder = self._folder(item)
        yield self._machine(item, vm_id, group_id, folder, since)
        for index, switch in enumerate(item["switches"]):
            yield self._adapter(item, vm_id, switch, index)
        yield from self._drives(item, vm_id, folder)

    def _started(self, item: MachinePlan) -> int:
        booted = self._booted[item["node"]]
        room = max(1, min(_WEEK, self.now - booted - 60 * c.MICROSECONDS))
        return self.now - 1 - identity.number(self.seed, "start", item["name"], below=room)

    @staticmethod
    def _folder(item: MachinePlan) -> str:
        storage, name = item["storage"], item["name"]
        if storage.startswith("\\\\") or ":" in storage:
            return f"{storage}\\{name}"
        return f"C:\\ClusterStorage\\{storage}\\{name}"

    def _machine(self, item: MachinePlan, vm_id: str, group_id: str, folder: str, since: int) -> VirtualMachine:
        profile = PROFILES[item["workload"]]
        alive = item["state"] in ("Running", "Paused")
        memory = item["memory"]
        assigned = memory if alive else 0
        zero, hot, hot_rate, cold_rate = pages_of(profile, memory)
        return VirtualMachine(
            id=vm_id,
            name=item["name"],
            host=item["node"],
            group_id=group_id,
            state=item["state"],
            generation=item["generation"],
            version=item["version"],
            notes=item["notes"],
            guest_os=item["guest"],
            created_at=self._booted[item["node"]] + 3_600_000_000,
            started_at=since if alive else 0,
            memory_startup=memory,
            memory_minimum=item["minimum"],
            memory_maximum=item["maximum"],
            dynamic_memory=item["dynamic"],
            memory_assigned=assigned,
            memory_demand=int(assigned * profile.demand) if alive else 0,
            memory_status="OK" if alive and item["dynamic"] else "",
            processor_count=item["processors"],
            cpu_usage=profile.cpu if item["state"] == "Running" else 0,
            cpu_load=profile.cpu,
            path=folder,
            snapshot_file_location=folder,
            smart_paging_file_path=folder,
            size_of_system_files=81_920 + 4 * identity.number(self.seed, "files", item["name"], below=9_000),
            automatic_start_action="Nothing" if group_id else "StartIfRunning",
            automatic_stop_action="Save",
            secure_boot="On" if item["generation"] == 2 else "Off",
            saved_bytes=memory - zero * c.PAGE if item["state"] == "Saved" else 0,
            workload=item["workload"],
            zero_pages=zero,
            hot_pages=hot,
            hot_rate=hot_rate,
            cold_rate=cold_rate,
            compression_ratio=profile.compression,
            boot_seconds=profile.boot_seconds,
        )

    def _adapter(self, item: MachinePlan, vm_id: str, switch: str, index: int) -> NetworkAdapter:
        node = item["node"]
        used = self._macs[node]
        self._macs[node] += 1
        self._addresses += 1
        low, _ = identity.mac_range(self.seed, node)
        running = item["state"] == "Running"
        return NetworkAdapter(
            id=f"Microsoft:{vm_id.upper()}\\{identity.guid(self.seed, 'nic', item['name'], index).upper()}",
            vm_id=vm_id,
            name="Network Adapter" if index == 0 else f"Network Adapter {index + 1}",
            switch=switch,
            mac_address=identity.mac_address(low, used),
            ip_addresses=(address_in(self._client, 120 + self._addresses),) if running else (),
        )

    def _drives(self, item: MachinePlan, vm_id: str, folder: str) -> Iterator[Drive]:
        controller = "SCSI" if item["generation"] == 2 else "IDE"
        for index, size in enumerate(item["disks"]):
            suffix = "" if index == 0 else f"-data{index}"
            share = 35 + identity.number(self.seed, "disk", item["name"], index, below=40)
            yield Drive(
                id=f"Microsoft:{vm_id.upper()}\\{controller}\\0\\{index}",
                vm_id=vm_id,
                path=f"{folder}\\Virtual Hard Disks\\{item['name']}{suffix}.vhdx",
                controller_type=controller,
                controller_location=index,
                size=size,
                file_size=size * share // 100 // c.MIB * c.MIB,
            )
