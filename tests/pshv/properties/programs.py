"""Random texts, values and small programs of PowerShell."""

from __future__ import annotations

from hypothesis import strategies as st

ATOMS = [
    "1", "-1", "0", "2147483647", "9223372036854775807", "1.5", "1e308", "1d", "0x7f", "2gb", "1n", "'a'", "''", "'5'",
    "'1,2'", "\"$a b\"", "$null", "$true", "$false", "@()", "@(1,2,3)", "@(,@(1))", "@{a=1}", "@{}", "[ordered]@{b=2;c=3}",
    "[pscustomobject]@{n=1;m='x'}", "{ $_ }", "{ param($p) $p }", "[int]", "[string]", "[DayOfWeek]::Monday", "[char]'x'",
    "[datetime]'2024-03-05'", "[timespan]'01:00'", "[guid]::Empty", "[version]'1.2'", "[regex]'a+'", "[byte]7", "[xml]'<a b=\"1\"/>'",
    "[Collections.ArrayList]@(1,2)", "[Collections.Generic.List[int]]@(3)", "[double]::NaN", "[double]::PositiveInfinity",
    "[decimal]1.10", "[bigint]5", "$_", "$a", "$b", "$args", "$PSItem", "$Error", "$PSVersionTable", "$Host", "$MyInvocation",
    "(Get-VM)[0]", "(Get-ClusterNode)", "(Get-Date 2024-01-02)", "(Get-Command Get-Date)", "(Get-Item H:\\)", "[uri]'http://a/b'",
    "[text.stringbuilder]'x'", "[math]", "[switch]$true", "[ipaddress]'1.2.3.4'", "[Tuple]::Create(1,'a')", "(,1)", "\"`u{1F600}\"",
    "[Collections.Queue]@(1)", "[Collections.Generic.Dictionary[string,int]]::new()", "[securestring]::new()", "[object[]]::new(2)",
]  # fmt: skip
BINARY = [
    "+", "-", "*", "/", "%", "-eq", "-ne", "-lt", "-gt", "-le", "-ge", "-ceq", "-like", "-notlike", "-match", "-notmatch", "-cmatch",
    "-replace", "-creplace", "-split", "-csplit", "-join", "-contains", "-notcontains", "-in", "-notin", "-is", "-isnot", "-as", "-f",
    "-band", "-bor", "-bxor", "-shl", "-shr", "-and", "-or", "-xor", "..", ",", "??",
]  # fmt: skip
UNARY = ["-not ", "!", "-", "+", "-bnot ", "-split ", "-join ", ",", "[int]", "[string]", "[bool]", "[double]", "[decimal]",
         "[char]", "[datetime]", "[timespan]", "[guid]", "[array]", "[byte[]]", "[int[]]", "[string[]]", "[hashtable]", "[xml]",
         "[version]", "[type]", "[scriptblock]", "[regex]", "[DayOfWeek]", "[uri]", "[long]", "[uint64]", "[bigint]", "[single]",
         "[pscustomobject]", "[ordered]", "[switch]", "[void]", "[nullable[int]]", "[ConsoleColor]", "[Collections.ArrayList]",
         "[ipaddress]", "[psobject]", "[object]", "[securestring]", "[byte]", "[sbyte]", "[int16]"]  # fmt: skip
MEMBERS = [
    "Length", "Count", "Name", "ToString()", "GetType()", "GetType().FullName", "Substring(1)", "Split(',')", "Replace('a','b')",
    "Where({ $_ })", "ForEach({ $_ })", "Keys", "Values", "Add(1)", "Add(1,2)", "Contains(1)", "IndexOf('a')", "Trim()", "PadLeft(5)",
    "ToUpper()", "Insert(0,'x')", "psobject.Properties", "psobject.TypeNames", "Clone()", "CompareTo(1)", "Equals(1)", "GetHashCode()",
    "Remove(0)", "RemoveAt(0)", "Sort()", "Reverse()", "ToArray()", "AddDays(1)", "ToString('N2')", "ToString('x')", "Invoke()", "Invoke(1)",
    "Item(0)", "Item('a')", "GetEnumerator()", "ForEach('Name')", "Year", "Ticks", "State", "Message", "Exception", "Parameters", "a", "n",
    "Foo", "Foo()", "MoveNext()", "Current", "Clear()", "Insert(0,1)", "SetValue(1,0)", "GetValue(0)", "CopyTo(@(1),0)", "InvokeReturnAsIs()",
    "Ast", "GetNewClosure()", "Properties", "Methods", "DocumentElement", "OuterXml", "SelectNodes('//a')", "AddRange(@(1))", "Peek()", "Dequeue()",
    "Item1", "Major", "Matches('a')", "IsMatch('a')", "Append('x')", "Host", "Address", "TotalSeconds", "GetMethods().Count", "BaseType",
]  # fmt: skip
COMMANDS = [
    "Write-Output", "ForEach-Object { $_ }", "Where-Object { $_ }", "Select-Object -First 1", "Select-Object Name", "Select-Object *",
    "Sort-Object", "Sort-Object Name -Descending", "Group-Object", "Measure-Object -Sum", "Measure-Object", "Format-Table", "Format-List",
    "Format-Wide", "Format-Custom", "Out-String", "Out-String -Width 20", "ConvertTo-Json", "ConvertTo-Csv", "ConvertTo-Xml", "ConvertTo-Html",
    "Get-Member", "Get-Unique", "Tee-Object -Variable t", "Select-Object -Unique", "Select-Object -ExpandProperty Name", "Out-Null",
    "ForEach-Object Name", "ForEach-Object ToString", "Where-Object Name -eq 'x'", "Compare-Object @(1)", "Join-String -Separator ','",
    "Select-String a", "ConvertFrom-Json", "ConvertFrom-Csv", "ConvertFrom-StringData", "Add-Member X 1 -PassThru", "Format-Table -AutoSize",
    "Group-Object Name -AsHashTable", "Measure-Object Length -Maximum", "Write-Host", "Write-Error", "Write-Warning", "Write-Verbose",
    "Get-Content", "Get-Item", "Test-Path", "Split-Path", "Join-Path a", "Resolve-Path", "Get-ChildItem", "Set-Content H:\\x.txt",
    "Get-Date", "Get-Random", "New-Object", "Get-Command", "Get-Variable", "Set-Variable v", "Get-VM", "Start-VM", "Get-ClusterGroup",
    "Get-Help", "Get-Process", "Get-Service", "Invoke-Expression", "Invoke-Command", "Start-Sleep -Milliseconds", "ConvertTo-SecureString",
    "Export-Csv H:\\x.csv", "Export-Clixml H:\\x.xml", "Get-FileHash", "Out-File H:\\x", "New-TimeSpan", "Format-Hex", "Get-Alias", "Get-Module",
    "Update-List", "ConvertTo-Clixml", "Get-TypeData", "Sort-Object { $_.Name }", "Format-Table @{n='a';e={$_.Name};width=4}, Length",
    "Select-Object @{n='q';e={$_ + 1}}, *", "Get-VMNetworkAdapter", "Move-VM", "Get-ClusterResource", "Get-WinEvent -LogName",
]  # fmt: skip

