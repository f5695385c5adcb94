"""Get-EventSubscriber."""

from __future__ import annotations

from pshv.runtime.cmdlet import Cmdlet


class GetEventSubscriber(Cmdlet):
    """Gets the event subscribers in the current session: there are none."""

    name = "Get-EventSubscriber"
