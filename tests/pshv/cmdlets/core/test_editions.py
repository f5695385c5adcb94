"""What the two editions write differently: transcripts, JSON, CSV, CLIXML, type and format data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pshv.testing import MockCluster

EDITIONS = ("desktop", "core")


def both(mock_cluster: MockCluster, text: str) -> list[list[object]]:
    """What a text gives in 5.1 and in 7."""
    return [mock_cluster.new_powershell(edition).run(text).objects for edition in EDITIONS]


def test_there_is_nothing_to_stop(mock_cluster: MockCluster) -> None:
    for edition in EDITIONS:
        assert mock_cluster.new_powershell(edition).run("Stop-Transcript").errors[0].id.startswith("InvalidOperation")


def test_a_transcript_names_its_edition(mock_cluster: MockCluster) -> None:
    text = """
        Start-Transcript C:\\t.txt > $null
        Write-Host seen
        Stop-Transcript > $null
        $lines = Get-Content C:\\t.txt
        $lines[1]; ($lines -like 'PSEdition*'); ($lines -eq 'seen').Count; $lines[-3]
    """
    assert both(mock_cluster, text) == [
        ["Windows PowerShell transcript start", "PSEdition: Desktop", 1, "Windows PowerShell transcript end"],
        ["PowerShell transcript start", "PSEdition: Core", 1, "PowerShell transcript end"],
    ]


def test_a_short_head_in_7(mock_cluster: MockCluster) -> None:
    text = (
        "Start-Transcript C:\\t.txt -UseMinimalHeader > $null; Stop-Transcript > $null; (Get-Content C:\\t.txt).Count"
    )
    assert mock_cluster.new_powershell("core").run(text).objects == [8]


def test_json(mock_cluster: MockCluster) -> None:
    text = """
        [pscustomobject]@{ d = [datetime]'2024-01-02'; t = "<'" } | ConvertTo-Json -Compress
        (@{ a = 1 } | ConvertTo-Json) -replace "`r`n", "`n"
    """
    assert both(mock_cluster, text) == [
        ['{"d":"\\/Date(1704153600000)\\/","t":"\\u003c\\u0027"}', '{\n    "a":  1\n}'],
        ['{"d":"2024-01-02T00:00:00","t":"<\'"}', '{\n  "a": 1\n}'],
    ]


def test_arrays_from_json(mock_cluster: MockCluster) -> None:
    assert both(mock_cluster, "@('[1,2]' | ConvertFrom-Json | ForEach-Object { \"$_\" }).Count") == [[1], [2]]


def test_csv(mock_cluster: MockCluster) -> None:
    assert both(mock_cluster, "[pscustomobject]@{ a = 1 } | ConvertTo-Csv") == [
        ["#TYPE System.Management.Automation.PSCustomObject", '"a"', '"1"'],
        ['"a"', '"1"'],
    ]


def test_the_type_of_a_csv_file(mock_cluster: MockCluster) -> None:
    text = "'#TYPE Lab.Node', 'a', '1' | Set-Content C:\\t.csv; (Import-Csv C:\\t.csv).PSTypeNames[0]"
    assert both(mock_cluster, text) == [["CSV:Lab.Node"], ["Lab.Node"]]


def test_clixml_is_the_same(mock_cluster: MockCluster) -> None:
    text = """
        [pscustomobject]@{ e = [DayOfWeek]::Friday; v = [version]'1.2'; h = @{ k = 1 } } | Export-Clixml C:\\o.xml
        $o = Import-Clixml C:\\o.xml
        $o.e.Value; $o.v.Major; $o.h.k; $o.PSTypeNames[0]
        (Get-VM)[0] | Export-Clixml C:\\v.xml
        $v = Import-Clixml C:\\v.xml
        $v.Name -eq (Get-VM)[0].Name; $v.PSTypeNames[0]
    """
    expected = [
        "Friday", 1, 1, "Deserialized.System.Management.Automation.PSCustomObject", True,
        "Deserialized.Microsoft.HyperV.PowerShell.VirtualMachine",
    ]  # fmt: skip
    assert both(mock_cluster, text) == [expected, expected]


@pytest.mark.parametrize("edition", EDITIONS)
def test_type_data_and_format_data(mock_cluster: MockCluster, edition: str) -> None:
    result = mock_cluster.new_powershell(edition).run("""
        Update-TypeData -TypeName Lab.Node -MemberType ScriptProperty -MemberName Twice -Value { $this.N * 2 }
        Update-TypeData -TypeName Lab.Node -DefaultDisplayPropertySet N, Twice
        Set-Content C:\\lab.format.ps1xml @'
<Configuration><ViewDefinitions><View><Name>lab</Name><ViewSelectedBy><TypeName>Lab.Other</TypeName></ViewSelectedBy>
<TableControl><TableHeaders><TableColumnHeader><Label>Nine</Label></TableColumnHeader></TableHeaders>
<TableRowEntries><TableRowEntry><TableColumnItems><TableColumnItem><ScriptBlock>$_.N * 9</ScriptBlock></TableColumnItem>
</TableColumnItems></TableRowEntry></TableRowEntries></TableControl></View></ViewDefinitions></Configuration>
'@
        Update-FormatData -AppendPath C:\\lab.format.ps1xml
        ([pscustomobject]@{ PSTypeName = 'Lab.Node'; N = 2; Hidden = 1 } | Out-String).Trim() -split '\\s+' -join ' '
        ([pscustomobject]@{ PSTypeName = 'Lab.Other'; N = 2 } | Out-String).Trim() -split '\\s+' -join ' '
    """)
    assert result.objects == ["N Twice - ----- 2 4", "Nine ---- 18"]
