"""What the cmdlets of the FailoverClusters module have in common: the cluster they ask, names, errors.

Source of the rules: ../shared/reference/cmdlet-semantics.md section 1, console-captures.md section 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard, contains_wildcard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mockcluster.cluster import MockCluster
    from mockcluster.operations.operation import Operation
    from mockcluster.rules.refusal import Refusal
    from pshv.runtime.errors import ErrorRecord
    from pshv.types.world.base import WorldObject

EXCEPTION = "Microsoft.FailoverClusters.PowerShell.ClusterCmdletException"
RPC_CONNECTION = (
    "Check the spelling of the cluster name. Otherwise, there might be a problem with your network. Make sure the "
    "cluster nodes are turned on and connected to the network or contact your network administrator.\n"
    "    The RPC server is unavailable"
)
NO_SERVICE = (
    "The cluster service is not running.  Make sure that the service is running on all nodes in the cluster.\n"
    "    There are no more endpoints available from the endpoint mapper"
)
NOT_FOUND = {
    "node": ("node", "The cluster node could not be found", "ClusterNodeNotFound"),
    "group": ("clustered role", "The cluster group could not be found", "ClusterGroupNotFound"),
    "resource": ("resource", "The cluster resource could not be found", "ClusterResourceNotFound"),
    "network": ("network", "The cluster network was not found", "ClusterNetworkNotFound"),
    "volume": ("cluster shared volume", "The cluster resource could not be found", "ClusterResourceNotFound"),
}


class ClusterCmdlet(Cmdlet):
    """A cmdlet that talks to the cluster."""

    Cluster: str | None
    InputObject: Any

    def mock(self) -> MockCluster:
        """The cluster that `-Cluster` means: no name or `.` is the local one.

        Ends with ClusterRpcConnection when no cluster answers to the name, with ClusterEndpointNotRegistered when the
        machine that is asked runs no cluster service.
        """
        cluster = self.reachable()
        asked = self.asked(cluster)
        if asked is not None and asked.state == "Down":
            self.throw(self.cluster_error(NO_SERVICE, "ClusterEndpointNotRegistered", "ConnectionError"))
        return cluster

    def asked(self, cluster: MockCluster) -> Any:
        """The node that is asked: the one `-Cluster` names or the local one; None for the cluster's own name."""
        world = cluster.world
        short = (self.Cluster or "").lower().partition(".")[0]
        local = short in ("", "localhost")
        return world.nodes.named(world.cluster.management_node if local else short)

    def reachable(self) -> MockCluster:
        """The cluster that `-Cluster` means, whether its service runs on the machine asked or not."""
        cluster: MockCluster = self.session.cluster
        if self.Cluster and not answers_to(cluster, self.Cluster):
            self.throw(self.cluster_error(RPC_CONNECTION, "ClusterRpcConnection", "ConnectionError"))
        return cluster

    def cluster_error(
        self, message: str, error_id: str, category: str = "NotSpecified", target: object = None
    ) -> ErrorRecord:
        """An error record as the module makes them."""
        return self.error(message, error_id, category, target, exception=EXCEPTION)

    def not_found(self, kind: str, name: str) -> ErrorRecord:
        """The record for a name that nothing has."""
        noun, reason, error_id = NOT_FOUND[kind]
        return self.cluster_error(
            f"An error occurred opening {noun} '{name}'.\n    {reason}", error_id, "ObjectNotFound"
        )

    def refuse(self, refusal: Refusal) -> NoReturn:
        """End with the error of an operation that the cluster refused."""
        self.throw(self.refused(refusal))

    def refused(self, refusal: Refusal) -> ErrorRecord:
        """The record of a refusal: paragraphs after the first are indented as the module does."""
        first, *rest = refusal.message or (refusal.id,)
        message = "\n".join([first, *(f"    {line}" for line in rest)])
        return self.cluster_error(message, self.name, refusal.category or "NotSpecified")

    def run_operation(self, operation: Operation) -> Any:
        """Run an operation, with progress, to its end or as long as `-Wait` says; its outcome, None if it goes on.

        A refusal ends with its error.
        """
        from pshv.cmdlets.working import carry_on

        outcome = carry_on(self, self.mock(), operation, self.seconds_to_wait())
        if outcome is not None and outcome.refusal is not None:
            self.refuse(outcome.refusal)
        return outcome

    def seconds_to_wait(self) -> int | None:
        """What `-Wait` says: so many seconds, 0 to return at once; None (no -Wait) is until it is done."""
        wait = getattr(self, "Wait", None)
        return None if wait is None else max(0, int(wait))


def answers_to(cluster: MockCluster, name: str) -> bool:
    """Whether `name` is the cluster's, one of its nodes', or means the local machine."""
    wanted = name.lower()
    world = cluster.world
    short, _, domain = wanted.partition(".")
    if wanted in (".", "localhost"):
        return True
    if domain and domain != world.cluster.domain.lower():
        return False
    return short == world.cluster.name.lower() or world.nodes.named(short) is not None


class ClusterGetter(ClusterCmdlet):
    """A `Get-` cmdlet over one kind of object: `-Name` takes names and wildcards, a piped object narrows."""

    kind: ClassVar[str] = ""
    Name: list[str] | None

    def entities(self, cluster: MockCluster) -> list[Any]:
        """All entities of the kind, in the order in which the module lists them."""
        raise NotImplementedError

    def show(self, cluster: MockCluster, entity: Any) -> WorldObject:
        """The object for an entity."""
        raise NotImplementedError

    def piped(self, cluster: MockCluster, source: Any) -> list[Any] | None:
        """The entities that belong to a piped object; None when the object does not narrow."""
        return None

    def process(self) -> None:
        cluster = self.mock()
        found = self.entities(cluster)
        if self.InputObject is not None:
            narrowed = self.piped(cluster, self.InputObject)
            found = found if narrowed is None else narrowed
        for entity in self.named(found):
            self.write(self.show(cluster, entity))

    def named(self, entities: list[Any]) -> Iterable[Any]:
        """Those of `entities` that `-Name` means; an error for each plain name that none has."""
        if not self.Name:
            return entities
        return select(entities, self.Name, lambda name: self.write_error(self.not_found(self.kind, name)))


def select(entities: list[Any], names: list[str], missing: Callable[[str], None]) -> list[Any]:
    """The entities that names or wildcards mean, each once, in the order of the names."""
    chosen: dict[int, Any] = {}
    for name in names:
        pattern = Wildcard(name)
        matches = [one for one in entities if pattern.matches(one.name)]
        if not matches and not contains_wildcard(name):
            missing(name)
        for one in matches:
            chosen.setdefault(id(one), one)
    return list(chosen.values())


def by_name(entities: Iterable[Any]) -> list[Any]:
    """In the order of names, whatever the case."""
    return sorted(entities, key=lambda one: one.name.lower())
