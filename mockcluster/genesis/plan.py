"""The shape of a checked description: what ``blueprint`` hands over and the built-in worlds keep as JSON.

Sizes are bytes, speeds bits per second; every default is filled in.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypedDict

    class HostPlan(TypedDict):
        memory: int
        reserve: int
        sockets: int
        cores: int
        numa_nodes: int
        vendor: str
        processor: str
        features: list[str]
        manufacturer: str
        model: str
        cpu_usage: int
        version: str
        time_zone: int
        migration: bool
        authentication: str
        performance: str
        simultaneous_migrations: int
        numa_spanning: bool
        virtualization: bool
        slat: bool
        dep: bool
        delegation: list[str]
        interactive_logon: bool
        credential_guard: bool
        storage_bandwidth: int

    class NodePlan(TypedDict):
        name: str
        site: str
        state: str
        host: HostPlan
        missing_switches: list[str]

    class NetworkPlan(TypedDict):
        name: str
        subnet: str
        role: str
        speed: int
        rdma: bool
        storage: bool
        migration: bool

    class VolumePlan(TypedDict):
        name: str
        size: int
        used: int

    class SwitchPlan(TypedDict):
        name: str
        type: str
        adapter: str

    class MachinePlan(TypedDict):
        name: str
        node: str
        clustered: bool
        state: str
        memory: int
        minimum: int
        maximum: int
        dynamic: bool
        processors: int
        generation: int
        version: str
        workload: str
        disks: list[int]
        storage: str
        switches: list[str]
        priority: int
        preferred_owners: list[str]
        possible_owners: list[str]
        anti_affinity: list[str]
        guest: str
        notes: str

    class KindPlan(TypedDict):
        workload: str
        share: int
        memory: list[int]
        processors: list[int]
        disk: int
        running: int

    class FleetPlan(TypedDict):
        count: int
        name: str
        kinds: list[KindPlan]

    class WitnessPlan(TypedDict):
        kind: str
        share: str

    class Plan(TypedDict):
        name: str
        cluster: str
        domain: str
        version: str
        witness: WitnessPlan
        log_level: int
        log_size: int
        parallel_migrations: int
        nodes: list[NodePlan]
        networks: list[NetworkPlan]
        volumes: list[VolumePlan]
        switches: list[SwitchPlan]
        machines: list[MachinePlan]
        fleet: FleetPlan
