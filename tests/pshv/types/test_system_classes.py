"""Classes of .NET that scripts reach past the cmdlets for: the node, its names, its clock, its logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pshv.testing.powershell import PowerShell


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[System.Net.Dns]::GetHostEntry('nowhere')", "No such host is known"),
        ("[System.Threading.Mutex]::new().ReleaseMutex()", "unsynchronized block"),
        ("[System.IO.File]::Open('C:\\gone.txt', 'Open')", "Could not find file 'C:\\gone.txt'."),
        ("[System.IO.File]::GetAttributes('C:\\gone.txt')", "Could not find file 'C:\\gone.txt'."),
        ("[System.Diagnostics.Process]::GetProcessById(1)", "Process with an Id of 1 is not running."),
        ("[System.IO.DriveInfo]::new('many')", "Drive name must be a root directory"),
        ("'ten'.ToInt32($null)", "correct format"),
        ("(New-Object System.Diagnostics.EventLog Application).WriteEntry('x')", "Source property was not set"),
    ],
)
def test_what_goes_wrong_is_the_exception_of_dotnet(powershell: PowerShell, text: str, message: str) -> None:
    [error] = powershell.run(text).errors
    assert message in error.message


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[System.Net.Dns]::GetHostName()", "HV01"),
        ("[Net.Dns]::GetHostByName('hv02').HostName", "HV02.contoso.local"),
        ("[Net.Dns]::GetHostEntry([Net.Dns]::GetHostAddresses('HV03')[0]).HostName", "HV03.contoso.local"),
        ("[System.Net.NetworkInformation.Ping]::new().Send('HV02').Status", "Success"),
        ("[System.DirectoryServices.ActiveDirectory.Domain]::GetCurrentDomain().Name", "contoso.local"),
        ("[Diagnostics.Process]::GetCurrentProcess().Id -eq $PID", "True"),
        ("[IO.DriveInfo]::GetDrives()[0].Name", "C:\\"),
        ("'12'.ToInt32($null) + 1", "13"),
        ("(2.5).ToInt32($null)", "2"),
        ("[Threading.Thread]::CurrentThread.CurrentCulture.Name", "en-US"),
        ("[Security.Cryptography.MD5CryptoServiceProvider]::new().ComputeHash([byte[]]@(1)).Count", "16"),
        ("$shared = [hashtable]::Synchronized(@{}); $shared.a = 1; $shared.a", "1"),
        ("hostname", "HV01"),
        ("whoami", "contoso\\administrator"),
    ],
)
def test_the_node_answers(powershell: PowerShell, text: str, written: str) -> None:
    assert powershell.run(text).text.strip() == written


def test_settings_of_the_network_are_kept_though_nothing_is_sent(powershell: PowerShell) -> None:
    text = """
        [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls11
        [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor 'Tls12'
        [Net.ServicePointManager]::SecurityProtocol
    """
    assert powershell.run(text).text.strip() == "Tls11, Tls12"


def test_a_sleeping_thread_lets_the_clusters_time_pass(powershell: PowerShell) -> None:
    text = "$before = Get-Date; [Threading.Thread]::Sleep(90000); ((Get-Date) - $before).TotalSeconds -ge 90"
    assert powershell.run(text).text.strip() == "True"


def test_a_file_stream_reaches_the_file_when_it_is_closed(powershell: PowerShell) -> None:
    text = """
        $stream = [IO.File]::Create('C:\\Temp\\s.txt')
        $stream.Write([byte[]](104, 105), 0, 2)
        $stream.Close()
        $again = New-Object IO.FileStream 'C:\\Temp\\s.txt', 'Append'
        $again.WriteByte(33)
        $again.Dispose()
        Get-Content C:\\Temp\\s.txt
    """
    assert powershell.run(text).text.strip() == "hi!"


def test_a_method_that_gives_nothing_writes_nothing(powershell: PowerShell) -> None:
    assert powershell.run("$m = [Threading.Mutex]::new($true); $m.ReleaseMutex(); $m.Close()").text == ""
