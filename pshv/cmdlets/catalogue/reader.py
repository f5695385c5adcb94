"""Reads one cmdlet's line of the catalogue.

Lines of `core.tsv`, `hyperv.tsv` and `failoverclusters.tsv` are `lower-case name TAB json`. Keys of a record:
n name, m module, s sets in order (behind the first `c7` those only 5.1 has), d default set, b sets to prefer where
several remain and the default is none of them, w ShouldProcess, i confirm
impact, o outputs, c class behind the FullyQualifiedErrorId, E the one edition that has it (5 or 7), ut -UseTransaction
in 5.1, p parameters as `[name, type, uses, extras]`.
Uses: one text for all sets, or a dict by set number (`@`: the same in each). A use is `!` mandatory, digits position,
`v` by value, `p` by property name, `*` remaining. Extras: a aliases, v validation, t full .NET type, e edition,
y dynamic, w wildcards, x completions, u5 uses in sets of 5.1 only.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.runtime.attributes import Attribute
    from pshv.runtime.declaration import Command, Parameter, ParameterSetUse

FILES = {"core": "", "hyperv": "Hyper-V", "failoverclusters": "FailoverClusters"}
_NAMESPACES = {
    "Hyper-V": "Microsoft.HyperV.PowerShell.Commands",
    "FailoverClusters": "Microsoft.FailoverClusters.PowerShell",
    "CimCmdlets": "Microsoft.Management.Infrastructure.CimCmdlets",
    "Microsoft.WSMan.Management": "Microsoft.WSMan.Management",
    "ThreadJob": "ThreadJob",
}
_texts: dict[str, str] = {}


def raw_text(name: str) -> str:
    """The text of a file beside this one."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as stream:
        return stream.read()


def text_of(file: str) -> str:
    """The whole text of a catalogue file, read once, with a newline in front."""
    if file not in _texts:
        _texts[file] = "\n" + raw_text(f"{file}.tsv")
    return _texts[file]


def record(name: str) -> tuple[str, dict[str, Any]] | None:
    """The module and the record of a cmdlet, any case, or None."""
    key = f"\n{name.lower()}\t"
    for file, module in FILES.items():
        text = text_of(file)
        start = text.find(key)
        if start >= 0:
            import json

            end = text.find("\n", start + 1)
            found: dict[str, Any] = json.loads(text[start + len(key) : end if end >= 0 else None])
            return found.get("m", module), found
    return None


def named(file: str, edition: str) -> Iterator[tuple[str, str]]:
    """Name and module of each cmdlet of a file that the edition has, without decoding the records."""
    skip = '"E":"5"' if edition == "core" else '"E":"7"'
    module = FILES[file]
    for line in text_of(file).splitlines():
        if line and skip not in line:
            yield _field(line, '"n":"'), module or _field(line, '"m":"')


def _field(line: str, key: str) -> str:
    start = line.index(key) + len(key)
    return line[start : line.index('"', start)]


def exists_in(found: dict[str, Any], edition: str) -> bool:
    """Whether the edition has the cmdlet."""
    only = found.get("E", "")
    return not only or only == ("7" if edition == "core" else "5")


def load(name: str, edition: str) -> Command | None:
    """The declaration of a cmdlet, or None."""
    hit = record(name)
    if hit is None or not exists_in(hit[1], edition):
        return None
    from pshv.runtime.declaration import ALL_SETS, Command

    module, found = hit
    sets: list[str] = found.get("s", [])
    if edition == "core" and "c7" in found:
        sets = sets[: found["c7"]]
    if edition != "core":
        sets = _sets_of_desktop(found["p"], sets)
    parameters = [p for row in found["p"] if (p := _parameter(row, sets, edition, module)) is not None]
    command = Command(
        found["n"],
        parameters,
        module=module,
        default_set=found.get("d", ALL_SETS),
        should_process="w" in found,
        confirm_impact=found.get("i", "Medium"),
        error_class=found.get("c") or net_class(found["n"], module),
        edition=edition,
        set_order=tuple(name for name in sets if name),
        preferred_sets=tuple(found.get("b", ())),
    )
    command.outputs = tuple(found.get("o", ()))
    command.has_dynamic = any(parameter.dynamic for parameter in parameters)
    command.converts_as_function = module in ("Hyper-V", "FailoverClusters")
    return command


def _sets_of_desktop(rows: list[list[Any]], sets: list[str]) -> list[str]:
    """The sets without those that only a parameter of 7 opens ("" in their place)."""
    dropped = set()
    for row in rows:
        if len(row) > 3 and row[3].get("e") == "7" and isinstance(row[2], dict):
            dropped |= {key for key, use in row[2].items() if "!" in use and key.isdigit()}
    return ["" if str(index) in dropped else name for index, name in enumerate(sets)]


