"""What the cmdlets of the Hyper-V module have in common: the hosts they ask, machines by name or object, errors.

Source of the rules: ../shared/reference/cmdlet-semantics.md section 1, console-captures.md section 4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from pshv.cmdlets.computer import local_computer
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard, contains_wildcard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mockcluster.cluster import MockCluster
    from mockcluster.operations.operation import Operation
    from mockcluster.rules.refusal import Refusal
    from pshv.runtime.errors import ErrorRecord

EXCEPTION = "Microsoft.HyperV.PowerShell.VirtualizationException"


class HyperVCmdlet(Cmdlet):
    """A cmdlet that talks to Hyper-V hosts. `-ComputerName` names them; the default is the host the session is on."""

    ComputerName: Any
    CimSession: Any

    def mock(self) -> MockCluster:
        """The cluster whose hosts these are."""
        cluster: MockCluster = self.session.cluster
        return cluster

    def hosts(self) -> list[Any]:
        """The hosts that are meant; an error for each name that no host has."""
        world = self.mock().world
        named = self.ComputerName or getattr(self, "CimSession", None)
        if not named:
            return self.trusting([world.host_of(self.local_host())])
        found = []
        for name in named if isinstance(named, list) else [named]:
            host = self.host_named(str(getattr(name, "ComputerName", name)))
            if host is not None:
                found.append(host)
        return self.trusting(found)

    def trusting(self, hosts: list[Any]) -> list[Any]:
        """Those hosts that let the accounts of `-Credential` work: one account for all, or one for each host."""
        given = getattr(self, "Credential", None)
        if given is None:
            return hosts
        accounts = given if isinstance(given, list) else [given]
        if len(accounts) not in (1, len(hosts)):
            text = "The number of credentials must be one, or the number of computers."
            self.throw(self.hyperv_error(text, "InvalidParameter", "InvalidArgument"))
        pairs = zip(hosts, accounts * len(hosts) if len(accounts) == 1 else accounts, strict=False)
        return [host for host, account in pairs if self.lets_in(host, account)]

    def lets_in(self, host: Any, account: Any) -> bool:
        """Whether a host lets an account work; an error is written when it does not."""
        from pshv.cmdlets.hyperv.credentials import refusal_of

        refused = refusal_of(self.mock().world, account, host.name)
        if refused is not None:
            message, error_id, category = refused
            self.write_error(self.hyperv_error(message, error_id, category, host.name))
        return refused is None

    def local_host(self) -> str:
        """The name of the host the session is on."""
        return local_computer(self.session)

    def host_named(self, name: str) -> Any:
        """The host with this name; None after an error was written."""
        if name.lower() in (".", "localhost"):
            name = self.local_host()
        host = find_host(self.mock(), name)
        if host is None:
            self.write_error(self.unresolved(name))
        return host

    def unresolved(self, name: str) -> ErrorRecord:
        """The record for a computer that does not exist."""
        return self.hyperv_error(
            f"The computer '{name}' could not be resolved. Make sure you typed the machine name correctly and that you "
            "have network access.",
            "InvalidParameter",
            "ObjectNotFound",
            name,
        )

    def hyperv_error(
        self, message: str, error_id: str, category: str = "NotSpecified", target: object = None
    ) -> ErrorRecord:
        """An error record as the module makes them."""
        return self.error(message, error_id, category, target, exception=EXCEPTION)

    def not_found(self, what: str, name: str) -> ErrorRecord:
        """The record for a name that nothing has."""
        return self.hyperv_error(
            f'Hyper-V was unable to find {"an" if what[0] in "aeiou" else "a"} {what} with name "{name}".',
            "InvalidParameter",
            "InvalidArgument",
            name,
        )

    def refused(self, refusal: Refusal) -> ErrorRecord:
        """The record of an operation that the host or the cluster refused."""
        from mockcluster.rules.refusal import migration_heading

        text = refusal.text
        if refusal.side:
            machine = self.mock().world.vms.named(refusal.target) or self.mock().world.vms.get(refusal.target)
            if machine is not None:
                text = f"{migration_heading(machine.name, machine.id, refusal.side, refusal.host)}\n{text}"
        return self.hyperv_error(text, refusal.id, refusal.category or "NotSpecified")

    def refuse(self, refusal: Refusal) -> NoReturn:
        """End with the error of a refusal."""
        self.throw(self.refused(refusal))

    def carry_out(self, operation: Operation) -> Any:
        """Run an operation to its end, with progress; its outcome, or None after its error was written."""
        from pshv.cmdlets.working import carry_out

        outcome = carry_out(self, self.mock(), operation)
        if outcome.refusal is not None:
            self.write_error(self.refused(outcome.refusal))
            return None
        return outcome

    def not_built(self, *names: str) -> None:
        """End with an error that names a parameter which pshv does not have yet."""
        for name in names:
            if name in self.bound:
                self.throw(
                    self.error(
                        f"{self.name} -{name} is not built in pshv yet.", "NotImplemented", "NotImplemented", name
                    )
                )

    def machines_named(self, names: Iterable[str]) -> list[Any]:
        """The machines on the hosts that names or wildcards mean; an error for each plain name that none has."""
        world = self.mock().world
        hosts = self.hosts()
        found: dict[str, Any] = {}
        for name in names:
            if contains_wildcard(name):
                pattern = Wildcard(name)
                matches = [vm for host in hosts for vm in by_name(world.vms_on(host.name)) if pattern.matches(vm.name)]
            else:
                there = {host.name for host in hosts}
                matches = [vm for vm in world.vms.all_named(name) if vm.host in there]
                if not matches and hosts:
                    self.write_error(self.not_found("virtual machine", name))
            found.update((vm.id, vm) for vm in matches)
        return list(found.values())


class MachineCmdlet(HyperVCmdlet):
    """A cmdlet that acts on machines: `-Name` (names, wildcards) or `-VM` (objects)."""

    Name: list[str] | None
    VM: Any
    Passthru: bool
    AsJob: bool

    def machines(self) -> list[Any]:
        """The machines that are meant."""
        if self.VM is not None:
            objects = self.VM if isinstance(self.VM, list) else [self.VM]
            return [one.entity for one in objects]
        names = self.Name if isinstance(self.Name, list) else [self.Name]
        return self.machines_named([str(name) for name in names if name is not None])

    def pass_through(self, machine: Any) -> None:
        """With `-Passthru`, write the machine."""
        if self.Passthru:
            from pshv.types.world.machine import VirtualMachine

            self.write(VirtualMachine(self.mock(), self.mock().world.vms[machine.id]))


def find_host(cluster: MockCluster, name: str) -> Any:
    """The host with this short or full name, or None."""
    short, _, domain = name.lower().partition(".")
    if domain and domain != cluster.world.cluster.domain.lower():
        return None
    return cluster.world.hosts.named(short)


def by_name(entities: Iterable[Any]) -> list[Any]:
    """In the order of names, whatever the case."""
    return sorted(entities, key=lambda one: one.name.lower())
