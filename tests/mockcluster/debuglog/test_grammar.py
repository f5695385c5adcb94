"""Lines of the cluster log: written and read back (cluster-log-format.md section 2)."""

from __future__ import annotations

import pytest

from mockcluster.debuglog import levels
from mockcluster.debuglog.grammar import BODY, LINE, format_line, parse_body, parse_line
from mockcluster.debuglog.line import LogLine, kept
from mockcluster.debuglog.stamp import filetime, stamp, unstamp

REAL = "000010c0.0000179c::2022/03/30-15:27:15.681 INFO  The cluster load balancer has identified the current node"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[=== Cluster Logs ===]",
        "378.380::1999/06/09-18:00:50.881 [NM] text",
        "000010c0.0000179c::2022/03/30-15:27:15.681 VERB  [RCM] no such level",
        "000010c0.0000179c::2022/03/30-15:27:15.681 INFO [RCM] one space after the level",
        "000010C0.0000179C::2022/03/30-15:27:15.681 INFO  [RCM] upper case",
        "[Diagnostic] " + REAL,
    ],
)
def test_what_is_no_log_line_is_refused(line):
    assert parse_line(line) is None


def test_a_real_line_is_written_as_it_was_read():
    parsed = parse_line("[Operational] " + REAL)
    assert parsed.channel == "Operational"
    assert (parsed.pid, parsed.tid) == (0x10C0, 0x179C)
    assert format_line(*parsed[3:4], parsed.pid, parsed.tid, parsed.tag, parsed.body, channel="Operational") == (
        "[Operational] " + REAL
    )


@pytest.mark.parametrize(
    ("tag", "columns"),
    [
        (levels.INFORMATION, " INFO  [RCM]"),
        (levels.WARNING, " WARN  [RCM]"),
        (levels.ERROR, " ERR   [RCM]"),
        (levels.DEBUG, " DBG   [RCM]"),
        (levels.VERBOSE, " INFO  [RCM]"),
    ],
)
def test_one_space_stands_before_the_level_and_two_after_its_four_columns(tag, columns):
    line = format_line(0, 1, 2, tag, "[RCM] x")
    assert line == "00000001.00000002::1970/01/01-00:00:00.000" + columns + " x"
    assert LINE.match(line)


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("[RCM] move of group A", ("", "RCM", "", "", "move of group A")),
        ("[DM]: Shutting down", ("", "DM", "", "", "Shutting down")),
        ("[CHANNEL 10.0.0.1:~3343~] closed", ("", "CHANNEL", "", "", "closed")),
        ("[RCM-plcmt] chosen", ("", "RCM", "", "", "chosen")),
        (
            "[RES] Virtual Machine <Virtual Machine VM1>: up",
            ("", "RES", "Virtual Machine", "Virtual Machine VM1", "up"),
        ),
        (
            "rcm::RcmResource::OnlineWorker[RCM] Issuing Arbitrate(W) to RHS.",
            ("rcm::RcmResource::OnlineWorker", "RCM", "", "", "Issuing Arbitrate(W) to RHS."),
        ),
        ("---+ LOG BEGIN +---", ("", "", "", "", "---+ LOG BEGIN +---")),
    ],
)
def test_a_body_names_its_component_and_its_resource(body, fields):
    assert tuple(parse_body(body)) == fields
    assert bool(BODY.match(body)) == bool(fields[1])


def test_stamps_count_milliseconds_in_utc():
    assert stamp(1648654035681) == "2022/03/30-15:27:15.681"
    assert unstamp("2022/03/30-15:27:15.681") == 1648654035681
    assert filetime(None) == 0
    assert filetime(0) == 116444736000000000


@pytest.mark.parametrize(("level", "written"), [(0, False), (1, False), (2, True), (3, True), (5, True)])
def test_a_warning_is_written_from_level_two_on(level, written):
    line = LogLine(1, 0, 1, 1, levels.WARNING, levels.WARNING, "NDP", "[NDP] x")
    assert kept(line, level) == written
