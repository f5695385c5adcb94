"""Settings: the cluster log's level and size, common properties of the cluster, properties of hosts."""

from __future__ import annotations

from mockcluster import constants as c
from mockcluster.journal import facts as f
from mockcluster.operations import subjects, votes
from mockcluster.operations.operation import Done, Operation
from mockcluster.rules.refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.world.node import Host

_MOST = 0xFFFFFFFF
_RANGES: dict[str, tuple[str, int, int]] = {
    "log_level": ("ClusterLogLevel", 0, 5),
    "log_size": ("ClusterLogSize", c.LOG_SIZE_LEAST, c.LOG_SIZE_MOST),
    "same_subnet_delay": ("SameSubnetDelay", 250, 2000),
    "same_subnet_threshold": ("SameSubnetThreshold", 3, 120),
    "cross_subnet_delay": ("CrossSubnetDelay", 250, 4000),
    "cross_subnet_threshold": ("CrossSubnetThreshold", 3, 120),
    "quarantine_threshold": ("QuarantineThreshold", 1, 0xFFFFFFFF),
    "quarantine_duration": ("QuarantineDuration", 0, 0xFFFFFFFF),
    "maximum_parallel_migrations": ("MaximumParallelMigrations", 1, 0xFFFFFFFF),
    "smb_bandwidth_limit_factor": ("SMBBandwidthLimitFactor", 0, 10000),
    "set_smb_bandwidth_limit": ("SetSMBBandwidthLimit", 0, 1),
    "auto_balancer_mode": ("AutoBalancerMode", 0, 2),
    "auto_balancer_level": ("AutoBalancerLevel", 1, 3),
    "cluster_enforced_anti_affinity": ("ClusterEnforcedAntiAffinity", 0, 1),
    "dynamic_quorum": ("DynamicQuorum", 0, 1),
    "drain_on_shutdown": ("DrainOnShutdown", 0, 1),
    "block_cache_size": ("BlockCacheSize", 0, _MOST),
    "resiliency_default_period": ("ResiliencyDefaultPeriod", 0, _MOST),
    "cross_site_delay": ("CrossSiteDelay", 250, 4000),
    "cross_site_threshold": ("CrossSiteThreshold", 3, 120),
    "plumb_all_cross_subnet_routes": ("PlumbAllCrossSubnetRoutes", 0, 2),
    "route_history_length": ("RouteHistoryLength", 0, 80),
    "add_evict_delay": ("AddEvictDelay", 0, _MOST),
    "auto_assign_node_site": ("AutoAssignNodeSite", 0, 1),
    "clussvc_hang_timeout": ("ClusSvcHangTimeout", 0, _MOST),
    "clussvc_regroup_stage_timeout": ("ClusSvcRegroupStageTimeout", 0, _MOST),
    "clussvc_regroup_tick": ("ClusSvcRegroupTickInMilliseconds", 0, _MOST),
    "csv_balancer": ("CsvBalancer", 0, 1),
    "csv_time_to_wait": ("CsvTimeToWait", 0, _MOST),
    "default_network_role": ("DefaultNetworkRole", 0, 3),
    "detect_managed_events": ("DetectManagedEvents", 0, 1),
    "detect_managed_events_threshold": ("DetectManagedEventsThreshold", 0, _MOST),
    "group_dependency_timeout": ("GroupDependencyTimeout", 0, _MOST),
    "group_wait_delay": ("ClusterGroupWaitDelay", 0, _MOST),
    "hang_recovery_action": ("HangRecoveryAction", 0, 6),
    "ignore_persistent_state_on_startup": ("IgnorePersistentStateOnStartup", 0, 1),
    "log_resource_controls": ("LogResourceControls", 0, 1),
    "lower_quorum_priority_node_id": ("LowerQuorumPriorityNodeId", 0, 64),
    "message_buffer_length": ("MessageBufferLength", 0, _MOST),
    "minimum_never_preempt_priority": ("MinimumNeverPreemptPriority", 0, _MOST),
    "minimum_preemptor_priority": ("MinimumPreemptorPriority", 0, _MOST),
    "netft_ipsec_enabled": ("NetftIPSecEnabled", 0, 1),
    "placement_options": ("PlacementOptions", 0, _MOST),
    "quorum_arbitration_time_max": ("QuorumArbitrationTimeMax", 0, _MOST),
    "request_reply_timeout": ("RequestReplyTimeout", 0, _MOST),
    "security_level": ("SecurityLevel", 0, 2),
    "security_level_for_storage": ("SecurityLevelForStorage", 0, 2),
    "shutdown_timeout_in_minutes": ("ShutdownTimeoutInMinutes", 0, _MOST),
    "witness_database_write_timeout": ("WitnessDatabaseWriteTimeout", 0, _MOST),
    "witness_restart_interval": ("WitnessRestartInterval", 0, _MOST),
}
CLUSTER_PROPERTIES: dict[str, str] = {field: name for field, (name, _, _) in _RANGES.items()}
"""Fields of the cluster that can be set, with their names on Windows."""