atoms = st.sampled_from(ATOMS)


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(BINARY), inner),
        st.builds("({}{})".format, st.sampled_from(UNARY), inner),
        st.builds("({}).{}".format, inner, st.sampled_from(MEMBERS)),
        st.builds("({})[{}]".format, inner, inner),
        st.builds("@({}, {})".format, inner, inner),
        st.builds("$({} | {})".format, inner, st.sampled_from(COMMANDS)),
        st.builds("({} {})".format, st.sampled_from([c.split(" ")[0] for c in COMMANDS]), inner),
        st.builds('"x$({})y"'.format, inner),
        st.builds("@{{ a = {}; b = {} }}".format, inner, inner),
        st.builds("(& {{ param($p, [int]$q) {} }} {} {})".format, inner, inner, inner),
        st.builds("[pscustomobject]@{{ n = {}; m = {} }}".format, inner, inner),
    )


expressions = st.recursive(atoms, _grow, max_leaves=5)


def _statements(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    e = expressions
    return st.one_of(
        st.builds("{}\n{}".format, inner, inner),
        st.builds("if ({}) {{ {} }} else {{ {} }}".format, e, inner, inner),
        st.builds("foreach ($a in {}) {{ {}; break }}".format, e, inner),
        st.builds("for ($i = 0; $i -lt 2; $i++) {{ {} }}".format, inner),
        st.builds("switch ({}) {{ {} {{ {} }} default {{ $_ }} }}".format, e, atoms, inner),
        st.builds("try {{ {} }} catch {{ $_.FullyQualifiedErrorId; {} }} finally {{ 1 }}".format, inner, inner),
        st.builds("trap {{ continue }} {}".format, inner),
        st.builds("function f($x, [int]$y = 1) {{ {} }}; f {} {}".format, inner, e, e),
        st.builds("function g {{ [CmdletBinding()] param([Parameter(ValueFromPipeline)]$x) process {{ {} }} }}; {} | g".format, inner, e),
        st.builds("& {{ {} }} | {}".format, inner, st.sampled_from(COMMANDS)),
        st.builds("$a, $b = {}".format, e),
        st.builds("$h = @{{}}; $h[{}] = {}; $h".format, e, e),
        st.builds("$o = [pscustomobject]@{{ p = 1 }}; $o.p = {}; $o.q = {}; $o".format, e, e),
        st.builds("$s = @{{ Property = {} }}; {} | Select-Object @s".format, e, e),
    )  # fmt: skip


simple = st.one_of(
    expressions,
    st.builds("$a = {}".format, expressions),
    st.builds("$b += {}".format, expressions),
    st.builds("{} | {}".format, expressions, st.sampled_from(COMMANDS)),
    st.builds("throw {}".format, expressions),
    st.builds("return {}".format, expressions),
    st.builds("{} > $null 2>&1".format, expressions),
)
programs = st.recursive(simple, _statements, max_leaves=4)

pieces = st.sampled_from(
    ["$x", "(", ")", "{", "}", "[int]", "[", "]", '"', "'", "@'\n", "\n'@", '@"\n', '\n"@', "`", "\n", ";", "|", "&", "&&", "-eq", "-", "--",
     "if", "else", "elseif", "class A", "enum E", "function f", "filter", "param", "<#", "#>", "#", ">", ">>", "2>&1", "*>", "=", "+=", "??", "??=",
     "?", "?.", "?[", "::", ".", "..", "$(", "@{", "@(", "`u{", "\0", "é", "“", "”", "–", "switch", "try", "catch", "finally", "trap", "data",
     "using", "using module", "--%", "0x", "1kb", "1e", " ", ",", "while", "do", "until", "for", "foreach", "in", "break", "continue", ":l", "return",
     "throw", "exit", "begin", "process", "end", "clean", "dynamicparam", "static", "hidden", "#requires -version 5", "$using:x", "${a b}", "$env:x",
     "@x", "$$", "$^", "$?", "%", "!", "-not", "\r\n", "\u00a0", "\u2028", "\ud800", "😀", "\t", "\x1b", "\ufeff", "configuration", "workflow"]
)  # fmt: skip
texts = st.one_of(st.lists(pieces, max_size=30).map("".join), st.text(max_size=60), programs)
