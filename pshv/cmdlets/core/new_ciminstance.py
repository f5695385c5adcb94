"""New-CimInstance."""

from __future__ import annotations

from .notbuilt import NotBuilt


class NewCimInstance(NotBuilt):
    """Not built: the WMI classes of the mock are for reading."""

    name = "New-CimInstance"
    reason = "WMI can only be read here; use the cmdlets of Hyper-V and FailoverClusters to change something."
