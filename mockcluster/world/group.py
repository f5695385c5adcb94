"""Cluster groups (roles) and resources."""

from __future__ import annotations

from mockcluster.world.entity import Entity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import ClassVar

NOT_SET = 4294967295


class Group(Entity):
    """A clustered role (``Get-ClusterGroup``). Its state is derived, never stored (cluster-model.md section 3)."""

    __table__: ClassVar[str] = "groups"
    __key__: ClassVar[str] = "id"

    id: str
    name: str
    owner: str
    group_type: str = "VirtualMachine"
    description: str = ""
    priority: int = 2000
    failover_threshold: int = NOT_SET
    failover_period: int = 6
    auto_failback_type: int = 0
    failback_window_start: int = NOT_SET
    failback_window_end: int = NOT_SET
    persistent_state: int = 1
    anti_affinity_class_names: tuple[str, ...] = ()
    preferred_owners: tuple[str, ...] = ()
    is_core_group: bool = False
    default_owner: int = NOT_SET
    previous_owner: int = NOT_SET
    cold_start_setting: int = 0
    locked_from_moving: int = 0
    placement_options: int = 0
    preferred_site: str = ""
    resiliency_period: int = NOT_SET
    fault_domain: int = 0
    update_domain: int = 0
    status_information: int = 0
    default_move_type: int = NOT_SET
    failover_count: int = 0
    last_failover_time: int = 0
    last_online_node: int = NOT_SET
    last_online_offline: int = 0
    moving_to: str = ""
    move_type: str = ""


class Resource(Entity):
    """A cluster resource (``Get-ClusterResource``). Timeouts are milliseconds."""

    __table__: ClassVar[str] = "resources"
    __key__: ClassVar[str] = "id"

    id: str
    name: str
    resource_type: str
    group_id: str
    state: str = "Online"
    vm_id: str = ""
    depends_on: tuple[str, ...] = ()
    possible_owners: tuple[str, ...] = ()
    description: str = ""
    is_core_resource: bool = False
    separate_monitor: bool = False
    monitor_process_id: int = 0
    restart_action: int = 2
    restart_threshold: int = 1
    restart_delay: int = 500
    restart_period: int = 900000
    retry_period_on_failure: int = 3600000
    pending_timeout: int = 180000
    deadlock_timeout: int = 300000
    looks_alive_poll_interval: int = NOT_SET
    is_alive_poll_interval: int = NOT_SET
    embedded_failure_action: int = 2
    persistent_state: int = 1
    characteristics: int = 0
    status_information: int = 0
    last_operation_status_code: int = 0
    maintenance_mode: bool = False
    resource_specific_data1: int = 0
    resource_specific_data2: int = 0
    resource_specific_status: str = ""
    offline_action: int = 1
    parameters: tuple[str, ...] = ()
    failure_count: int = 0
    failure_time: int = 0
    last_state_change: int = 0
