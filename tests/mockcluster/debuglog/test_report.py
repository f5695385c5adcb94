"""The file of Get-ClusterLog, read as the tools read it (cluster-log-format.md section 3)."""

from __future__ import annotations

import csv
import io

import pytest

from mockcluster.debuglog.grammar import parse_line
from mockcluster.debuglog.report import Source, write_report
from mockcluster.journal import facts

SECTIONS = [
    "Cluster", "Resources", "Groups", "Group Sets", "Resource Types", "Affinity Rules", "Nodes", "Networks",
    "Network Interfaces", "Volumes", "Volume Logs", "SBL Disks", "Certificates", "Performance", "System",
    "Microsoft-Windows-FailoverClustering/Operational logs",
    "Microsoft-Windows-ClusterAwareUpdating-Management/Admin logs",
    "Microsoft-Windows-ClusterAwareUpdating/Admin logs", "Microsoft-Windows-FailoverClustering/DiagnosticVerbose",
    "Cluster Logs",
]  # fmt: skip


class Pieces:
    def __init__(self):
        self.pieces = []

    def write(self, data):
        self.pieces.append(data)

    @property
    def text(self):
        return b"".join(self.pieces).decode("utf-16")


def report(stage, node="HV01", **options):
    sink = Pieces()
    written = write_report(Source(stage.world, stage.reader, stage.now), stage.world.node_of(node), sink, **options)
    assert written == sum(map(len, sink.pieces))
    return sink


def heads(text):
    return [line[5:-5] for line in text.split("\r\n") if line.startswith("[=== ")]


def rows_of(text, section):
    part = text.split(f"[=== {section} ===]\r\n", 1)[1].split("\r\n\r\n", 1)[0]
    return list(csv.DictReader(io.StringIO(part)))


def test_it_is_utf_16_with_a_mark_and_ends_in_a_log_line(stage):
    sink = report(stage)
    data = b"".join(sink.pieces)
    assert data.startswith(b"\xff\xfe")
    text = sink.text
    assert text.replace("\r\n", "").count("\n") == 0
    assert parse_line(text.splitlines()[-1])
    assert text.endswith("\r\n")
    assert not text.endswith("\r\n\r\n")


def test_the_sections_come_in_order_and_end_in_one_blank_line(stage):
    text = report(stage).text
    assert heads(text) == SECTIONS
    for name in SECTIONS[1:]:
        assert f"\r\n\r\n[=== {name} ===]\r\n" in text
    assert "\r\n\r\n\r\n" not in text


def test_sections_of_later_builds_are_absent_before(stage):
    stage.world.nodes[1].build_number = 14393
    found = heads(report(stage).text)
    assert "Affinity Rules" not in found
    assert "Certificates" not in found


def test_the_first_lines_tell_zone_build_and_node(stage):
    stage.world.hosts.named("HV02").time_zone_bias = -480
    lines = report(stage, "HV02").text.split("\r\n")[:12]
    assert lines[0] == "[=== Cluster ===]"
    assert lines[1].startswith("The logs were generated using Coordinated Universal Time")
    assert lines[2] == (
        "UTC = localtime + time zone offset;the time zone offset of this machine is -480 minutes, or -8 hours"
    )
    assert "Build Number 20348" in lines
    assert "Current node: name (HV02) id (2)" in lines


def test_local_time_shifts_the_stamps(stage):
    stage.happens(facts.NodePaused(time=stage.now, node="HV02", node_id=2, draining=False))
    stage.world.hosts.named("HV02").time_zone_bias = -480
    local = report(stage, "HV02", local_time=True).text
    assert local.split("\r\n")[1].startswith("The logs were generated using local time")
    (paused,) = [line for line in local.splitlines() if "is paused" in line]
    assert "::2026/03/03-20:00:00.000 INFO" in paused


def test_without_the_state_only_header_and_log_stay(stage):
    assert heads(report(stage, skip_state=True).text) == ["Cluster", "Cluster Logs"]


def test_the_line_after_the_last_head_is_a_log_line(stage):
    text = report(stage).text
    assert parse_line(text.split("[=== Cluster Logs ===]\r\n", 1)[1].splitlines()[0])


def test_rows_hold_the_real_state_and_end_in_a_comma(stage):
    text = report(stage).text
    groups = {row["ObjectName"]: row for row in rows_of(text, "Groups")}
    resources = {row["ObjectId"]: row for row in rows_of(text, "Resources")}
    web01 = stage.world.groups.named("web01")
    assert groups["web01"]["_pOwnerNode"] == str(stage.node(web01.owner))
    assert [resources[key]["ObjectName"] for key in groups["web01"]["resources"].split()] == [
        "Virtual Machine Configuration web01",
        "Virtual Machine web01",
    ]
    nodes = rows_of(text, "Nodes")
    assert [(row["Name"], row["NodeNumber"], row["IsLocalNode"]) for row in nodes] == [
        ("HV01", "1", "true"),
        ("HV02", "2", "false"),
        ("HV03", "3", "false"),
    ]
    assert len(rows_of(text, "Network Interfaces")) == 9
    assert [row["friendlyName"] for row in rows_of(text, "Volumes")] == ["Volume1", "Volume2"]
    assert text.count("_embeddedFailureAction,") == 2


def test_a_name_with_a_comma_is_quoted(stage):
    stage.world.groups.named("web01").description = 'front, "old"'
    text = report(stage).text
    assert ',"front, ""old""",' in text


def test_event_records_stand_in_their_sections(stage):
    lost = {"members_before": (1, 2, 3), "members": (1, 2), "view_before": 301, "view": 302, "seconds": 10.0}
    stage.happens(facts.NodeLost(time=stage.now, node="HV03", node_id=3, **lost))
    text = report(stage).text
    system = text.split("[=== System ===]\r\n", 1)[1].split("\r\n\r\n", 1)[0]
    parsed = parse_line(system)
    assert parsed.channel == "System"
    assert parsed.body.startswith("Cluster node 'HV03' was removed from the active failover cluster membership.")
    operational = text.split("Operational logs ===]\r\n", 1)[1].split("\r\n\r\n", 1)[0]
    assert operational.endswith(" WARN  [NETWORK] Lost connection to node HV03")


def test_a_health_report_names_what_is_wrong(stage):
    stage.world.networks.named("Migration").state = "Partitioned"
    text = report(stage, health=True).text
    assert heads(text) == ["Cluster", "Cluster Health", "Cluster Health Logs"]
    wrong = [row["ObjectName"] for row in rows_of(text, "Cluster Health") if row["Healthy"] == "false"]
    assert wrong == ["Migration"]


@pytest.mark.parametrize("level", [3, 5])
def test_it_is_written_in_pieces_of_bounded_size(stage, level):
    stage.world.cluster.log_level = level
    sink = report(stage, span_minutes=600)
    assert max(map(len, sink.pieces)) < 2 << 20
