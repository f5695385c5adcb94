"""The idioms and parser traps that shipping scripts contain (language-subset.md, sections 1 to 3), each with its output.

A row is (script, output); one with a third part has another output in 5.1.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from pshv.host.console import Host
from pshv.host.opening import Opening
from pshv.host.options import Options

if TYPE_CHECKING:
    from pathlib import Path

Row = tuple[str, ...]

TRAPS: list[Row] = [
    ("$o = [pscustomobject]@{A=1;B=2}; ($o | select A,@{N='x';E={$_.B * 2}}).x", "4"),
    ("1..3 | %{$_ * 2} | ?{$_ -gt 2}", "4\n6"),
    ("$i = 1; $i ++; $i", "2"),
    ("$i = 5; $i --; $i", "4"),
    ("if ($true) { 'a' } 'b'", "a\nb"),
    ("foreach ($x in 1) { $x } 'after'", "1\nafter"),
    ("function f { 'in' } f", "in"),
    ("try { $h = @{a=1} 'x' } catch { }", ""),
    ("try { -and 1 } catch { $_.FullyQualifiedErrorId }", "CommandNotFoundException"),
    ("((Get-VM) | Sort-Object Name).Name[0].Length -gt 0", "True"),
    ("(1..3 | ForEach-Object { [pscustomobject]@{ P = $_ } }).P -join ','", "1,2,3"),
    ("Get-ClusterNode | Where Name -eq 'HV02' | ForEach Name", "HV02"),
    ("Get-ClusterNode | Where-Object Name -like 'HV0[12]' | ForEach-Object Name", "HV01\nHV02"),
    ('"a $("b $(\'c\') d") e"', "a b c d e"),
    ('"x $(if ($true) { "y" } else { "z" })"', "x y"),
    ("'abc'.`\nToUpper()", "ABC"),
    ("'abc'.\nToUpper()", "ABC"),
    ("[Text.StringBuilder]::new('q').Append('r').ToString()", "qr"),
    ("[Collections.Generic.List[int]]::new().Count", "0"),
    ("Write-Output 1073741824/1GB", "1073741824/1GB"),
    ("[math]::Round(1610612736/1GB, 1)", "1.5"),
    ("Write-Output (1073741824/1GB)", "1"),
    ("\u2018single\u2019", "single"),
    ("\u201cdouble $(1+1)\u201d", "double 2"),
    ('\u201cmixed"', "mixed"),
    ("Get-ClusterNode \u2013Name HV01 | % Name", "HV01"),
    ("5 \u2013 3", "2"),
    ("1 \u2014gt 0", "True"),
    ("$x\u00a0=\u00a05;\u00a0$x", "5"),
    ("'a'\r\n'b'\r\n", "a\nb"),
    ("1 <# one #> + <# two #> 1", "2"),
    ("try { Get-Date<# #>\n} catch { $_.FullyQualifiedErrorId }", "CommandNotFoundException"),
    ("'s'<# comment #>", "s"),
    ("(1)<# comment #>", "1"),
    ("<#\n.SYNOPSIS\nHelp\n#>\nfunction f { 'f' }\nf", "f"),
    ("'x'\n# SIG # Begin signature block\n# MIIabc\n# SIG # End signature block", "x"),
    ("select-object -InputObject 1 | % ToString", "1"),
    ("$a = 1,2,3; $a[-1]; $a[0,2]; $a[0..1] -join '-'", "3\n1\n3\n1-2"),
    ("& { param($a) $a } -a:1", "1"),
    ("Write-Output -InputObject:2", "2"),
    ("1 | % { $_ } `\n  | % { $_ + 1 }", "2"),
    ("$x = if ($true) { 1 } else { 2 }; $x", "1"),
    ("$x = foreach ($i in 1..3) { $i * $i }; $x -join ','", "1,4,9"),
    ("$x = switch (2) { 1 { 'one' } 2 { 'two' } }; $x", "two"),
    ("$x = try { 1/0 } catch { 'bad' }; $x", "bad"),
    ("cmd --% /c dir %x% 2>&1 | Out-Null; 'on'", "on"),
    ("$s = '{0:N2}' -f 3.14159; $s", "3.14"),
    ("'{0,-5}|{1,5}|' -f 'a','b'", "a    |    b|"),
]

TIER_ONE: list[Row] = [
    ("$a = 'x'; \"$a $($a.Length)\"", "x 1"),
    ("if (1 -gt 2) { 'a' } elseif (2 -gt 1) { 'b' } else { 'c' }", "b"),
    ("function f { param([string]$Name = 'd', [int]$n) \"$Name$n\" } f; f -Name x -n 3; f y 4", "d0\nx3\ny4"),
    ("@{a=1;b=2}.Count; @().Count; @(1,2).Length", "2\n0\n2"),
    ("$h = @{}; $h['k'] = 1; $h.j = 2; ($h.Keys | Sort-Object) -join ','", "j,k"),
    (
        "$l = @(); $l += 1; $l += 2; $l.Count; $s = 'a'; $s += 'b'; $s; $n = 1; $n += 2; $n; $h = @{a=1}; $h += @{b=2}; $h.Count",
        "2\nab\n3\n2",
    ),
    ("function f { return 1; 2 } f", "1"),
    ("-not $true; !$false", "False\nTrue"),
    ("try { throw 'bad' } catch { $_.Exception.Message } finally { 'end' }", "bad\nend"),
    (
        'function f { [CmdletBinding()] param([Parameter(Mandatory, Position = 0)][string]$N, [switch]$S) "$N $S" } f a -S',
        "a True",
    ),
    ("1 -and 0; 1 -or 0", "False\nTrue"),
    (
        "function f { [CmdletBinding(SupportsShouldProcess)] param() if ($PSCmdlet.ShouldProcess('t')) { 'did' } } f -Confirm:$false",
        "did",
    ),
    ("$env:COMPUTERNAME", "HV01"),
    ("$p = @{ Property = 'Name'; First = 1 }; (Get-ClusterNode | Select-Object @p).Name", "HV01"),
    ('$a, $b = 1, 2; "$b$a"', "21"),
    ("@'\nraw $x\n'@", "raw $x"),
    ('$x = 1; @"\nv $x\n"@', "v 1"),
]

TIER_TWO: list[Row] = [
    ("switch -Wildcard ('abc') { 'a*' { 'A' } '*c' { 'C' } default { 'D' } }", "A\nC"),
    ("switch -Regex ('ab12') { '\\d+' { $matches[0] } }", "12"),
    ("switch (1..3) { { $_ -gt 2 } { 'big' } 1 { 'one'; continue } default { 'd' } }", "one\nd\nbig"),
    ("$i = 0; ++$i; $i++; $i", "2"),
    ("$i = 0; while ($i -lt 3) { $i++; if ($i -eq 2) { continue }; $i }", "1\n3"),
    ("do { $n++ } until ($n -ge 3); $n; do { $n-- } while ($n -gt 0); $n", "3\n0"),
    ("for ($i = 0; $i -lt 2; $i++) { $i }", "0\n1"),
    ("7 % 3; 7 * 3; 7 / 2; -(3)", "1\n21\n3.5\n-3"),
    ("$x = 5; Invoke-Command -ComputerName HV02 { $using:x + 1 }", "6"),
    (
        "function f { param([ValidateSet('a','b')]$x) $x } try { f c } catch { $_.FullyQualifiedErrorId }",
        "ParameterArgumentValidationError,f",
    ),
    ("function f { param([ValidateRange(1,5)][int]$x) $x } try { f 9 } catch { 'range' }; f 3", "range\n3"),
    ("function f { param([ValidateScript({ $_ -gt 1 })]$x) $x } try { f 1 } catch { 'script' }", "script"),
    ("function f { param([ValidatePattern('^a')]$x) $x } try { f b } catch { 'pattern' }", "pattern"),
    ("function f { param([ValidateNotNullOrEmpty()]$x) $x } try { f '' } catch { 'empty' }", "empty"),
    ("1KB, 1MB, 1GB, 1TB", "1024\n1048576\n1073741824\n1099511627776"),
    ("1,2 -join '+'; -join ('a','b')", "1+2\nab"),
    ("'host-12' -match '(?<n>\\d+)'; $matches.n; $matches[0]", "True\n12\n12"),
    ("'abc' -like 'A*'; 'abc' -notlike 'b*'", "True\nTrue"),
    ("#Requires -Version 5.0\n'ok'", "ok"),
    ('function f($a, $b) { "$a-$b" } f 1 2', "1-2"),
    ("$script:s = 1; function f { $script:s++; $global:g = 5 } f; $s; $g", "2\n5"),
    ("$c = 'Get-ClusterNode'; (& $c).Count; & { 'blk' }; (& 'Get-ClusterNode' -Name HV01).Name", "3\nblk\nHV01"),
    ("${a b} = 3; ${a b}", "3"),
    ("Hyper-V\\Get-VM -Name dc01 | % Name; (FailoverClusters\\Get-ClusterNode HV02).Name", "dc01\nHV02"),
    ("1,2 -contains 2; 3 -in 1,2; 3 -notin 1,2; 1 -notcontains 1", "True\nFalse\nTrue\nFalse"),
    ("'a1b2' -replace '(\\w)(\\d)', '$2$1'", "1a2b"),
    ("function f { begin { 'b' } process { $_ } end { 'e' } } 1,2 | f", "b\n1\n2\ne"),
    ("(1..5)[1..3] -join ','", "2,3,4"),
    ("'function g { 9 }' > H:\\lib.ps1; . H:\\lib.ps1; g", "9"),
    ("'a,b;c' -split '[,;]'; -split ' x  y '", "a\nb\nc\nx\ny"),
    ("1 -is [int]; 'x' -isnot [int]; $null -eq ('x' -as [int]); '5' -as [int]", "True\nTrue\nTrue\n5"),
    ("function f { param([Alias('cn')]$ComputerName) $ComputerName } f -cn h", "h"),
    ("$p = 'Length'; 'abc'.$p; 'abc'.('Len' + 'gth')", "3\n3"),
]

TIER_THREE: list[Row] = [
    ("try { [int]'x' } catch [InvalidCastException] { 'cast' } catch { 'other' }", "cast"),
    ("try { try { 1/0 } catch { throw } } catch { $_.Exception.GetType().Name }", "RuntimeException"),
    ("([ordered]@{z=1;a=2}).Keys -join ','", "z,a"),
    ("0xFF; 0x10", "255\n16"),
    (",1 | % { $_.GetType().Name }; (,(1,2)).Count", "Int32\n1"),
    ("(Write-Error e 2>&1).Exception.Message; Write-Error e 2>$null; 'on'", "e\non"),
    ("'x' > H:\\o.txt; 'y' >> H:\\o.txt; Get-Content H:\\o.txt", "x\ny"),
    ("& { Write-Warning w; 'o' } 3>$null; & { Write-Host h } 6>$null; & { Write-Error e; 'p' } *> $null", "o"),
    ("5 -band 3; 5 -bor 3; 5 -bxor 3; 1 -shl 4; 16 -shr 2", "1\n7\n6\n16\n4"),
    ("'A' -ceq 'a'; 'A' -ieq 'a'; 'A' -cmatch 'a'", "False\nTrue\nFalse"),
    ("$a, $b, $c = 1, 2, 3, 4; $c.Count", "2"),
    ("$n = 10; $n -= 3; $n *= 2; $n /= 7; $n %= 2; $n", "0"),
    ("(1..5).Where({ $_ -gt 3 }) -join ','; (1..3).ForEach({ $_ * 2 }) -join ','", "4,5\n2,4,6"),
    ("trap { 'trapped'; continue } throw 'x'; 'after'", "trapped\nafter"),
    ("filter dbl { $_ * 2 } 1,2 | dbl", "2\n4"),
    ("enum Color { Red; Green = 5 } [Color]::Green; [int][Color]::Green; [Color]'red'", "Green\n5\nRed"),
    (
        "class P { [string]$N; P([string]$n) { $this.N = $n } [string] Hi() { return \"hi $($this.N)\" } } [P]::new('z').Hi()",
        "hi z",
    ),
    ("class A { [int] F() { return 1 } } class B : A { [int] F() { return ([A]$this).F() + 1 } } [B]::new().F()", "2"),
    (
        "function f { [CmdletBinding()] param() dynamicparam { $d = [Management.Automation.RuntimeDefinedParameterDictionary]::new(); "
        "$a = [Collections.ObjectModel.Collection[Attribute]]::new(); $a.Add([Management.Automation.ParameterAttribute]::new()); "
        "$d.Add('Dyn', [Management.Automation.RuntimeDefinedParameter]::new('Dyn', [string], $a)); $d } process { $PSBoundParameters.Dyn } } f -Dyn v",
        "v",
    ),
    ("data { 'd' }", "d"),
    (':outer foreach ($i in 1..3) { foreach ($j in 1..3) { if ($j -eq 2) { continue outer }; "$i$j" } }', "11\n21\n31"),
    ('([pscustomobject]@{a=1;b=2}).psobject.Properties | % { "$($_.Name)=$($_.Value)" }', "a=1\nb=2"),
    ("'a'; 'b'; 'c'", "a\nb\nc"),
]

ONLY_SEVEN: list[tuple[str, str]] = [
    ("$true ? 'y' : 'n'", "y"),
    ("$null ?? 'd'", "d"),
    ("$x = $null; $x ??= 4; $x", "4"),
    ("$s = 'abc'; ${s}?.Length; $n = $null; ${n}?.Length; ${n}?[0]; 'end'", "3\nend"),
    ("'a' && 'b'; Get-Nothing 2>$null || 'c'", "a\nb\nc"),
    ("1..3\n| ForEach-Object { $_ * 2 }", "2\n4\n6"),
    ("(Start-Job { 1 } | Receive-Job -Wait)", "1"),
    ("'a'..'c' -join ''", "abc"),
]

TYPES: list[Row] = [
    (
        "[string]::IsNullOrEmpty(''); [string]::IsNullOrWhiteSpace(' '); [string]::Join('-', 'a', 'b'); [string]::Format('{0:D3}', 7)",
        "True\nTrue\na-b\n007",
    ),
    (
        "[math]::Round(2.5); [math]::Floor(1.9); [math]::Ceiling(1.1); [math]::Pow(2, 3); [math]::Max(1, 2); [math]::Truncate(1.9)",
        "2\n1\n2\n8\n2\n1",
    ),
    ("[guid]::NewGuid().ToString().Length; [scriptblock]::Create('1+1').Invoke()", "36\n2"),
    (
        "([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent())"
        ".IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)",
        "True",
    ),
    ("[Environment]::MachineName; [Environment]::NewLine.Length; [Environment]::Is64BitProcess", "HV01\n2\nTrue"),
    ("$n = 0; [int]::TryParse('42', [ref]$n); $n; [int]::TryParse('x', [ref]$n)", "True\n42\nFalse"),
    (
        "[IO.Path]::Combine('C:\\a', 'b.txt'); [IO.Path]::GetFileName('C:\\a\\b.txt'); [IO.Path]::GetExtension('b.txt')",
        "C:\\a\\b.txt\nb.txt\n.txt",
    ),
    (
        "[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes('hi')); [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('aGk='))",
        "aGk=\nhi",
    ),
    (
        "[regex]::Escape('a.b'); [regex]::Match('x12', '\\d+').Value; [regex]::Matches('1 2', '\\d').Count; [regex]::Replace('a1', '\\d', 'b')",
        "a\\.b\n12\n2\nab",
    ),
    ("[Console]::Out.WriteLine('out')", "out"),
    ("$null -eq [Reflection.Assembly]::LoadWithPartialName('Nothing.Such')", "True"),
    ("[Diagnostics.Stopwatch]::StartNew().IsRunning", "True"),
    (
        "try { [No.Such.Type] } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }",
        "TypeNotFound\nUnable to find type [No.Such.Type].",
    ),
    ('[int][Microsoft.HyperV.PowerShell.VMState]::Running; "$([Microsoft.HyperV.PowerShell.VMState]::Off)"', "2\nOff"),
    (
        "(Get-VM dc01).State -eq 'Running'; (Get-VM dc01 | Select-Object State | ConvertTo-Json -Compress)",
        'True\n{"State":2}',
    ),
    ("'a;b,c'.Split(',;').Count", "1", "3"),
    (
        "'Hello'.Substring(1,3); 'a-b'.Replace('-','+'); ' t '.Trim(); 'x'.PadLeft(3,'0'); 'abc'.Contains('b'); 'aXb'.IndexOf('X')",
        "ell\na+b\nt\n00x\nTrue\n1",
    ),
    ("$h = @{a=1}; $h.ContainsKey('a'); foreach ($e in $h.GetEnumerator()) { \"$($e.Key)=$($e.Value)\" }", "True\na=1"),
    ("(5).Count; $null.Count; 'abc'.Count; (Get-Date 2024-01-01).Count", "1\n0\n1\n1"),
    ('"$(Get-ClusterNode HV01)"; "$((Get-ClusterGroup web01).OwnerNode)".Length -gt 0', "HV01\nTrue"),
    ("'{0:N0} {1:P1} {2:D2} {3:X2} {4:F2} {5:0.00}' -f 1234, 0.123, 5, 255, 1.126, 2", "1,234 12.3% 05 FF 1.13 2.00"),
    (
        "(Get-Date '2024-03-05 14:07:09').ToString('yyyy-MM-dd HH:mm:ss'); Get-Date '2024-03-05 14:07:09' -Format 'yyyyMMdd-HHmmss'",
        "2024-03-05 14:07:09\n20240305-140709",
    ),
    ("([timespan]'01:02:03').ToString('hh\\:mm'); [timespan]::FromMinutes(90).TotalHours", "01:02\n1.5"),
    ("([xml]'<r><i n=\"1\">t</i></r>').r.i.n", "1"),
    ("[datetime]::ParseExact('20240305', 'yyyyMMdd', $null).Day; ([datetime]'2024-03-05').AddDays(1).Day", "5\n6"),
    (
        "Set-StrictMode -Version Latest; try { (5).Count } catch { $_.FullyQualifiedErrorId }; ([pscustomobject]@{a=1}).Count",
        "PropertyNotFoundStrict\n1",
    ),
]

CORE_CMDLETS: list[Row] = [
    (
        "1..5 | Select-Object -First 2 -Skip 1; 1..5 | Select-Object -Last 1; 3,1,3 | Select-Object -Unique; 'a','b' | Select-Object -Index 1",
        "2\n3\n5\n3\n1\nb",
    ),
    ("3,1,2 | Sort-Object -Descending; 'b','A','a' | Sort-Object -Unique | Measure-Object | % Count", "3\n2\n1\n2"),
    ("Write-Host 'a' -NoNewline -ForegroundColor Red; Write-Host 'b'", "ab"),
    (
        "(1..4 | Measure-Object -Sum -Average -Maximum -Minimum | % { $_.Sum, $_.Average, $_.Maximum, $_.Minimum }) -join ','",
        "10,2.5,4,1",
    ),
    ("('a','b','a' | Group-Object -NoElement | Sort-Object Name | % { \"$($_.Name)$($_.Count)\" }) -join ','", "a2,b1"),
    (
        "Test-Path H:\\none; Join-Path C:\\a b; Split-Path C:\\a\\b.txt -Leaf; Split-Path C:\\a\\b.txt",
        "False\nC:\\a\\b\nb.txt\nC:\\a",
    ),
    ("(New-Object PSObject -Property @{a=1}).a; (New-Object Collections.ArrayList).Count", "1\n0"),
    ('\'{"a":[1,2],"b":null}\' | ConvertFrom-Json | % { $_.a.Count }; @{a=1} | ConvertTo-Json -Compress', '2\n{"a":1}'),
    ("[pscustomobject]@{a=1;b='x'} | ConvertTo-Csv -NoTypeInformation", '"a","b"\n"1","x"'),
    ("[bool](Get-Command Get-VM).Parameters['Name']; [bool](Get-Command Get-VM).Parameters['Nope']", "True\nFalse"),
    ("Import-Module Hyper-V; (Get-Module Hyper-V).Name; (Get-Command Start-VM).Source", "Hyper-V\nHyper-V"),
    ("$o = 1 | Add-Member -NotePropertyName N -NotePropertyValue 2 -PassThru; $o.N", "2"),
    ("(Get-CimInstance Win32_OperatingSystem).Caption -like '*Server*'; (Get-Service vmms).Status", "True\nRunning"),
    ('Invoke-Command -ComputerName HV02 { $env:COMPUTERNAME } | % { "$_ $($_.PSComputerName)" }', "HV02 HV02"),
    ("Get-VM dc01 -EA SilentlyContinue -EV e | % Name; Get-VM nope -ea silentlycontinue -ev e; $e.Count", "dc01\n1"),
    (
        "sleep -Milliseconds 1; echo x; (gci H:\\).Count; 1,2 | measure | % Count; gm -InputObject 'x' -Name Length | % Name",
        "x\n0\n2\nLength",
    ),
    ("ClusterNode HV01 | % Name; (VM dc01).Name", "HV01\ndc01"),
    ("Get-ClusterNode | ft Name -auto -HideTable | Out-String -Stream | ? { $_.Trim() } | % Trim", "HV01\nHV02\nHV03"),
]


class Shell:
    """A session in memory in a folder of the test."""

    def __init__(self, folder: Path, edition: str) -> None:
        options = Options()
        options.memory = True
        options.folder = folder
        self.out, self.err = io.BytesIO(), io.BytesIO()
        self.opening = Opening(options, edition)
        self.session = self.opening.session(Host(self.out, self.err))

    def run(self, text: str) -> str:
        self.session.run_text(text)
        return self.out.getvalue().decode().replace("\r\n", "\n").rstrip("\n")


def _both(rows: list[Row]) -> list[object]:
    return [
        pytest.param(row[0], edition, row[-1] if edition == "desktop" else row[1], id=f"{edition}: {row[0]}"[:90])
        for row in rows
        for edition in ("core", "desktop")
    ]


@pytest.mark.parametrize(
    ("text", "edition", "shown"), _both(TRAPS + TIER_ONE + TIER_TWO + TIER_THREE + TYPES + CORE_CMDLETS)
)
def test_an_idiom(tmp_path: Path, text: str, edition: str, shown: str) -> None:
    shell = Shell(tmp_path, edition)

    assert shell.run(text) == shown, shell.err.getvalue().decode()


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf'caf\xc3\xa9'\r\n",
        "'caf\u00e9'\r\n".encode("utf-16"),
        b"<#\r\n.SYNOPSIS\r\n  Help.\r\n#>\r\n[CmdletBinding()]\r\nparam()\r\n'caf\xc3\xa9'\r\n",
    ],
)
def test_files_as_they_come(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "script.ps1").write_bytes(raw)
    shell = Shell(tmp_path, "core")

    assert shell.run(".\\script.ps1") == "caf\u00e9", shell.err.getvalue().decode()


@pytest.mark.parametrize(("text", "shown"), ONLY_SEVEN)
def test_a_form_of_7_runs_in_7(tmp_path: Path, text: str, shown: str) -> None:
    shell = Shell(tmp_path, "core")

    assert shell.run(text) == shown, shell.err.getvalue().decode()


@pytest.mark.parametrize("text", [row[0] for row in ONLY_SEVEN if row[0][0] in "$'1" and ".." not in row[0][3:7]])
def test_a_form_of_7_is_refused_in_5_1(tmp_path: Path, text: str) -> None:
    shell = Shell(tmp_path, "desktop")
    shell.run(text)

    assert shell.err.getvalue()
    assert shell.session.error_list
