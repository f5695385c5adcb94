"""Instances and classes as scripts see them: CimInstance, CimClass, and 5.1's ManagementObject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.cim.cimclass import NET_TYPES
from pshv.types.netobject import Method, NetObject, Property, member_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pshv.types.cim.cimclass import CimClass

CIM = "Microsoft.Management.Infrastructure.CimInstance"
WMI = "System.Management.ManagementObject"
EPOCH_TICKS = 621_355_968_000_000_000
DISPLAY_SETS: dict[str, tuple[str, ...]] = {
    "win32_bios": ("SMBIOSBIOSVersion", "Manufacturer", "Name", "SerialNumber", "Version"),
    "win32_computersystem": ("Domain", "Manufacturer", "Model", "Name", "PrimaryOwnerName", "TotalPhysicalMemory"),
    "win32_computersystemproduct": ("IdentifyingNumber", "Name", "Vendor", "Version", "Caption"),
    "win32_logicaldisk": ("DeviceID", "DriveType", "ProviderName", "FreeSpace", "Size", "VolumeName"),
    "win32_networkadapterconfiguration": (
        "DHCPEnabled", "IPAddress", "DefaultIPGateway", "DNSDomain", "ServiceName", "Description", "Index",
    ),
    "win32_operatingsystem": (
        "SystemDirectory", "Organization", "BuildNumber", "RegisteredUser", "SerialNumber", "Version",
    ),
    "win32_processor": ("Caption", "DeviceID", "Manufacturer", "MaxClockSpeed", "Name", "SocketDesignation"),
    "win32_service": ("ExitCode", "Name", "ProcessId", "StartMode", "State", "Status"),
}  # fmt: skip


class CimProperty(NetObject):
    """A property of an instance (CimInstanceProperties) or a class; `value` None for the latter."""

    __slots__ = ("kind", "name", "value")
    type_names = ("Microsoft.Management.Infrastructure.CimProperty", "System.Object")
    members = member_table(
        Property("Name", lambda p: p.name, type_name="string"),
        Property("Value", lambda p: p.value, type_name="System.Object"),
        Property("CimType", lambda p: cim_type(p.kind)),
        Property("Flags", lambda p: "Property, NullValue" if p.value is None else "Property, ReadOnly, NotModified"),
        Property("IsValueModified", lambda p: False, type_name="bool"),
    )

    def __init__(self, name: str, kind: str, value: Any = None) -> None:
        self.name = name
        self.kind = kind
        self.value = value

    def text(self) -> str:
        return self.name


def cim_type(kind: str) -> str:
    """The name of a CIM type as CimType spells it."""
    plain = kind.removesuffix("[]")
    spelled = {"datetime": "DateTime", "boolean": "Boolean", "string": "String", "real32": "Real32"}.get(plain)
    if spelled is None:
        spelled = plain.upper()[0] + plain[1:] if plain[0] == "s" else "UInt" + plain[4:]
        spelled = spelled.replace("Sint", "SInt")
    return spelled + ("Array" if kind.endswith("[]") else "")


class CimClassObject(NetObject):
    """Microsoft.Management.Infrastructure.CimClass."""

    __slots__ = ("cim",)
    type_names = ("Microsoft.Management.Infrastructure.CimClass", "System.Object")
    members = member_table(
        Property("CimClassName", lambda c: c.cim.name, type_name="string", kind="ScriptProperty"),
        Property("NameSpace", lambda c: c.namespace(), kind="ScriptProperty"),
        Property("CimSuperClassName", lambda c: next(iter(c.cim.ancestors), None), type_name="string"),
        Property("CimSuperClass", lambda c: None),
        Property("CimClassProperties", lambda c: [CimProperty(n, k) for n, k in c.cim.properties.items()]),
        Property("CimClassQualifiers", lambda c: []),
        Property("CimClassMethods", lambda c: []),
        Property("CimSystemProperties", lambda c: SystemProperties(c.cim, None)),
    )

    def __init__(self, cim: CimClass) -> None:
        self.cim = cim
        self.own_type_names = [f"{self.type_names[0]}#{namespace_with_slashes(cim)}/{cim.name}", *self.type_names]

    def namespace(self) -> str:
        return namespace_with_slashes(self.cim).replace("root", "ROOT", 1)

    def text(self) -> str:
        return f"{self.namespace()}:{self.cim.name}"


class SystemProperties(NetObject):
    """Namespace, server and class of an instance."""

    __slots__ = ("cim", "server")
    type_names = ("Microsoft.Management.Infrastructure.CimSystemProperties", "System.Object")
    members = member_table(
        Property("Namespace", lambda s: namespace_with_slashes(s.cim), type_name="string"),
        Property("ServerName", lambda s: s.server, type_name="string"),
        Property("ClassName", lambda s: s.cim.name, type_name="string"),
        Property("Path", lambda s: None, type_name="string"),
    )

    def __init__(self, cim: CimClass, server: str | None) -> None:
        self.cim = cim
        self.server = server


def namespace_with_slashes(cim: CimClass) -> str:
    return cim.namespace.replace("\\", "/")


class Instance(NetObject):
    """What CimInstance and ManagementObject share: one row of a class, read by property name."""

    __slots__ = ("cim", "computer", "server", "values")

    def __init__(self, cim: CimClass, values: dict[str, Any], server: str, computer: str | None) -> None:
        self.cim = cim
        self.values = values
        self.server = server
        self.computer = computer

    def find_member(self, lowered: str) -> Property | Method | None:
        name = self.cim.by_lower.get(lowered)
        return self.members.get(lowered) if name is None else self._property(name)

    def list_members(self) -> Iterator[Property | Method]:
        for name in self.cim.properties:
            yield self._property(name)
        yield from self.members.values()

    def _property(self, name: str) -> Property:
        kind = NET_TYPES[self.cim.properties[name]]
        return Property(name, lambda one: one.values[name], lambda one, value: one.values.update({name: value}), kind)

    @property
    def display_set(self) -> tuple[str, ...]:  # type: ignore[override]
        """What is shown without a view: the class's display set, else everything but what describes the class."""
        return DISPLAY_SETS.get(self.cim.name.lower()) or (*self.cim.properties, "PSComputerName")

    def key_text(self, separator: str) -> str:
        """The key properties with their values."""
        from pshv.runtime.text import to_text

        pairs = []
        for key in self.cim.keys:
            value = self.values.get(key)
            shown = f'"{value}"' if isinstance(value, str) else to_text(value)
            pairs.append(f"{key} = {shown}" if separator == ", " else f"{key}={shown}")
        return separator.join(pairs)


