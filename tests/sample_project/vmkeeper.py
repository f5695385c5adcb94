"""vmkeeper: keeps the machines of a Hyper-V cluster where they should be.

    vmkeeper where VM                  the node a machine runs on
    vmkeeper move VM NODE              live-migrate it, and say how that went
    vmkeeper evacuate NODE             move every running clustered machine off a node
    vmkeeper report [--csv FILE]       how many machines run where
    vmkeeper why VM                    the last reason why a move was refused

Everything is asked of `powershell`; exit code 0 is good, 1 a refusal, 2 a wrong name.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys

SHELL = ["powershell", "-NoProfile", "-NonInteractive", "-Command"]


class ShellError(Exception):
    """PowerShell said no."""


def ask(script: str, stdin: str | None = None) -> str:
    """Run a script and give what it printed. Raises ShellError with what it complained of."""
    done = subprocess.run([*SHELL, script], capture_output=True, text=True, input=stdin, check=False)
    if done.returncode != 0:
        raise ShellError(done.stderr.strip() or f"powershell ended with {done.returncode}")
    return done.stdout


def ask_json(script: str) -> list[dict[str, object]]:
    """The objects a script writes, as dictionaries."""
    text = ask(f"@({script}) | ConvertTo-Json -Compress")
    found = json.loads(text) if text.strip() else []
    return found if isinstance(found, list) else [found]


def quoted(name: str) -> str:
    """A name as a PowerShell literal."""
    return "'" + name.replace("'", "''") + "'"


def where(vm: str) -> str | None:
    """The owner of a machine's role."""
    rows = ask_json(
        f"Get-ClusterGroup | Where-Object Name -eq {quoted(vm)} | "
        "Select-Object Name, @{n='Owner';e={$_.OwnerNode.Name}}"
    )
    return str(rows[0]["Owner"]) if rows else None


def move(vm: str, node: str) -> str:
    """Live-migrate a machine."""
    ask(f"Move-ClusterVirtualMachineRole -Name {quoted(vm)} -Node {quoted(node)} -MigrationType Live | Out-Null")
    return f"{vm} is on {where(vm)}"


def nodes() -> list[str]:
    """The nodes that are up."""
    return [str(row["Name"]) for row in ask_json("Get-ClusterNode | Where-Object State -eq Up | Select-Object Name")]


def machines_on(node: str) -> list[str]:
    """Running clustered machines of a node."""
    rows = ask_json(
        f"Get-VM -ComputerName {quoted(node)} | Where-Object {{ $_.IsClustered -and $_.State -eq 'Running' }} | "
        "Select-Object Name"
    )
    return [str(row["Name"]) for row in rows]


def evacuate(node: str) -> tuple[list[str], list[str]]:
    """Move everything off a node, to the others in turn; what was moved, and what was not."""
    others = [one for one in nodes() if one.lower() != node.lower()]
    moved, kept = [], []
    for number, vm in enumerate(machines_on(node)):
        try:
            moved.append(move(vm, others[number % len(others)]))
        except ShellError as problem:
            kept.append(f"{vm}: {str(problem).splitlines()[0]}")
    return moved, kept


def report() -> list[tuple[str, int]]:
    """Running machines by node."""
    return [(node, len(machines_on(node))) for node in nodes()]


def why(vm: str) -> str:
    """The message of the newest error event that names a machine, on any node."""
    for node in nodes():
        rows = ask_json(
            f"Get-WinEvent -ComputerName {quoted(node)} -LogName 'Microsoft-Windows-Hyper-V-VMMS-Admin' "
            f"-ErrorAction SilentlyContinue | Where-Object {{ $_.Message -like '*{vm}*' -and $_.Level -eq 2 }} | "
            "Select-Object -First 1 Id, Message"
        )
        if rows:
            return f"{node} {rows[0]['Id']}: {str(rows[0]['Message']).splitlines()[0]}"
    return "nothing"


def main(words: list[str]) -> int:
    """Do what the words say."""
    try:
        match words:
            case ["where", vm]:
                node = where(vm)
                print(node or f"there is no {vm}")
                return 0 if node else 2
            case ["move", vm, node]:
                print(move(vm, node))
            case ["evacuate", node]:
                moved, kept = evacuate(node)
                print("\n".join([*moved, *kept]))
                return 1 if kept else 0
            case ["report"]:
                for node, count in report():
                    print(f"{node:8}{count:3}")
            case ["report", "--csv", path]:
                with open(path, "w", newline="", encoding="utf-8") as file:
                    csv.writer(file).writerows([("node", "machines"), *report()])
            case ["why", vm]:
                print(why(vm))
            case _:
                print(__doc__)
                return 64
    except ShellError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
