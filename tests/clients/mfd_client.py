"""Drives mfd-hyperv as its users do: each word of the command line is `part.method` with JSON arguments behind it."""

from __future__ import annotations

import json
import shlex
import sys
from typing import Any

from mfd_connect import LocalConnection
from mfd_hyperv.base import HyperV
from mfd_typing import OSName


class WindowsConnection(LocalConnection):
    """The local connection as on Windows, where a command line is one text and the program splits it."""

    def get_os_name(self) -> OSName:
        return OSName.WINDOWS

    def _run_command(self, command: str, *rest: Any, **named: Any) -> Any:
        return super()._run_command(shlex.split(command.replace("\\", "\\\\")), *rest, **named)


def main() -> None:
    hyperv = HyperV(connection=WindowsConnection())
    for word in sys.argv[1:]:
        place, *arguments = json.loads(word)
        part, method = place.split(".")
        try:
            result = getattr(getattr(hyperv, part), method)(*arguments)
            print(json.dumps({"result": result}, default=str))
        except Exception as problem:  # told to the test
            print(json.dumps({"error": type(problem).__name__, "message": str(problem)}))


main()
