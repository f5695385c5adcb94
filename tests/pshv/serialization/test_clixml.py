"""CLIXML, both ways."""

from __future__ import annotations

import pytest

from pshv.runtime.values import Char, Hashtable, Int64, PSObject
from pshv.serialization.clixml import serialize
from pshv.serialization.clixmlreader import CliXmlError, deserialize


def test_text_that_is_none() -> None:
    with pytest.raises(CliXmlError):
        deserialize("plain")
    with pytest.raises(CliXmlError):
        deserialize("<a/>")


def test_an_object() -> None:
    vm = PSObject({"Name": "vm1", "Cpu": 4, "Nil": None})
    assert serialize([vm], line_end="\n") == (
        '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\n'
        '  <Obj RefId="0">\n    <TN RefId="0">\n      <T>System.Management.Automation.PSCustomObject</T>\n'
        "      <T>System.Object</T>\n    </TN>\n    <MS>\n"
        '      <S N="Name">vm1</S>\n      <I32 N="Cpu">4</I32>\n      <Nil N="Nil" />\n    </MS>\n  </Obj>\n</Objs>'
    )


def test_control_characters_and_what_looks_like_them() -> None:
    text = "bell\x07 _x0007_ & <"
    written = serialize([text])
    assert "bell_x0007_ _x005F_x0007_ &amp; &lt;" in written
    assert deserialize(written) == [text]


def test_round_trip() -> None:
    vm = PSObject({"Tags": ["a", "b"], "Big": Int64(5), "C": Char("x"), "H": Hashtable([("k", 1)])}, ["Demo.Vm"])
    back = deserialize(serialize([vm]))[0]
    assert back.type_names == ["Deserialized.Demo.Vm"]
    assert list(back.properties["Tags"]) == ["a", "b"]
    assert type(back.properties["Big"]) is Int64
    assert back.properties["C"] == "x"
    assert back.properties["H"]["K"] == 1


def test_custom_objects_are_never_cut() -> None:
    inner = PSObject({"B": PSObject({"C": PSObject({"D": 1})})})

    back = deserialize(serialize([PSObject({"A": inner})], 1))[0]

    assert back.properties["A"].properties["B"].properties["C"].properties["D"] == 1


def test_other_objects_that_are_deeper_become_text() -> None:
    inner = PSObject({"B": PSObject({"C": Hashtable([("D", 1)])})})

    assert '<S N="C">System.Collections.Hashtable</S>' in serialize([PSObject({"A": inner})], 1)
