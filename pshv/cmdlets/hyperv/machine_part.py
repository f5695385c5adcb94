"""What the cmdlets over parts of machines have in common: `-VMName`, `-VM` or a piped part, settings given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.cmdlets.hyperv.hyperv_cmdlet import MachineCmdlet
from pshv.cmdlets.hyperv.set_vm_host import plain
from pshv.cmdlets.hyperv.start_vm import announce

if TYPE_CHECKING:
    from mockcluster.operations.operation import Operation
    from pshv.types.world.base import WorldObject


class PartCmdlet(MachineCmdlet):
    """A cmdlet that finds its machines by `-VMName` or `-VM`."""

    VMName: Any
    VMSnapshot: Any

    def machines(self) -> list[Any]:
        """The machines that are meant."""
        if getattr(self, "VM", None) is not None:
            objects = self.VM if isinstance(self.VM, list) else [self.VM]
            return [one.entity for one in objects]
        names = self.VMName if isinstance(self.VMName, list) else [self.VMName]
        return self.machines_named([str(name) for name in names if name is not None])


class PartGetter(PartCmdlet):
    """A `Get-` cmdlet over parts: writes those of each machine."""

    def parts(self, machine: Any) -> list[Any]:
        """The parts of one machine."""
        raise NotImplementedError

    def process(self) -> None:
        self.not_built("VMSnapshot", "VMDriveController")
        for machine in self.machines():
            for part in self.parts(machine):
                self.write(part)


class PartSetter(PartCmdlet):
    """A `Set-` cmdlet that changes settings of machines: `fields` is parameter -> field of the machine."""

    fields: dict[str, str] = {}
    piped = ""
    what = "the virtual machine"

    def machines(self) -> list[Any]:
        """The machines that are meant, also by a piped part."""
        part: Any = self.bound.get(self.piped) if self.piped else None
        if part is not None:
            return [one.entity for one in (part if isinstance(part, list) else [part])]
        return super().machines()

    def changes(self) -> tuple[tuple[str, Any], ...]:
        """The fields that were given, with the engine's values."""
        given = {field: plain(self.bound[name]) for name, field in self.fields.items() if name in self.bound}
        return tuple(given.items())

    def show(self, machine: Any) -> WorldObject:
        """The part to write with `-Passthru`."""
        raise NotImplementedError

    def process(self) -> None:
        from mockcluster.operations.configuration import SetMachine

        self.not_built("AsJob", "ResourcePoolName")
        for machine in self.machines():
            text = f'{self.what} of the virtual machine "{machine.name}"'
            if not self.should_process_text(*announce(self.name, f"configure {text}")):
                continue
            if self.carry_out(SetMachine(machine.id, self.changes())) is not None and self.Passthru:
                self.write(self.show(machine))


class StateChanger(MachineCmdlet):
    """A cmdlet that brings machines into another state; `already` are the states in which there is nothing to do."""

    verb = ""
    already: tuple[str, ...] = ()

    def operation(self, machine: Any) -> Operation:
        """The request for one machine."""
        raise NotImplementedError

    def process(self) -> None:
        from pshv.cmdlets.hyperv.start_vm import ALREADY

        self.not_built("AsJob")
        for machine in self.machines():
            if not self.should_process_text(*announce(self.name, f'{self.verb} the virtual machine "{machine.name}"')):
                continue
            if machine.state in self.already:
                self.write_warning(ALREADY)
            elif self.carry_out(self.operation(machine)) is None:
                continue
            self.pass_through(machine)
