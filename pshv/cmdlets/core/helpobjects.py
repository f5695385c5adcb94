"""Help as objects: MamlCommandHelpInfo made from comment-based help or from a declaration.

Source: golden/scenarios/help-discovery.golden (shapes of the objects), reference/language-subset.md section 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pshv.runtime.commandsyntax import display_order, short_type
from pshv.runtime.declaration import ALL_SETS
from pshv.runtime.values import PSObject

if TYPE_CHECKING:
    from pshv.language.help_text import CommentHelp
    from pshv.runtime.declaration import Command, Parameter, ParameterSetUse
    from pshv.runtime.session import Session

COMMAND_HELP = "MamlCommandHelpInfo"
BARE_HELP = "CmdletHelpInfo"


def paragraphs(text: str) -> list[Any]:
    """A text as the list of paragraphs help objects hold."""
    return [PSObject({"Text": text}, ["MamlParaTextItem", "MamlTextItem"])] if text else []


def comment_help(command: Any) -> CommentHelp | None:
    """The comment-based help of a function or script, None without."""
    from pshv.language import help_text

    code = getattr(command, "code", None)
    if code is None:
        return None
    body = code.ast
    source = body.extent.source
    if command.kind == "ExternalScript":
        return help_text.script_help(body, source)
    return help_text.function_help(_Definition(body, command.name), source, comments_of(body))  # type: ignore[arg-type]


def comments_of(body: Any) -> list[tuple[int, int]]:
    """The comments of the text a body stands in."""
    if body.comments:
        return list(body.comments)
    from pshv.language.parser import parse

    return parse(body.extent.source.text, None, "core").tree.comments


class _Definition:
    """Where a function's definition begins, found from its body."""

    def __init__(self, body: Any, name: str) -> None:
        self.body = body
        source = body.extent.source
        head = source.text[: body.extent.start]
        hits = list(re.finditer(r"(?i)\b(?:function|filter)\s+(?:\w+:)?" + re.escape(name), head))
        start = hits[-1].start() if hits else body.extent.start
        from pshv.language.extent import Extent

        self.extent = Extent(source, start, body.extent.end)


def category(command: Any) -> str:
    return {"Cmdlet": "Cmdlet", "Filter": "Filter", "ExternalScript": "ExternalScript"}.get(command.kind, "Function")


def short_help(command: Any, session: Session) -> PSObject:
    """The row of a command in a list of help pages."""
    found = help_of(command, session)
    keep = ("Name", "Category", "Synopsis", "Component", "Role", "Functionality", "ModuleName")
    return PSObject({key: found.properties.get(key) for key in keep}, ["HelpInfoShort"])


def view_of(help_object: PSObject, view: str) -> PSObject:
    """The help object under the type name of a view."""
    if view and help_object.type_names is not None:
        help_object.type_names = [f"{name}#{view}" for name in help_object.type_names[:1]] + help_object.type_names
    return help_object


def help_of(command: Any, session: Session) -> PSObject:
    """The help object of a command."""
    declared: Command = command.declaration()
    comment = comment_help(command)
    if comment is None and command.kind != "Cmdlet":
        return _bare(command, declared)
    if comment is None:
        return _of_cmdlet(command, declared)
    return _commented(command, declared, comment)


def _bare(command: Any, declared: Command) -> PSObject:
    """Help of a function without comments: its syntax."""
    lines = [bare_line(declared, name) for name in declared.sets]
    synopsis = "".join(f"\n{line}\n" for line in _plain_lines(declared))
    return PSObject(
        {
            "Name": declared.name,
            "Category": category(command),
            "Synopsis": synopsis,
            "Component": None,
            "Role": None,
            "Functionality": None,
            "ModuleName": declared.module,
            "syntax": PSObject({"syntaxItem": lines}, []),
            "parameters": PSObject({"parameter": _parameters(declared, {}, None)}, [f"{COMMAND_HELP}#parameters"]),
            "description": [],
            "aliases": "None",
            "remarks": "None",
        },
        [BARE_HELP],
    )


def _plain_lines(declared: Command) -> list[str]:
    return [help_line(declared, name, common=not declared.simple) for name in declared.sets]


def _of_cmdlet(command: Any, declared: Command) -> PSObject:
    synopsis = synopsis_of(command)
    found = _base(command, declared, synopsis)
    outputs = [_typed("returnValue", name) for name in declared.outputs]
    found.properties["returnValues"] = PSObject({"returnValue": outputs}, [f"{COMMAND_HELP}#returnValues"])
    return found


