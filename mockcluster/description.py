"""The models of a cluster description: which keys exist, which values are possible, what is the default."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from mockcluster import constants as c
from mockcluster.workloads import PROFILES

_SIZE = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*(KiB|MiB|GiB|TiB|KB|MB|GB|TB|B)?\s*$", re.IGNORECASE)
_UNITS = {"": 1, "b": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}
_SPEED = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*(Mbit/s|Gbit/s)\s*$", re.IGNORECASE)


def _size(value: object) -> object:
    if isinstance(value, str):
        found = _SIZE.match(value)
        if found is None:
            raise ValueError("a size is a number with a unit, e.g. 512 MiB, 4 GiB or 2 TiB")
        return int(float(found[1]) * _UNITS[(found[2] or "")[:1].lower()])
    return value


def _speed(value: object) -> object:
    if isinstance(value, str):
        found = _SPEED.match(value)
        if found is None:
            raise ValueError("a speed is a number with a unit, e.g. 100 Mbit/s or 25 Gbit/s")
        return int(float(found[1]) * (1_000_000 if found[2].lower().startswith("m") else 1_000_000_000))
    return value


def _workload(value: object) -> object:
    if value not in PROFILES:
        raise ValueError(f"known workloads are {', '.join(sorted(PROFILES))}")
    return value


_ZONE = re.compile(r"^UTC(?:([+-])(\d{1,2})(?::([0-5]\d))?)?$", re.IGNORECASE)


def _zone(value: object) -> object:
    if isinstance(value, str):
        found = _ZONE.match(value.strip())
        if found is None:
            raise ValueError("a time zone is its distance from UTC, e.g. UTC, UTC+8 or UTC-03:30")
        minutes = int(found[2] or 0) * 60 + int(found[3] or 0)
        return -minutes if found[1] == "+" else minutes
    return value


Size = Annotated[int, BeforeValidator(_size), Field(gt=0)]
Speed = Annotated[int, BeforeValidator(_speed), Field(gt=0)]
TimeZone = Annotated[int, BeforeValidator(_zone), Field(ge=-14 * 60, le=12 * 60)]
"""UTC minus local time in minutes, as Windows counts (UTC+8 is -480)."""
Version = Literal["2016", "2019", "2022", "2025"]
WorkloadName = Annotated[str, BeforeValidator(_workload)]
ComputerName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,14}$")]
Subnet = Annotated[str, Field(pattern=r"^(\d{1,3}\.){3}\d{1,3}/(8|9|1\d|2\d|30)$")]
Percent = Annotated[int, Field(ge=0, le=100)]


_FEATURES = (
    "sse", "sse2", "sse3", "ssse3", "sse4.1", "sse4.2", "popcnt", "cx16", "lahf", "aes", "pclmulqdq", "avx", "avx2",
    "fma", "bmi1", "bmi2", "avx512f", "avx512bw", "avx512vl", "rdrand", "rdseed", "sha",
)  # fmt: skip


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class HostModel(_Strict):
    """The hardware and the Hyper-V settings of a host."""

    memory: Size = 256 * c.GIB
    reserve: Size = 4 * c.GIB
    sockets: int = Field(default=2, ge=1, le=8)
    cores: int = Field(default=16, ge=1, le=128)
    numa_nodes: int = Field(default=2, ge=1, le=64)
    vendor: Literal["GenuineIntel", "AuthenticAMD"] = "GenuineIntel"
    processor: str = "Intel(R) Xeon(R) Gold 6326 CPU @ 2.90GHz"
    features: list[str] = Field(default_factory=lambda: list(_FEATURES))
    manufacturer: str = "HPE"
    model: str = "ProLiant DL380 Gen10 Plus"
    cpu_usage: Percent = 3
    version: Version | None = None
    time_zone: TimeZone = 0
    migration: bool = True
    authentication: Literal["CredSSP", "Kerberos"] = "Kerberos"
    performance: Literal["TCPIP", "Compression", "SMB"] = "Compression"
    simultaneous_migrations: int = Field(default=2, ge=0, le=128)
    numa_spanning: bool = True
    virtualization: bool = True
    slat: bool = True
    dep: bool = True
    delegation: list[str] = Field(default_factory=list)
    interactive_logon: bool = True
    credential_guard: bool = False
    storage_bandwidth: Size = 1_200_000_000


class NodeModel(_Strict):
    """A node; ``host`` overrides what all hosts share."""

    name: ComputerName
    site: str = ""
    state: Literal["Up", "Down", "Paused"] = "Up"
    host: HostModel = HostModel()
    missing_switches: list[str] = Field(default_factory=list)


class NodeCount(_Strict):
    """Nodes by count; ``name`` contains ``{number}``."""

    count: int = Field(ge=1, le=c.MOST_NODES)
    name: str = "NODE{number:02}"


class NetworkModel(_Strict):
    """A cluster network."""

    name: str = Field(min_length=1)
    subnet: Subnet
    role: Literal["None", "Cluster", "ClusterAndClient"] = "ClusterAndClient"
    speed: Speed = 10_000_000_000
    rdma: bool = False
    storage: bool = False
    migration: bool = False


class VolumeModel(_Strict):
    """A cluster shared volume, seen as C:\\ClusterStorage\\name."""

    name: str = Field(pattern=r"^[^\\/:*?\"<>|]+$")
    size: Size = 4 << 40
    used: Size = 1 << 40


class SwitchModel(_Strict):
    """A virtual switch that all hosts have."""

    name: str = Field(min_length=1)
    type: Literal["External", "Internal", "Private"] = "External"
    adapter: str = "Mellanox ConnectX-5 Adapter"


class MachineModel(_Strict):
    """A virtual machine; ``storage`` is a volume's name, a folder or an SMB share ('' = the first volume)."""

    name: str = Field(min_length=1, max_length=100)
    node: str
    clustered: bool = True
    state: Literal["Running", "Off", "Saved", "Paused"] = "Running"
    memory: Size = 4 * c.GIB
    minimum: Size = 512 * c.MIB
    maximum: Size | None = None
    dynamic: bool = False
    processors: int = Field(default=2, ge=1, le=2048)
    generation: Literal[1, 2] = 2
    version: str = ""
    workload: WorkloadName = "idle"
    disks: list[Size] = Field(default_factory=lambda: [60 * c.GIB])
    storage: str = ""
    switches: list[str] | None = None
    priority: Literal[0, 1000, 2000, 3000] = 2000
    preferred_owners: list[str] = Field(default_factory=list)
    possible_owners: list[str] = Field(default_factory=list)
    anti_affinity: list[str] = Field(default_factory=list)
    guest: str = "Windows Server 2022"
    notes: str = ""