class CimInstance(Instance):
    """An instance as the CIM cmdlets give it; `computer` is what `-ComputerName` said."""

    __slots__ = ()
    type_names = (CIM, "System.Object")
    members = member_table(
        Property("PSComputerName", lambda i: i.computer, type_name="string", kind="NoteProperty"),
        Property("CimClass", lambda i: CimClassObject(i.cim), type_name="CimClass"),
        Property("CimInstanceProperties", lambda i: properties_of(i)),
        Property("CimSystemProperties", lambda i: SystemProperties(i.cim, i.server)),
        Method("Dispose", lambda i: None, ("void Dispose()",)),
        Method("GetCimSessionComputerName", lambda i: i.computer, ("string GetCimSessionComputerName()",)),
    )

    def __init__(self, cim: CimClass, values: dict[str, Any], server: str, computer: str | None) -> None:
        super().__init__(cim, values, server, computer)
        line = [cim.name, *cim.ancestors]
        path = namespace_with_slashes(cim)
        self.own_type_names = [
            *(f"{CIM}#{path}/{name}" for name in line), *(f"{CIM}#{name}" for name in line), CIM, "System.Object",
        ]  # fmt: skip

    def text(self) -> str:
        caption = self.values.get("Caption")
        head = f"{self.cim.name}: {caption}" if caption else self.cim.name
        return f"{head} ({self.key_text(', ')})" if self.cim.keys else head


