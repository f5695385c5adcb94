"""Classes and enums of scripts."""

from __future__ import annotations

import pytest

from .conftest import Transcript


@pytest.mark.parametrize(
    ("text", "error_id"),
    [
        ("class A { A() { } A() { } }", "MemberAlreadyDefined"),
        ("class A { [int]F([int]$x) { return 1 } [string]F([int]$y) { return 2 } }", "MemberAlreadyDefined"),
        ("class A : string { }", "SealedBaseClass"),
        ("class A { A($x) { } }; class B : A { }", "BaseClassNoDefaultCtor"),
        ("class A { static A($x) { } }", "StaticConstructorCantHaveParameters"),
        ("enum E { A; a }", "MemberAlreadyDefined"),
        ("enum E { A = $x }", "EnumeratorValueMustBeConstant"),
        ("enum E { A = 'x' }", "CannotConvertValue"),
        ("enum E : byte { A = 256 }", "EnumeratorValueOutOfBounds"),
    ],
)
def test_definitions_refused(run: Transcript, text: str, error_id: str) -> None:
    escaped = text.replace("'", "''")
    assert run(f"try {{ & ([scriptblock]::Create('{escaped}')) }} catch {{ $_.FullyQualifiedErrorId }}") == [error_id]


def test_static_initialisers_fail_at_first_use(run: Transcript) -> None:
    text = "class A { static [int]$N = 'x' }; 'defined'; try { [A]::N } catch { $_.FullyQualifiedErrorId }"
    assert run(text) == ["defined", "System.TypeInitializationException"]


def test_own_equality_in_tables_and_sets(run: Transcript) -> None:
    text = (
        "class K { [int]$V; [bool]Equals([object]$o) { return $o.V -eq $this.V } "
        "[int]GetHashCode() { return $this.V } }\n"
        "$h = @{}; $h[[K]@{ V = 1 }] = 'x'; $h[[K]@{ V = 1 }]\n"
        "$s = [Collections.Generic.HashSet[object]]::new(); $s.Add([K]@{ V = 1 }); $s.Add([K]@{ V = 1 })"
    )
    assert run(text) == ["x", "True", "False"]


def test_identity_without_it(run: Transcript) -> None:
    assert run("class K { [int]$V }; $h = @{}; $h[[K]::new()] = 1; $h[[K]::new()] = 2; $h.Count") == ["2"]


def test_hidden_members_are_not_listed(run: Transcript) -> None:
    assert run("class A { hidden [int]$H = 5; [int]$V }; $a = [A]::new(); $a.PSObject.Properties.Name; $a.H") == [
        "V",
        "5",
    ]


def test_static_members_are_described(run: Transcript) -> None:
    text = (
        "class A { static [string]$P = 'p'; static [int]Twice([int]$n) { return 2 * $n } }\n"
        "[A] | Get-Member -Static -MemberType Property | ForEach-Object Definition\n"
        "[A]::Twice.OverloadDefinitions; [A]::new.OverloadDefinitions; [A]::Twice.Invoke(4)"
    )
    assert run(text) == ["static string P {get;set;}", "static int Twice(int n)", "A new()", "8"]


def test_a_failing_parse_is_a_failing_conversion(run: Transcript) -> None:
    text = 'class B { static [B]Parse([string]$s) { throw "no $s" } }\ntry { [B]\'x\' } catch { "$_" }'
    assert run(text) == ['Cannot convert value "x" to type "B". Error: "no x"']


def test_a_class_over_a_hashtable(run: Transcript) -> None:
    assert run("class H : hashtable { }; $h = [H]::new(); $h['a'] = 1; $h.a; $h.Count") == ["1", "1"]


def test_hidden_members_need_force(run: Transcript) -> None:
    run("class Box { [int]$A; hidden [int]$B }; $box = [Box]::new()")
    assert run("($box | Get-Member -MemberType Property).Name; ($box | Get-Member B -Force).Name") == ["A", "B"]


def test_a_method_stands_for_a_delegate(run: Transcript) -> None:
    run("class Maths { static [int] Twice([int]$n) { return 2 * $n } }")
    assert run("([Func[int, int]][Maths]::Twice).Invoke(4); ([Func[string, int]]'abc'.IndexOf).Invoke('c')") == [
        "8",
        "2",
    ]


def test_interfaces_by_name(run: Transcript) -> None:
    run("class Order : System.IComparable { [int] CompareTo([object]$o) { return 0 } }")
    assert run("[Order].GetInterface('System.IComparable').Name; [Order].ImplementedInterfaces.Name") == [
        "IComparable",
        "IComparable",
    ]


def test_flags_double_by_themselves(run: Transcript) -> None:
    run("[Flags()] enum Bits { A; B; C; D }; enum Ends { Low = [int]::MinValue; Next }")
    assert run("[Bits].GetEnumNames().ForEach{ [int][Bits]$_ } -join ','; [int][Ends]::Next") == [
        "0,1,2,4",
        "-2147483647",
    ]
