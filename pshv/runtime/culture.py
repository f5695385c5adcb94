"""Cultures: how numbers and dates are written. en-US is the session's; invariant and a few others are known.

Figures as .NET gives them on Windows (two decimals, plain space before AM).
"""

from __future__ import annotations

from typing import Any, Final

_MONTHS_EN: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS_EN: Final = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]


class Culture:
    """A culture's data. Patterns are .NET custom date formats, `currency` its symbol."""

    __slots__ = (
        "am",
        "currency",
        "currency_negative",
        "currency_positive",
        "date_separator",
        "day_first",
        "days",
        "decimal",
        "display_name",
        "english_name",
        "first_day",
        "group",
        "infinity",
        "lcid",
        "letters2",
        "letters3",
        "long_date",
        "long_time",
        "month_day",
        "months",
        "name",
        "native_name",
        "percent_negative",
        "percent_positive",
        "pm",
        "short_date",
        "short_days",
        "short_months",
        "short_time",
        "time_separator",
        "year_first",
        "year_month",
    )

    name: str
    english_name: str
    native_name: str
    display_name: str | None
    lcid: int
    decimal: str
    group: str
    currency: str
    currency_positive: str
    currency_negative: str
    percent_positive: str
    percent_negative: str
    date_separator: str
    time_separator: str
    short_date: str
    long_date: str
    short_time: str
    long_time: str
    month_day: str
    year_month: str
    am: str
    pm: str
    months: list[str]
    short_months: list[str]
    days: list[str]
    short_days: list[str]
    first_day: int
    letters2: str
    letters3: str
    infinity: str
    year_first: bool
    day_first: bool

    def __init__(self, name: str, **data: Any) -> None:
        self.name = name
        defaults: dict[str, Any] = {
            "english_name": name,
            "native_name": name,
            "display_name": None,
            "lcid": 127,
            "decimal": ".",
            "group": ",",
            "currency": "¤",
            "currency_positive": "$n",
            "currency_negative": "($n)",
            "percent_positive": "n %",
            "percent_negative": "-n %",
            "date_separator": "/",
            "time_separator": ":",
            "short_date": "MM/dd/yyyy",
            "long_date": "dddd, dd MMMM yyyy",
            "short_time": "HH:mm",
            "long_time": "HH:mm:ss",
            "month_day": "MMMM dd",
            "year_month": "yyyy MMMM",
            "am": "AM",
            "pm": "PM",
            "months": _MONTHS_EN,
            "short_months": [m[:3] for m in _MONTHS_EN],
            "days": _DAYS_EN,
            "short_days": [d[:3] for d in _DAYS_EN],
            "first_day": 0,
            "letters2": "iv",
            "letters3": "ivl",
            "infinity": "∞",
            "year_first": False,
            "day_first": False,
        }
        defaults.update(data)
        for key, value in defaults.items():
            setattr(self, key, value)
        if self.display_name is None:
            self.display_name = self.english_name

    def __repr__(self) -> str:
        return self.name


INVARIANT: Final = Culture(
    "",
    english_name="Invariant Language (Invariant Country)",
    native_name="Invariant Language (Invariant Country)",
    infinity="Infinity",
)
EN_US: Final = Culture(
    "en-US",
    english_name="English (United States)",
    native_name="English (United States)",
    lcid=1033,
    currency="$",
    currency_negative="-$n",
    percent_positive="n%",
    percent_negative="-n%",
    short_date="M/d/yyyy",
    long_date="dddd, MMMM d, yyyy",
    short_time="h:mm tt",
    long_time="h:mm:ss tt",
    month_day="MMMM d",
    year_month="MMMM yyyy",
    letters2="en",
    letters3="eng",
)


