"""Get-WinEvent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.computer import local_computer
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard, contains_wildcard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mockcluster.cluster import MockCluster

NOT_BUILT = ("Path", "FilterXPath", "FilterXml", "ListProvider")
TICKS_AT_1970 = 621355968000000000
TICKS_PER_MILLISECOND = 10_000
KNOWN_KEYS = frozenset({"logname", "providername", "id", "level", "starttime", "endtime", "keywords", "data", "userid"})
NO_EVENTS = "No events were found that match the specified selection criteria."


class GetWinEvent(Cmdlet):
    """Gets events from event logs of the nodes: newest first unless `-Oldest` (cmdlet-semantics.md section 11)."""

    name = "Get-WinEvent"
    LogName: list[str] | None
    ProviderName: list[str] | None
    FilterHashtable: Any
    ListLog: list[str] | None
    MaxEvents: int | None
    ComputerName: str | None
    Credential: Any
    Oldest: bool
    Force: bool

    def process(self) -> None:
        for name in NOT_BUILT:
            if name in self.bound:
                self.throw(
                    self.error(f"Get-WinEvent -{name} is not built in pshv yet.", "NotImplemented", "NotImplemented")
                )
        cluster: MockCluster = self.session.cluster
        node = self.node(cluster)
        if self.ListLog is not None:
            self.list_logs(cluster, node)
            return
        for query in self.queries():
            self.answer(cluster, node, query)

    def node(self, cluster: MockCluster) -> Any:
        """The node that is asked."""
        from pshv.cmdlets.hyperv.hyperv_cmdlet import find_host

        name = self.ComputerName or "."
        local = name.lower() in (".", "localhost", "127.0.0.1")
        host = find_host(cluster, local_computer(self.session) if local else name)
        if host is None:
            self.throw(
                self.error("The RPC server is unavailable", "System.Diagnostics.Eventing.Reader.EventLogException")
            )
        if self.Credential is not None:
            from pshv.cmdlets.hyperv.credentials import refusal_of

            refused = refusal_of(cluster.world, self.Credential, host.name)
            if refused is not None:
                text = "Attempted to perform an unauthorized operation."
                self.throw(self.error(text, "System.UnauthorizedAccessException", "PermissionDenied", host.name))
        return host

    def queries(self) -> list[dict[str, Any]]:
        """What is asked for: one mapping of lower-case keys for each filter."""
        if self.FilterHashtable is not None:
            tables = self.FilterHashtable if isinstance(self.FilterHashtable, list) else [self.FilterHashtable]
            return [self.checked({str(key).lower(): value for key, value in table.items()}) for table in tables]
        if self.ProviderName:
            return [{"providername": self.ProviderName}]
        return [{"logname": self.LogName or ["*"]}]

    def checked(self, query: dict[str, Any]) -> dict[str, Any]:
        """The filter, if it names a log or a provider and only keys that exist."""
        unknown = [key for key in query if key not in KNOWN_KEYS]
        if unknown or not ({"logname", "providername"} & query.keys()):
            self.throw(
                self.error(
                    NO_EVENTS if unknown else "The parameter is incorrect",
                    "NoMatchingEventsFound" if unknown else "System.Diagnostics.Eventing.Reader.EventLogException",
                    "ObjectNotFound" if unknown else "NotSpecified",
                    exception="System.Exception",
                )
            )
        return query

    def list_logs(self, cluster: MockCluster, host: Any) -> None:
        """Write the logs whose names fit."""
        from mockcluster.eventlog.channels import CHANNELS
        from mockcluster.eventlog.query import record_count
        from pshv.types.world.eventrecord import EventLogConfiguration

        for wanted in self.ListLog or []:
            pattern = Wildcard(wanted)
            found = [one for one in CHANNELS if pattern.matches(one.name)]
            if not found and not contains_wildcard(wanted):
                self.no_log(wanted)
            for one in found:
                self.write(EventLogConfiguration(one, record_count(cluster.reader.query, host.node_id, one.name)))

    def answer(self, cluster: MockCluster, host: Any, query: dict[str, Any]) -> None:
        """Write the records that fit a filter."""
        from mockcluster.eventlog.query import EventFilter, find
        from pshv.types.world.eventrecord import EventLogRecord

        channels = self.channels(query)
        providers = self.providers(query)
        if channels is None or providers is None:
            return
        wanted = EventFilter(
            channels,
            providers,
            [int(one) for one in many(query.get("id"))],
            [int(one) for one in many(query.get("level"))],
            begin=milliseconds(query.get("starttime"), host.time_zone_bias),
            end=milliseconds(query.get("endtime"), host.time_zone_bias),
            data=[str(one) for one in many(query.get("data"))],
        )
        most = None if self.MaxEvents is None else int(self.MaxEvents)
        found = find(cluster.reader.stream, host.node_id, wanted, oldest_first=self.Oldest, maximum=most)
        nothing = True
        for record in found:
            nothing = False
            self.write(EventLogRecord(record, host.fqdn, host.time_zone_bias))
        if nothing:
            self.write_error(
                self.error(NO_EVENTS, "NoMatchingEventsFound", "ObjectNotFound", exception="System.Exception")
            )

    def channels(self, query: dict[str, Any]) -> list[str] | None:
        """Names of the logs that a filter means; None after an error."""
        from mockcluster.eventlog.channels import CHANNELS, is_direct

        if "logname" not in query:
            return []
        chosen: list[str] = []
        for wanted in many(query["logname"]):
            pattern = Wildcard(str(wanted))
            exact = not contains_wildcard(str(wanted))
            found = [one.name for one in CHANNELS if pattern.matches(one.name)]
            if not found:
                self.no_log(str(wanted))
                return None
            if exact and is_direct(found[0]) and not self.Oldest:
                self.throw(
                    self.error(
                        "The events in the following event log must be retrieved in forward chronological order "
                        f"because the log is a direct channel: {found[0]}. Use the -Oldest parameter to retrieve the "
                        "events.",
                        "SpecifyOldestForLog",
                        "InvalidArgument",
                        found[0],
                        exception="System.Exception",
                    )
                )
            chosen.extend(name for name in found if exact or self.Force or not is_direct(name))
        return chosen

    def providers(self, query: dict[str, Any]) -> list[str] | None:
        """Names of the providers that a filter means; None after an error."""
        from mockcluster.eventlog.catalogue import providers as known

        chosen: list[str] = []
        for wanted in many(query.get("providername")):
            pattern = Wildcard(str(wanted))
            found = [name for name in known() if pattern.matches(name)]
            if not found:
                self.write_error(
                    self.error(
                        f'There is not an event provider on the localhost computer that matches "{wanted}".',
                        "NoMatchingProvidersFound",
                        "ObjectNotFound",
                        str(wanted),
                        exception="System.Exception",
                    )
                )
                return None
            chosen.extend(found)
        return chosen

    def no_log(self, name: str) -> None:
        """The error for a log that does not exist."""
        self.write_error(
            self.error(
                f'There is not an event log on the localhost computer that matches "{name}".',
                "NoMatchingLogsFound",
                "ObjectNotFound",
                name,
                exception="System.Exception",
            )
        )


def many(value: Any) -> Iterable[Any]:
    """One value or a list of them, as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def milliseconds(value: Any, bias: int) -> int | None:
    """A local time of a filter as milliseconds since 1970 UTC; None when the filter has none."""
    if value is None:
        return None
    from pshv.runtime.convert import convert
    from pshv.types.nettype import known_type

    moment: Any = convert(value, known_type("System.DateTime"))
    utc = moment.kind == "Utc"
    return int((moment.ticks - TICKS_AT_1970) // TICKS_PER_MILLISECOND + (0 if utc else bias * 60_000))
