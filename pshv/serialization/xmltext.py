"""Escaping for XML."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[<>&]")
_NAMES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}


def element_text(text: str) -> str:
    """Text between tags."""
    return _SPECIAL.sub(lambda m: _NAMES[m[0]], text)


def attribute_text(text: str) -> str:
    """Text of an attribute in double quotes."""
    return element_text(text).replace('"', "&quot;")


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_(?=[xX][0-9a-fA-F]{4}_|x)")


def encode_string(text: str) -> str:
    """CLIXML's strings: control characters as `_x0007_`, a literal `_x` as `_x005F_x` (traps 54)."""
    return element_text(_CONTROL.sub(lambda m: f"_x{ord(m[0]):04X}_", text))


_ENCODED = re.compile("_x([0-9a-fA-F]{4})_")


def decode_string(text: str) -> str:
    """The text that `encode_string` wrote."""
    return _ENCODED.sub(lambda m: chr(int(m[1], 16)), text)
