"""Runs records in this process, as `score.py` runs them in processes of their own."""

from __future__ import annotations

import base64
import re
import shlex
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pshv.host.console import Host
from pshv.host.crash import HOST_FAILURE, describe
from pshv.host.options import Options
from pshv.host.shell import Shell
from pshv.host.switches import parse

if TYPE_CHECKING:
    from tests.golden.records import Scenario

from . import records

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
PLACE = re.compile(r"(?<![\w-])H:(\\[^\s'\":*?<>|]*)?")
BINDING_START = "$vm = Get-VM web01; $group = Get-ClusterGroup web01\n"


def start(words: list[str], folder: str, stdin: str = "") -> tuple[str, str, int]:
    """Run a command line in `folder`; gives cleaned standard output and error, and the exit code."""
    options = Options()
    options.memory = True
    options.edition = "core"
    options.folder = Path(folder)
    out, err = BytesIO(), BytesIO()
    host = Host(out, err, BytesIO(stdin.encode()))
    request = parse(["-NoProfile", "-NonInteractive", *words], edition="core")
    try:
        code = Shell(options, "pshv").serve(request, host)
    except Exception as mistake:  # as the executable's outermost edge does
        err.write(describe(mistake).encode())
        code = HOST_FAILURE
    return clean(out.getvalue(), folder), clean(err.getvalue(), folder), code % 256


def clean(raw: bytes, folder: str) -> str:
    """Without colours and CR; the start folder as `<dir>`, the script as `<script>`."""
    text = ANSI.sub("", raw.decode("utf-8", "replace")).replace("\r\n", "\n").replace(folder, "<dir>")
    text = PLACE.sub(lambda m: "<dir>" + (m[1] or "").rstrip("\\").replace("\\", "/"), text)
    return text.replace("<dir>/script.ps1", "<script>")


def run_scenario(record: Scenario) -> tuple[str, str, int]:
    """What pshv gives for a recorded scenario."""
    with tempfile.TemporaryDirectory() as folder:
        if record.mode == "file":
            path = Path(folder, "script.ps1")
            path.write_text(record.script + "\n", encoding="utf-8")
            return start(["-File", str(path), *shlex.split(record.arguments)], folder)
        if record.mode == "stdin":
            return start(["-Command", "-"], folder, record.script + "\n")
        if record.mode == "encoded":
            encoded = base64.b64encode(record.script.encode("utf-16-le")).decode()
            return start(["-EncodedCommand", encoded], folder)
        return start(["-Command", record.script], folder)


def run_lines(kind: str, expressions: list[str]) -> dict[str, str]:
    """What pshv gives for each of the lines, by line."""
    body = (records.HERE / f"{kind}.ps1").read_text(encoding="utf-8")
    before = BINDING_START if kind == "bindings" else ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "script.ps1")
        path.write_text(before + "$source = @'\n" + "\n".join(expressions) + "\n'@\n" + body, encoding="utf-8")
        out, _, _ = start(["-File", str(path)], folder)
    return dict(x[3:].split("\t", 1) for x in out.splitlines() if x.startswith("=>\t") and x.count("\t") == 2)


def line_end(text: str) -> str:
    """With a line end, as the records have it."""
    return text if not text or text.endswith("\n") else text + "\n"
