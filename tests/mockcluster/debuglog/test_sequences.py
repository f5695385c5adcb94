"""What each kind of fact leaves in the log of each node (cluster-log-format.md section 4)."""

from __future__ import annotations

import inspect
from itertools import pairwise

import pytest

from mockcluster.debuglog import levels
from mockcluster.debuglog.components import COMPONENTS
from mockcluster.debuglog.grammar import LINE, format_line, parse_body
from mockcluster.debuglog.processes import CLUSSVC, RHS_DEFAULT, Processes
from mockcluster.debuglog.render import MODULES, SILENT
from mockcluster.journal import facts

WEB01 = {
    "migration": 1,
    "vm": "web01",
    "vm_id": "B0B4B4A8-0D3B-4F4C-9F5C-000000000001",
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
    "move_type": "Manual",
    "live": True,
    "targeted": True,
}
RES = "[RES] Virtual Machine <Virtual Machine web01>: "

ONLINE = [
    "[RCM] Res Virtual Machine web01: Offline -> OnlineCallIssued( StateUnknown )",
    "[RCM] TransitionToState(Virtual Machine web01) Offline-->OnlineCallIssued.",
    "[RCM] Issuing Online(Virtual Machine web01) to RHS.",
    "[RCM] HandleMonitorReply: ONLINERESOURCE for 'Virtual Machine web01', gen(0) result 997/0.",
    "[RCM] Res Virtual Machine web01: OnlineCallIssued -> OnlinePending( StateUnknown )",
    "[RCM] TransitionToState(Virtual Machine web01) OnlineCallIssued-->OnlinePending.",
    "[RHS] Resource Virtual Machine web01 has come online. RHS is about to report status change to RCM",
    "[RCM] HandleMonitorReply: ONLINERESOURCE for 'Virtual Machine web01', gen(0) result 0/0.",
    "[RCM] Res Virtual Machine web01: OnlinePending -> Online( StateUnknown )",
    "[RCM] TransitionToState(Virtual Machine web01) OnlinePending-->Online.",
]


def at(stage, node=1, seconds=0.0):
    return {"time": stage.now + round(seconds * 1e6), "node": f"HV0{node}", "node_id": node}


def texts(lines, node=None):
    return [line.text for line in lines if node is None or line.node == node]


def test_every_kind_of_fact_has_a_sequence_or_is_known_to_be_silent():
    kinds = set(facts.kinds()) - {"Fact", "MigrationFact", "VmFact"}
    assert kinds - set(MODULES) - SILENT == set()
    assert set(MODULES) & SILENT == set()


def test_a_refused_join_ends_with_the_timeout(stage):
    lines = stage.happens(facts.NodeJoinRefused(**at(stage, 3), code=10060, sponsor="HV01", until=0))
    assert texts(lines) == [
        "[NODE] Node 3: New join with n1: stage: 'Attempt Initial Connection' status (10060) reason: "
        "'Failed to connect to remote endpoint 10.10.20.11:~3343~'",
        "FatalError: join/form timeout (status = 258)",
    ]
    assert lines[-1].tag == levels.WARNING


def test_a_quarantined_joiner_is_told_so(stage):
    refused = facts.NodeJoinRefused(**at(stage, 3), code=5985, sponsor="HV01", until=stage.now)
    lines = stage.happens(refused)
    assert "has been quarantined" in texts(lines, 1)[0]
    assert "I have been quarantined" in texts(lines, 3)[0]


def test_a_failed_live_migration_is_an_error_on_the_source_and_no_move_of_group(stage):
    failed = facts.LiveMigrationFailed(
        **at(stage), **WEB01, stage=1, refusal="SwitchMissing", code=33012, side="destination", host="HV02", details=(),
        message=("Could not find Ethernet switch 'vSwitch-Prod'.",), vm_on="HV01",
    )  # fmt: skip
    lines = stage.happens(failed)
    assert texts(lines) == [
        RES + "Live migration of 'Virtual Machine web01' failed.",
        f"  Virtual machine migration operation for 'web01' failed at migration destination 'HV02'. "
        f"(Virtual machine ID {WEB01['vm_id']})",
        "  Could not find Ethernet switch 'vSwitch-Prod'.",
    ]
    assert {(line.node, line.tag) for line in lines} == {(1, levels.ERROR)}


