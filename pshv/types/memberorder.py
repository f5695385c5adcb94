"""The order of properties where it is not the alphabet: what .NET's reflection gives for types scripts list whole.

The facts table knows the members but not their order; these come from format-list, html-reports and views records and
the reference pages' example outputs.
"""

from __future__ import annotations

from typing import Final

_ORDERS: Final[dict[str, str]] = {
    "System.Array": "Length LongLength Rank SyncRoot IsReadOnly IsFixedSize IsSynchronized Count",
    "System.Collections.ArrayList": "Capacity Count IsFixedSize IsReadOnly IsSynchronized SyncRoot",
    "System.Collections.Hashtable": "IsReadOnly IsFixedSize IsSynchronized Keys Values SyncRoot Count",
    "System.Collections.Specialized.OrderedDictionary": (
        "Count IsReadOnly Keys Values IsFixedSize SyncRoot IsSynchronized"
    ),
    "System.Collections.DictionaryEntry": "Key Value Name",
    "System.Version": "Major Minor Build Revision MajorRevision MinorRevision",
    "System.Guid": "Variant Version Guid",
    "System.TimeSpan": (
        "Ticks Days Hours Milliseconds Microseconds Nanoseconds Minutes Seconds TotalDays TotalHours TotalMilliseconds "
        "TotalMicroseconds TotalNanoseconds TotalMinutes TotalSeconds"
    ),
    "System.DateTime": (
        "DateTime Date Day DayOfWeek DayOfYear Hour Kind Millisecond Microsecond Nanosecond Minute Month Second Ticks "
        "TimeOfDay Year"
    ),
    "System.Uri": (
        "AbsolutePath AbsoluteUri LocalPath Authority HostNameType IsDefaultPort IsFile IsLoopback PathAndQuery "
        "Segments IsUnc Host Port Query Fragment Scheme OriginalString DnsSafeHost IdnHost IsAbsoluteUri "
        "UserEscaped UserInfo"
    ),
}
_ranks: dict[str, dict[str, int]] = {}


def in_order(type_name: str, names: list[str]) -> list[str]:
    """`names` in the order reflection has them; names the table does not know keep their place behind the others."""
    order = _ORDERS.get(type_name)
    if order is None:
        return names
    ranks = _ranks.get(type_name)
    if ranks is None:
        ranks = _ranks[type_name] = {name: at for at, name in enumerate(order.split())}
    return sorted(names, key=lambda name: ranks.get(name, len(ranks)))
