"""Get-Date."""

from __future__ import annotations

from typing import Any

from pshv.runtime import dates
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import PSError
from pshv.runtime.netexception import NetException

from .uformat import uformat

FORMATS = {
    "filedate": ("yyyyMMdd", False),
    "filedateuniversal": ("yyyyMMddZ", True),
    "filedatetime": ("yyyyMMddTHHmmssffff", False),
    "filedatetimeuniversal": ("yyyyMMddTHHmmssffffZ", True),
}


class GetDate(Cmdlet):
    """Gets the current date and time of the cluster."""

    name = "Get-Date"
    Format: str | None
    UFormat: str | None

    def process(self) -> None:
        moment = self.moment()
        bound = self.bound
        if bound.get("UFormat") is not None:
            self.write(uformat(moment, str(bound["UFormat"])))
        elif bound.get("Format") is not None:
            self.write(self.formatted(moment, str(bound["Format"])))
        else:
            self.write(self.with_hint(moment))

    def moment(self) -> Any:
        """The date asked for: now or -Date, with parts replaced."""
        bound = self.bound
        moment: Any = bound.get("Date")
        if moment is None:
            seconds: Any = bound.get("UnixTimeSeconds")
            if seconds is not None:
                moment = dates.DateTime(dates.UNIX_EPOCH_TICKS + int(seconds) * dates.TICKS_PER_SECOND, "Local")
            else:
                moment = dates.now()
        year, month, day = moment.parts()
        parts = {"Year": year, "Month": month, "Day": day}
        given = {name: int(bound[name]) for name in parts if bound.get(name) is not None}  # type: ignore[call-overload]
        try:
            if given:
                moment = self._replace_days(moment, {**parts, **given})
            moment = self._replace_clock(moment)
        except NetException as error:
            self.throw(self.error(error.message, error.type_name, "NotSpecified", None, exception=error.type_name))
        return self._as_utc(moment) if bound.get("AsUTC") else moment

    @staticmethod
    def _replace_days(moment: Any, parts: dict[str, int]) -> Any:
        from calendar import monthrange

        day = parts["Day"]
        if not 1 <= day <= monthrange(parts["Year"], parts["Month"])[1]:
            day = 1
            start = dates.from_parts(parts["Year"], parts["Month"], 1)
            made = start.add_ticks((parts["Day"] - 1) * dates.TICKS_PER_DAY)
        else:
            made = dates.from_parts(parts["Year"], parts["Month"], day)
        return dates.DateTime(made.ticks + moment.ticks % dates.TICKS_PER_DAY, moment.kind)

    def _replace_clock(self, moment: Any) -> Any:
        sizes = {
            "Hour": (dates.TICKS_PER_HOUR, 24),
            "Minute": (dates.TICKS_PER_MINUTE, 60),
            "Second": (dates.TICKS_PER_SECOND, 60),
            "Millisecond": (dates.TICKS_PER_MILLISECOND, 1000),
        }
        ticks = moment.ticks
        for name, (size, limit) in sizes.items():
            value: Any = self.bound.get(name)
            if value is not None:
                ticks += (int(value) - ticks // size % limit) * size
                if name == "Millisecond":
                    ticks -= ticks % dates.TICKS_PER_MILLISECOND
        return dates.DateTime(ticks, moment.kind)

    @staticmethod
    def _as_utc(moment: Any) -> Any:
        return dates.DateTime(moment.ticks, "Utc")

    def formatted(self, moment: Any, form: str) -> str:
        known = FORMATS.get(form.lower())
        if known is not None:
            form = known[0].replace("T", "'T'").replace("Z", "'Z'")
        try:
            text = moment.format_text(form, False)
        except NetException as error:
            self.throw(self.error(error.message, "FormatException", "InvalidArgument", None, exception=error.type_name))
        except PSError as error:
            self.throw(error)
        return str(text)

    def with_hint(self, moment: Any) -> Any:
        """-DisplayHint: a note that says which part is shown."""
        hint: Any = self.bound.get("DisplayHint")
        if hint is None:
            return moment
        from pshv.runtime.values import PSObject

        return PSObject({"DisplayHint": hint}, None, moment)
