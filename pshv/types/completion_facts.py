"""Facts of the types around commands and completion (see facts.py for the form)."""

from __future__ import annotations

from typing import Any, Final

_SMA: Final = "System.Management.Automation."
_KINDS: Final = (
    "Text History Command ProviderItem ProviderContainer Property Method ParameterName ParameterValue Variable "
    "Namespace Type Keyword DynamicKeyword"
)


def _class(name: str, **sections: Any) -> tuple[str, dict[str, Any]]:
    return f"{_SMA}{name}".lower(), {"n": f"{_SMA}{name}", "k": "class", "b": ["System.Object"], **sections}


FACTS: Final[dict[str, dict[str, Any]]] = dict(
    (
        (
            f"{_SMA}CompletionResultType".lower(),
            {
                "n": f"{_SMA}CompletionResultType",
                "k": "enum",
                "e": {name: number for number, name in enumerate(_KINDS.split())},
            },
        ),
        _class(
            "CompletionResult",
            c=[
                f"{_SMA}CompletionResult new(string completionText)",
                f"{_SMA}CompletionResult new(string completionText, string listItemText, {_SMA}CompletionResultType "
                "resultType, string toolTip)",
            ],
        ),
        ("system.attribute", {"n": "System.Attribute", "k": "abstract class", "b": ["System.Object"]}),
        _class(
            "RuntimeDefinedParameter",
            c=[
                "RuntimeDefinedParameter new()",
                "RuntimeDefinedParameter new(string name, type parameterType, System.Object attributes)",
            ],
        ),
        _class("RuntimeDefinedParameterDictionary", c=["RuntimeDefinedParameterDictionary new()"]),
        _class("CommandMetadata", c=[f"{_SMA}CommandMetadata new({_SMA}CommandInfo commandInfo)"]),
        _class(
            "CommandCompletion",
            s={
                "Method": {
                    "CompleteInput": f"{_SMA}CommandCompletion CompleteInput(string input, int cursorIndex, "
                    "hashtable options)"
                }
            },
        ),
        _class(
            "CompletionCompleters",
            s={
                "Method": {
                    name: f"System.Collections.Generic.IEnumerable[{_SMA}CompletionResult] {name}(string {argument})"
                    for name, argument in (
                        ("CompleteCommand", "commandName"),
                        ("CompleteFilename", "fileName"),
                        ("CompleteType", "typeName"),
                        ("CompleteVariable", "variableName"),
                    )
                }
            },
        ),
    )
)
