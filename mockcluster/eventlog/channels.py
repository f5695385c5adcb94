"""Providers and channels of the event records a simulated host writes (event-ids.md section 1)."""

from __future__ import annotations

from typing import NamedTuple

FAILOVER_CLUSTERING = "Microsoft-Windows-FailoverClustering"
HIGH_AVAILABILITY = "Microsoft-Windows-Hyper-V-High-Availability"
VMMS = "Microsoft-Windows-Hyper-V-VMMS"
WORKER = "Microsoft-Windows-Hyper-V-Worker"
HYPERVISOR = "Microsoft-Windows-Hyper-V-Hypervisor"
RESOURCE_EXHAUSTION = "Microsoft-Windows-Resource-Exhaustion-Detector"

SYSTEM = "System"
CLUSTER_OPERATIONAL = "Microsoft-Windows-FailoverClustering/Operational"
CLUSTER_DIAGNOSTIC = "Microsoft-Windows-FailoverClustering/Diagnostic"
CLUSTER_VERBOSE = "Microsoft-Windows-FailoverClustering/DiagnosticVerbose"
UPDATING_MANAGEMENT = "Microsoft-Windows-ClusterAwareUpdating-Management/Admin"
UPDATING = "Microsoft-Windows-ClusterAwareUpdating/Admin"
HA_ADMIN = "Microsoft-Windows-Hyper-V-High-Availability-Admin"
HA_ANALYTIC = "Microsoft-Windows-Hyper-V-High-Availability-Analytic"
VMMS_ADMIN = "Microsoft-Windows-Hyper-V-VMMS-Admin"
VMMS_OPERATIONAL = "Microsoft-Windows-Hyper-V-VMMS-Operational"
VMMS_ANALYTIC = "Microsoft-Windows-Hyper-V-VMMS-Analytic"
WORKER_ADMIN = "Microsoft-Windows-Hyper-V-Worker-Admin"
WORKER_OPERATIONAL = "Microsoft-Windows-Hyper-V-Worker-Operational"
WORKER_ANALYTIC = "Microsoft-Windows-Hyper-V-Worker-Analytic"
HYPERVISOR_OPERATIONAL = "Microsoft-Windows-Hyper-V-Hypervisor-Operational"
APPLICATION = "Application"
SECURITY = "Security"

PROVIDER_GUIDS: dict[str, str] = {
    VMMS: "6066f867-7ca1-4418-85fd-36e3f9c0600c",
    FAILOVER_CLUSTERING: "baf908ea-3421-4ca9-9b84-6689b8c6f85f",
    HIGH_AVAILABILITY: "64e92abc-910c-4770-bd9c-c3c54699b8f9",
    WORKER: "51ddfa29-d5c8-4803-be4b-2ecb715570fe",
    HYPERVISOR: "52fc89f8-995e-434c-a91e-199986449890",
    RESOURCE_EXHAUSTION: "9988748e-c2e8-4054-85f6-0c3e1cad2470",
}
"""Only the VMMS guid stands in a source (event-ids.md 1); the others are from memory."""


class Channel(NamedTuple):
    """A log as `Get-WinEvent -ListLog` names it. Debug and analytic logs start disabled on a fresh host."""

    name: str
    kind: str
    provider: str
    enabled: bool


CHANNELS: tuple[Channel, ...] = (
    Channel(APPLICATION, "Administrative", "", True),
    Channel(SECURITY, "Administrative", "", True),
    Channel(SYSTEM, "Administrative", "", True),
    Channel(UPDATING, "Administrative", "Microsoft-Windows-ClusterAwareUpdating", True),
    Channel(UPDATING_MANAGEMENT, "Administrative", "Microsoft-Windows-ClusterAwareUpdating-Management", True),
    Channel(CLUSTER_DIAGNOSTIC, "Debug", FAILOVER_CLUSTERING, True),
    Channel(CLUSTER_VERBOSE, "Debug", FAILOVER_CLUSTERING, True),
    Channel(CLUSTER_OPERATIONAL, "Operational", FAILOVER_CLUSTERING, True),
    Channel(HA_ADMIN, "Administrative", HIGH_AVAILABILITY, True),
    Channel(HA_ANALYTIC, "Analytic", HIGH_AVAILABILITY, False),
    Channel(HYPERVISOR_OPERATIONAL, "Operational", HYPERVISOR, True),
    Channel(VMMS_ADMIN, "Administrative", VMMS, True),
    Channel(VMMS_ANALYTIC, "Analytic", VMMS, False),
    Channel(VMMS_OPERATIONAL, "Operational", VMMS, True),
    Channel(WORKER_ADMIN, "Administrative", WORKER, True),
    Channel(WORKER_ANALYTIC, "Analytic", WORKER, False),
    Channel(WORKER_OPERATIONAL, "Operational", WORKER, True),
)

BY_NAME: dict[str, Channel] = {channel.name.lower(): channel for channel in CHANNELS}


def is_direct(name: str) -> bool:
    """Whether a log is a debug or analytic one, read by full name and oldest first (cmdlet-semantics.md 11)."""
    channel = BY_NAME.get(name.lower())
    return channel is not None and channel.kind in ("Debug", "Analytic")
