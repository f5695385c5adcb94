"""A script function's param block as a declaration.

Source of the rules: powershell-language.md section 3, powershell-traps.md 36-37. Attributes count from the last to the
first, as the real compiler reads them; positions are given in order unless some parameter states a position or a set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .attribute_syntax import Reader, attribute_key
from .declaration import ALL_SETS, Command, Parameter, ParameterSetUse
from .errors import PSError, runtime_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from pshv.language.tree import AnyTypeName, AttributeAst, ExpressionAst, ParameterAst
    from pshv.types.nettype import NetType

METADATA = "System.Management.Automation.MetadataException"


def build(
    name: str,
    parameters: list[ParameterAst],
    attributes: list[AttributeAst],
    evaluate: Callable[[ExpressionAst], object],
    resolve: Callable[[AnyTypeName], NetType],
    kind: str,
    edition: str,
    has_dynamic: bool,
) -> Command:
    """See declaration.from_param_block."""
    reader = Reader(evaluate, resolve)
    traits = _block_traits(attributes, reader)
    made = [_Draft(node, reader) for node in parameters]
    advanced = traits["advanced"] or any(draft.has_parameter_attribute for draft in made)
    if traits["positional"]:
        _give_positions(made)
    should_process = bool(traits["should_process"])
    command = Command(
        name,
        [draft.finish() for draft in made],
        kind=kind,
        default_set=traits["default_set"] or ALL_SETS,
        should_process=should_process,
        confirm_impact=traits["impact"],
        positional_binding=bool(traits["positional"]),
        simple=not advanced,
        edition=edition,
    )
    command.outputs = tuple(traits["outputs"])
    command.has_dynamic = has_dynamic
    command.supports_paging = bool(traits["paging"])
    command.help_uri = traits["help_uri"]
    _check_names(command, [draft.parameter for draft in made], advanced, edition, should_process)
    if traits["paging"]:
        _add_paging(command)
    return command


def _block_traits(attributes: list[AttributeAst], reader: Reader) -> dict[str, Any]:
    traits: dict[str, Any] = {
        "advanced": False,
        "positional": True,
        "should_process": False,
        "impact": "Medium",
        "default_set": "",
        "outputs": [],
        "paging": False,
        "help_uri": "",
    }
    for node in attributes:
        key = attribute_key(node.type_name)
        if key == "cmdletbinding":
            traits["advanced"] = True
            _cmdlet_binding(traits, reader.named(node, _CMDLET_BINDING))
        elif key == "outputtype":
            positional = [reader.value(argument) for argument in node.positional_arguments]
            traits["outputs"] += [_output_name(v) for item in positional for v in _as_list(item)]
        else:
            reader.check_known(node, key)
    return traits


_CMDLET_BINDING = frozenset(
    {
        "confirmimpact",
        "defaultparametersetname",
        "helpuri",
        "positionalbinding",
        "remotingcapability",
        "supportspaging",
        "supportsshouldprocess",
        "supportstransactions",
    }
)


def _cmdlet_binding(traits: dict[str, Any], named: dict[str, object]) -> None:
    from .convert import to_bool
    from .text import to_text

    if "defaultparametersetname" in named:
        traits["default_set"] = to_text(named["defaultparametersetname"])
    if "confirmimpact" in named:
        traits["impact"] = to_text(named["confirmimpact"]).capitalize()
    if "helpuri" in named:
        traits["help_uri"] = to_text(named["helpuri"])
    for key, trait in (
        ("supportsshouldprocess", "should_process"),
        ("positionalbinding", "positional"),
        ("supportspaging", "paging"),
    ):
        if key in named:
            traits[trait] = to_bool(named[key])


def _as_list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def _output_name(value: object) -> str:
    from pshv.types.nettype import NetType

    from .text import to_text

    return value.full_name if isinstance(value, NetType) else to_text(value)


class _Draft:
    """One parameter while its attributes are read."""

    def __init__(self, node: ParameterAst, reader: Reader) -> None:
        self.node = node
        self.reader = reader
        self.has_parameter_attribute = False
        self.states_position = False
        self.uses: list[tuple[str, ParameterSetUse]] = []
        self.types: list[NetType] = []
        self.parameter = Parameter(node.name.name, "System.Object")
        self.attributes: list[Any] = []
        for attribute in reversed(node.attributes):
            self._read(attribute)
        if not self.uses:
            self.uses.append((ALL_SETS, ParameterSetUse()))

    def _read(self, node: Any) -> None:
        from pshv.language.tree import TypeConstraintAst

        if isinstance(node, TypeConstraintAst):
            self.types.append(self.reader.resolve(node.type_name))
            return
        key = attribute_key(node.type_name)
        if key == "parameter":
            self._parameter_attribute(node)
        elif key == "alias":
            given = [self.reader.value(argument) for argument in node.positional_arguments]
            from .text import to_text

            self.parameter.aliases += tuple(to_text(v) for item in given for v in _as_list(item))
        elif key in _FLAGS:
            setattr(self.parameter, _FLAGS[key], True)
        elif key == "supportswildcards":
            self.parameter.wildcards = True
        elif key == "argumentcompletions":
            given = [self.reader.value(argument) for argument in node.positional_arguments]
            self.parameter.completions = tuple(str(v) for item in given for v in _as_list(item))
        elif key == "argumentcompleter":
            self.parameter.completer = self.reader.value(node.positional_arguments[0])
        else:
            made = self.reader.attribute(node, key)
            if made is not None:
                self.attributes.append(made)

    def _parameter_attribute(self, node: AttributeAst) -> None:
        from .convert import to_bool
        from .text import to_text

        named = self.reader.named(node, _PARAMETER)
        use = ParameterSetUse()
        for key, slot in _PARAMETER_BOOLS.items():
            if key in named:
                setattr(use, slot, to_bool(named[key]))
        position: Any = named.get("position")
        if position is not None:
            use.position = int(position)
        use.help_message = to_text(named["helpmessage"]) if "helpmessage" in named else ""
        set_name = to_text(named["parametersetname"]) if "parametersetname" in named else ALL_SETS
        self.has_parameter_attribute = True
        if use.position is not None or set_name != ALL_SETS:
            self.states_position = True
        self.uses.append((set_name or ALL_SETS, use))

    def finish(self) -> Parameter:
        parameter = self.parameter
        parameter.sets = {}
        for set_name, use in self.uses:
            parameter.sets.setdefault(set_name, use)
        parameter.attributes = tuple(self.attributes)
        parameter.node = self.node
        parameter.has_type = bool(self.types)
        if self.types:
            final = self.types[-1]
            parameter._net_type = final
            parameter.type_name = final.text
            parameter.is_switch = final.definition == "System.Management.Automation.SwitchParameter"
        return parameter


_FLAGS = {
    "allownull": "allow_null",
    "allowemptystring": "allow_empty_string",
    "allowemptycollection": "allow_empty_collection",
}
_PARAMETER_BOOLS = {
    "mandatory": "mandatory",
    "valuefrompipeline": "by_value",
    "valuefrompipelinebypropertyname": "by_property",
    "valuefromremainingarguments": "remaining",
    "dontshow": "dont_show",
}
_PARAMETER = frozenset(
    {
        *_PARAMETER_BOOLS,
        "position",
        "parametersetname",
        "helpmessage",
        "helpmessagebasename",
        "helpmessageresourceid",
        "experimentname",
        "experimentaction",
    }
)


def _give_positions(drafts: list[_Draft]) -> None:
    if any(draft.states_position for draft in drafts):
        return
    position = 0
    for draft in drafts:
        switch = draft.types and draft.types[-1].definition == "System.Management.Automation.SwitchParameter"
        if not switch:
            draft.uses[0][1].position = position
            position += 1


def _add_paging(command: Command) -> None:
    names = (("IncludeTotalCount", "switch"), ("Skip", "uint64"), ("First", "uint64"))
    for name, type_name in names:
        command.parameters.setdefault(name.lower(), Parameter(name, type_name, common=False))
    command.refresh()


def _check_names(command: Command, own: list[Parameter], advanced: bool, edition: str, should_process: bool) -> None:
    """Refuses a name used twice: two parameters, a common one, an alias of another."""
    seen: set[str] = set()
    if advanced:
        from .binder.common import common_parameters

        taken = {p.name.lower() for p in common_parameters(edition, should_process)}
        for parameter in own:
            if parameter.name.lower() in taken:
                raise _name_twice(parameter.name)
    for parameter in own:
        for alias in parameter.aliases:
            lowered = alias.lower()
            if lowered in seen:
                raise _metadata(f'The alias "{alias}" is declared multiple times.', "AliasDeclaredMultipleTimes")
            seen.add(lowered)
            if command.parameters.get(lowered) not in (None, parameter):
                raise _metadata(
                    f"The parameter '{command.parameters[lowered].name}' cannot be specified because it conflicts with "
                    f"the parameter alias of the same name for parameter '{parameter.name}'.",
                    "ParameterNameConflictsWithAlias",
                )


def _name_twice(name: str) -> PSError:
    return _metadata(
        f"A parameter with the name '{name}' was defined multiple times for the command.",
        "ParameterNameAlreadyExistsForCommand",
    )


def _metadata(text: str, error_id: str) -> PSError:
    return runtime_error(text, error_id, "MetadataError", exception=METADATA)
