"""What the CIM and WMI cmdlets share: computers, namespaces, queries, and the providers' errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.runtime.cmdlet import Cmdlet

from .remotetarget import listed, node_named

if TYPE_CHECKING:
    from pshv.runtime.errors import ErrorRecord
    from pshv.types.cim.cimclass import CimClass
    from pshv.types.cim.machine import Machine
    from pshv.types.cim.wql import Test


class QueryFailed(Exception):
    """A query the provider refuses: `kind` is Class, Namespace or Query, `subject` what it is about."""

    def __init__(self, kind: str, subject: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.subject = subject


class Request:
    """What is asked for: a class of a namespace, a filter, and the properties that are filled in."""

    __slots__ = ("class_name", "columns", "namespace", "query", "test")

    def __init__(self, namespace: str | None, class_name: str, columns: list[str] | None, test: Test | None) -> None:
        self.namespace = namespace or "root\\cimv2"
        self.class_name = class_name
        self.columns = columns
        self.test = test
        self.query = ""

    def rows(self, machine: Machine) -> list[tuple[CimClass, dict[str, Any]]]:
        """The instances on a computer. Raises QueryFailed."""
        from pshv.types.cim import repository
        from pshv.types.cim.wql import WqlError

        within = repository.namespace(self.namespace)
        if within is None:
            raise QueryFailed("Namespace", self.namespace)
        classes = repository.derived(self.class_name, within)
        if not classes:
            raise QueryFailed("Class", self.class_name)
        found = []
        for cim in classes:
            for row in cim.instances(machine):
                try:
                    if self.test is None or self.test(row):
                        found.append((cim, self._cut(cim, row)))
                except WqlError as problem:
                    raise QueryFailed("Query", self.query) from problem
        return found

    def _cut(self, cim: CimClass, row: dict[str, Any]) -> dict[str, Any]:
        if self.columns is None:
            return row
        wanted = {name.lower() for name in self.columns} | {key.lower() for key in cim.keys}
        if any(name.lower() not in cim.by_lower for name in self.columns):
            raise QueryFailed("Query", self.query)
        return {name: value if name.lower() in wanted else None for name, value in row.items()}


class CimCmdlet(Cmdlet):
    """Base: the computers that are meant."""

    def computers(self) -> list[tuple[str, str | None]]:
        """The nodes meant, each with the name it was asked for by; an error for each name that does not answer."""
        given = listed(self.bound.get("CimSession")) or listed(self.bound.get("ComputerName"))
        if not given:
            return [(node_named(self.session, "localhost") or "", None)]
        found: list[tuple[str, str | None]] = []
        for one in given:
            shown = str(getattr(one, "ComputerName", one))
            node = node_named(self.session, shown)
            if node is None:
                self.write_error(self.unreachable(shown))
            else:
                found.append((node, shown))
        return found

    def machine(self, name: str) -> Machine | None:
        """The computer `name` with its classes; None inside a guest, which has none."""
        from pshv.types.cim.machine import Machine

        cluster: Any = self.session.cluster if self.session._open_cluster is not None else None
        if cluster is None or cluster.world.nodes.named(name) is None:
            return None
        return Machine(cluster, name, self._disk())

    def _disk(self) -> tuple[int, int]:
        drives: Any = self.session.drives
        drive = drives.drive("C")
        used, free = int(drive.provider.used(drive)), int(drive.provider.free(drive))
        return used + free, free

    def request(self) -> Request:
        """What the parameters ask for. Raises QueryFailed."""
        from pshv.types.cim.wql import WqlError, parse_filter, parse_query

        bound = self.bound
        namespace: Any = bound.get("Namespace")
        text: Any = bound.get("Query")
        columns = [str(one) for one in listed(bound.get("Property"))] or None
        if columns == ["*"]:
            columns = None
        condition: Any = bound.get("Filter")
        name = str(bound.get("ClassName") or bound.get("Class") or "")
        try:
            if text:
                query = parse_query(str(text))
                made = Request(namespace, query.class_name, query.columns, query.test)
            else:
                made = Request(namespace, name, columns, parse_filter(str(condition)) if condition else None)
        except WqlError as problem:
            raise QueryFailed("Query", self._query_text(str(text or ""), name, condition)) from problem
        made.query = self._query_text(str(text or ""), name, condition)
        return made

    @staticmethod
    def _query_text(text: str, name: str, condition: Any) -> str:
        return text or (f"select * from {name} where {condition}" if condition else f"select * from {name}")

    def unreachable(self, shown: str) -> ErrorRecord:
        """The error of a computer that does not answer."""
        return self.error(
            "WinRM cannot process the request. The following error occurred while using Kerberos authentication: "
            f"Cannot find the computer {shown}. Verify that the computer exists on the network and that the name "
            "provided is spelled correctly.",
            "HRESULT 0x80070035",
            "ConnectionError",
            shown,
            exception="Microsoft.Management.Infrastructure.CimException",
        )
