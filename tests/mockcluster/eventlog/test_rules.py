"""Which facts leave which events on which nodes (event-ids.md)."""

from __future__ import annotations

import inspect

import pytest

from mockcluster.eventlog import channels, query
from mockcluster.eventlog.render import MODULES
from mockcluster.journal import facts

VM_ID = "B0B4B4A8-0D3B-4F4C-9F5C-000000000001"
WEB01 = {
    "migration": 1,
    "vm": "web01",
    "vm_id": VM_ID,
    "group": "web01",
    "resource": "Virtual Machine web01",
    "config_resource": "Virtual Machine Configuration web01",
    "source": "HV01",
    "source_id": 1,
    "target": "HV02",
    "target_id": 2,
}
MOVE = {
    "group": "web01",
    "source": "HV01",
    "source_id": 1,
    "target": "HV02",
    "target_id": 2,
    "live": True,
    "targeted": True,
}


def at(journal, node=1):
    return {"time": journal.now, "node": f"HV0{node}", "node_id": node}


def seen(records):
    return [(record.node, record.channel, record.id) for record in records]


def failed(journal, **fields):
    defaults = {"stage": 1, "refusal": "", "code": 0, "side": "source", "host": "HV01", "details": (), "message": ()}
    return facts.LiveMigrationFailed(**at(journal), **WEB01, **{**defaults, **fields}, vm_on="HV01")


def test_rules_exist_for_known_facts_only():
    assert set(MODULES) <= set(facts.kinds())


@pytest.mark.parametrize("kind", sorted(MODULES))
def test_every_record_can_be_composed_from_its_own_strings(journal, kind):
    """No string of a message is left open, whatever the fact says."""
    plain = {"str": "1", "int": 1, "float": 1.0, "bool": True}
    fields = {}
    for base in reversed(facts.kinds()[kind].__mro__):
        for name, declared in inspect.get_annotations(base).items():
            fields[name] = plain.get(str(declared), ())
    for record in journal.happens(facts.kinds()[kind](**{**fields, **at(journal)})):
        assert "%" not in query.message(record)


def test_a_fact_without_events_leaves_none(journal):
    assert journal.happens(facts.NodeResumed(**at(journal), failback="NoFailback")) == []


def test_memory_short_at_the_destination(journal):
    message = ("'web01' could not initialize memory: Ran out of memory (0x8007000E).",)
    records = journal.happens(failed(journal, code=0x8007000E, side="destination", host="HV02", message=message))
    assert seen(records) == [
        (2, channels.WORKER_ADMIN, 3122),
        (2, channels.WORKER_ADMIN, 3050),
        (2, channels.VMMS_ADMIN, 21026),
        (1, channels.VMMS_ADMIN, 21024),
        (1, channels.HA_ADMIN, 21502),
        (1, channels.HA_ADMIN, 21111),
    ]
    assert query.message(records[4]) == (
        "Live migration of 'Virtual Machine web01' failed.\n\n"
        f"Virtual machine migration operation for 'web01' failed at migration destination 'HV02'. (Virtual machine ID "
        f"{VM_ID})\n\n'web01' could not initialize memory: Ran out of memory (0x8007000E)."
    )


@pytest.mark.parametrize(
    ("code", "event"),
    [(33012, 21159), (0x8007274D, 20406), (0x8009030E, 22040), (0x000013AB, 21126), (24006, 10698), (0x80070569, 1106)],
)
def test_each_cause_logs_its_own_event(journal, code, event):
    assert event in [record.id for record in journal.happens(failed(journal, code=code))]


def test_a_reached_limit_is_a_warning_and_no_failure_text(journal):
    records = journal.happens(failed(journal, refusal="MigrationLimit", message=("limit reached",)))
    assert seen(records) == [(1, channels.HA_ADMIN, 21501)]
    assert query.message(records[0]) == "limit reached"


