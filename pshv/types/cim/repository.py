"""The classes there are, by namespace and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pshv.types.cim.cimclass import CimClass

DEFAULT = "root\\cimv2"
NAMESPACES = ("root", "root\\cimv2", "root\\virtualization\\v2", "root\\MSCluster")


def namespace(text: str | None) -> str | None:
    """The namespace a text means (either slash, any case), spelled as it is; None when there is none."""
    wanted = (text or DEFAULT).replace("/", "\\").strip("\\").lower()
    return next((one for one in NAMESPACES if one.lower() == wanted), None)


def classes(name: str) -> list[CimClass]:
    """All classes of a namespace, by name."""
    from pshv.types.cim import mscluster, software, virtualization, win32

    everything = win32.CLASSES + software.CLASSES + virtualization.CLASSES + mscluster.CLASSES
    return sorted((one for one in everything if one.namespace == name), key=lambda one: one.name.lower())


def find(name: str, within: str) -> CimClass | None:
    """The class `name` of a namespace, or None."""
    return next((one for one in classes(within) if one.name.lower() == name.lower()), None)


def derived(name: str, within: str) -> list[CimClass]:
    """The class, else the classes below it (a query of CIM_Service gives Win32_Service)."""
    found = find(name, within)
    if found is not None:
        return [found]
    return [one for one in classes(within) if name.lower() in (parent.lower() for parent in one.ancestors)]
