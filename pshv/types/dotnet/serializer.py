"""PSSerializer: CLIXML from scripts."""

from __future__ import annotations

from typing import Any

from pshv.types.implementation import Implementation

DEFAULT_DEPTH = 1


def _serialize(source: Any, depth: int = DEFAULT_DEPTH) -> str:
    from pshv.serialization.clixml import serialize

    return serialize([source], int(depth))


def _read(source: str) -> list[Any]:
    from pshv.runtime.netexception import NetException
    from pshv.serialization.clixmlreader import CliXmlError, deserialize

    try:
        return deserialize(source)
    except CliXmlError as error:
        raise NetException("System.Xml.XmlException", str(error)) from None


def _deserialize(source: str) -> Any:
    found = _read(source)
    return found[0] if len(found) == 1 else found


IMPLEMENTATIONS = (
    Implementation(
        "System.Management.Automation.PSSerializer",
        statics={"Serialize": _serialize, "Deserialize": _deserialize, "DeserializeAsList": _read},
        raw=("Serialize", "Deserialize", "DeserializeAsList"),
    ),
)
