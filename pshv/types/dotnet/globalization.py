"""System.Globalization: CultureInfo and what hangs on it."""

from __future__ import annotations

from typing import Any

from pshv.runtime import culture as cultures
from pshv.runtime import values
from pshv.runtime.culture import Culture
from pshv.runtime.netexception import NetException
from pshv.types.implementation import Implementation
from pshv.types.nettype import STRING, known_type


class CultureInfo:
    """A culture as scripts see it."""

    __slots__ = ("culture",)
    type_names = ("System.Globalization.CultureInfo", "System.Object")

    def __init__(self, culture: Culture) -> None:
        self.culture = culture

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CultureInfo) and other.culture is self.culture

    def __hash__(self) -> int:
        return hash(self.culture.name)

    def text(self) -> str:
        return self.culture.name


class _Part:
    """NumberFormat, DateTimeFormat, TextInfo or Calendar of a culture."""

    __slots__ = ("culture",)

    def __init__(self, culture: Culture) -> None:
        self.culture = culture


class NumberFormatInfo(_Part):
    __slots__ = ()
    type_names = ("System.Globalization.NumberFormatInfo", "System.Object")


class DateTimeFormatInfo(_Part):
    __slots__ = ()
    type_names = ("System.Globalization.DateTimeFormatInfo", "System.Object")


class TextInfo(_Part):
    __slots__ = ()
    type_names = ("System.Globalization.TextInfo", "System.Object")

    def text(self) -> str:
        return f"TextInfo - {self.culture.name}"


class Calendar(_Part):
    __slots__ = ()
    type_names = ("System.Globalization.GregorianCalendar", "System.Globalization.Calendar", "System.Object")


def culture_of(provider: Any) -> Culture | None:
    """The culture behind a format provider argument."""
    found = getattr(provider, "culture", None)
    return found if isinstance(found, Culture) else None


def get_culture(name: Any, *_: Any) -> CultureInfo:
    """Raises CultureNotFoundException."""
    if isinstance(name, int):
        for known in ("en-US", "de-DE", "fr-FR", "en-GB", "sv-SE", ""):
            found = cultures.find_culture(known)
            if found is not None and found.lcid == name:
                return CultureInfo(found)
    else:
        found = cultures.find_culture(name)
        if found is not None:
            return CultureInfo(found)
    raise NetException(
        "System.Globalization.CultureNotFoundException",
        f"Culture is not supported. (Parameter 'name')\n{name} is an invalid culture identifier.",
    )


def _names(items: Any) -> values.TypedArray:
    return values.TypedArray(list(items), STRING)


def _title(info: TextInfo, text: str) -> str:
    """First letters of words in capitals; words all in capitals stay."""
    import re

    return re.sub(
        r"[^\W\d_][^\W_']*[\w']*" if False else r"[^\W\d_](?:[^\W_]|')*",
        lambda m: m.group() if m.group().isupper() and len(m.group()) > 1 else m.group().capitalize(),
        text,
    )


