"""Conversions to classes: Parse methods, constructors, hashtables of properties, the language's special cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pshv.runtime import values
from pshv.runtime.converterrors import _error, convertible, creation, from_null, no_conversion, text_of, with_reason
from pshv.runtime.errors import ExceptionObject, PSError
from pshv.runtime.netexception import NetException
from pshv.types import nettype
from pshv.types.nettype import NetType, type_of

if TYPE_CHECKING:
    from collections.abc import Callable


def parse_error(
    text: Any, target: NetType, reason: str, *, provider: bool, inner: ExceptionObject | None = None
) -> PSError:
    """What a Parse method threw; `provider` if the method takes a culture."""
    tail = "WithFormatProvider" if provider else ""
    return with_reason(
        text,
        target,
        reason,
        f"InvalidCastParseTargetInvocation{tail}",
        inner or ExceptionObject("System.FormatException", reason),
    )


def to_object(value: Any, target: NetType) -> Any:
    """`value` as any other class or struct. Raises the conversion errors."""
    if value is None:
        if target.is_value_type:
            raise from_null(target)
        return None
    if type_of(value).derives_from(target):
        return value
    special = _SPECIAL.get(target.definition)
    if special is not None:
        found = special(value, target)
        if found is not NotImplemented:
            return found
    if target.definition in _PARSERS:
        if type(value) is str:
            return _parse(value, target)
        if target.definition == "System.Version" and isinstance(value, (int, float)) and type(value) is not bool:
            from pshv.runtime.text import to_text

            return _parse_as(to_text(value), value, target)
    if target.arguments and not target.is_interface:
        from pshv.runtime.collectionconvert import to_generic

        found = to_generic(value, target)
        if found is not NotImplemented:
            return found
    if target.is_interface or hasattr(value, "invoke_under") or hasattr(value, "call_with"):
        return _to_interface(value, target)
    if target.hooks is not None and hasattr(target.hooks, "convert"):
        found = target.hooks.convert(value)
        if found is not NotImplemented:
            return found
    if isinstance(value, values.HashMap) or type(value) is values.PSObject:
        found = _from_properties(value, target)
        if found is not NotImplemented:
            return found
    return _construct(value, target)


def _to_interface(value: Any, target: NetType) -> Any:
    from pshv.runtime.collectionconvert import items_of
    from pshv.types.ranks import is_delegate

    if target.definition.startswith("System.Collections.") and not target.arguments:
        if items_of(value) is not None:
            return value
        if target.definition.endswith(".IEnumerable") and isinstance(value, (int, float)):
            from pshv.runtime.text import to_text

            return to_text(value)
    if is_delegate(target) and (hasattr(value, "invoke_under") or hasattr(value, "call_with")):
        return value  # a script block, or a method that was named without a call
    if type(value) is values.PSObject and value.base is values.NOTHING:
        raise _impossible(value, target)
    raise no_conversion(value, target)


# -- Parse
def _parse_date(text: str) -> Any:
    from pshv.runtime.dateparse import parse_date

    return parse_date(text)


def _parse_offset(text: str) -> Any:
    from pshv.runtime.dateparse import parse_offset

    return parse_offset(text)


def _parse_span(text: str) -> Any:
    from pshv.runtime.dates import TimeSpan
    from pshv.runtime.spanformat import parse_span

    return TimeSpan(parse_span(text))


def _parse_day(text: str) -> Any:
    from pshv.types.dotnet.dateonly import parse_day

    return parse_day(text)


def _parse_time(text: str) -> Any:
    from pshv.types.dotnet.dateonly import parse_time

    return parse_time(text)


def _parse_guid(text: str) -> Any:
    from pshv.runtime.identifiers import parse_guid

    return parse_guid(text)


def _parse_version(text: str) -> Any:
    from pshv.runtime.identifiers import parse_version

    return parse_version(text)


def _parse_address(text: str) -> Any:
    from pshv.types.dotnet.network import parse_address

    return parse_address(text)


def _parse_endpoint(text: str) -> Any:
    from pshv.types.dotnet.network import parse_endpoint

    return parse_endpoint(text)


def _parse_semantic(text: str) -> Any:
    from pshv.types.dotnet.semver import parse_semantic

    return parse_semantic(text)


def _parse_physical(text: str) -> Any:
    from pshv.types.dotnet.network import parse_physical

    return parse_physical(text)


# full name -> (parser, whether Parse takes a format provider)
_PARSERS: Final[dict[str, tuple[Callable[[str], Any], bool]]] = {
    "System.DateTime": (_parse_date, True),
    "System.DateTimeOffset": (_parse_offset, True),
    "System.TimeSpan": (_parse_span, True),
    "System.DateOnly": (_parse_day, True),
    "System.TimeOnly": (_parse_time, True),
    "System.Guid": (_parse_guid, True),
    "System.Version": (_parse_version, False),
    "System.Net.IPAddress": (_parse_address, False),
    "System.Net.IPEndPoint": (_parse_endpoint, False),
    "System.Management.Automation.SemanticVersion": (_parse_semantic, False),
    "System.Net.NetworkInformation.PhysicalAddress": (_parse_physical, False),
}


def _parse(text: str, target: NetType) -> Any:
    parser, provider = _PARSERS[target.definition]
    try:
        return parser(text)
    except NetException as error:
        raise parse_error(text, target, error.message, provider=provider, inner=error.as_object()) from None


# -- special targets
def _to_date(value: Any, target: NetType) -> Any:
    if type(value) is bool:
        raise convertible(value, target, "Invalid cast from 'Boolean' to 'DateTime'.")
    if isinstance(value, int):
        from pshv.runtime.dates import MAX_TICKS, DateTime

        if not 0 <= value <= MAX_TICKS:
            reason = "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks. (Parameter 'ticks')"
            raise with_reason(value, target, reason, "InvalidCastConstructorException")
        return DateTime(int(value))
    if isinstance(value, float) or type(value) is values.Char or type(value).__name__ == "Decimal":
        raise convertible(value, target, f"Invalid cast from '{type_of(value).name}' to 'DateTime'.")
    if type(value).__name__ == "DateOnly":
        raise no_conversion(value, target)
    return NotImplemented


def _to_span(value: Any, target: NetType) -> Any:
    from pshv.runtime.dates import TimeSpan

    kind = type(value)
    if kind is bool or getattr(kind, "__name__", "") == "DateTime":
        raise convertible(value, target, f"Invalid cast from '{type_of(value).clr_name}' to 'System.TimeSpan'.")
    if isinstance(value, int):
        return TimeSpan(int(value))
    if isinstance(value, float) or kind.__name__ == "Decimal":
        from pshv.runtime.text import to_text

        return _parse_as(to_text(value), value, target)
    return NotImplemented


def _parse_as(text: str, value: Any, target: NetType) -> Any:
    parser, provider = _PARSERS[target.definition]
    try:
        return parser(text)
    except NetException as error:
        raise parse_error(value, target, error.message, provider=provider) from None


def _to_offset(value: Any, target: NetType) -> Any:
    from pshv.runtime.dates import DateTime, DateTimeOffset

    return DateTimeOffset(value.ticks) if type(value) is DateTime else NotImplemented


def _to_regex(value: Any, target: NetType) -> Any:
    from pshv.runtime.regexes import Regex

    if type(value) is values.Char:
        raise convertible(value, target, f"Invalid cast from 'System.Char' to '{target.clr_name}'.")
    if type(value) is str:
        try:
            return Regex(str(value))
        except NetException as error:
            raise with_reason(value, target, error.message, "InvalidCastFromStringToRegex") from None
    return NotImplemented


def _to_xml(value: Any, target: NetType) -> Any:
    from pshv.runtime.text import to_text
    from pshv.types.dotnet.xml import load

    text = to_text(value)
    try:
        return load(text)
    except NetException as error:
        reason = error.message
        if reason.startswith("Unexpected end of file"):
            reason = "Data at the root level is invalid. Line 1, position 1."
        elif reason.startswith("There are multiple root elements"):
            reason = "This document already has a 'DocumentElement' node."
        raise with_reason(value, target, reason, "InvalidCastToXmlDocument") from None


def _to_uri(value: Any, target: NetType) -> Any:
    from pshv.runtime.text import to_text
    from pshv.types.dotnet.uris import Uri

    if type(value) is not str and not isinstance(value, (int, float)):
        return NotImplemented
    try:
        return Uri(to_text(value), "RelativeOrAbsolute")
    except NetException as error:
        raise with_reason(value, target, error.message, "InvalidCastFromStringToUri") from None


def _to_secret(value: Any, target: NetType) -> Any:
    raise _error(
        f'Cannot convert the value of type "{type_of(value).clr_name}" to type "{target.clr_name}".',
        "ConvertToFinalInvalidCastException",
    )


def _to_version(value: Any, target: NetType) -> Any:
    from pshv.runtime.identifiers import Version

    if type_of(value).definition == "System.Management.Automation.SemanticVersion":
        return Version(value.major, value.minor, value.patch)
    return NotImplemented


def _to_culture(value: Any, target: NetType) -> Any:
    from pshv.runtime.culture import find_culture

    if type(value) is str:
        found = find_culture(value)
        if found is not None:
            from pshv.types.dotnet.globalization import CultureInfo

            return CultureInfo(found)
        reason = f"Culture is not supported. (Parameter 'name')\n{value} is an invalid culture identifier."
        raise with_reason(value, target, reason, "InvalidCastConstructorException")
    return NotImplemented


def _to_custom(value: Any, target: NetType) -> Any:
    if isinstance(value, values.HashMap):
        from pshv.types.psobjects import from_dictionary

        return from_dictionary(value)
    return value


def _to_reference(value: Any, target: NetType) -> Any:
    return value if type(value) is values.Reference else values.Reference.of(value)


def _to_valuetype(value: Any, target: NetType) -> Any:
    raise no_conversion(value, target)


_SPECIAL: Final[dict[str, Callable[[Any, NetType], Any]]] = {
    "System.DateTime": _to_date,
    "System.TimeSpan": _to_span,
    "System.DateTimeOffset": _to_offset,
    "System.Text.RegularExpressions.Regex": _to_regex,
    "System.Uri": _to_uri,
    "System.Version": _to_version,
    "System.Management.Automation.PSCredential": _to_secret,
    "System.Security.SecureString": _to_secret,
    "System.Xml.XmlDocument": _to_xml,
    "System.Globalization.CultureInfo": _to_culture,
    "System.Management.Automation.PSCustomObject": _to_custom,
    "System.Management.Automation.PSReference": _to_reference,
}


# -- properties and constructors
def _from_properties(value: Any, target: NetType) -> Any:
    """A new object whose properties are set from a hashtable's keys."""
    from pshv.types import members
    from pshv.types.construct import default_of, new

    is_table = isinstance(value, values.HashMap)
    if is_table and "Dictionary" in target.definition and len(value):
        return _refuse(value, target, None)
    if not is_table and not target.hooks:
        return NotImplemented
    if not target.is_value_type and not _has_default(target):
        return NotImplemented if target.definition != "System.Version" else _refuse(value, target, None)
    made = default_of(target) if target.is_value_type else new(target, [])
    if made is None:
        return NotImplemented
    pairs = value.items() if is_table else value.properties.items()
    for key, item in pairs:
        name = text_of(key)
        try:
            members.set(made, name, item)
        except PSError as error:
            if target.hooks is not None and members.has(made, name):
                raise creation(target, _inner_message(error), error.record.exception) from None
            _refuse(value, target, error, name, made)
    return made


