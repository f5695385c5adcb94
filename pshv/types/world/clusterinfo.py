"""Microsoft.FailoverClusters.PowerShell.Cluster (Get-Cluster): the cluster and its common properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.values import UInt32, UInt64
from pshv.types.moduletypes import CLUSTER
from pshv.types.netobject import Property, member_table
from pshv.types.world.base import NamedObject, computed, constant, enum, local_time, number, plain
from pshv.types.world.changes import cluster_setter

if TYPE_CHECKING:
    from pshv.runtime.values import Integer


def setting(name: str, field: str, kind: type[Integer] = UInt32) -> Property:
    """A common property that is a number and can be assigned."""
    return number(name, field, kind, cluster_setter(field))


def words(name: str, field: str) -> Property:
    """A common property that is text and can be assigned."""
    return plain(name, field, "string", cluster_setter(field))


class Cluster(NamedObject):
    """The cluster."""

    __slots__ = ()
    type_names = (f"{CLUSTER}Cluster", f"{CLUSTER}ClusterObject", "System.Object")
    display_set = ("Name",)
    members = member_table(
        setting("AddEvictDelay", "add_evict_delay"),
        enum("AdministrativeAccessPoint", "administrative_access_point", f"{CLUSTER}AdminAccessPoint"),
        setting("AutoAssignNodeSite", "auto_assign_node_site"),
        setting("AutoBalancerMode", "auto_balancer_mode"),
        setting("AutoBalancerLevel", "auto_balancer_level"),
        setting("BackupInProgress", "backup_in_progress"),
        setting("BlockCacheSize", "block_cache_size"),
        enum("DetectedCloudPlatform", "detected_cloud_platform", f"{CLUSTER}ClusterCloudType"),
        setting("DetectManagedEvents", "detect_managed_events"),
        setting("DetectManagedEventsThreshold", "detect_managed_events_threshold"),
        setting("ClusSvcHangTimeout", "clussvc_hang_timeout"),
        setting("ClusSvcRegroupStageTimeout", "clussvc_regroup_stage_timeout"),
        setting("ClusSvcRegroupTickInMilliseconds", "clussvc_regroup_tick"),
        setting("ClusterEnforcedAntiAffinity", "cluster_enforced_anti_affinity"),
        setting("ClusterFunctionalLevel", "functional_level"),
        setting("ClusterUpgradeVersion", "upgrade_version"),
        setting("ClusterGroupWaitDelay", "group_wait_delay"),
        setting("ClusterLogLevel", "log_level"),
        setting("ClusterLogSize", "log_size"),
        setting("CrossSiteDelay", "cross_site_delay"),
        setting("CrossSiteThreshold", "cross_site_threshold"),
        setting("CrossSubnetDelay", "cross_subnet_delay"),
        setting("CrossSubnetThreshold", "cross_subnet_threshold"),
        setting("CsvBalancer", "csv_balancer"),
        setting("CsvTimeToWait", "csv_time_to_wait"),
        setting("DatabaseReadWriteMode", "database_read_write_mode"),
        setting("DefaultNetworkRole", "default_network_role"),
        words("Description", "description"),
        plain("Domain", "domain", "string"),
        setting("DrainOnShutdown", "drain_on_shutdown"),
        setting("DumpPolicy", "dump_policy", UInt64),
        setting("DynamicQuorum", "dynamic_quorum"),
        enum("EnableSharedVolumes", "enable_shared_volumes", f"{CLUSTER}ClusterSharedVolumesSetting"),
        setting("FixQuorum", "fix_quorum"),
        setting("GroupDependencyTimeout", "group_dependency_timeout"),
        setting("HangRecoveryAction", "hang_recovery_action"),
        plain("Id", "id", "string"),
        setting("IgnorePersistentStateOnStartup", "ignore_persistent_state_on_startup"),
        setting("LogResourceControls", "log_resource_controls"),
        setting("LowerQuorumPriorityNodeId", "lower_quorum_priority_node_id"),
        setting("MaximumParallelMigrations", "maximum_parallel_migrations"),
        setting("MessageBufferLength", "message_buffer_length"),
        setting("MinimumNeverPreemptPriority", "minimum_never_preempt_priority"),
        setting("MinimumPreemptorPriority", "minimum_preemptor_priority"),
        words("Name", "name"),
        setting("NetftIPSecEnabled", "netft_ipsec_enabled"),
        setting("PlacementOptions", "placement_options"),
        setting("PlumbAllCrossSubnetRoutes", "plumb_all_cross_subnet_routes"),
        words("PreferredSite", "preferred_site"),
        setting("PreventQuorum", "prevent_quorum"),
        setting("QuarantineDuration", "quarantine_duration"),
        setting("QuarantineThreshold", "quarantine_threshold"),
        setting("QuorumArbitrationTimeMax", "quorum_arbitration_time_max"),
        computed("RecentEventsResetTime", lambda self: local_time(self.entity.last_log_reset), "datetime"),
        setting("RequestReplyTimeout", "request_reply_timeout"),
        setting("ResiliencyDefaultPeriod", "resiliency_default_period"),
        enum("ResiliencyLevel", "resiliency_level", f"{CLUSTER}ClusterResiliencyLevel"),
        setting("RouteHistoryLength", "route_history_length"),
        setting("S2DBusTypes", "s2d_bus_types"),
        enum("S2DCacheBehavior", "s2d_cache_behavior", f"{CLUSTER}S2DCacheBehavior"),
        enum("S2DCacheDesiredState", "s2d_cache_desired_state", f"{CLUSTER}S2DCacheState"),
        setting("S2DCacheMetadataReserveBytes", "s2d_cache_metadata_reserve_bytes", UInt64),
        setting("S2DCachePageSizeKBytes", "s2d_cache_page_size_kbytes"),
        setting("S2DEnabled", "s2d_enabled"),
        setting("S2DIOLatencyThreshold", "s2d_io_latency_threshold"),
        setting("S2DOptimizations", "s2d_optimizations"),
        constant("WprSessionCount", UInt32(0), "uint"),
        constant("WprSessionCoolOffTime", UInt32(0), "uint"),
        constant("RolloutAudience", UInt32(0), "uint"),
        constant("DpcWatchdogProfileSingleDpcThreshold", UInt32(0), "uint"),
        constant("DpcWatchdogProfileCumulativeDpcThreshold", UInt32(0), "uint"),
        constant("GlobalWprSessionConfig", [], "System.Object"),
        setting("SameSubnetDelay", "same_subnet_delay"),
        setting("SameSubnetThreshold", "same_subnet_threshold"),
        setting("SecurityLevel", "security_level"),
        setting("SecurityLevelForStorage", "security_level_for_storage"),
        setting("SetSMBBandwidthLimit", "set_smb_bandwidth_limit"),
        setting("SMBBandwidthLimitFactor", "smb_bandwidth_limit_factor"),
        constant("SharedVolumeCompatibleFilters", [], "System.Object"),
        constant("SharedVolumeIncompatibleFilters", [], "System.Object"),
        constant("SharedVolumeSecurityDescriptor", None, "byte[]"),
        plain("SharedVolumesRoot", "shared_volumes_root", "string"),
        constant("SharedVolumeVssWriterOperationTimeout", UInt32(1800), "uint"),
        setting("ShutdownTimeoutInMinutes", "shutdown_timeout_in_minutes"),
        setting("UseClientAccessNetworksForSharedVolumes", "use_client_access_networks_for_shared_volumes"),
        setting("WitnessDatabaseWriteTimeout", "witness_database_write_timeout"),
        setting("WitnessDynamicWeight", "witness_dynamic_weight"),
        setting("WitnessRestartInterval", "witness_restart_interval"),
        constant("EnabledEventLogs", [], "System.Object"),
        constant("UseRdmaForStorage", UInt32(0), "uint"),
        constant("RdmaConnectionsPerInterfaceForStorage", UInt32(0), "uint"),
        constant("AcceleratedNetworkingNodeReserve", UInt32(0), "uint"),
        constant("AcceleratedNetworkingEnabled", UInt32(0), "uint"),
    )
