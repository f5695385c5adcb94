"""Disable-VMMigration."""

from __future__ import annotations

from pshv.cmdlets.hyperv.enable_vm_migration import EnableVMMigration


class DisableVMMigration(EnableVMMigration):
    """Disables migration on one or more virtual machine hosts."""

    name = "Disable-VMMigration"
    enabled = False