def test_a_group_that_may_not_move_names_the_ban(stage):
    refused = facts.GroupMoveRefused(
        **at(stage), group="web01", target="HV02", target_id=2, rule="PossibleOwnerFilter", code=0x80071398
    )
    assert texts(stage.happens(refused)) == [
        "[RCM] web01 cannot be hosted on node 2",
        "[RCM-plcmt] Removing candidate: NodeCandidate(2) BanCode: PossibleOwnerFilter (5016)",
    ]


def test_a_resource_that_fails_is_terminated_and_restarted(stage):
    resource = {"resource": "Virtual Machine web01", "resource_type": "Virtual Machine", "group": "web01"}
    failed = facts.ResourceFailed(**at(stage), **resource, failure_count=1, restart_action=2, code=1, text="")
    queued = facts.ResourceRestartQueued(**at(stage), **resource, delay=500)
    lines = stage.happens(failed) + stage.happens(queued)
    assert [(line.tag, line.text) for line in lines][:5] == [
        (levels.WARNING, "[RHS] Resource Virtual Machine web01 IsAlive has indicated failure."),
        (
            levels.INFORMATION,
            "[RCM] HandleMonitorReply: FAILURENOTIFICATION for 'Virtual Machine web01', gen(0) result 1/0.",
        ),
        (levels.INFORMATION, "[RCM] Res Virtual Machine web01: Online -> ProcessingFailure( StateUnknown )"),
        (levels.INFORMATION, "[RCM] TransitionToState(Virtual Machine web01) Online-->ProcessingFailure."),
        (levels.ERROR, "[RCM] rcm::RcmResource::HandleFailure: (Virtual Machine web01)"),
    ]
    assert lines[-1].text == "[RCM] Delay-restarting Virtual Machine web01 and any waiting dependents."
    assert lines[-1].time - lines[-2].time >= 500


def test_a_hung_resource_gets_a_monitor_of_its_own(stage):
    hung = facts.ResourceCallTimedOut(
        **at(stage), resource="Virtual Machine web01", resource_type="Virtual Machine", group="web01", call="ISALIVE",
        late=16, dll="vmclusres.dll",
    )  # fmt: skip
    lines = stage.happens(hung)
    assert lines[0].text == (
        "[RHS] RhsCall::DeadlockMonitor: Call ISALIVE timed out by 16 milliseconds for resource "
        "'Virtual Machine web01'."
    )
    assert "marking it to run in a separate monitor." in lines[1].text


def test_lost_quorum_ends_the_service_with_warnings(stage):
    lines = stage.happens(facts.QuorumLost(**at(stage, 3), members=(3,), votes=1, total=3))
    assert texts(lines)[:4] == [
        "[QUORUM] Node 3: Lost quorum (3)",
        "[QUORUM] Node 3: goingAway: 0, core.IsServiceShutdown: 0",
        "lost quorum (status = 5925)",
        "lost quorum (status = 5925), executing OnStop",
    ]
    assert {line.tag for line in lines[:4]} == {levels.WARNING}
    assert texts(lines)[-1] == ("[RHS] Cluster service has terminated. Cluster.Service.Running.Event got signaled.")
    assert stage.happens(facts.NodeStopped(**at(stage, 3), reason="QuorumLost")) == []


def test_on_2012_r2_lost_quorum_is_an_error(stage):
    stage.world.nodes[3].build_number = 9600
    lines = stage.happens(facts.QuorumLost(**at(stage, 3), members=(3,), votes=1, total=3))
    assert {line.tag for line in lines[:4]} == {levels.ERROR}


