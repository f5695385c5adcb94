"""Invoke-WmiMethod."""

from __future__ import annotations

from .notbuilt import NotBuilt


class InvokeWmiMethod(NotBuilt):
    """Not built: the WMI classes of the mock are for reading."""

    name = "Invoke-WmiMethod"
    reason = "WMI can only be read here; use the cmdlets of Hyper-V and FailoverClusters to change something."
