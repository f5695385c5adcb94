"""Every cause: set, the move refused with its text, records and log lines; withdrawn, the move succeeds."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from mockcluster.cluster import MockCluster
from mockcluster.eventlog.query import EventFilter, message
from mockcluster.faults.kinds import CONDITION, KINDS
from mockcluster.journal import facts as f
from mockcluster.operations.livemigrate import LiveMigrate
from mockcluster.operations.settings import SetHostSettings


class Case(NamedTuple):
    kind: str
    given: dict[str, Any]
    vm: str
    refusal: str
    check: int
    text: str
    records: dict[str, int]  # the event that shows it, by node


SERVICE = "Microsoft Virtual System Migration Service"
CLUSTERED = [
    Case("migration-disabled", {"host": "HV01"}, "web01", "MigrationDisabledAtSource", 2,
         "The source host is not configured for live migration.", {"HV01": 21502}),
    Case("migration-disabled", {"host": "HV02"}, "web01", "ConnectionRefused", 5,
         "with host 'HV02': No connection could be made because the target machine actively refused it. (0x8007274D).",
         {"HV01": 20406}),
    Case("node-paused", {"host": "HV02"}, "web01", "NotPossibleOwner", 4, "is not the owner of the group",
         {"HV01": 21502}),
    Case("not-possible-owner", {"host": "HV02", "vm": "web01"}, "web01", "NotPossibleOwner", 4,
         "not a possible owner of the group", {"HV01": 21502}),
    Case("no-migration-network", {}, "web01", "NoMigrationNetwork", 4,
         "Failed to get the network address for the destination node 'HV02': A cluster network is not available for "
         "this operation.", {"HV01": 21126}),
    Case("network-down", {"host": "HV02"}, "web01", "NoMigrationNetwork", 4, "A cluster network is not available",
         {"HV01": 21126}),
    Case("firewall-closed", {"host": "HV02"}, "web01", "NotPermitted", 5,
         "An attempt was made to access a socket in a way forbidden by its access permissions. (0x8007271D).",
         {"HV01": 20406}),
    Case("configuration-version", {"host": "HV02", "vm": "web01"}, "web01", "ConfigurationVersion", 6,
         "has configuration version 8.0, which is not supported", {"HV02": 10698}),
    Case("processor-vendor", {"host": "HV02"}, "web01", "ProcessorVendor", 7,
         "The hardware on the destination computer is not compatible", {"HV01": 21502}),
    Case("processor-features", {"host": "HV02"}, "web01", "ProcessorFeatures", 7,
         "Virtual machine 'web01' is using processor-specific features not supported on host 'HV02'.", {"HV01": 21502}),
    Case("processor-count", {"host": "HV02"}, "web01", "ProcessorCount", 8, "has 4 virtual processors",
         {"HV01": 21502}),
    Case("numa", {"host": "HV02"}, "web01", "Numa", 9, "within one NUMA node", {"HV02": 3122}),
    Case("switch-renamed", {"host": "HV02", "switch": "vSwitch-Prod"}, "web01", "SwitchMissing", 10,
         "Could not find Ethernet switch 'vSwitch-Prod'.", {"HV01": 21159}),
    Case("switch-missing", {"host": "HV02", "switch": "vSwitch-Prod"}, "web01", "SwitchMissing", 10,
         "Could not find Ethernet switch 'vSwitch-Prod'.", {"HV01": 21125}),
    Case("storage-unreachable", {"host": "HV02", "volume": "Volume1"}, "web01", "StorageUnreachable", 11,
         "was not found on the destination computer.", {"HV01": 21502}),
    Case("iso-missing", {"vm": "web01"}, "web01", "StorageUnreachable", 11,
         "CD/DVD image 'D:\\ISO\\setup.iso' was not found", {"HV01": 21502}),
    Case("pass-through-disk", {"vm": "web01"}, "web01", "StorageUnreachable", 11, "the physical disk 3",
         {"HV01": 21502}),
    Case("assigned-device", {"vm": "web01"}, "web01", "AssignedDevice", 11, "has assigned devices", {"HV01": 21502}),
    Case("logon-right", {"host": "HV02"}, "web01", "LogonType", 12, "(0x80070569)", {"HV02": 21026}),
    Case("memory-short", {"host": "HV02"}, "web01", "OutOfMemory", 13,
         "'web01' could not initialize memory: Ran out of memory (0x8007000E).", {"HV02": 3050}),
]  # fmt: skip
STAND_ALONE = [
    Case("no-logon", {"host": "HV02"}, "test01", "NoCredentials", 5,
         "No credentials are available in the security package (0x8009030E).", {"HV02": 22040}),
    Case("credential-guard", {"host": "HV02"}, "test01", "NoCredentials", 5, "no suitable credentials available",
         {"HV02": 21024}),
    Case("authentication-mismatch", {"host": "HV01"}, "test01", "NoCredentials", 5, "(0x8009030E)", {"HV02": 20406}),
    Case("no-delegation", {"host": "HV02"}, "test01", "NoCredentials", 5, "(0x8009030E)", {"HV02": 22040}),
    Case("wrong-principal", {"host": "HV01"}, "test01", "WrongPrincipal", 5,
         "The target principal name is incorrect (0x80090322).", {"HV02": 20406}),
    Case("account-disabled", {"host": "HV02"}, "test01", "UnknownCredentials", 5,
         "The credentials supplied to the package were not recognized (0x8009030D).", {"HV02": 20406}),
    Case("migration-limit", {"host": "HV02", "limit": 0}, "test01", "MigrationLimit", 3,
         "because virtual machine migration limit '0' was reached", {}),
]  # fmt: skip
CASES = [*CLUSTERED, *STAND_ALONE]


def name_of(case: Case) -> str:
    return f"{case.kind}-{case.vm}-{case.given.get('host', 'any')}"


def credssp(cluster: MockCluster) -> None:
    """HV02 and HV01 in CredSSP with a logon: a machine outside the cluster can move."""
    for host in ("HV01", "HV02"):
        cluster.run(SetHostSettings(host, (("migration_authentication_type", "CredSSP"),)))


def destination(case: Case) -> str:
    return "HV01" if case.vm == "test01" else "HV02"


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_cause_prevents_the_move_and_shows_everywhere(contoso: MockCluster, case: Case) -> None:
    credssp(contoso)
    fault = contoso.faults.add(case.kind, **case.given)
    outcome = contoso.run(LiveMigrate(case.vm, destination(case)))
    assert outcome.refusal is not None
    assert (outcome.refusal.id, outcome.refusal.check) == (case.refusal, case.check)
    assert case.text in outcome.refusal.text
    assert outcome.refusal.remedy
    assert fault.accounting == "fired 1"

    failed = next(fact for fact in outcome.facts if isinstance(fact, f.LiveMigrationFailed))
    assert case.text in "\n".join(failed.message)
    for node, event in case.records.items():
        records = list(contoso.event_records(node, EventFilter(ids=(event,))))
        assert records, f"no event {event} on {node}"
        assert case.vm in message(records[0]) or event in (20406, 22040, 21125, 21126)
    if contoso.world.vms.named(case.vm).is_clustered:  # type: ignore[union-attr]
        lines = [line.text for line in contoso.log_rows("HV01")]
        assert any("Live migration of 'Virtual Machine web01' failed." in line for line in lines)
        assert any(case.text in line for line in lines)
        whole = next(iter(contoso.event_records("HV01", EventFilter(ids=(21502,)))))
        assert case.text in message(whole)

    decision = contoso.decisions(case.vm)[-1][1]
    assert (decision.verdict, decision.reasons[-1].verdict, decision.remedy) == (
        "Refused",
        False,
        outcome.refusal.remedy,
    )


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_move_succeeds_when_the_cause_is_withdrawn(contoso: MockCluster, case: Case) -> None:
    credssp(contoso)
    fault = contoso.faults.add(case.kind, **case.given)
    assert contoso.run(LiveMigrate(case.vm, destination(case))).refusal is not None
    contoso.faults.remove(fault)
    outcome = contoso.run(LiveMigrate(case.vm, destination(case)))
    assert outcome.ok, outcome.refusal
    machine = contoso.world.vms.named(case.vm)
    assert machine is not None
    assert machine.host == destination(case)


def test_a_host_that_does_not_know_the_caller_refuses_everything(contoso: MockCluster) -> None:
    contoso.faults.add("access-denied", host="HV01")
    outcome = contoso.run(LiveMigrate("web01", "HV02"))
    assert outcome.refusal is not None
    assert (outcome.refusal.id, outcome.refusal.code) == ("AccessDenied", 0x80070005)
    assert "You do not have the required permission to complete this task." in outcome.refusal.text


def test_the_cases_cover_all_conditions() -> None:
    others = {"access-denied", "network-slow", "virtualization-off", "no-slat", "dep-off", "hypervisor-off"}
    covered = {case.kind for case in CASES} | others
    assert covered == {kind.name for kind in KINDS.values() if kind.family == CONDITION}