def _others() -> dict[str, Culture]:
    german_months = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ]
    german_days = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"]
    french_months = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]
    french_days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"]
    swedish_months = [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ]
    swedish_days = ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"]
    german = {
        "decimal": ",",
        "group": ".",
        "currency": "€",
        "currency_positive": "n $",
        "currency_negative": "-n $",
        "date_separator": ".",
        "short_date": "dd.MM.yyyy",
        "long_date": "dddd, d. MMMM yyyy",
        "month_day": "d. MMMM",
        "year_month": "MMMM yyyy",
        "months": german_months,
        "short_months": ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
        "days": german_days,
        "short_days": [d[:2] for d in german_days],
        "first_day": 1,
        "letters2": "de",
        "letters3": "deu",
        "day_first": True,
    }
    french = {
        "decimal": ",",
        "group": "\u202f",
        "currency": "€",
        "currency_positive": "n $",
        "currency_negative": "-n $",
        "short_date": "dd/MM/yyyy",
        "long_date": "dddd d MMMM yyyy",
        "month_day": "d MMMM",
        "year_month": "MMMM yyyy",
        "months": french_months,
        "short_months": [
            "janv.",
            "févr.",
            "mars",
            "avr.",
            "mai",
            "juin",
            "juil.",
            "août",
            "sept.",
            "oct.",
            "nov.",
            "déc.",
        ],
        "days": french_days,
        "short_days": [d[:3] + "." for d in french_days],
        "first_day": 1,
        "letters2": "fr",
        "letters3": "fra",
        "day_first": True,
    }
    found = [
        Culture("de-DE", english_name="German (Germany)", native_name="Deutsch (Deutschland)", lcid=1031, **german),
        Culture("de", english_name="German", native_name="Deutsch", lcid=7, **german),
        Culture("fr-FR", english_name="French (France)", native_name="français (France)", lcid=1036, **french),
        Culture("fr", english_name="French", native_name="français", lcid=12, **french),
        Culture(
            "en-GB",
            english_name="English (United Kingdom)",
            native_name="English (United Kingdom)",
            lcid=2057,
            currency="£",
            currency_negative="-$n",
            percent_positive="n%",
            percent_negative="-n%",
            short_date="dd/MM/yyyy",
            long_date="dddd, d MMMM yyyy",
            month_day="d MMMM",
            year_month="MMMM yyyy",
            am="am",
            pm="pm",
            first_day=1,
            letters2="en",
            letters3="eng",
            day_first=True,
        ),
        Culture(
            "en",
            english_name="English",
            native_name="English",
            lcid=9,
            currency="¤",
            percent_positive="n%",
            percent_negative="-n%",
            short_date="M/d/yyyy",
            long_date="dddd, MMMM d, yyyy",
            short_time="h:mm tt",
            long_time="h:mm:ss tt",
            month_day="MMMM d",
            year_month="MMMM yyyy",
            letters2="en",
            letters3="eng",
        ),
        Culture(
            "sv-SE",
            english_name="Swedish (Sweden)",
            native_name="svenska (Sverige)",
            lcid=1053,
            decimal=",",
            group="\u00a0",
            currency="kr",
            currency_positive="n $",
            currency_negative="-n $",
            date_separator="-",
            short_date="yyyy-MM-dd",
            long_date="'den 'd MMMM yyyy",
            month_day="d MMMM",
            year_month="MMMM yyyy",
            am="fm",
            pm="em",
            months=swedish_months,
            short_months=[m[:3] for m in swedish_months],
            days=swedish_days,
            short_days=[d[:3] for d in swedish_days],
            first_day=1,
            letters2="sv",
            letters3="swe",
        ),
    ]
    return {culture.name.lower(): culture for culture in found}


_known: dict[str, Culture] = {"": INVARIANT, "en-us": EN_US}
current = EN_US


def find_culture(name: str) -> Culture | None:
    """The culture called `name` (any case), or None for one that is not known here."""
    found = _known.get(name.lower())
    if found is None and len(_known) == 2:
        _known.update(_others())
        found = _known.get(name.lower())
    return found
