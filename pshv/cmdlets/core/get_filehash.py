"""Get-FileHash."""

from __future__ import annotations

from typing import Any

from pshv.runtime.values import PSObject

from .itembase import ItemCmdlet

TYPE_NAME = "Microsoft.Powershell.Utility.FileHash"


class GetFileHash(ItemCmdlet):
    """Computes the hash value for a file by using a specified hash algorithm."""

    name = "Get-FileHash"
    Algorithm: str | None
    InputStream: Any

    def process(self) -> None:
        algorithm = (self.Algorithm or "SHA256").upper()
        if self.InputStream is not None:
            reader = getattr(self.InputStream, "read_all", None)
            self.write(record(algorithm, digest(algorithm, reader() if reader else b""), None))
            return
        for place in self.found():
            if place.is_container():
                continue
            try:
                self.write(record(algorithm, self._hash(algorithm, place.path), place.path))
            except OSError as error:
                self.write_failure(error, place.path, "FileRead", denied="Error", other="Error", category="ReadError")

    def _hash(self, algorithm: str, path: str) -> str:
        import hashlib

        maker = hashlib.new(algorithm.lower(), usedforsecurity=False)
        with self.files.open(path, "rb") as file:
            while block := file.read(1 << 20):
                maker.update(block)
        return maker.hexdigest().upper()


def digest(algorithm: str, data: bytes) -> str:
    """Upper-case hexadecimal digits."""
    import hashlib

    return hashlib.new(algorithm.lower(), data, usedforsecurity=False).hexdigest().upper()


def record(algorithm: str, text: str, path: str | None) -> PSObject:
    """What Get-FileHash gives for one file."""
    return PSObject(
        {"Algorithm": algorithm, "Hash": text, "Path": path},
        [TYPE_NAME, "System.Management.Automation.PSCustomObject", "System.Object"],
    )
