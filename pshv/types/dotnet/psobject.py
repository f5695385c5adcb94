"""PSObject, PSCustomObject, the member classes, [ref], SwitchParameter, LanguagePrimitives."""

from __future__ import annotations

from typing import Any

from pshv.runtime import values
from pshv.runtime.comparison import equals, order
from pshv.runtime.convert import convert, to_bool
from pshv.runtime.text import to_string
from pshv.runtime.values import PSObject
from pshv.types.adapter import new_member
from pshv.types.implementation import Implementation
from pshv.types.nettype import known_type

_SMA = "System.Management.Automation."


def _new(kind: Any, value: Any = values.NOTHING, *_: Any) -> Any:
    if value is values.NOTHING or type(value) is int and False:
        return PSObject({})
    if type(value) is PSObject:
        return value
    return PSObject(base=value)


def _text(value: Any, *_: Any) -> str:
    return to_string(value)


def _reference(kind: Any, value: Any = None) -> Any:
    return values.Reference.of(value)


def _member(name: str, signature: str) -> Implementation:
    return Implementation(_SMA + name, construct=new_member, signatures={"new": signature})


def _property_set(kind: Any, name: str, names: Any) -> Any:
    from pshv.types.adapter import PSMemberValue
    from pshv.types.memberkinds import PropertySet

    return PSMemberValue(kind, name, PropertySet(name, [str(n) for n in names]))


def _equals(a: Any, b: Any, ignore_case: bool = False, *_: Any) -> bool:
    return equals(a, b, not ignore_case)


def _compare(a: Any, b: Any, ignore_case: bool = False, *_: Any) -> int:
    return order(a, b, not ignore_case)


IMPLEMENTATIONS = (
    Implementation(
        _SMA + "PSObject",
        construct=_new,
        methods={"ToString": _text, "Equals": lambda a, b: a is b},
        statics={"AsPSObject": lambda value: value},
        raw=("AsPSObject",),
        signatures={"new": "psobject new(), psobject new(System.Object obj)"},
    ),
    Implementation(_SMA + "PSCustomObject", methods={"ToString": _text, "Equals": lambda a, b: a is b}),
    _member("PSNoteProperty", "psnoteproperty new(string name, System.Object value)"),
    _member("PSAliasProperty", "psaliasproperty new(string name, string referencedMemberName)"),
    _member(
        "PSScriptProperty",
        "psscriptproperty new(string name, scriptblock getterScript), "
        "psscriptproperty new(string name, scriptblock getterScript, scriptblock setterScript)",
    ),
    _member("PSScriptMethod", "psscriptmethod new(string name, scriptblock script)"),
    Implementation(
        _SMA + "PSPropertySet",
        construct=_property_set,
        signatures={"new": "psobject new(string name, System.Object referencedPropertyNames)"},
    ),
    Implementation(
        _SMA + "PSReference",
        construct=_reference,
        properties={"Value": (lambda r: r.value, lambda r, v: setattr(r, "value", v))},
        signatures={"new": "ref new(System.Object value)"},
    ),
    Implementation(
        _SMA + "SwitchParameter",
        construct=lambda kind, present=False: values.Switch(present),
        properties={"IsPresent": lambda s: s.is_present},
        methods={
            "ToBool": lambda s: s.is_present,
            "Equals": lambda s, other: bool(s) == bool(other),
            "ToString": lambda s: "True" if s.is_present else "False",
        },
        static_properties={"Present": lambda: values.Switch(True)},
    ),
    Implementation(_SMA + "Internal.AutomationNull", static_properties={"Value": lambda: values.NOTHING}),
    Implementation(
        _SMA + "LanguagePrimitives",
        statics={
            "Equals": _equals,
            "Compare": _compare,
            "ConvertTo": lambda value, kind, *r: convert(value, kind),
            "IsTrue": to_bool,
            "GetEnumerable": lambda value: value if values.enumerate_value(value) is not None else None,
        },
        raw=("Equals",),
    ),
)
__all__ = ["IMPLEMENTATIONS", "known_type"]
