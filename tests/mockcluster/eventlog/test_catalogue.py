"""The catalogue of events and the composition of their messages (event-ids.md)."""

from __future__ import annotations

import re

import pytest

from mockcluster.eventlog import catalogue, channels
from mockcluster.eventlog.message import compose


def test_an_unknown_event_has_no_definition_and_no_message():
    with pytest.raises(KeyError):
        catalogue.definition(channels.SYSTEM, 21106)
    assert catalogue.message(channels.SYSTEM, 21106, ()) == ""


@pytest.mark.parametrize(
    ("template", "strings", "text"),
    [
        ("'%1' and '%3'", ("a",), "'a' and '%3'"),
        ("%2 %1 %2", ("a", "b"), "b a b"),
        ("100%% of %1", ("x",), "100% of x"),
        ("%11", tuple("abcdefghijk"), "k"),
        ("plain", (), "plain"),
        ("%1", ("%2",), "%2"),
    ],
)
def test_insertion_strings_take_their_places(template, strings, text):
    assert compose(template, strings) == text


def test_the_text_of_20415_uses_its_strings_out_of_order():
    text = catalogue.message(channels.VMMS_ADMIN, 20415, ("web01", "GUID", "0.313"))
    assert text == (
        "The Virtual Machine Management service successfully completed the live migration of virtual machine  'web01' "
        "with a blackout time of 0.313 seconds (VMID GUID)."
    )


@pytest.mark.parametrize(
    ("channel", "event", "level", "task"),
    [
        (channels.SYSTEM, 1135, 1, "Node Mgr"),
        (channels.SYSTEM, 1177, 1, "Quorum Manager"),
        (channels.SYSTEM, 5120, 3, "Cluster Shared Volume"),
        (channels.SYSTEM, 1069, 2, "Resource Control Manager"),
        (channels.CLUSTER_OPERATIONAL, 1641, 4, "Resource Control Manager"),
        (channels.HA_ADMIN, 21502, 2, ""),
        (channels.VMMS_ADMIN, 20417, 3, ""),
    ],
)
def test_levels_and_tasks_are_those_of_the_manifest(channel, event, level, task):
    found = catalogue.definition(channel, event)
    assert (found.level, found.task) == (level, task)


def test_ids_wrong_in_circulation_are_right_here():
    assert "moving" in catalogue.message(channels.CLUSTER_OPERATIONAL, 1641, ("g", "a", "b"))
    assert "operational (up)" in catalogue.message(channels.CLUSTER_OPERATIONAL, 1125, ("i", "n", "w"))
    assert "unreachable" in catalogue.message(channels.SYSTEM, 1126, ("i", "n", "w"))


def test_one_id_with_several_messages_tells_them_apart():
    variants = {key[2] for key in catalogue.CATALOGUE if key[:2] == (channels.CLUSTER_OPERATIONAL, 1650)}
    assert variants == {"", "lost", "missed"}


def test_every_definition_is_whole():
    known = {channel.name for channel in channels.CHANNELS}
    for found in catalogue.CATALOGUE.values():
        assert found.channel in known
        assert 1 <= found.level <= 5
        assert found.message
        assert "…" not in found.message
        assert not re.search(r"%0|\\n", found.message)