def test_a_witness_that_cannot_be_taken_names_the_error(stage):
    failed = facts.WitnessFailed(**at(stage), resource="Cluster Disk 1", resource_type="Physical Disk", code=170)
    lines = stage.happens(failed)
    assert [line.tag for line in lines] == [levels.WARNING, levels.ERROR, levels.ERROR]
    assert texts(lines)[1:] == [
        "[RES] Physical Disk <Cluster Disk 1>: ResHardDiskArbitrateInternal: PR Arbitration for disk Error: 170.",
        "[RCM] Arbitrating resource 'Cluster Disk 1' returned error 170.",
    ]


def test_survivors_of_a_lost_node_go_to_a_view_without_it(stage):
    lost = facts.NodeLost(
        **at(stage, 3), members_before=(1, 2, 3), members=(1, 2), view_before=301, view=302, seconds=10.0
    )
    lines = stage.happens(lost)
    assert {line.node for line in lines} == {1, 2}
    own = texts(lines, 2)
    assert own[2].endswith(
        "Reason GracefulClose(1226)' because of 'channel to remote endpoint 10.10.20.13:~3343~ is closed'"
    )
    assert own[3] == f"[RGP] node 2: Node Disconnected 3 {'0' * 62}110"
    assert own[5] == (
        "[CORE] Node 2: New View is <ViewChanged joiners=() downers=(3) newView=302(1 2) oldView=301(1 2 3) "
        "joiner=false form=false/>"
    )
    assert own[-1] == "[DCM] UpdateClusDiskMembership (enter): ctl 300224 nodeSet (3)"


def test_one_network_down_is_no_lost_node(stage):
    down = facts.RouteDown(
        **at(stage), peer="HV03", peer_id=3, network="Cluster", address="10.10.20.11", peer_address="10.10.20.13"
    )
    lines = stage.happens(down)
    assert texts(lines)[0] == (
        "[NETFTAPI] Signaled NetftRemoteUnreachable event, "
        "local address 10.10.20.11:3343 remote address 10.10.20.13:3343"
    )
    assert lines[0].tag == levels.DEBUG
    assert texts(lines)[2] == "[IM] Marking Route from 10.10.20.11:~3343~ to 10.10.20.13:~3343~ as down"
    assert all(line.component in ("NETFTAPI", "IM") for line in lines)


def test_a_joiner_and_the_members_come_to_the_same_view(stage):
    joined = facts.NodeJoined(**at(stage, 3), members_before=(1, 2), members=(1, 2, 3), view_before=201, view=301)
    lines = stage.happens(joined)
    view = "newView=301(1 2 3) oldView=201(1 2)"
    assert all(any(view in text for text in texts(lines, node)) for node in (1, 2, 3))
    assert texts(lines, 1)[-1] == "[NODE] Node 1: New join with n3: stage: 'Join Succeeded'"
    assert "joiner=true" in texts(lines, 3)[-1]


def test_a_stopped_service_says_goodbye_and_its_peers_hear_it(stage):
    stopped = stage.happens(facts.NodeStopped(**at(stage, 2), reason="ServiceShutdown"))
    assert texts(stopped) == [
        "[CS] Service Stopping...",
        "[DM]: Shutting down, so unloading the cluster database.",
        "[DM] Shutting down, so unloading the cluster database (waitForLock: true).",
        "[CS] Service Stopped...",
        "[CS] About to exit service...",
    ]
    left = facts.NodeLeft(**at(stage, 2), members_before=(1, 2, 3), members=(1, 3), view_before=301, view=302)
    assert texts(stage.happens(left), 1)[0] == (
        "[CORE] Graceful shutdown reported by node 2, reason ServiceStopReason::ServiceShutdown, nodeIsUp false "
        "(payload 327682)"
    )


