"""Does the hypervisor launch? What it needs of the hardware and of the boot configuration (event-ids.md section 7)."""

from __future__ import annotations

from mockcluster.values import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mockcluster.world.node import Host

LAUNCH_DISABLED, NO_VMX, NO_SVM, NO_DEP, NO_SLAT = 5, 41, 42, 44, 59


class Requirement(Value):
    """One requirement: its name in Get-ComputerInfo, how ``systeminfo`` words it, and whether the host meets it.

    ``event`` is what the hypervisor records in the System channel when it does not.
    """

    name: str
    text: str
    met: bool
    event: int


def requirements(host: Host) -> tuple[Requirement, ...]:
    """Return the requirements of Hyper-V in the order in which ``systeminfo`` lists them."""
    no_virtualization = NO_SVM if host.processor_vendor == "AuthenticAMD" else NO_VMX
    return (
        Requirement(
            "HyperVRequirementVMMonitorModeExtensions", "VM Monitor Mode Extensions", host.virtualization_supported,
            no_virtualization,
        ),
        Requirement(
            "HyperVRequirementVirtualizationFirmwareEnabled", "Virtualization Enabled In Firmware",
            host.virtualization_firmware_enabled, no_virtualization,
        ),
        Requirement(
            "HyperVRequirementSecondLevelAddressTranslation", "Second Level Address Translation",
            host.second_level_address_translation, NO_SLAT,
        ),
        Requirement(
            "HyperVRequirementDataExecutionPreventionAvailable", "Data Execution Prevention Available",
            host.data_execution_prevention, NO_DEP,
        ),
    )  # fmt: skip


def launch_problem(host: Host) -> int:
    """Return the event that says why the hypervisor cannot launch at the next boot, 0 when it can."""
    if host.hypervisor_launch.lower() == "off":
        return LAUNCH_DISABLED
    return next((one.event for one in requirements(host) if not one.met), 0)
