"""Get-Counter: paths as Windows reads them, values from the cluster's model."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pshv.testing.powershell import PowerShell


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nonsense", "Unable to parse the counter path."),
        ("\\Nothing\\% Time", "The specified object was not found on the computer."),
        ("\\Memory\\Available Acres", "The specified counter could not be found."),
        ("\\Processor(99)\\% Processor Time", "The specified instance is not present."),
        ("\\\\HV99\\Memory\\Available MBytes", "Unable to connect to the specified computer"),
    ],
)
def test_a_path_that_leads_nowhere(powershell: PowerShell, path: str, message: str) -> None:
    error = powershell.run(f"Get-Counter '{path}'").errors[0]
    assert error.id == "CounterApiError,Microsoft.PowerShell.Commands.GetCounterCommand"
    assert error.message.startswith(message)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("(Get-Counter '\\Memory\\Available MBytes').CounterSamples.Path", "\\\\hv01\\memory\\available mbytes"),
        ("(Get-Counter '\\Processor(_Total)\\% Processor Time').CounterSamples[0].InstanceName", "_total"),
        ("@(Get-Counter '\\System\\Processes' -MaxSamples 3 -SampleInterval 5).Count", "3"),
        ("(Get-Counter '\\Memory\\Available MBytes' -ComputerName HV01, HV03).CounterSamples.Count", "2"),
        ("(Get-Counter -ListSet Mem*).CounterSetName", "Memory"),
        (
            "$free = (Get-CimInstance Win32_OperatingSystem).FreePhysicalMemory / 1024;"
            "[int]$free -eq (Get-Counter '\\Memory\\Available MBytes').CounterSamples[0].CookedValue",
            "True",
        ),
    ],
)
def test_what_is_counted(powershell: PowerShell, text: str, written: str) -> None:
    assert powershell.run(text).text.strip() == written