def test_a_resource_comes_online_in_pairs_of_lines(stage):
    own = {"resource": "Virtual Machine web01", "resource_type": "Virtual Machine", "group": "web01"}
    steps = ["Offline", "OnlineCallIssued", "OnlinePending", "Online"]
    lines = []
    for before, after in pairwise(steps):
        lines += stage.happens(facts.ResourceStateChanged(**at(stage, 2), **own, before=before, after=after))
    assert texts(lines) == ONLINE


def test_a_live_migration_is_told_on_both_nodes(stage):
    happened = [
        facts.GroupMoving(**at(stage), **MOVE),
        facts.LiveMigrationStarted(
            **at(stage), **WEB01, network="Migration", source_address="10.10.30.11", target_address="10.10.30.12",
            option="TCPIP", memory=4 << 30, pages=1 << 20, zero_pages=0,
        ),
        facts.LiveMigrationPrepared(**at(stage, seconds=1.7), **WEB01, seconds=1.7, reserved=4 << 30),
        facts.LiveMigrationPhaseStarted(**at(stage, seconds=30), **WEB01, phase="Offline"),
        facts.LiveMigrationPhaseCompleted(**at(stage, seconds=30.1), **WEB01, phase="Offline", seconds=0.1),
        facts.LiveMigrationPhaseStarted(**at(stage, seconds=30.1), **WEB01, phase="Restore"),
        facts.GroupMoved(**at(stage, seconds=30.2), **MOVE, failover_count=0, last_failover_time=0),
        facts.LiveMigrationCompleted(
            **at(stage, seconds=31), **WEB01, seconds=31.0, brownout=28.9, blackout=0.31, passes=3, pages=9,
            bytes=9 << 12, dirty_pages=5, stop_rule="target", long_blackout=False,
        ),
    ]  # fmt: skip
    lines = [line for fact in happened for line in stage.happens(fact)]
    vm_id = WEB01["vm_id"]
    named = f"(VM resource 'Virtual Machine web01', VMID {vm_id})."
    assert texts(lines, 1) == [
        "[RCM] rcm::RcmApi::MoveGroup: (web01, 2)",
        RES + f"Started live migration on the source node {named}",
        RES + f"Started live migration Offline phase on the source node. (VMID {vm_id})",
        RES + f"Completed live migration Offline phase on the source node, time 0.100 s. (VMID {vm_id})",
        "[RCM] move of group web01 from HV01(1) to HV02(2) of type MoveType::Manual is about to succeed, "
        "failoverCount=0, lastFailoverTime=1601/01/01-00:00:00.000 targeted=true",
        "[RCM] ignored non-local state Online for group web01",
        RES + f"Completed live migration on the source node, time 31.000 s {named}",
    ]
    configuration = (
        "[RES] Virtual Machine Configuration <Virtual Machine Configuration web01>: Online configuration resource "
    )
    config = f"(VM configuration resource 'Virtual Machine Configuration web01', VMID {vm_id})."
    assert texts(lines, 2) == [
        RES + f"Started live migration on the target node {named}",
        configuration + f"started {config}",
        configuration + f"completed, time 1.700 s {config}",
        RES + f"Started live migration Restore phase on the target node. (VMID {vm_id})",
        RES + f"Completed live migration on the target node, time 31.000 s {named}",
        *ONLINE,
    ]


def test_a_dead_owner_cannot_write_so_the_new_one_does(stage):
    stage.world.nodes[1].state = "Down"
    moved = facts.GroupMoved(
        **at(stage), **{**MOVE, "move_type": "NodeDown", "live": False}, failover_count=1, last_failover_time=stage.now
    )
    lines = stage.happens(moved)
    assert [line.node for line in lines] == [2]
    assert "failoverCount=1, lastFailoverTime=2026/03/03-12:00:00.000" in lines[0].text


