"""ConvertFrom-SecureString."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet

from .convertto_securestring import conceal
from .securestring import SecureString


class ConvertFromSecureString(Cmdlet):
    """Converts a secure string to an encrypted standard string."""

    name = "ConvertFrom-SecureString"
    SecureString: Any

    def process(self) -> None:
        value = self.SecureString
        plain = value.plain if isinstance(value, SecureString) else ""
        self.write(plain if self.bound.get("AsPlainText") else conceal(plain))