class SetClusterProperties(Operation):
    """Set common properties of the cluster: pairs of field (see ``CLUSTER_PROPERTIES``) and value.

    Refusal OutOfRange: the cluster refuses a value and nothing is changed (5024, 0x80070057).
    """

    properties: tuple[tuple[str, int], ...]

    def apply(self, change: Change) -> Reply:
        """Check all values, then set them."""
        for field, value in self.properties:
            name, least, most = _RANGES[field]
            if not least <= value <= most:
                message = (
                    f"Unable to save property changes for '{change.world.cluster.name}'.",
                    "The parameter is incorrect",
                )
                return Refusal(
                    "OutOfRange", "InvalidArgument", message, 0x80070057, target=name,
                    limit=f"{least}..{most}", actual=str(value), remedy=f"Give {name} a value from {least} to {most}",
                )  # fmt: skip
        cluster = change.world.cluster
        for field, value in self.properties:
            before = getattr(cluster, field)
            if before == value:
                continue
            change.set(cluster, gum_id=cluster.gum_id + 1)
            fact: dict[str, Any] = {
                "name": _RANGES[field][0],
                "before": str(before),
                "after": str(value),
                "gum_id": cluster.gum_id,
            }
            louder = field == "log_level" and value > before
            if louder:
                change.set(cluster, log_level=value)
            change.record(f.ClusterPropertyChanged, self._reporter(change), **fact)
            change.set(cluster, **{field: value})
            if field in ("dynamic_quorum", "lower_quorum_priority_node_id"):
                votes.reassign(change)
        return Done(cluster)

    @staticmethod
    def _reporter(change: Change) -> str:
        core = change.world.groups.named("Cluster Group")
        return core.owner if core is not None else change.world.cluster.management_node


CLUSTER_TEXTS: dict[str, str] = {"description": "Description", "preferred_site": "PreferredSite", "name": "Name"}
"""Fields of the cluster that are text and can be set, with their names on Windows."""
_COMPUTER_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


class SetClusterText(Operation):
    """Set a common property of the cluster that is text (see ``CLUSTER_TEXTS``).

    Refusal OutOfRange: a name that a computer account cannot have (1 to 15 letters, digits and hyphens).
    """

    field: str
    value: str

    def apply(self, change: Change) -> Reply:
        """Set it, and record it like any property."""
        cluster, value = change.world.cluster, self.value
        if self.field == "name" and not (0 < len(value) <= 15 and set(value.lower()) <= _COMPUTER_NAME):
            message = (f"Unable to save property changes for '{cluster.name}'.", "The parameter is incorrect")
            return Refusal(
                "OutOfRange", "InvalidArgument", message, 0x80070057, target="Name", actual=value,
                limit="1 to 15 letters, digits and hyphens",
            )  # fmt: skip
        before = getattr(cluster, self.field)
        if before != value:
            change.set(cluster, gum_id=cluster.gum_id + 1, **{self.field: value})
            change.record(
                f.ClusterPropertyChanged, votes.database_owner(change), name=CLUSTER_TEXTS[self.field], before=before,
                after=value, gum_id=cluster.gum_id,
            )  # fmt: skip
        return Done(cluster)


