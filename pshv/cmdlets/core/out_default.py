"""Out-Default."""

from __future__ import annotations

from pshv.cmdlets.core.out_host import HostOutput


class OutDefault(HostOutput):
    """Sends the output to the default formatter and to the default output cmdlet."""

    name = "Out-Default"