class KindModel(_Strict):
    """A kind of machine in a fleet: its share, and the sizes to draw from."""

    workload: WorkloadName
    share: int = Field(ge=1, le=1000)
    memory: list[Size] = Field(min_length=1)
    processors: list[int] = Field(min_length=1)
    disk: Size = 60 * c.GIB
    running: Percent = 90


class FleetModel(_Strict):
    """Machines by count, all clustered, spread over the nodes."""

    count: int = Field(default=0, ge=0, le=c.MOST_MACHINES)
    name: str = "vm{number:05}"
    kinds: list[KindModel] = Field(default_factory=list)


class WitnessModel(_Strict):
    """The quorum witness."""

    kind: Literal["None", "Disk", "FileShare", "Cloud"] = "None"
    share: str = ""


class Blueprint(_Strict):
    """A whole cluster."""

    name: str = Field(min_length=1)
    cluster: ComputerName
    domain: str = Field(default="contoso.local", pattern=r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$")
    version: Version = "2022"
    witness: WitnessModel = WitnessModel()
    log_level: int = Field(default=3, ge=0, le=5)
    log_size: int = Field(default=300, ge=c.LOG_SIZE_LEAST, le=c.LOG_SIZE_MOST)
    parallel_migrations: int = Field(default=1, ge=1, le=64)
    host: HostModel = HostModel()
    nodes: list[NodeModel] | NodeCount
    networks: list[NetworkModel] = Field(min_length=1)
    volumes: list[VolumeModel] = Field(default_factory=list)
    switches: list[SwitchModel] = Field(default_factory=list)
    machines: list[MachineModel] = Field(default_factory=list)
    fleet: FleetModel = FleetModel()
