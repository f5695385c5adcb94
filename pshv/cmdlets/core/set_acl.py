"""Set-Acl."""

from __future__ import annotations

from .notbuilt import NotBuilt


class SetAcl(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Set-Acl"
    reason = "Access rights cannot be changed."
