"""Virtual drives: each node's C:, the host folder H:, granted folders, and the drives of session state."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.runtime.session import Session

    from .drives import Drives


def default_drives(session: Session) -> Drives:
    """Drives of a session that was given none: one node, files kept until the process ends, no host folder."""
    from .drives import Drives
    from .environment import default_environment

    drives = Drives(None, lambda: ["HV01"], lambda: "HV01", None, [], default_environment("HV01"))
    drives.attach(session)
    return drives
