"""From a cmdlet's name to its Python class: one file for each cmdlet, found by its name.

`Get-VMSwitch` lives in `get_vmswitch.py` or `get_vm_switch.py` of one of the packages under `pshv/cmdlets`.
"""

from __future__ import annotations

import os
import re
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .cmdlet import Cmdlet

PACKAGES = ("core", "hyperv", "failoverclusters", "diagnostics", "mockcluster", "labs", "network")
_PACKAGE_OF = {"Hyper-V": ("hyperv",), "FailoverClusters": ("failoverclusters",)}
_ROOT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "cmdlets")
_WORD = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def find_class(name: str, module: str = "") -> type[Cmdlet] | None:
    """The class of a cmdlet (`name` as declared, for the split at capitals), None when it is not built."""
    lower = name.lower()
    for package in _PACKAGE_OF.get(module, PACKAGES):
        for file in file_names(name):
            if os.path.isfile(os.path.join(_ROOT, package, f"{file}.py")):
                found = _class_in(f"pshv.cmdlets.{package}.{file}", lower)
                if found is not None:
                    return found
    return None


def file_names(name: str) -> tuple[str, ...]:
    """The file names a cmdlet's module may have."""
    verb, _, noun = name.partition("-")
    split = _WORD.sub("_", noun).lower()
    plain = f"{verb}_{noun}".lower()
    return (plain,) if split == noun.lower() else (plain, f"{verb.lower()}_{split}")


def _class_in(module: str, lower: str) -> type[Cmdlet] | None:
    from .cmdlet import Cmdlet

    for value in vars(import_module(module)).values():
        if isinstance(value, type) and issubclass(value, Cmdlet) and value.name.lower() == lower:
            return value
    return None