def test_the_passes_of_a_migration_are_written_at_level_four(stage):
    done = facts.LiveMigrationPassCompleted(
        **at(stage), **WEB01, number=1, pages=786432, bytes=3 << 30, seconds=27.415, rate=117.5e6, dirty_left=29970
    )
    assert stage.happens(done, level=3) == []
    assert len(stage.happens(done, level=4)) == 1


def test_every_member_executes_a_changed_setting(stage):
    changed = facts.ClusterPropertyChanged(**at(stage), name="ClusterLogLevel", before="3", after="5", gum_id=357)
    assert texts(stage.happens(changed)) == [
        f"[GUM] Node {n}: Executing locally gumId: 357, updates: 1, first action: /dm/update" for n in (1, 2, 3)
    ]


@pytest.mark.parametrize(("before", "after"), [(3, 0), (0, 3)])
def test_switching_the_log_off_or_on_is_written_itself(stage, before, after):
    changed = {"name": "ClusterLogLevel", "before": str(before), "after": str(after), "gum_id": 357}
    assert len(stage.happens(facts.ClusterPropertyChanged(**at(stage), **changed), level=after)) == 3


def test_resource_lines_come_from_the_monitor_and_the_rest_from_the_service(stage):
    lines = stage.happens(facts.GroupMoving(**at(stage), **MOVE))
    lines += stage.happens(
        facts.ResourceStateChanged(
            **at(stage), resource="Virtual Machine web01", resource_type="Virtual Machine", group="web01",
            before="OnlinePending", after="Online",
        )
    )  # fmt: skip
    own = Processes(stage.world.seed, 1, stage.world.nodes[1].started_at)
    for line in lines:
        hosted = parse_body(line.text).component in ("RES", "RHS")
        assert line.pid == own.pid(RHS_DEFAULT if hosted else CLUSSVC)


def test_lines_of_a_node_never_go_back_in_time_and_obey_the_grammar(stage):
    own = {"resource": "Virtual Machine web01", "resource_type": "Virtual Machine", "group": "web01"}
    lines = []
    for _ in range(40):
        lines += stage.happens(
            facts.ResourceStateChanged(**at(stage), **own, before="Online", after="OfflineCallIssued")
        )
        lines += stage.happens(facts.ClusterPropertyChanged(**at(stage), name="X", before="", after="", gum_id=1))
    for node in (1, 2, 3):
        times = [line.time for line in lines if line.node == node]
        assert times == sorted(times)
    assert all(LINE.match(format_line(line.time, line.pid, line.tid, line.tag, line.text)) for line in lines)


@pytest.mark.parametrize("kind", sorted(set(MODULES)))
def test_every_sequence_is_written_by_known_components(stage, kind):
    """Each fact, made of plain values of the types it declares, leaves lines that name a component of the table."""
    made = facts.kinds()[kind](**{**plain_fields(kind), **at(stage)})
    for line in stage.happens(made, level=levels.DEBUG):
        assert line.component in COMPONENTS
        if not line.text.startswith("  "):
            assert parse_body(line.text).component in (line.component, line.component.partition("-")[0])


def plain_fields(kind):
    plain = {"str": "1", "int": 1, "float": 1.0, "bool": True}
    fields = {}
    for base in reversed(facts.kinds()[kind].__mro__):
        for name, declared in inspect.get_annotations(base).items():
            fields[name] = plain.get(str(declared), ())
    return fields


def test_a_restarted_service_has_other_process_ids():
    before, after = Processes(7, 1, 1000), Processes(7, 1, 2000)
    assert before.pid(CLUSSVC) == Processes(7, 1, 1000).pid(CLUSSVC)
    assert before.pid(CLUSSVC) != after.pid(CLUSSVC)
    names = [CLUSSVC, RHS_DEFAULT, "rhs core", "vmms", "rhs Cluster Disk 2"]
    assert len({before.pid(name) for name in names}) == len(names)
    assert all(before.pid(name) % 4 == 0 for name in names)
