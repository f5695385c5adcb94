"""Send-MailMessage."""

from __future__ import annotations

from .notbuilt import NotBuilt


class SendMailMessage(NotBuilt):
    """Not built: the sandbox has nothing for it to act on."""

    name = "Send-MailMessage"
    reason = "There is no network."
