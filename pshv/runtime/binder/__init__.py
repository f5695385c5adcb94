"""Parameter binding: command line first, then each pipeline object.

Source of the rules: ../shared/reference/powershell-language.md, section 3, and powershell-traps.md, "Binding".

    binding = bind(command, arguments, session, expecting_input=False, extent=whole_command)
    binding.values          what is bound so far, by the parameter's own name
    binding.set_name        the parameter set (final once no pipeline input can change it)
    binding.rest            what a simple function gets in $args
    binding.direct          the name of the one parameter every input object goes to unchanged, or None
    binding.bind_object(x)  binds one pipeline object: updates `values` (what the last one bound is taken back), returns
                            the names it bound
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .argument import NO_VALUE, Argument

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pshv.language.extent import Extent
    from pshv.runtime.declaration import Command, Parameter
    from pshv.runtime.session import Session

    from .binding import Binding

__all__ = ["NO_VALUE", "Argument", "bind", "convert_default"]


def bind(
    command: Command,
    arguments: Sequence[Argument],
    session: Session | None = None,
    *,
    expecting_input: bool = False,
    extent: Extent | None = None,
    dynamic: Callable[[Binding], Sequence[Parameter]] | None = None,
    pipeline_position: int = 1,
) -> Binding:
    """Binds the arguments of a command line.

    `arguments` in source order, splats already spread (hashtable entries as `Argument(name, value, splatted=True)`).
    `expecting_input`: something is piped in. `dynamic` gives the command's dynamic parameters once the others
    are bound.
    Raises PSError (statement-terminating) with the ids and texts of section 3; its record's `extent` is the underlined
    piece of text.
    """
    from .binding import bind_command_line

    return bind_command_line(
        command,
        arguments,
        session,
        expecting_input=expecting_input,
        extent=extent,
        dynamic=dynamic,
        pipeline_position=pipeline_position,
    )


def convert_default(command: Command, parameter: Parameter, value: object, session: Session | None = None) -> object:
    """A default value converted to the parameter's type (validation attributes do not apply to defaults).

    Raises PSError ParameterArgumentTransformationError with the command's name behind the comma.
    """
    from .coerce import coerce_default

    return coerce_default(command, parameter, value, session)