def _inner_message(error: PSError) -> str:
    inner = error.record.exception.inner
    return inner.message if inner is not None else error.record.message


def _has_default(target: NetType) -> bool:
    if target.hooks is not None:
        return True
    return any(text is not None and text.endswith("()") for text in target.facts.get("c", ()))


def _refuse(value: Any, target: NetType, error: PSError | None, name: str = "", made: Any = None) -> Any:
    name = name or text_of(next(iter(value.keys()), ""))
    settable = _settable(target)
    if any(name.lower() == p.lower() for p in _all_properties(target)):
        known = next(p for p in _all_properties(target) if p.lower() == name.lower())
        if known not in [s[0] for s in settable]:
            raise creation(target, f'"{known}" is a ReadOnly property.')
        if error is not None:
            raise creation(target, error.record.message, error.record.exception)
    listed = ", ".join(f"[{n} <{t}>]" for n, t in settable)
    tail = f"The settable properties are: {listed}." if settable else "There is no settable property available."
    raise creation(target, f"The property '{name}' was not found for the '{target.full_name}' object. {tail}")


def _all_properties(target: NetType) -> list[str]:
    return list(target.facts.get("m", {}).get("Property", {}))


def _settable(target: NetType) -> list[tuple[str, str]]:
    from pshv.types.implementation import implementation_of
    from pshv.types.signature import type_by_text

    if target.hooks is not None:
        own = [p for each in target.hooks.lineage() for p in each.properties.values() if not p.is_static]
        return [(p.name, p.type.full_name) for p in own]
    found: list[tuple[str, str]] = []
    properties = target.facts.get("m", {}).get("Property", {})
    table = implementation_of(target.definition)
    order = [table.spellings[n] for n in table.properties] if table is not None else []
    for name in sorted(properties, key=lambda n: order.index(n) if n in order else len(order)):
        definition = properties[name]
        if "set;" in definition:
            kind = definition.partition("{")[0].strip().rsplit(" ", 1)[0]
            found.append((name, type_by_text(kind).full_name))
    return found