def _week_of_year(calendar: Calendar, moment: Any, rule: Any, first_day: Any) -> int:
    from pshv.runtime import dates

    year = moment.parts()[0]
    start = dates.from_parts(year, 1, 1)
    day = (moment.ticks - start.ticks) // dates.TICKS_PER_DAY
    if rule.value == 0:
        return int((day + (start.weekday() - first_day.value) % 7) // 7 + 1)
    full = 7 if rule.value == 1 else 4
    offset = (start.weekday() - first_day.value) % 7
    first = (7 - offset) % 7 if (7 - offset) % 7 < 7 and (7 - offset if offset else 7) < full else -offset
    week = (day - first) // 7 + 1
    if week < 1:
        last = dates.DateTime(start.ticks - dates.TICKS_PER_DAY)
        return _week_of_year(calendar, last, rule, first_day)
    if week == 53 and rule.value != 0:
        following = dates.from_parts(year + 1, 1, 1) if year < 9999 else start
        shift = (following.weekday() - first_day.value) % 7
        if shift and 7 - shift >= full and day >= (following.ticks - start.ticks) // dates.TICKS_PER_DAY - shift:
            return 1
    return int(week)


def _iso(moment: Any) -> tuple[int, int, int]:
    from datetime import date

    return tuple(date(*moment.parts()).isocalendar())  # type: ignore[return-value]


def _number_properties() -> dict[str, Any]:
    return {
        "CurrencyDecimalDigits": lambda p: 2,
        "CurrencyDecimalSeparator": lambda p: p.culture.decimal,
        "CurrencyGroupSeparator": lambda p: p.culture.group,
        "CurrencySymbol": lambda p: p.culture.currency,
        "NaNSymbol": lambda p: "NaN",
        "NegativeInfinitySymbol": lambda p: f"-{p.culture.infinity}",
        "NegativeSign": lambda p: "-",
        "NumberDecimalDigits": lambda p: 2,
        "NumberDecimalSeparator": lambda p: p.culture.decimal,
        "NumberGroupSeparator": lambda p: p.culture.group,
        "PercentSymbol": lambda p: "%",
        "PerMilleSymbol": lambda p: "‰",
        "PositiveInfinitySymbol": lambda p: p.culture.infinity,
        "PositiveSign": lambda p: "+",
    }


def _date_properties() -> dict[str, Any]:
    return {
        "AMDesignator": lambda p: p.culture.am,
        "PMDesignator": lambda p: p.culture.pm,
        "DateSeparator": lambda p: p.culture.date_separator,
        "TimeSeparator": lambda p: p.culture.time_separator,
        "FirstDayOfWeek": lambda p: known_type("System.DayOfWeek").enum_value(p.culture.first_day),
        "FullDateTimePattern": lambda p: f"{p.culture.long_date} {p.culture.long_time}",
        "LongDatePattern": lambda p: p.culture.long_date,
        "LongTimePattern": lambda p: p.culture.long_time,
        "MonthDayPattern": lambda p: p.culture.month_day,
        "RFC1123Pattern": lambda p: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
        "ShortDatePattern": lambda p: p.culture.short_date,
        "ShortTimePattern": lambda p: p.culture.short_time,
        "SortableDateTimePattern": lambda p: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
        "UniversalSortableDateTimePattern": lambda p: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
        "YearMonthPattern": lambda p: p.culture.year_month,
        "AbbreviatedDayNames": lambda p: _names(p.culture.short_days),
        "DayNames": lambda p: _names(p.culture.days),
        "AbbreviatedMonthNames": lambda p: _names([*p.culture.short_months, ""]),
        "MonthNames": lambda p: _names([*p.culture.months, ""]),
        "Calendar": lambda p: Calendar(p.culture),
    }


def _set_current(value: Any) -> None:
    cultures.current = culture_of(value) or cultures.current


IMPLEMENTATIONS = (
    Implementation(
        "System.Globalization.CultureInfo",
        construct=lambda kind, name, *r: get_culture(name),
        properties={
            "Parent": lambda c: CultureInfo(
                cultures.find_culture(c.culture.name.partition("-")[0] if "-" in c.culture.name else "")
                or cultures.INVARIANT
            ),
            "LCID": lambda c: c.culture.lcid,
            "KeyboardLayoutId": lambda c: c.culture.lcid,
            "Name": lambda c: c.culture.name,
            "IetfLanguageTag": lambda c: c.culture.name,
            "DisplayName": lambda c: c.culture.display_name,
            "NativeName": lambda c: c.culture.native_name,
            "EnglishName": lambda c: c.culture.english_name,
            "TwoLetterISOLanguageName": lambda c: c.culture.letters2,
            "ThreeLetterISOLanguageName": lambda c: c.culture.letters3,
            "ThreeLetterWindowsLanguageName": lambda c: c.culture.letters3.upper(),
            "CompareInfo": lambda c: None,
            "TextInfo": lambda c: TextInfo(c.culture),
            "IsNeutralCulture": lambda c: c.culture.name != "" and "-" not in c.culture.name,
            "NumberFormat": lambda c: NumberFormatInfo(c.culture),
            "DateTimeFormat": lambda c: DateTimeFormatInfo(c.culture),
            "Calendar": lambda c: Calendar(c.culture),
            "IsReadOnly": lambda c: False,
        },
        methods={
            "Clone": lambda c: CultureInfo(c.culture),
            "Equals": lambda a, b: a == b,
            "GetFormat": lambda c, kind: (
                NumberFormatInfo(c.culture) if kind.name == "NumberFormatInfo" else DateTimeFormatInfo(c.culture)
            ),
            "ToString": lambda c: c.text(),
        },
        statics={
            "GetCultureInfo": get_culture,
            "CreateSpecificCulture": get_culture,
            "GetCultures": lambda *r: [get_culture(n) for n in ("", "de-DE", "en-GB", "en-US", "fr-FR", "sv-SE")],
        },
        static_properties={
            "CurrentCulture": (lambda: CultureInfo(cultures.current), _set_current),
            "CurrentUICulture": (lambda: CultureInfo(cultures.current), lambda v: None),
            "DefaultThreadCurrentCulture": lambda: None,
            "InstalledUICulture": lambda: CultureInfo(cultures.EN_US),
            "InvariantCulture": lambda: CultureInfo(cultures.INVARIANT),
        },
    ),
    Implementation(
        "System.Globalization.NumberFormatInfo",
        properties=_number_properties(),
        construct=lambda kind: NumberFormatInfo(cultures.INVARIANT),
        static_properties={
            "CurrentInfo": lambda: NumberFormatInfo(cultures.current),
            "InvariantInfo": lambda: NumberFormatInfo(cultures.INVARIANT),
        },
    ),
    Implementation(
        "System.Globalization.DateTimeFormatInfo",
        properties=_date_properties(),
        construct=lambda kind: DateTimeFormatInfo(cultures.INVARIANT),
        methods={
            "GetDayName": lambda p, day: p.culture.days[day.value],
            "GetAbbreviatedDayName": lambda p, day: p.culture.short_days[day.value],
            "GetMonthName": lambda p, month: p.culture.months[month - 1] if 1 <= month <= 12 else "",
            "GetAbbreviatedMonthName": lambda p, month: p.culture.short_months[month - 1] if 1 <= month <= 12 else "",
        },
        static_properties={
            "CurrentInfo": lambda: DateTimeFormatInfo(cultures.current),
            "InvariantInfo": lambda: DateTimeFormatInfo(cultures.INVARIANT),
        },
    ),
    Implementation(
        "System.Globalization.TextInfo",
        properties={
            "CultureName": lambda p: p.culture.name,
            "LCID": lambda p: p.culture.lcid,
            "ListSeparator": lambda p: "," if p.culture.decimal == "." else ";",
        },
        methods={
            "ToLower": lambda p, text: text.lower(),
            "ToUpper": lambda p, text: text.upper(),
            "ToTitleCase": _title,
            "ToString": lambda p: p.text(),
        },
    ),
    Implementation(
        "System.Globalization.ISOWeek",
        statics={
            "GetWeekOfYear": lambda moment: _iso(moment)[1],
            "GetYear": lambda moment: _iso(moment)[0],
        },
    ),
    Implementation(
        "System.Globalization.Calendar",
        methods={"GetWeekOfYear": _week_of_year, "GetDaysInMonth": lambda c, y, m, *r: _days(y, m)},
        signatures={
            "GetWeekOfYear": "int GetWeekOfYear(datetime time, System.Globalization.CalendarWeekRule rule, System.DayOfWeek firstDayOfWeek)"
        },
    ),
)


def _days(year: int, month: int) -> int:
    import calendar

    return calendar.monthrange(year, month)[1]