class SetClusterLog(Operation):
    """``Set-ClusterLog``: level 0 to 5 and size 8 to 2048 MB; None leaves one as it is."""

    level: int | None = None
    size: int | None = None

    def apply(self, change: Change) -> Reply:
        """Set what is given; out of range is refused by the cluster."""
        given = (("log_level", self.level), ("log_size", self.size))
        return SetClusterProperties(tuple((k, v) for k, v in given if v is not None)).apply(change)


HOST_PROPERTIES: dict[str, str] = {
    "mac_address_minimum": "MacAddressMinimum",
    "mac_address_maximum": "MacAddressMaximum",
    "maximum_storage_migrations": "MaximumStorageMigrations",
    "maximum_virtual_machine_migrations": "MaximumVirtualMachineMigrations",
    "numa_spanning_enabled": "NumaSpanningEnabled",
    "virtual_hard_disk_path": "VirtualHardDiskPath",
    "virtual_machine_path": "VirtualMachinePath",
    "use_any_network_for_migration": "UseAnyNetworkForMigration",
    "migration_authentication_type": "VirtualMachineMigrationAuthenticationType",
    "migration_performance_option": "VirtualMachineMigrationPerformanceOption",
    "resource_metering_save_interval": "ResourceMeteringSaveInterval",
    "enable_enhanced_session_mode": "EnableEnhancedSessionMode",
    "fibre_channel_wwnn": "FibreChannelWwnn",
    "fibre_channel_wwpn_minimum": "FibreChannelWwpnMinimum",
    "fibre_channel_wwpn_maximum": "FibreChannelWwpnMaximum",
    "migration_networks": "MigrationNetworks",
    "delegation": "Delegation",
}
"""Fields of a host that can be set, with their names on Windows."""


class SetHostSettings(Operation):
    """Set properties of a host (``Set-VMHost``): pairs of field (see ``HOST_PROPERTIES``) and value."""

    host: str
    settings: tuple[tuple[str, Any], ...]

    def apply(self, change: Change) -> Reply:
        """Set what differs and record it in one fact."""
        host = subjects.host(change.world, self.host)
        if isinstance(host, Refusal):
            return host
        refusal = _host_refusal(host, self.settings)
        if refusal is not None:
            return refusal
        changes = tuple(
            (HOST_PROPERTIES[field], _text(getattr(host, field)), _text(value))
            for field, value in self.settings
            if getattr(host, field) != value
        )
        change.set(host, **dict(self.settings))
        if changes:
            change.record(f.HostSettingsChanged, host.name, changes=changes)
        return Done(host)


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _host_refusal(host: Host, settings: tuple[tuple[str, Any], ...]) -> Refusal | None:
    wanted = {field: getattr(host, field) for field in ("mac_address_minimum", "mac_address_maximum")}
    for field, value in settings:
        if field not in HOST_PROPERTIES:
            raise LookupError(f"a host has no setting {field!r}")
        if field in wanted:
            wanted[field] = value.replace("-", "").upper()
    if wanted["mac_address_minimum"] > wanted["mac_address_maximum"]:
        text = "The minimum MAC address must not be greater than the maximum MAC address."
        return Refusal("MacAddressRange", "InvalidArgument", (text,), 0x80070057, target=host.name)
    return None


class EnableMigration(Operation):
    """Allow live migration on a host (``Enable-VMMigration``)."""

    host: str
    enable: bool = True

    def apply(self, change: Change) -> Reply:
        """Switch it on or off; nothing is recorded when it is so already."""
        host = subjects.host(change.world, self.host)
        if isinstance(host, Refusal):
            return host
        if host.migration_enabled != self.enable:
            change.set(host, migration_enabled=self.enable)
            change.record(f.MigrationEnabled if self.enable else f.MigrationDisabled, host.name)
        return Done(host)


class DisableMigration(EnableMigration):
    """Forbid live migration on a host (``Disable-VMMigration``)."""

    enable: bool = False
