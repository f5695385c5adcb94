"""Common properties of nodes, groups, resources and networks: which can be set, and to what."""

from __future__ import annotations

from mockcluster.journal import facts as f
from mockcluster.operations import votes
from mockcluster.operations.operation import Done, Operation
from mockcluster.rules.refusal import Refusal
from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from mockcluster.change import Change
    from mockcluster.operations.operation import Reply
    from mockcluster.world.entity import Entity

_MOST = 0xFFFFFFFF


class Property(Value):
    """A property that can be set: its name on Windows and the values it may have.

    ``kind`` is number (from ``least`` to ``most``, or one of ``choices``), text, flag or strings.
    """

    name: str
    kind: str = "number"
    least: int = 0
    most: int = _MOST
    choices: tuple[int, ...] = ()

    def allows(self, value: object) -> bool:
        """Tell whether a value may be set."""
        if self.kind == "number":
            good = isinstance(value, int) and not isinstance(value, bool)
            return good and (value in self.choices if self.choices else self.least <= int(str(value)) <= self.most)
        if self.kind == "flag":
            return isinstance(value, bool)
        return isinstance(value, tuple if self.kind == "strings" else str)

    @property
    def limit(self) -> str:
        """What is allowed, as text."""
        if self.choices:
            return ", ".join(map(str, self.choices))
        return f"{self.least}..{self.most}" if self.kind == "number" else self.kind


NODE_PROPERTIES: dict[str, Property] = {
    "description": Property("Description", "text"),
    "node_weight": Property("NodeWeight", most=1),
}
GROUP_PROPERTIES: dict[str, Property] = {
    "name": Property("Name", "text"),
    "description": Property("Description", "text"),
    "priority": Property("Priority", choices=(0, 1000, 2000, 3000)),
    "failover_threshold": Property("FailoverThreshold"),
    "failover_period": Property("FailoverPeriod", most=1193),
    "auto_failback_type": Property("AutoFailbackType", most=1),
    "failback_window_start": Property("FailbackWindowStart", choices=(*range(24), _MOST)),
    "failback_window_end": Property("FailbackWindowEnd", choices=(*range(24), _MOST)),
    "anti_affinity_class_names": Property("AntiAffinityClassNames", "strings"),
    "preferred_owners": Property("PreferredOwners", "strings"),
    "cold_start_setting": Property("ColdStartSetting", most=2),
    "fault_domain": Property("FaultDomain"),
    "update_domain": Property("UpdateDomain"),
    "placement_options": Property("PlacementOptions"),
    "preferred_site": Property("PreferredSite", "text"),
    "resiliency_period": Property("ResiliencyPeriod"),
    "persistent_state": Property("PersistentState", most=1),
    "default_move_type": Property("DefaultMoveType"),
}
RESOURCE_PROPERTIES: dict[str, Property] = {
    "name": Property("Name", "text"),
    "description": Property("Description", "text"),
    "deadlock_timeout": Property("DeadlockTimeout", least=1),
    "pending_timeout": Property("PendingTimeout", least=1),
    "embedded_failure_action": Property("EmbeddedFailureAction", most=2),
    "is_alive_poll_interval": Property("IsAlivePollInterval", least=10),
    "looks_alive_poll_interval": Property("LooksAlivePollInterval"),
    "restart_action": Property("RestartAction", most=2),
    "restart_delay": Property("RestartDelay"),
    "restart_period": Property("RestartPeriod"),
    "restart_threshold": Property("RestartThreshold"),
    "retry_period_on_failure": Property("RetryPeriodOnFailure"),
    "separate_monitor": Property("SeparateMonitor", "flag"),
    "possible_owners": Property("PossibleOwners", "strings"),
    "offline_action": Property("OfflineAction", most=3),
}
NETWORK_PROPERTIES: dict[str, Property] = {
    "name": Property("Name", "text"),
    "description": Property("Description", "text"),
    "metric": Property("Metric", least=1),
    "auto_metric": Property("AutoMetric", "flag"),
    "role": Property("Role", choices=(0, 1, 3)),
}