def _parameter(row: list[Any], sets: list[str], edition: str, module: str) -> Parameter | None:
    from pshv.runtime.declaration import ALL_SETS, Parameter

    name, type_name, uses = row[0], row[1], row[2]
    extras: dict[str, Any] = row[3] if len(row) > 3 else {}
    if extras.get("e", "") not in ("", "7" if edition == "core" else "5"):
        return None
    if isinstance(uses, str):
        decoded = {ALL_SETS: use_of(uses)}
    elif "@" in uses:
        decoded = {set_name: use_of(uses["@"]) for set_name in reversed(sets)}
    else:
        decoded = {(ALL_SETS if key == "*" else sets[int(key)]): use_of(text) for key, text in uses.items()}
        if edition != "core":
            decoded |= {sets[int(key)]: use_of(text) for key, text in extras.get("u5", {}).items()}
    if "" in decoded:
        del decoded[""]
        if not decoded:
            return None
    parameter = Parameter(name, type_name, tuple(extras.get("a", ())), decoded)
    parameter.full_type = _full(type_name, extras.get("t", "")) or _unknown(type_name, module)
    parameter.dynamic = "y" in extras
    parameter.wildcards = "w" in extras
    parameter.completions = tuple(extras.get("x", ()))
    made: list[Attribute] = []
    for code in extras.get("v", ()):
        _validation(parameter, code, made)
    if type_name == "System.Text.Encoding":
        from pshv.runtime.attributes import EncodingTransformation

        made.insert(0, EncodingTransformation())
    parameter.attributes = tuple(made)
    return parameter


def _full(type_name: str, full: str) -> str:
    if not full:
        return ""
    if type_name.startswith("Nullable["):
        return f"System.Nullable[{full}]"
    return full + "[]" if type_name.endswith("[]") else full


def _unknown(type_name: str, module: str) -> str:
    """A type nobody knows takes any object; its name stays for the syntax line."""
    from pshv.runtime.binder.typenames import is_known

    if type_name in _COMMON_TYPES or is_known(type_name):
        return ""
    if module in ("Hyper-V", "FailoverClusters") and (type_name.endswith("[]") or type_name == "VirtualMachineBase"):
        return ""  # objects of the module, not enums
    return "System.Object[]" if type_name.endswith("[]") else "System.Object"


_COMMON_TYPES = frozenset(
    {"string", "String", "string[]", "String[]", "switch", "SwitchParameter", "int", "Int32", "psobject", "PSObject"}
    | {"bool", "Boolean", "uint", "UInt32", "System.Object", "System.Object[]", "pscredential", "PSCredential[]"}
    | {"CimSession[]", "StringCollection", "uri", "hashtable"}
)


def use_of(text: str) -> ParameterSetUse:
    """A use from its letters."""
    from pshv.runtime.declaration import ParameterSetUse

    digits = "".join(ch for ch in text if ch.isdigit())
    return ParameterSetUse("!" in text, int(digits) if digits else None, "v" in text, "p" in text, "*" in text)


def _validation(parameter: Parameter, code: str, made: list[Attribute]) -> None:
    from pshv.runtime import attributes

    if code == "an":
        parameter.allow_null = True
    elif code == "as":
        parameter.allow_empty_string = True
    elif code == "ac":
        parameter.allow_empty_collection = True
    elif code == "n":
        made.append(attributes.ValidateNotNull())
    elif code == "e":
        made.append(attributes.ValidateNotNullOrEmpty())
    elif code == "w":
        made.append(attributes.ValidateNotNullOrWhiteSpace())
    elif code == "N":
        made.append(attributes.ValidateNotePropertyName())
    elif code == "V" or code == "ver":
        made.append(attributes.VersionTransformation())
    elif code == "c":
        made.append(attributes.CredentialTransformation())
    elif code[0] == "s":
        made.append(attributes.ValidateSet(tuple(code[1:].split("|"))))
    elif code[0] == "p":
        made.append(attributes.ValidatePattern(code[1:]))
    elif code[0] in "rlk":
        made.extend(_limits(code))


def _limits(code: str) -> list[Attribute]:
    from pshv.runtime import attributes

    low, dots, high = code[1:].partition("..")
    if not dots:
        return [attributes.ValidateRange(kind=low)] if low else []
    if code[0] == "l":
        return [attributes.ValidateLength(int(low), int(high))]
    if code[0] == "k":
        return [attributes.ValidateCount(int(low), int(high))]
    return [attributes.ValidateRange(_number(low), _number(high))]


def _number(text: str) -> int | float:
    return float(text) if "." in text or "e" in text.lower() else int(text)


def net_class(name: str, module: str) -> str:
    """The .NET class of a cmdlet, by the rule of its module."""
    verb, _, noun = name.partition("-")
    space = _NAMESPACES.get(module, "Microsoft.PowerShell.Commands")
    if module == "Hyper-V":
        return f"{space}.{verb}{noun}"
    if module == "FailoverClusters" and verb == "Get" and noun != "Cluster":
        noun = noun.removeprefix("Cluster")
    return f"{space}.{verb}{noun}Command"
