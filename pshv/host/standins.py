"""The stand-in executables: `powershell`, `powershell.exe`, `pwsh`, `pwsh.exe` in a folder of their own.

Each is a small Python script that the interpreter starts without `site`; it asks the host at its address. On Windows
each is a launcher with the script behind it, as pip makes them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAMES = ("powershell", "powershell.exe", "pwsh", "pwsh.exe")
LONGEST_SHEBANG = 120  # the kernel reads 127 bytes or more
_body: list[str] = []


def write(folder: Path, address: str, token: str, names: tuple[str, ...] = NAMES) -> None:
    """Write the stand-ins that ask the host at `address`. Raises OSError."""
    if os.name == "nt":
        _write_windows(folder, address, token, names)
        return
    text = _script(address, token)
    python = sys.executable
    if " " not in python and len(python) < LONGEST_SHEBANG:
        text = f"#!{python} -IS\n{text}"
    else:
        script = folder / ".standin.py"
        script.write_text(text, encoding="utf-8")
        text = f"#!/bin/sh\n{_shell_line(python, script)}\n"
    for name in names:
        place = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o700)
        with os.fdopen(place, "w", encoding="utf-8") as file:
            file.write(text)


def _script(address: str, token: str) -> str:
    """The module `standin`, found beside this one so that its compiled form is used, and the call that starts it."""
    home = str(Path(__file__).parent)
    return f"import sys\nsys.path.insert(0, {home!r})\nimport standin\nstandin.main({address!r}, {token!r})\n"


def _shell_line(python: str, script: Path) -> str:
    from shlex import quote

    # the script sees its own name as argv[0]; the name called goes in front of the words
    call = f"import sys; sys.argv[1:2], sys.argv[0] = [], sys.argv[1]; exec(open({str(script)!r}).read())"
    return f'exec {quote(python)} -IS -c {quote(call)} "$0" "$@"'


def _write_windows(folder: Path, address: str, token: str, names: tuple[str, ...]) -> None:
    """Launchers of pip with the script as a zip file behind them."""
    import io
    import zipfile
    from importlib.resources import files

    launcher = files("pip._vendor.distlib").joinpath("t64.exe").read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("__main__.py", _script(address, token))
    start = f'#!"{sys.executable}" -IS\r\n'.encode()
    for name in names:
        if name.endswith(".exe"):
            (folder / name).write_bytes(launcher + start + packed.getvalue())