def _construct(value: Any, target: NetType) -> Any:
    """A constructor that takes `value` alone."""
    from pshv.types import ranks
    from pshv.types.construct import new

    if target.kind in ("abstract class", "static class") or target.hooks is not None:
        raise no_conversion(value, target)
    if ranks.rank_type(type_of(value), target) != ranks.CONSTRUCTOR:
        raise _impossible(value, target)
    try:
        return new(target, [value])
    except PSError as error:
        if error.record.exception.inner is None:
            raise no_conversion(value, target) from None
        reason = error.record.exception.inner.message
        raise with_reason(
            value, target, reason, "InvalidCastConstructorException", error.record.exception.inner
        ) from None


def _impossible(value: Any, target: NetType) -> PSError:
    kind = type_of(value)
    if kind.definition == "System.Management.Automation.PSCustomObject":
        reason = f'Cannot convert the "{text_of(value)}" value of type "{kind.clr_name}" to type "{target.clr_name}".'
        return _error(
            f'Cannot convert value "{text_of(value)}" to type "{target.clr_name}". Error: "{reason}"',
            "InvalidCastConstructorException",
        )
    if is_convertible(kind) and _takes_convertibles(target):
        return convertible(value, target, f"Invalid cast from '{kind.clr_name}' to '{target.clr_name}'.")
    return no_conversion(value, target)


def is_convertible(kind: NetType) -> bool:
    """Whether the type is IConvertible (numbers, bool, char, dates)."""
    return kind is not nettype.STRING and "System.IConvertible" in kind.interfaces


def _takes_convertibles(target: NetType) -> bool:
    if target.definition.startswith(("System.Management.Automation", "System.Collections", "Microsoft.")):
        return False
    return "System.Collections.IEnumerable" not in target.interfaces