def properties_of(instance: CimInstance) -> list[CimProperty]:
    return [CimProperty(name, kind, instance.values[name]) for name, kind in instance.cim.properties.items()]


class ManagementObject(Instance):
    """An instance as Get-WmiObject gives it: times are DMTF text, the `__` properties tell where it comes from."""

    __slots__ = ()
    type_names = (WMI, "System.Object")
    members = member_table(
        Property("PSComputerName", lambda o: o.server, type_name="string", kind="AliasProperty"),
        Property("__GENUS", lambda o: 2, type_name="int"),
        Property("__CLASS", lambda o: o.cim.name, type_name="string"),
        Property("__SUPERCLASS", lambda o: next(iter(o.cim.ancestors), None), type_name="string"),
        Property("__DYNASTY", lambda o: (o.cim.ancestors or [o.cim.name])[-1], type_name="string"),
        Property("__RELPATH", lambda o: o.relative_path(), type_name="string"),
        Property("__PROPERTY_COUNT", lambda o: len(o.cim.properties), type_name="int"),
        Property("__DERIVATION", lambda o: list(o.cim.ancestors), type_name="string[]"),
        Property("__SERVER", lambda o: o.server, type_name="string"),
        Property("__NAMESPACE", lambda o: o.cim.namespace, type_name="string"),
        Property("__PATH", lambda o: o.text(), type_name="string"),
        Method("ConvertToDateTime", lambda o, text: from_dmtf(text), kind="ScriptMethod"),
        Method("ConvertFromDateTime", lambda o, moment: to_dmtf(moment), kind="ScriptMethod"),
    )

    def __init__(self, cim: CimClass, values: dict[str, Any], server: str, computer: str | None) -> None:
        times = {name: to_dmtf(values[name]) for name, kind in cim.properties.items() if kind == "datetime"}
        super().__init__(cim, {**values, **times}, server, computer)
        line = [cim.name, *cim.ancestors]
        self.own_type_names = [
            *(f"{WMI}#{cim.namespace}\\{name}" for name in line), *(f"{WMI}#{name}" for name in line), WMI,
            "System.Management.ManagementBaseObject", "System.ComponentModel.Component", "System.MarshalByRefObject",
            "System.Object",
        ]  # fmt: skip

    def relative_path(self) -> str:
        return f"{self.cim.name}.{self.key_text(',')}" if self.cim.keys else f"{self.cim.name}=@"

    def text(self) -> str:
        return f"\\\\{self.server}\\{self.cim.namespace}:{self.relative_path()}"


def to_dmtf(moment: Any) -> str | None:
    """A DateTime as `yyyymmddHHMMSS.mmmmmm+UUU`."""
    if moment is None:
        return None
    from datetime import datetime, timedelta

    shown = datetime(1970, 1, 1) + timedelta(microseconds=(moment.ticks - EPOCH_TICKS) // 10)
    return f"{shown:%Y%m%d%H%M%S.%f}+000"


def from_dmtf(text: Any) -> Any:
    """The local DateTime of a DMTF text. Raises PSError for another text."""
    from datetime import datetime, timedelta

    from pshv.runtime.dates import DateTime
    from pshv.runtime.errors import runtime_error

    words = str(text)
    try:
        moment = datetime.strptime(words[:21], "%Y%m%d%H%M%S.%f") - timedelta(minutes=int(words[21:25] or 0))
    except ValueError:
        raise runtime_error(
            'Exception calling "ToDateTime" with "1" argument(s): "Specified argument was out of the range of valid '
            'values.\r\nParameter name: dmtfDate"', "ArgumentOutOfRangeException", "NotSpecified",
        ) from None  # fmt: skip
    return DateTime(EPOCH_TICKS + (moment - datetime(1970, 1, 1)) // timedelta(microseconds=1) * 10, "Local")


__all__ = ["CimClassObject", "CimInstance", "CimProperty", "ManagementObject", "from_dmtf", "to_dmtf"]
