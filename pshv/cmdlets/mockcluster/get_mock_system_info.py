"""Get-MockSystemInfo: what `systeminfo` prints (its alias), with the Hyper-V requirements at the end."""

from __future__ import annotations

from typing import Any

from pshv.cmdlets.computer import local_computer
from pshv.cmdlets.hyperv.hyperv_cmdlet import find_host
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.declaration import Param

WIDTH = 27
DETECTED = "A hypervisor has been detected. Features required for Hyper-V will not be displayed."


class GetMockSystemInfo(Cmdlet):
    """Prints information about a computer as the Windows program systeminfo does: `systeminfo [/s COMPUTER]`."""

    name = "Get-MockSystemInfo"
    parameters = (Param("Arguments", "string[]", position=0, remaining=True),)
    Arguments: list[str] | None

    def process(self) -> None:
        cluster: Any = self.session.cluster
        name = local_computer(self.session)
        given = [str(one) for one in self.Arguments or []]
        if given[:1] and given[0].lower() in ("/s", "-s") and len(given) == 2:
            name = given[1]
        elif given:
            self.write('ERROR: Invalid syntax. Type "SYSTEMINFO /?" for usage.')
            return
        host = find_host(cluster, name)
        if host is None:
            self.write("ERROR: The RPC server is unavailable.")
            return
        self.write_all(lines(cluster, host))


def lines(cluster: Any, host: Any) -> list[str]:
    """The lines of systeminfo for a host."""
    from mockcluster.rules.hypervisor import requirements

    found = ["", *facts(cluster, host)]
    if host.hypervisor_present:
        return [*found, row("Hyper-V Requirements", DETECTED)]
    label = "Hyper-V Requirements"
    for requirement in requirements(host):
        found.append(row(label, f"{requirement.text}: {'Yes' if requirement.met else 'No'}"))
        label = ""
    return found


def row(label: str, value: str) -> str:
    """`Label:                     value`."""
    return f"{label + ':' if label else '':<{WIDTH}}{value}"


def facts(cluster: Any, host: Any) -> list[str]:
    """The lines before the requirements."""
    world = cluster.world
    mega = 1 << 20
    cards = world.interfaces.where("node", host.name)
    found = [
        row("Host Name", host.name.upper()),
        row("OS Name", host.os_name),
        row("OS Version", f"10.0.{host.os_build} N/A Build {host.os_build}"),
        row("OS Manufacturer", "Microsoft Corporation"),
        row("OS Configuration", "Member Server"),
        row("OS Build Type", "Multiprocessor Free"),
        row("System Boot Time", moment(host)),
        row("System Manufacturer", host.manufacturer or "N/A"),
        row("System Model", host.model or "N/A"),
        row("System Type", "x64-based PC"),
        row("Processor(s)", f"{host.sockets} Processor(s) Installed."),
    ]
    found += [row("", f"[{n:02}]: {host.processor_name} {host.processor_vendor}") for n in range(1, host.sockets + 1)]
    found += [
        row("BIOS Version", f"{host.manufacturer} {host.bios_version}".strip()),
        row("Total Physical Memory", f"{host.memory_capacity // mega:,} MB"),
        row("Available Physical Memory", f"{max(0, world.memory_available(host.name)) // mega:,} MB"),
        row("Domain", world.cluster.domain),
        row("Network Card(s)", f"{len(cards)} NIC(s) Installed."),
    ]
    for number, card in enumerate(cards, 1):
        found.append(row("", f"[{number:02}]: {card.adapter}"))
        found.append(row("", f"      Connection Name: {world.networks[card.network_id].name}"))
        found.append(row("", "      DHCP Enabled:    No"))
        found.append(row("", "      IP address(es)"))
        found.append(row("", f"      [01]: {card.address}"))
    return found


def moment(host: Any) -> str:
    """The time of the last boot, as systeminfo writes it."""
    from time import gmtime

    at = gmtime(host.booted_at / 1_000_000 - 60 * host.time_zone_bias)
    half = "AM" if at.tm_hour < 12 else "PM"
    clock = f"{(at.tm_hour + 11) % 12 + 1}:{at.tm_min:02}:{at.tm_sec:02} {half}"
    return f"{at.tm_mon}/{at.tm_mday}/{at.tm_year}, {clock}"
