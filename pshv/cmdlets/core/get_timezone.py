"""Get-TimeZone."""

from __future__ import annotations

from typing import Any

from pshv.runtime import dates
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard
from pshv.types.netobject import NetObject, Property, member_table


def _zone(name: str, shown: str, offset: int) -> tuple[str, str, str, str, int, bool]:
    return f"{name} Standard Time", shown, f"{name} Standard Time", f"{name} Daylight Time", offset, True


ZONES = (
    ("UTC", "(UTC) Coordinated Universal Time", "Coordinated Universal Time", "Coordinated Universal Time", 0, False),
    _zone("GMT", "(UTC+00:00) Dublin, Edinburgh, Lisbon, London", 0),
    _zone("W. Europe", "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", 60),
    _zone("Eastern", "(UTC-05:00) Eastern Time (US & Canada)", -300),
    _zone("Central", "(UTC-06:00) Central Time (US & Canada)", -360),
    _zone("Pacific", "(UTC-08:00) Pacific Time (US & Canada)", -480),
)


class TimeZoneInfo(NetObject):
    """System.TimeZoneInfo."""

    __slots__ = ("row",)
    type_names = ("System.TimeZoneInfo", "System.Object")
    members = member_table(
        Property("Id", lambda z: z.row[0], type_name="string"),
        Property("HasIanaId", lambda z: False, type_name="bool"),
        Property("DisplayName", lambda z: z.row[1], type_name="string"),
        Property("StandardName", lambda z: z.row[2], type_name="string"),
        Property("DaylightName", lambda z: z.row[3], type_name="string"),
        Property("BaseUtcOffset", lambda z: dates.span(z.row[4] * dates.TICKS_PER_MINUTE), type_name="timespan"),
        Property("SupportsDaylightSavingTime", lambda z: z.row[5], type_name="bool"),
    )

    def __init__(self, row: tuple[Any, ...]) -> None:
        self.row = row

    def text(self) -> str:
        return str(self.row[1])


class GetTimeZone(Cmdlet):
    """Gets the cluster's time zone, or the known ones by name."""

    name = "Get-TimeZone"

    def process(self) -> None:
        bound = self.bound
        if bound.get("ListAvailable"):
            self.write_all(TimeZoneInfo(row) for row in ZONES)
            return
        ids: Any = bound.get("Id")
        names: Any = bound.get("Name")
        if ids is None and names is None:
            self.write(TimeZoneInfo(ZONES[0]))
            return
        for wanted in ids or names:
            test = Wildcard(str(wanted)).matches
            found = [row for row in ZONES if test(row[0]) or (names and (test(row[2]) or test(row[3])))]
            if not found:
                self.write_error(
                    self.error(
                        f"The time zone ID '{wanted}' was not found on the local computer.",
                        "TimeZoneNotFound",
                        "ObjectNotFound",
                        wanted,
                        exception="System.TimeZoneNotFoundException",
                    )
                )
            self.write_all(TimeZoneInfo(row) for row in found)