def synopsis_of(command: Any) -> str:
    """One sentence of our own: what the class says of itself, or that the cmdlet is not built."""
    cls = getattr(command, "cls", None)
    if cls is None:
        return f"A cmdlet of the module {command.module_name} that is known but not built here."
    text = (cls.__doc__ or "").strip().split("\n\n")[0]
    return " ".join(text.split())


def _base(command: Any, declared: Command, synopsis: str) -> PSObject:
    details = PSObject(
        {"name": declared.name, "noun": "", "verb": "", "description": paragraphs(synopsis)},
        [f"{COMMAND_HELP}#details"],
    )
    items = [_syntax_item(declared, name) for name in declared.sets]
    return PSObject(
        {
            "details": details,
            "description": [],
            "syntax": PSObject({"syntaxItem": items}, [f"{COMMAND_HELP}#syntax"]),
            "parameters": PSObject({"parameter": _parameters(declared, {}, None)}, [f"{COMMAND_HELP}#parameters"]),
            "Name": declared.name,
            "Category": category(command),
            "Synopsis": synopsis,
            "Component": "",
            "Role": "",
            "Functionality": "",
            "ModuleName": declared.module,
        },
        [COMMAND_HELP, "HelpInfo"],
    )


def _commented(command: Any, declared: Command, comment: CommentHelp) -> PSObject:
    from pshv.language.help_text import parameter_comments

    found = _base(command, declared, comment.synopsis)
    body = command.code.ast
    found_texts = parameter_comments(body.param_block, body.extent.source, comments_of(body))
    texts = {key: "\n".join(line.strip() for line in text.splitlines()) for key, text in found_texts.items()}
    texts |= {key: text for key, (_, text) in comment.parameters.items()}
    values = found.properties
    values["parameters"] = PSObject(
        {"parameter": _parameters(declared, texts, command)}, [f"{COMMAND_HELP}#parameters"]
    )
    values["description"] = paragraphs(comment.description)
    for key in ("Component", "Role", "Functionality"):
        values[key] = comment.sections.get(key.lower(), "")
    if comment.inputs:
        rows = [_typed("inputType", text) for text in comment.inputs]
        values["inputTypes"] = PSObject({"inputType": rows}, [f"{COMMAND_HELP}#inputTypes"])
    if comment.outputs:
        rows = [_typed("returnValue", text) for text in comment.outputs]
        values["returnValues"] = PSObject({"returnValue": rows}, [f"{COMMAND_HELP}#returnValues"])
    if "notes" in comment.sections:
        alert = PSObject({"Text": comment.sections["notes"]}, ["MamlParaTextItem"])
        values["alertSet"] = PSObject({"alert": [alert]}, [f"{COMMAND_HELP}#alertSet"])
    if comment.examples:
        rows = [_example(text, number) for number, text in enumerate(comment.examples, 1)]
        values["examples"] = PSObject({"example": rows}, [f"{COMMAND_HELP}#examples"])
    if comment.links:
        rows = [_link(text) for text in comment.links]
        values["relatedLinks"] = PSObject({"navigationLink": rows}, [f"{COMMAND_HELP}#relatedLinks"])
    return found


def _typed(kind: str, name: str) -> PSObject:
    return PSObject({"type": PSObject({"name": name}, []), "description": []}, [f"{COMMAND_HELP}#{kind}"])


def _link(text: str) -> PSObject:
    uri = text if re.match(r"(?i)https?://", text) else ""
    return PSObject({"linkText": "" if uri else text, "uri": uri}, [f"{COMMAND_HELP}#navigationLink"])


def _example(text: str, number: int) -> PSObject:
    code, _, remarks = text.partition("\n\n")
    introduction = "PS > "
    prompt = re.match(r"PS[^>\n]*>\s*", code)
    if prompt is not None:
        introduction = prompt.group(0).rstrip()
        code = code[prompt.end() :]
    notes = [PSObject({"Text": part}, ["MamlParaTextItem"]) for part in (remarks.strip("\n"), "", "", "", "")]
    return PSObject(
        {
            "title": f"-------------------------- EXAMPLE {number} --------------------------",
            "introduction": [PSObject({"Text": introduction}, ["MamlParaTextItem"])],
            "code": code,
            "remarks": notes,
        },
        [f"{COMMAND_HELP}#example"],
    )


