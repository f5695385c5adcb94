"""Set-WmiInstance."""

from __future__ import annotations

from .notbuilt import NotBuilt


class SetWmiInstance(NotBuilt):
    """Not built: the WMI classes of the mock are for reading."""

    name = "Set-WmiInstance"
    reason = "WMI can only be read here; use the cmdlets of Hyper-V and FailoverClusters to change something."
