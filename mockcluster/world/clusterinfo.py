"""The cluster itself and its common properties."""

from __future__ import annotations

from mockcluster.world.entity import Entity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

NEVER = 0


class ClusterInfo(Entity):
    """The cluster object (``Get-Cluster``): one per world; defaults from cluster-model.md section 1.

    Sizes are MB where Windows has them in MB, delays milliseconds, periods seconds, as on Windows.
    """

    __table__: ClassVar[str] = "cluster"
    __key__: ClassVar[str] = "id"

    id: str
    name: str
    domain: str = "contoso.local"
    description: str = ""
    functional_level: int = 11
    upgrade_version: int = 4
    log_level: int = 3
    log_size: int = 300
    dynamic_quorum: int = 1
    quorum_type: str = "Majority"
    witness_kind: str = ""
    witness_resource_id: str = ""
    witness_dynamic_weight: int = 0
    fix_quorum: int = 0
    prevent_quorum: int = 0
    lower_quorum_priority_node_id: int = 0
    quorum_arbitration_time_max: int = 20
    same_subnet_delay: int = 1000
    same_subnet_threshold: int = 20
    cross_subnet_delay: int = 1000
    cross_subnet_threshold: int = 20
    cross_site_delay: int = 1000
    cross_site_threshold: int = 20
    plumb_all_cross_subnet_routes: int = 0
    route_history_length: int = 40
    resiliency_level: str = "AlwaysIsolate"
    resiliency_default_period: int = 240
    quarantine_threshold: int = 3
    quarantine_duration: int = 7200
    maximum_parallel_migrations: int = 1
    migration_exclude_networks: tuple[str, ...] = ()
    migration_network_order: tuple[str, ...] = ()
    set_smb_bandwidth_limit: int = 1
    smb_bandwidth_limit_factor: int = 2500
    auto_balancer_mode: int = 2
    auto_balancer_level: int = 1
    cluster_enforced_anti_affinity: int = 0
    placement_options: int = 0
    drain_on_shutdown: int = 1
    csv_balancer: int = 1
    enable_shared_volumes: str = "Enabled"
    shared_volumes_root: str = "C:\\ClusterStorage"
    block_cache_size: int = 1024
    default_network_role: int = 2
    add_evict_delay: int = 60
    administrative_access_point: str = "ActiveDirectoryAndDns"
    auto_assign_node_site: int = 0
    preferred_site: str = ""
    backup_in_progress: int = 0
    clussvc_hang_timeout: int = 60
    clussvc_regroup_stage_timeout: int = 15
    clussvc_regroup_tick: int = 300
    group_wait_delay: int = 120
    group_dependency_timeout: int = 600
    csv_time_to_wait: int = 0
    database_read_write_mode: int = 0
    detected_cloud_platform: str = "None"
    detect_managed_events: int = 1
    detect_managed_events_threshold: int = 60
    dump_policy: int = 1376850201
    hang_recovery_action: int = 6
    ignore_persistent_state_on_startup: int = 0
    log_resource_controls: int = 0
    message_buffer_length: int = 50
    minimum_never_preempt_priority: int = 3000
    minimum_preemptor_priority: int = 1
    netft_ipsec_enabled: int = 1
    request_reply_timeout: int = 60
    security_level: int = 1
    security_level_for_storage: int = 0
    s2d_enabled: int = 0
    s2d_cache_behavior: str = "Default"
    s2d_cache_desired_state: str = "Disabled"
    s2d_cache_metadata_reserve_bytes: int = 34359738368
    s2d_cache_page_size_kbytes: int = 16
    s2d_bus_types: int = 0
    s2d_io_latency_threshold: int = 10000
    s2d_optimizations: int = 0
    shutdown_timeout_in_minutes: int = 20
    use_client_access_networks_for_shared_volumes: int = 2
    witness_database_write_timeout: int = 300
    witness_restart_interval: int = 15
    management_node: str = ""
    membership_view: int = 101
    paxos_tag: int = 86
    gum_id: int = 356
    last_log_reset: int = NEVER