class _SetProperties(Operation):
    """Set common properties of one object: its key, and pairs of field and value.

    Refusals: ObjectNotFound, OutOfRange (nothing is changed), NameTaken. Raises ``LookupError`` for a field that cannot
    be set.
    """

    key: Any
    properties: tuple[tuple[str, Any], ...]

    if TYPE_CHECKING:
        table: ClassVar[str]
        known: ClassVar[dict[str, Property]]
    else:
        table = ""
        known = {}

    def apply(self, change: Change) -> Reply:
        """Check all values, then set them."""
        entity: Any = change.world.collection(self.table).get(self.key)
        if entity is None:
            text = f"The object '{self.key}' could not be found."
            return Refusal("ObjectNotFound", "ObjectNotFound", (text,), 0x80070490, target=str(self.key))
        for field, value in self.properties:
            refusal = self._refusal(change, entity, field, value)
            if refusal is not None:
                return refusal
        for field, value in self.properties:
            if getattr(entity, field) != value:
                self._set(change, entity, field, value)
        return Done(entity)

    def _refusal(self, change: Change, entity: Any, field: str, value: object) -> Refusal | None:
        if field not in self.known:
            raise LookupError(f"the property {field!r} of {self.table} cannot be set")
        heading = f"Unable to save property changes for '{entity.name}'."
        wanted = self.known[field]
        if not wanted.allows(value) or (field == "name" and not str(value).strip()):
            return Refusal(
                "OutOfRange", "InvalidArgument", (heading, "The parameter is incorrect"), 0x80070057,
                target=wanted.name, limit=wanted.limit, actual=str(value),
            )  # fmt: skip
        if field == "name":
            other = change.world.collection(self.table).named(str(value))
            if other is not None and other is not entity:
                text = "The object already exists"
                return Refusal("NameTaken", "ResourceExists", (heading, text), 0x80071392, target=str(value))
        return None

    def _set(self, change: Change, entity: Any, field: str, value: Any) -> None:
        cluster = change.world.cluster
        change.set(cluster, gum_id=cluster.gum_id + 1)
        before = {"before": _text(getattr(entity, field)), "after": _text(value)}
        subject = entity.name
        change.set(entity, **{field: value})
        self.announce(change, subject, {"name": self.known[field].name, **before, "gum_id": cluster.gum_id})
        self.follow_up(change, subject, field, entity)

    def announce(self, change: Change, subject: str, fields: dict[str, Any]) -> None:
        """Record the change."""
        kind = self.table.removesuffix("s")
        change.record(f.PropertyChanged, votes.database_owner(change), kind=kind, subject=subject, **fields)

    def follow_up(self, change: Change, before: str, field: str, entity: Entity) -> None:
        """Do what follows from a changed property."""


def _text(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


class SetNodeProperties(_SetProperties):
    """Set properties of a node (see ``NODE_PROPERTIES``); the key is its number. A changed weight changes the votes."""

    table = "nodes"
    known = NODE_PROPERTIES

    def follow_up(self, change: Change, before: str, field: str, entity: Entity) -> None:
        """Give out the votes again."""
        if field == "node_weight":
            votes.reassign(change)


class SetGroupProperties(_SetProperties):
    """Set properties of a group (see ``GROUP_PROPERTIES``); the key is its id."""

    table = "groups"
    known = GROUP_PROPERTIES

    def announce(self, change: Change, subject: str, fields: dict[str, Any]) -> None:
        """Record the change as one of a group."""
        change.record(f.GroupPropertyChanged, votes.database_owner(change), group=subject, **fields)


class SetResourceProperties(_SetProperties):
    """Set properties of a resource (see ``RESOURCE_PROPERTIES``); the key is its id. Dependents follow a new name."""

    table = "resources"
    known = RESOURCE_PROPERTIES

    def follow_up(self, change: Change, before: str, field: str, entity: Entity) -> None:
        """Let the dependencies of other resources follow a new name."""
        if field != "name":
            return
        resource = change.world.resources[entity.key]
        for other in change.world.resources.where("group_id", resource.group_id):
            if before in other.depends_on:
                names = tuple(resource.name if name == before else name for name in other.depends_on)
                change.set(other, depends_on=names)


class SetNetworkProperties(_SetProperties):
    """Set properties of a network (see ``NETWORK_PROPERTIES``); the key is its id."""

    table = "networks"
    known = NETWORK_PROPERTIES

    def follow_up(self, change: Change, before: str, field: str, entity: Entity) -> None:
        """A metric given by hand is no longer automatic."""
        if field == "metric":
            change.set(entity, auto_metric=False)
