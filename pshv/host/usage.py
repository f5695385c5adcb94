"""What `-Help` and a wrong command line print, and the greetings of the two PowerShells."""

from __future__ import annotations

BANNERS = {
    "core": "PowerShell 7.6.5\n",
    "desktop": "Windows PowerShell\nCopyright (C) Microsoft Corporation. All rights reserved.\n\n",
}

USAGE = """
Usage: pshv [pshv's options] [-NoProfile] [-NonInteractive] [-NoLogo] [-NoExit] [-OutputFormat {Text | XML}]
            [-InputFormat {Text | XML}] [-WorkingDirectory <folder>]
            [-Command { - | <text> } | -File <script> [<args>] | -EncodedCommand <Base64>
             | -CommandWithArgs <text> [<args>]]

       pshv -Help explains each of them, pshv --help pshv's own options.
"""

HELP = (
    USAGE
    + """
-Command, -c           runs a text; all words that follow belong to it. - reads commands from standard input, each
                       complete line as it arrives.
-CommandWithArgs, -cwa runs one word as a text; the words behind it are $args.
-File, -f              runs a script; the words behind it are its arguments. - reads standard input as a prompt would,
                       with prompts and echo.
-EncodedCommand, -e    runs a text given as Base64 of UTF-16LE. A captured standard error is then CLIXML unless
                       -OutputFormat says otherwise.
-NoExit, -noe          goes on with the prompt after a text or script.
-NonInteractive, -noni asks nothing: a question is an error.
-OutputFormat, -o      Text, or XML: both pipes as CLIXML.
-InputFormat, -inp     Text, or XML: $input holds the objects of a CLIXML document.
-WorkingDirectory, -wd where the session starts.
-NoLogo, -nol          no greeting.
-Version, -v           powershell: a number, which is ignored; pwsh: prints the version.
-Help, -?              this text.

-NoProfile, -ExecutionPolicy, -WindowStyle, -Sta, -Mta, -Login, -SettingsFile, -ConfigurationName, -CustomPipeName and
-PSConsoleFile are understood and change nothing. A switch may be cut short (-nop) and be led by -, -- or /.
"""
)
