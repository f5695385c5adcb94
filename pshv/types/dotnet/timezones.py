"""System.TimeZoneInfo: the cluster's zone is UTC, no other is known."""

from __future__ import annotations

from typing import Any

from pshv.runtime.dates import DateTime, TimeSpan
from pshv.runtime.netexception import NetException
from pshv.types.implementation import Implementation


class Zone:
    """A time zone: UTC."""

    __slots__ = ()
    type_names = ("System.TimeZoneInfo", "System.Object")

    def text(self) -> str:
        return "(UTC) Coordinated Universal Time"


UTC = Zone()


def _find(name: str) -> Zone:
    if name.upper() not in ("UTC", "ETC/UTC", "GMT"):
        raise NetException(
            "System.TimeZoneNotFoundException", f"The time zone ID '{name}' was not found on the local computer."
        )
    return UTC


IMPLEMENTATIONS = (
    Implementation(
        "System.TimeZoneInfo",
        properties={
            "Id": lambda z: "UTC",
            "HasIanaId": lambda z: True,
            "DisplayName": lambda z: z.text(),
            "StandardName": lambda z: "Coordinated Universal Time",
            "DaylightName": lambda z: "Coordinated Universal Time",
            "BaseUtcOffset": lambda z: TimeSpan(0),
            "SupportsDaylightSavingTime": lambda z: False,
        },
        methods={
            "GetUtcOffset": lambda z, moment: TimeSpan(0),
            "IsDaylightSavingTime": lambda z, moment: False,
        },
        statics={
            "ConvertTimeToUtc": lambda moment, *r: DateTime(moment.ticks, "Utc"),
            "ConvertTimeFromUtc": lambda moment, zone: DateTime(moment.ticks, "Utc"),
            "ConvertTime": lambda moment, *r: DateTime(moment.ticks, "Utc"),
            "ConvertTimeBySystemTimeZoneId": lambda moment, name: _convert(moment, name),
            "FindSystemTimeZoneById": _find,
            "GetSystemTimeZones": lambda: [UTC],
        },
        static_properties={"Utc": lambda: UTC, "Local": lambda: UTC},
        raw=("ConvertTime", "ConvertTimeBySystemTimeZoneId"),
    ),
)


def _convert(moment: Any, name: str) -> DateTime:
    _find(name)
    return DateTime(moment.ticks, "Utc")
