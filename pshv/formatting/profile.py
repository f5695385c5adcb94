"""The two looks: Windows PowerShell 5.1 and PowerShell 7. Source: powershell-formatting.md, 4.5, 5, 7 and 9."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pshv.runtime.session import Session


class Profile:
    """What differs between the editions: `core` is PowerShell 7, `ellipsis` marks what was cut."""

    __slots__ = ("core", "ellipsis")

    def __init__(self, *, core: bool, ellipsis: str) -> None:
        self.core = core
        self.ellipsis = ellipsis


DESKTOP: Final = Profile(core=False, ellipsis="...")
CORE: Final = Profile(core=True, ellipsis="…")


def of(session: Session | None) -> Profile:
    """The profile of a session's edition; 5.1 without a session."""
    return CORE if session is not None and session.edition == "core" else DESKTOP
