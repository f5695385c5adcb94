"""JSON, both ways."""

from __future__ import annotations

from typing import Any

import pytest

from pshv.runtime.values import Int64, OrderedDictionary, PSObject
from pshv.serialization.jsonreader import EmptyKey, JsonError, JsonReader, KeyCasing
from pshv.serialization.jsonwriter import JsonWriter


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a":1', "Unexpected end when deserializing object. Path 'a', line 1, position 6."),
        ("nonsense", "Unexpected character encountered while parsing value: n. Path '', line 0, position 0."),
        ("{", "Unexpected end when reading JSON. Path '', line 1, position 1."),
        ("{bad", "Unexpected end while parsing unquoted property name. Path '', line 1, position 4."),
    ],
)
def test_broken_text_says_where(text: str, message: str) -> None:
    with pytest.raises(JsonError) as caught:
        JsonReader(text).read()
    assert str(caught.value) == message


def test_too_deep() -> None:
    with pytest.raises(JsonError, match=r"MaxDepth of 2 has been exceeded\. Path 'a\.b', line 1, position 11"):
        JsonReader('{"a":{"b":{"c":1}}}', depth=2).read()


def test_keys_a_custom_object_cannot_have() -> None:
    with pytest.raises(EmptyKey):
        JsonReader('{"":1}').read()
    with pytest.raises(KeyCasing):
        JsonReader('{"key":1,"KEY":2}').read()
    assert len(JsonReader('{"key":1,"KEY":2}', hashtables=True).read()) == 2


def test_forgiving_reading() -> None:
    assert JsonReader("{a:1,} // c").read().properties == {"a": 1}
    assert JsonReader("[1,2,]").read() == [1, 2]
    assert type(JsonReader("1").read()) is Int64
    assert JsonReader('"\\u00e9\\n\\""').read() == 'é\n"'


def test_too_deep_becomes_text() -> None:
    deep = OrderedDictionary([("l1", OrderedDictionary([("l2", OrderedDictionary([("l3", OrderedDictionary())]))]))])
    writer = JsonWriter(compress=True)
    assert writer.write(OrderedDictionary([("l0", deep)])).endswith(
        '"System.Collections.Specialized.OrderedDictionary"}}}'
    )
    assert writer.truncated


def test_the_layout_of_7() -> None:
    vm = PSObject({"One": ["x"], "None": [], "Map": OrderedDictionary(), "Nil": None, "Load": 2.0})
    assert JsonWriter(line_end="\n").write(vm) == (
        '{\n  "One": [\n    "x"\n  ],\n  "None": [],\n  "Map": {},\n  "Nil": null,\n  "Load": 2.0\n}'
    )


def test_the_layout_of_51() -> None:
    vm = PSObject({"a": 1, "b": [1, 2], "html": "<&'>", "none": []})
    assert JsonWriter(core=False, line_end="\n").write(vm) == (
        '{\n    "a":  1,\n    "b":  [\n              1,\n              2\n          ],\n'
        '    "html":  "\\u003c\\u0026\\u0027\\u003e",\n    "none":  [\n\n             ]\n}'
    )


def test_round_trip_keeps_order() -> None:
    text = '{"z":1,"y":{"b":[1,2,{"c":null}],"a":"t"},"x":[]}'
    value: Any = JsonReader(text).read()
    assert JsonWriter(compress=True, depth=10).write(value) == text