def completed(journal, *, long_blackout=False):
    return facts.LiveMigrationCompleted(
        **at(journal), **WEB01, seconds=31.0, brownout=28.9, blackout=0.313, passes=3, pages=9, bytes=9 << 20,
        dirty_pages=5, stop_rule="target", long_blackout=long_blackout,
    )  # fmt: skip


def test_a_live_migration_is_reported_by_the_source_and_confirmed_by_the_target(journal):
    records = journal.happens(completed(journal))
    assert seen(records) == [
        (1, channels.WORKER_ADMIN, 22508),
        (1, channels.WORKER_ADMIN, 22509),
        (1, channels.WORKER_ADMIN, 22507),
        (2, channels.VMMS_ADMIN, 20418),
        (1, channels.VMMS_ADMIN, 20415),
    ]
    assert records[-1].strings == ("web01", VM_ID, "0.313")


def test_a_long_blackout_changes_the_event(journal):
    assert 20417 in [record.id for record in journal.happens(completed(journal, long_blackout=True))]


def test_server_2016_reports_less(journal):
    journal.world.nodes[1].build_number = 14393
    assert seen(journal.happens(completed(journal))) == [(1, channels.VMMS_ADMIN, 20415)]


@pytest.mark.parametrize(
    ("move_type", "ids"), [("Manual", [1641]), ("Failover", [1153, 1641]), ("Failback", [1154, 1641])]
)
def test_a_moving_role_is_reported_by_its_owner(journal, move_type, ids):
    records = journal.happens(facts.GroupMoving(**at(journal), **MOVE, move_type=move_type))
    assert [(record.node, record.id) for record in records] == [(1, event) for event in ids]


def test_a_role_of_a_lost_node_is_reported_by_the_new_owner(journal):
    records = journal.happens(facts.GroupMoving(**at(journal), **MOVE, move_type="NodeDown"))
    assert {record.node for record in records} == {2}


def test_every_survivor_reports_a_lost_node(journal):
    lost = {"members_before": (1, 2, 3), "members": (1, 2), "view_before": 301, "view": 302, "seconds": 10.0}
    records = journal.happens(facts.NodeLost(**at(journal, 3), **lost))
    assert seen(records) == [(1, channels.SYSTEM, 1135), (2, channels.SYSTEM, 1135)]


def test_a_quarantined_joiner_and_its_sponsor_name_each_other(journal):
    records = journal.happens(facts.NodeJoinRefused(**at(journal, 3), code=5985, sponsor="HV01", until=journal.now))
    assert [(record.node, record.id) for record in records] == [(3, 1676), (1, 1675)]
    assert query.message(records[0]) == (
        "Local cluster node has been quarantined by cluster node 'HV01' until '2026/03/03-12:00:00.000'. It cannot "
        "join before that time."
    )


@pytest.mark.parametrize(
    ("before", "after", "event"),
    [
        ("Direct", "Paused", 5120),
        ("Direct", "BlockRedirected", 5121),
        ("Direct", "Unavailable", 5142),
        ("Paused", "Direct", 5122),
        ("FileSystemRedirected", "Direct", 5137),
    ],
)
def test_each_change_of_a_volume_has_its_event(journal, before, after, event):
    changed = facts.VolumeStateChanged(
        **at(journal), volume="Volume1", resource="Cluster Disk 2", before=before, after=after,
        status="STATUS_CONNECTION_DISCONNECTED(c000020c)",
    )  # fmt: skip
    assert [record.id for record in journal.happens(changed)] == [event]


def test_a_started_machine_is_reported_by_its_worker_and_its_resource(journal):
    records = journal.happens(facts.VmStarted(**at(journal), vm="web01", vm_id=VM_ID, group="web01", seconds=1.2))
    assert seen(records) == [(1, channels.WORKER_ADMIN, 18500), (1, channels.HA_ADMIN, 21119)]
    assert records[0].pid != records[1].pid


def test_records_come_back_from_their_rows_as_they_were(journal):
    (record,) = journal.happens(facts.VmTurnedOff(**at(journal), vm="a", vm_id=VM_ID, group=""))
    assert type(record).from_row(record.row()) == record
