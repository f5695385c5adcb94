"""Classes of root\\cimv2 about the computer and its Windows.

Source of the names and types: the Win32 provider's public class descriptions; values come from the host.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pshv.types.cim.cimclass import CimClass
from pshv.types.cim.machine import GIB, KIB, SECOND, Machine

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE = "root\\cimv2"
OWNER = "Windows User"
ELEMENT = "Caption Description InstallDate:datetime Name Status"
FAMILY_XEON = 179
FAMILY_EPYC = 107
X64 = 9
MEMBER_SERVER = 3


def operating_system(m: Machine) -> Iterator[dict[str, Any]]:
    """The one Windows of the host. Sizes are kilobytes."""
    host = m.host
    total, free = host.memory_capacity // KIB, m.memory_free // KIB
    page = 12 * GIB // KIB
    yield {
        "Caption": host.os_name, "InstallDate": m.installed_at, "Status": "OK",
        "Name": f"{host.os_name}|C:\\Windows|\\Device\\Harddisk0\\Partition4", "Description": "",
        "CreationClassName": "Win32_OperatingSystem", "CSCreationClassName": "Win32_ComputerSystem", "CSName": m.name,
        "CurrentTimeZone": -host.time_zone_bias, "FreePhysicalMemory": free, "FreeSpaceInPagingFiles": page,
        "FreeVirtualMemory": free + page, "LastBootUpTime": m.booted_at, "LocalDateTime": m.now,
        "MaxNumberOfProcesses": 4294967295, "MaxProcessMemorySize": 137438953344,
        "NumberOfProcesses": 118 + len(m.machines), "NumberOfUsers": 2, "OSType": 18,
        "SizeStoredInPagingFiles": page, "TotalVirtualMemorySize": total + page, "TotalVisibleMemorySize": total,
        "Version": f"10.0.{host.os_build}", "BootDevice": "\\Device\\HarddiskVolume2", "BuildNumber": host.os_build,
        "BuildType": "Multiprocessor Free", "CodeSet": "1252", "CountryCode": "1",
        "DataExecutionPrevention_Available": host.data_execution_prevention,
        "DataExecutionPrevention_32BitApplications": True, "DataExecutionPrevention_Drivers": True,
        "DataExecutionPrevention_SupportPolicy": 3, "Debug": False, "EncryptionLevel": 256,
        "ForegroundApplicationBoost": 2, "Locale": "0409", "Manufacturer": "Microsoft Corporation",
        "MUILanguages": ["en-US"], "OperatingSystemSKU": 8, "Organization": "", "OSArchitecture": "64-bit",
        "OSLanguage": 1033, "OSProductSuite": 400, "PortableOperatingSystem": False, "Primary": True,
        "ProductType": 3, "RegisteredUser": OWNER, "SerialNumber": "00454-60000-00001-AA" + f"{m.node.id:03d}",
        "ServicePackMajorVersion": 0, "ServicePackMinorVersion": 0, "SuiteMask": 400,
        "SystemDevice": "\\Device\\HarddiskVolume4", "SystemDirectory": "C:\\Windows\\system32", "SystemDrive": "C:",
        "WindowsDirectory": "C:\\Windows",
    }  # fmt: skip


OPERATING_SYSTEM = CimClass(
    "Win32_OperatingSystem", NAMESPACE, "CIM_OperatingSystem CIM_LogicalElement CIM_ManagedSystemElement", "Name",
    f"{ELEMENT} CreationClassName CSCreationClassName CSName CurrentTimeZone:sint16 Distributed:boolean "
    "FreePhysicalMemory:uint64 FreeSpaceInPagingFiles:uint64 FreeVirtualMemory:uint64 LastBootUpTime:datetime "
    "LocalDateTime:datetime MaxNumberOfProcesses:uint32 MaxProcessMemorySize:uint64 NumberOfLicensedUsers:uint32 "
    "NumberOfProcesses:uint32 NumberOfUsers:uint32 OSType:uint16 OtherTypeDescription SizeStoredInPagingFiles:uint64 "
    "TotalSwapSpaceSize:uint64 TotalVirtualMemorySize:uint64 TotalVisibleMemorySize:uint64 Version BootDevice "
    "BuildNumber BuildType CodeSet CountryCode CSDVersion DataExecutionPrevention_32BitApplications:boolean "
    "DataExecutionPrevention_Available:boolean DataExecutionPrevention_Drivers:boolean "
    "DataExecutionPrevention_SupportPolicy:uint8 Debug:boolean EncryptionLevel:uint32 "
    "ForegroundApplicationBoost:uint8 LargeSystemCache:uint32 Locale Manufacturer MUILanguages:string[] "
    "OperatingSystemSKU:uint32 Organization OSArchitecture OSLanguage:uint32 OSProductSuite:uint32 PAEEnabled:boolean "
    "PlusProductID PlusVersionNumber PortableOperatingSystem:boolean Primary:boolean ProductType:uint32 RegisteredUser "
    "SerialNumber ServicePackMajorVersion:uint16 ServicePackMinorVersion:uint16 SuiteMask:uint32 SystemDevice "
    "SystemDirectory SystemDrive WindowsDirectory",
    operating_system,
)  # fmt: skip


def computer_system(m: Machine) -> Iterator[dict[str, Any]]:
    host = m.host
    yield {
        "Caption": m.name, "Description": "AT/AT COMPATIBLE", "Name": m.name, "Status": "OK",
        "CreationClassName": "Win32_ComputerSystem", "PrimaryOwnerName": OWNER,
        "PowerManagementSupported": None, "AdminPasswordStatus": 3, "AutomaticManagedPagefile": True,
        "AutomaticResetBootOption": True, "AutomaticResetCapability": True, "BootROMSupported": True,
        "BootupState": "Normal boot", "ChassisBootupState": 3, "CurrentTimeZone": -host.time_zone_bias,
        "DaylightInEffect": False, "DNSHostName": m.name, "Domain": m.domain, "DomainRole": MEMBER_SERVER,
        "EnableDaylightSavingsTime": True, "HypervisorPresent": host.hypervisor_present, "InfraredSupported": False,
        "Manufacturer": host.manufacturer, "Model": host.model, "NetworkServerModeEnabled": True,
        "NumberOfLogicalProcessors": host.logical_processors, "NumberOfProcessors": host.sockets,
        "PartOfDomain": True, "PCSystemType": 4, "PCSystemTypeEx": 4, "PowerState": 0, "PowerSupplyState": 3,
        "Roles": ["LM_Workstation", "LM_Server", "NT", "Server_NT"], "SystemType": "x64-based PC",
        "ThermalState": 3, "TotalPhysicalMemory": host.memory_capacity, "WakeUpType": 6,
        "UserName": f"{m.domain.partition('.')[0].upper()}\\Administrator" if host.interactive_logon else None,
    }  # fmt: skip


COMPUTER_SYSTEM = CimClass(
    "Win32_ComputerSystem", NAMESPACE,
    "CIM_UnitaryComputerSystem CIM_ComputerSystem CIM_System CIM_LogicalElement CIM_ManagedSystemElement", "Name",
    f"{ELEMENT} CreationClassName NameFormat PrimaryOwnerContact PrimaryOwnerName Roles:string[] "
    "PowerManagementSupported:boolean PowerState:uint16 ResetCapability:uint16 AdminPasswordStatus:uint16 "
    "AutomaticManagedPagefile:boolean AutomaticResetBootOption:boolean AutomaticResetCapability:boolean "
    "BootROMSupported:boolean BootupState ChassisBootupState:uint16 CurrentTimeZone:sint16 DaylightInEffect:boolean "
    "DNSHostName Domain DomainRole:uint16 EnableDaylightSavingsTime:boolean HypervisorPresent:boolean "
    "InfraredSupported:boolean Manufacturer Model NetworkServerModeEnabled:boolean NumberOfLogicalProcessors:uint32 "
    "NumberOfProcessors:uint32 PartOfDomain:boolean PCSystemType:uint16 PCSystemTypeEx:uint16 PowerSupplyState:uint16 "
    "SystemFamily SystemSKUNumber SystemType ThermalState:uint16 TotalPhysicalMemory:uint64 UserName WakeUpType:uint16 "
    "Workgroup",
    computer_system,
)  # fmt: skip


def processors(m: Machine) -> Iterator[dict[str, Any]]:
    """One for each socket."""
    host = m.host
    clock = re.search(r"@ ([\d.]+)GHz", host.processor_name)
    speed = round(float(clock[1]) * 1000) if clock else 2400
    intel = host.processor_vendor == "GenuineIntel"
    family = "Intel64 Family 6 Model 106 Stepping 6" if intel else "AMD64 Family 25 Model 1 Stepping 1"
    logical = host.logical_processors // max(1, host.sockets)
    for socket in range(host.sockets):
        yield {
            "Caption": family, "Description": family, "Name": host.processor_name, "Status": "OK", "Availability": 3,
            "CreationClassName": "Win32_Processor", "DeviceID": f"CPU{socket}", "SystemName": m.name,
            "SystemCreationClassName": "Win32_ComputerSystem", "AddressWidth": 64, "CurrentClockSpeed": speed,
            "DataWidth": 64, "Family": FAMILY_XEON if intel else FAMILY_EPYC, "LoadPercentage": m.load,
            "MaxClockSpeed": speed, "Role": "CPU", "StatusInfo": 3, "UpgradeMethod": 1, "Architecture": X64,
            "CpuStatus": 1, "ExtClock": 100, "L2CacheSize": host.cores_per_socket * 1280,
            "L3CacheSize": host.cores_per_socket * 1536, "Manufacturer": host.processor_vendor,
            "NumberOfCores": host.cores_per_socket, "NumberOfEnabledCore": host.cores_per_socket,
            "NumberOfLogicalProcessors": logical, "ThreadCount": logical, "ProcessorType": 3,
            "ProcessorId": "BFEBFBFF000606A6" if intel else "178BFBFF00A00F11",
            "SecondLevelAddressTranslationExtensions": host.second_level_address_translation,
            "SocketDesignation": f"CPU{socket}",
            "VirtualizationFirmwareEnabled": host.virtualization_firmware_enabled,
            "VMMonitorModeExtensions": host.virtualization_supported,
        }  # fmt: skip


PROCESSOR = CimClass(
    "Win32_Processor", NAMESPACE, "CIM_Processor CIM_LogicalDevice CIM_LogicalElement CIM_ManagedSystemElement",
    "DeviceID",
    f"{ELEMENT} Availability:uint16 ConfigManagerErrorCode:uint32 CreationClassName DeviceID ErrorDescription "
    "PNPDeviceID StatusInfo:uint16 SystemCreationClassName SystemName AddressWidth:uint16 CurrentClockSpeed:uint32 "
    "DataWidth:uint16 Family:uint16 LoadPercentage:uint16 MaxClockSpeed:uint32 OtherFamilyDescription Role Stepping "
    "UniqueId UpgradeMethod:uint16 Architecture:uint16 CpuStatus:uint16 CurrentVoltage:uint16 ExtClock:uint32 "
    "L2CacheSize:uint32 L2CacheSpeed:uint32 L3CacheSize:uint32 L3CacheSpeed:uint32 Level:uint16 Manufacturer "
    "NumberOfCores:uint32 NumberOfEnabledCore:uint32 NumberOfLogicalProcessors:uint32 ProcessorId "
    "ProcessorType:uint16 SecondLevelAddressTranslationExtensions:boolean SocketDesignation ThreadCount:uint32 "
    "VirtualizationFirmwareEnabled:boolean VMMonitorModeExtensions:boolean",
    processors,
)  # fmt: skip


def logical_disks(m: Machine) -> Iterator[dict[str, Any]]:
    size, free = m.disk
    yield {
        "Caption": "C:", "Description": "Local Fixed Disk", "Name": "C:", "CreationClassName": "Win32_LogicalDisk",
        "DeviceID": "C:", "SystemCreationClassName": "Win32_ComputerSystem", "SystemName": m.name, "Access": 0,
        "FreeSpace": free, "Size": size, "Compressed": False, "DriveType": 3, "FileSystem": "NTFS",
        "MaximumComponentLength": 255, "MediaType": 12, "QuotasDisabled": True, "SupportsDiskQuotas": True,
        "SupportsFileBasedCompression": True, "VolumeDirty": False, "VolumeName": "System",
        "VolumeSerialNumber": f"{0x5A3C0000 + m.node.id * 4099:08X}",
    }  # fmt: skip
    yield {
        "Caption": "D:", "Description": "CD-ROM Disc", "Name": "D:", "CreationClassName": "Win32_LogicalDisk",
        "DeviceID": "D:", "SystemCreationClassName": "Win32_ComputerSystem", "SystemName": m.name, "DriveType": 5,
        "MediaType": 11,
    }  # fmt: skip


LOGICAL_DISK = CimClass(
    "Win32_LogicalDisk", NAMESPACE, "CIM_LogicalDisk CIM_StorageExtent CIM_LogicalDevice CIM_LogicalElement "
    "CIM_ManagedSystemElement", "DeviceID",
    f"{ELEMENT} Availability:uint16 CreationClassName DeviceID StatusInfo:uint16 SystemCreationClassName SystemName "
    "Access:uint16 BlockSize:uint64 NumberOfBlocks:uint64 Purpose FreeSpace:uint64 Size:uint64 Compressed:boolean "
    "DriveType:uint32 FileSystem MaximumComponentLength:uint32 MediaType:uint32 ProviderName QuotasDisabled:boolean "
    "QuotasIncomplete:boolean QuotasRebuilding:boolean SupportsDiskQuotas:boolean "
    "SupportsFileBasedCompression:boolean VolumeDirty:boolean VolumeName VolumeSerialNumber",
    logical_disks,
)  # fmt: skip


def bios(m: Machine) -> Iterator[dict[str, Any]]:
    host = m.host
    yield {
        "Caption": host.bios_version, "Description": host.bios_version, "Name": host.bios_version, "Status": "OK",
        "SoftwareElementID": host.bios_version, "SoftwareElementState": 3, "TargetOperatingSystem": 0,
        "Version": f"{host.manufacturer[:6].upper() or 'SYSTEM'} - 1", "PrimaryBIOS": True,
        "BIOSVersion": [f"{host.manufacturer[:6].upper() or 'SYSTEM'} - 1", host.bios_version],
        "CurrentLanguage": "en|US|iso8859-1", "InstallableLanguages": 1, "ListOfLanguages": ["en|US|iso8859-1"],
        "Manufacturer": host.manufacturer, "ReleaseDate": m.installed_at - 120 * 86400 * SECOND,
        "SerialNumber": host.serial_number, "SMBIOSBIOSVersion": host.bios_version, "SMBIOSMajorVersion": 3,
        "SMBIOSMinorVersion": 3, "SMBIOSPresent": True,
    }  # fmt: skip


BIOS = CimClass(
    "Win32_BIOS", NAMESPACE, "CIM_BIOSElement CIM_SoftwareElement CIM_LogicalElement CIM_ManagedSystemElement",
    "Name SoftwareElementID SoftwareElementState TargetOperatingSystem Version",
    f"{ELEMENT} BuildNumber CodeSet IdentificationCode LanguageEdition Manufacturer OtherTargetOS SerialNumber "
    "SoftwareElementID SoftwareElementState:uint16 TargetOperatingSystem:uint16 Version PrimaryBIOS:boolean "
    "BIOSVersion:string[] CurrentLanguage InstallableLanguages:uint16 ListOfLanguages:string[] ReleaseDate:datetime "
    "SMBIOSBIOSVersion SMBIOSMajorVersion:uint16 SMBIOSMinorVersion:uint16 SMBIOSPresent:boolean",
    bios,
)  # fmt: skip


def memory_modules(m: Machine) -> Iterator[dict[str, Any]]:
    """Equal modules, as many as make up the host's memory: at most 16 of them, none smaller than 16 GB."""
    total = m.host.memory_capacity
    size = 16 * GIB
    while size * 16 < total:
        size *= 2
    count = max(1, -(-total // size))
    for number in range(count):
        label = "ABCDEFGHIJKLMNOP"[number % 16]
        yield {
            "Caption": "Physical Memory", "Description": "Physical Memory", "Name": "Physical Memory",
            "CreationClassName": "Win32_PhysicalMemory", "Manufacturer": "Samsung", "PartNumber": "M393A8G40AB2-CWE",
            "SerialNumber": f"{0x03D10000 + m.node.id * 256 + number:08X}", "Tag": f"Physical Memory {number}",
            "BankLabel": f"BANK {number}", "Capacity": min(size, total - number * size), "DataWidth": 64,
            "DeviceLocator": f"DIMM_{label}1", "FormFactor": 8, "Speed": 3200, "TotalWidth": 72, "TypeDetail": 8320,
            "ConfiguredClockSpeed": 3200, "ConfiguredVoltage": 1200, "MemoryType": 0, "SMBIOSMemoryType": 26,
        }  # fmt: skip


PHYSICAL_MEMORY = CimClass(
    "Win32_PhysicalMemory", NAMESPACE,
    "CIM_PhysicalMemory CIM_Chip CIM_PhysicalComponent CIM_PhysicalElement CIM_ManagedSystemElement", "Tag",
    f"{ELEMENT} CreationClassName Manufacturer Model OtherIdentifyingInfo PartNumber PoweredOn:boolean SerialNumber "
    "SKU Tag Version HotSwappable:boolean Removable:boolean Replaceable:boolean FormFactor:uint16 BankLabel "
    "Capacity:uint64 DataWidth:uint16 InterleavePosition:uint32 MemoryType:uint16 Speed:uint32 TotalWidth:uint16 "
    "Attributes:uint32 ConfiguredClockSpeed:uint32 ConfiguredVoltage:uint32 DeviceLocator InterleaveDataDepth:uint16 "
    "MaxVoltage:uint32 MinVoltage:uint32 PositionInRow:uint32 SMBIOSMemoryType:uint32 TypeDetail:uint16",
    memory_modules,
)  # fmt: skip


def products(m: Machine) -> Iterator[dict[str, Any]]:
    import uuid

    yield {
        "Caption": "Computer System Product", "Description": "Computer System Product",
        "IdentifyingNumber": m.host.serial_number, "Name": m.host.model, "Vendor": m.host.manufacturer,
        "UUID": str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{m.host.serial_number}.{m.host.fqdn}")).upper(),
    }  # fmt: skip


PRODUCT = CimClass(
    "Win32_ComputerSystemProduct", NAMESPACE, "CIM_Product", "IdentifyingNumber Name Version",
    "Caption Description IdentifyingNumber Name SKUNumber Vendor Version UUID", products,
)  # fmt: skip

CLASSES = (OPERATING_SYSTEM, COMPUTER_SYSTEM, PROCESSOR, LOGICAL_DISK, BIOS, PHYSICAL_MEMORY, PRODUCT)
