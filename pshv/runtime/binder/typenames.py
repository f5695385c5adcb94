"""Type names of declarations: accelerators, short .NET names of the catalogue, arrays, Nullable."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.types.nettype import NetType

_SHORT = {
    "switchparameter": "System.Management.Automation.SwitchParameter",
    "string": "System.String",
    "int32": "System.Int32",
    "int": "System.Int32",
    "uint32": "System.UInt32",
    "uint": "System.UInt32",
    "int64": "System.Int64",
    "long": "System.Int64",
    "uint64": "System.UInt64",
    "ulong": "System.UInt64",
    "int16": "System.Int16",
    "short": "System.Int16",
    "uint16": "System.UInt16",
    "ushort": "System.UInt16",
    "byte": "System.Byte",
    "char": "System.Char",
    "double": "System.Double",
    "single": "System.Single",
    "boolean": "System.Boolean",
    "bool": "System.Boolean",
    "object": "System.Object",
    "switch": "System.Management.Automation.SwitchParameter",
    "psobject": "System.Management.Automation.PSObject",
    "hashtable": "System.Collections.Hashtable",
    "stringcollection": "System.Collections.Specialized.StringCollection",
    "pscredential": "System.Management.Automation.PSCredential",
    "guid": "System.Guid",
    "datetime": "System.DateTime",
    "timespan": "System.TimeSpan",
    "version": "System.Version",
    "uri": "System.Uri",
    "scriptblock": "System.Management.Automation.ScriptBlock",
    "ciminstance": "Microsoft.Management.Infrastructure.CimInstance",
    "cimsession": "Microsoft.Management.Infrastructure.CimSession",
    "securestring": "System.Security.SecureString",
    "xml": "System.Xml.XmlDocument",
    "type": "System.Type",
    "array": "System.Array",
    "pspropertyexpression": "System.Object",
}

_known: dict[str, NetType] = {}


def parameter_type(name: str) -> NetType:
    """The type a declaration names; a name nobody knows is a plain class of that name."""
    found = _known.get(name)
    if found is None:
        found = _known[name] = _resolve(name)
    return found


def _resolve(name: str) -> NetType:
    from pshv.types.nettype import array_of, find_type, generic_of, known_type

    if name.endswith("[]"):
        return array_of(parameter_type(name[:-2]))
    if name.endswith("?"):
        return generic_of("System.Nullable", (parameter_type(name[:-1]),))
    head, bracket, inner = name.partition("[")
    if bracket:
        definition = head.partition("`")[0]
        if "." not in definition:
            definition = {"Nullable": "System.Nullable", "List": "System.Collections.Generic.List"}.get(
                definition, definition
            )
        return generic_of(definition, tuple(parameter_type(part.strip()) for part in inner[:-1].split(",")))
    full = _SHORT.get(name.lower())
    if full is not None:
        return known_type(full)
    return find_type(name) or _of_module(name) or _enum(name) or _accelerated(name)


_enum_lines: dict[str, str] = {}


def _enum(name: str) -> NetType | None:
    """An enum only parameters of core cmdlets have (catalogue/enums.tsv)."""
    if not _enum_lines:
        from pshv.cmdlets.catalogue.reader import raw_text

        for line in raw_text("enums.tsv").splitlines():
            full, _, names = line.partition("\t")
            _enum_lines[full] = names
    members = _enum_lines.get(name)
    if members is None:
        return None
    from pshv.types.nettype import register_enum

    return register_enum(name, {member: number for number, member in enumerate(members.split(","))})


def _of_module(name: str) -> NetType | None:
    """An enum of the Hyper-V or FailoverClusters module."""
    if not name.startswith("Microsoft."):
        return None
    from pshv.types import moduletypes

    return moduletypes.look(name.lower())


def _accelerated(name: str) -> NetType:
    from pshv.types.nettype import find_type, known_type

    for space in ("System.", "System.Management.Automation.", "System.Management.Automation.Runspaces."):
        found = find_type(space + name)
        if found is not None:
            return found
    return known_type(name)


def is_known(name: str) -> bool:
    """Whether a type name of the catalogue means a type the table knows (arrays and Nullable looked through)."""
    from pshv.types.nettype import find_type

    while name.endswith("[]"):
        name = name[:-2]
    if name.startswith(("System.Nullable[", "Nullable[")):
        name = name.partition("[")[2][:-1]
    head = name.partition("[")[0]
    if name.lower() in _SHORT or find_type(head) is not None or _of_module(name) or _enum(name):
        return True
    spaces = ("System.", "System.Management.Automation.", "System.Management.Automation.Runspaces.")
    return any(find_type(space + head) is not None for space in spaces)