# -- parameters and syntax ----------------------------------------------------------------------------------------
def _parameters(declared: Command, texts: dict[str, str], command: Any) -> list[Any]:
    from pshv.runtime.binder.common import COMMON_NAMES

    rows = []
    for parameter in declared.parameters.values():
        if parameter.common and parameter.name.lower() in COMMON_NAMES:
            continue
        use = next(iter(parameter.sets.values()))
        rows.append(_parameter(parameter, use, texts.get(parameter.name.lower(), ""), default_text(parameter)))
    return rows


def _parameter(parameter: Parameter, use: ParameterSetUse, text: str, default: str) -> PSObject:
    kind = PSObject({"name": net_name(parameter)}, [f"{COMMAND_HELP}#type"])
    return PSObject(
        {
            "description": paragraphs(text),
            "defaultValue": default,
            "parameterValue": net_name(parameter),
            "name": parameter.name,
            "type": kind,
            "required": str(use.mandatory).lower(),
            "globbing": str(parameter.wildcards).lower(),
            "pipelineInput": pipeline_text(use),
            "position": "named" if use.position is None else str(use.position + 1),
            "aliases": ", ".join(parameter.aliases) or "none",
        },
        [f"{COMMAND_HELP}#parameter"],
    )


def pipeline_text(use: ParameterSetUse) -> str:
    ways = [word for word, on in (("ByValue", use.by_value), ("ByPropertyName", use.by_property)) if on]
    return f"true ({', '.join(ways)})" if ways else "false"


def net_name(parameter: Parameter) -> str:
    """The .NET name of a parameter's type (`String[]`, `Int32`, `SwitchParameter`)."""
    if parameter.full_type:
        return short_type(parameter.type_name)
    kind = parameter.net_type
    return kind.arguments[0].name if kind.definition == "System.Nullable" and kind.arguments else kind.name


def default_text(parameter: Parameter) -> str:
    """The default value as help tells it: the text of the expression, else the type's own zero."""
    node = parameter.node
    if node is not None and node.default_value is not None:
        value = getattr(node.default_value, "value", None)
        return str(value) if isinstance(value, str) else node.default_value.extent.text
    if parameter.common or node is None:
        return ""
    kind = parameter.net_type
    if parameter.is_switch or kind.definition == "System.Boolean":
        return "False"
    return "0" if kind.definition in _NUMBERS else ""


_NUMBERS = frozenset(
    {"System.Int32", "System.Int64", "System.Int16", "System.Byte", "System.SByte", "System.UInt16", "System.UInt32"}
    | {"System.UInt64", "System.Double", "System.Single", "System.Decimal"}
)


def _syntax_item(declared: Command, set_name: str) -> PSObject:
    rows = [_parameter(p, use, "", "") for p, use in display_order(declared, set_name)]
    return PSObject({"name": declared.name, "parameter": rows, "text": help_line(declared, set_name)}, [])


def help_line(declared: Command, set_name: str, *, common: bool = True) -> str:
    """The syntax line of help: .NET type names, enums with their values."""
    pieces = [declared.name]
    for parameter, use in display_order(declared, set_name):
        name = f"-{parameter.name}" if use.position is None else f"[-{parameter.name}]"
        if parameter.is_switch:
            pieces.append(name if use.mandatory else f"[-{parameter.name}]")
            continue
        kind = parameter.net_type
        if kind.is_enum:
            shown = "{" + " | ".join(kind.enum.sorted_names) + "}"
        else:
            shown = f"<{net_name(parameter)}>"
        pieces.append(f"{name} {shown}" if use.mandatory else f"[{name} {shown}]")
    if common:
        pieces.append("[<CommonParameters>]")
    return " ".join(pieces)


def bare_line(declared: Command, set_name: str) -> str:
    """The syntax line of a function without help: accelerators, value lists in braces."""
    from pshv.runtime.attributes import ValidateSet
    from pshv.runtime.commandsyntax import type_text

    pieces = [declared.name]
    for parameter, use in display_order(declared, set_name):
        name = f"-{parameter.name}" if use.position is None else f"[-{parameter.name}]"
        if parameter.is_switch:
            pieces.append(name if use.mandatory else f"[-{parameter.name}]")
            continue
        values = [v for a in parameter.attributes if isinstance(a, ValidateSet) for v in a.valid_values]
        if not values and parameter.net_type.is_enum:
            values = parameter.net_type.enum.sorted_names
        shown = "{" + " | ".join(values) + "}" if values else f"<{type_text(parameter)}>"
        pieces.append(f"{name} {shown}" if use.mandatory else f"[{name} {shown}]")
    pieces.append("" if declared.simple and set_name == ALL_SETS else "[<CommonParameters>]")
    return " ".join(pieces)
