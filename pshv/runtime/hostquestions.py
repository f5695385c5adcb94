"""Questions that a script asks through `$Host.UI`: PromptForChoice, Prompt, PromptForCredential.

Source: ../shared/golden/tty/questions.golden (057 to 063, 073).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import PSError, make_record, runtime_error
from .shouldprocess import not_interactive
from .values import Hashtable, TypedArray, enumerate_value

if TYPE_CHECKING:
    from pshv.host.console import Choice

    from .session import Session

_HOST = "System.Management.Automation.Host."


def choose(session: Session, caption: str, message: str, given: Any, default: Any) -> Any:
    """PromptForChoice: an index, or a collection of them when `default` is a list (several answers)."""
    from pshv.host.console import NoAnswer

    answers = _choices(given)
    several: Any = enumerate_value(default) if default is not None else []
    try:
        if several is not None:
            from pshv.types.nettype import resolve_type

            picked = session.host.choose_several(caption, message, answers, _defaults(several, len(answers)))
            return TypedArray(picked, resolve_type("int"))
        return session.host.choose(caption, message, answers, _default(default, len(answers)))
    except NoAnswer:
        raise not_interactive() from None


def _choices(given: Any) -> list[Choice]:
    from pshv.host.console import Choice
    from pshv.types.nettype import resolve_type

    from .convert import convert

    kind = resolve_type(_HOST + "ChoiceDescription")
    items = enumerate_value(given)
    made: list[Any] = [convert(each, kind) for each in (items if items is not None else [given])]
    if not made:
        raise _argument("choices", 'Cannot process argument because the argument is empty: "choices".')
    return [Choice(each.label, each.help) for each in made]


def _defaults(given: Any, count: int) -> list[int]:
    return [_default(each, count, lowest=0) for each in given]


def _default(given: Any, count: int, lowest: int = -1) -> int:
    from pshv.types.nettype import resolve_type

    from .convert import convert

    number: Any = convert(given, resolve_type("int"))
    if not lowest <= number < count:
        raise _argument(
            "defaultChoice",
            f'Cannot process the default choice because the value of "defaultChoice" ({number}) is not a valid index '
            "of the choices.",
        )
    return int(number)


def _argument(name: str, message: str) -> PSError:
    return PSError(
        make_record(
            message,
            "Argument",
            "InvalidArgument",
            exception="System.Management.Automation.PSArgumentException",
            properties={"ParamName": name},
        )
    )


def fill_in(session: Session, caption: str, message: str, descriptions: Any) -> Hashtable:
    """Prompt: a dictionary from field name to value."""
    from pshv.host import fields
    from pshv.host.console import NoAnswer
    from pshv.types.nettype import resolve_type

    from .convert import convert

    kind = resolve_type(_HOST + "FieldDescription")
    items = enumerate_value(descriptions)
    made: list[Any] = [convert(each, kind) for each in (items if items is not None else [descriptions])]
    asked = [fields.Field(each.name, each.kind, each.help) for each in made]
    try:
        answers = fields.ask(session.host, caption, message, asked)
    except NoAnswer:
        raise not_interactive() from None
    found = Hashtable()
    for field, answer in zip(asked, answers or [], strict=False):
        found[field.name] = answer
    return found


def credential(session: Session, caption: str, message: str, user: str, target: str) -> Any:
    """PromptForCredential; None when the input ends."""
    from pshv.host import fields
    from pshv.host.console import NoAnswer

    try:
        made = fields.ask_credential(session.host, caption, message, user)
    except NoAnswer:
        raise not_interactive() from None
    except EOFError:
        return None
    if target:
        made.user = f"{target}\\{made.user}"
    return made


def bad_size(name: str) -> PSError:
    """The error of a window or buffer without room."""
    return runtime_error(
        f'Exception setting "{name}": "Cannot set the {name} because the size specified is too small. Both the width '
        'and the height must be at least 1."',
        "ExceptionWhenSetting",
        "NotSpecified",
        exception="System.Management.Automation.SetValueInvocationException",
    )
