"""Completion for scripts: CompletionResult, CommandCompletion.CompleteInput, CompletionCompleters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.types.implementation import Implementation

if TYPE_CHECKING:
    from pshv.console.completion.place import Place

_SMA = "System.Management.Automation."


def _new(owner: Any, text: str, list_text: str = "", kind: Any = None, tooltip: str = "") -> object:
    from pshv.console.completion.result import Match

    return Match(text, list_text, getattr(kind, "name", "Text"), tooltip)


def _input(text: str, cursor: int, options: Any = None) -> object:
    from pshv.console.completion import complete
    from pshv.runtime import current

    return complete(current.session, text, cursor)


def _place(text: str) -> Place:
    from pshv.console.completion.place import Place
    from pshv.runtime import current

    return Place(current.session, text, len(text))


def _variable(name: str) -> list[Any]:
    from pshv.console.completion.variables import variable_matches

    return list(variable_matches(_place("$" + name), "$" + name))


def _type(name: str) -> list[Any]:
    from pshv.console.completion.typelist import type_matches

    return list(type_matches(_place(name), name))


def _command(name: str) -> list[Any]:
    from pshv.console.completion.commandnames import command_matches

    return list(command_matches(_place(name), name))


def _file(name: str) -> list[Any]:
    from pshv.console.completion.paths import path_matches

    return list(path_matches(_place(name), name, files=True))


def _metadata(owner: Any, info: Any) -> object:
    from pshv.types.parameterinfo import CommandMetadata

    return CommandMetadata(info.declared)


IMPLEMENTATIONS = (
    Implementation(f"{_SMA}CommandMetadata", construct=_metadata, raw=("new",)),
    Implementation(f"{_SMA}CompletionResult", construct=_new),
    Implementation(f"{_SMA}CommandCompletion", statics={"CompleteInput": _input}),
    Implementation(
        f"{_SMA}CompletionCompleters",
        statics={
            "CompleteVariable": _variable,
            "CompleteType": _type,
            "CompleteCommand": _command,
            "CompleteFilename": _file,
        },
    ),
)
