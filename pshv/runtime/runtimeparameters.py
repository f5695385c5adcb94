"""RuntimeDefinedParameter objects (dynamicparam blocks) as parameters of the binder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .declaration import ALL_SETS, Parameter, ParameterSetUse

if TYPE_CHECKING:
    from .session import Session


def runtime_parameter(made: Any, session: Session) -> Parameter:
    """The parameter a RuntimeDefinedParameter describes."""
    from pshv.types.parameterinfo import AliasAttribute, AttributeInfo, ParameterAttribute

    from .attributes import Marker
    from .values import enumerate_value

    parameter = Parameter(made.name, made.kind.text, net_type=made.kind)
    parameter.is_switch = made.kind.definition == "System.Management.Automation.SwitchParameter"
    sets: dict[str, ParameterSetUse] = {}
    attributes = []
    for item in enumerate_value(made.attributes) or ():
        if isinstance(item, ParameterAttribute):
            sets[item.set_name or ALL_SETS] = item.use
        elif isinstance(item, AliasAttribute):
            parameter.aliases += item.aliases
        elif isinstance(item, AttributeInfo) and isinstance(item.attribute, Marker):
            setattr(parameter, item.attribute.slot, True)
        elif isinstance(item, AttributeInfo):
            attributes.append(item.attribute)
    parameter.sets = sets or {ALL_SETS: ParameterSetUse()}
    parameter.attributes = tuple(attributes)
    return parameter
