"""Questions with free answers, each converted to its type: mandatory parameters and `$Host.UI.Prompt`.

Source of the rules: ../shared/golden/tty/questions.golden (003 to 023, 073), powershell-traps.md 60.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.host.console import NoAnswer
from pshv.host.questions import announce, wrap_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pshv.host.console import Host
    from pshv.runtime.errors import ExceptionObject
    from pshv.types.netclass import NetType

HELP_HINT = "(Type !? for Help.)"
SECURE = "System.Security.SecureString"
CREDENTIAL = "System.Management.Automation.PSCredential"
LISTS = ("System.Collections.ArrayList", "System.Collections.IList", "System.Collections.Generic.List")
TROUBLES = {"System.FormatException": "a format error", "System.OverflowException": "an overflow error"}


class Field:
    """What is asked for: the name that is shown, the type of the value, and a line of help ('' for none)."""

    __slots__ = ("help", "name", "type")

    def __init__(self, name: str, kind: NetType, help_text: str = "") -> None:
        self.name = name
        self.type = kind
        self.help = help_text


def ask(host: Host, caption: str, message: str, fields: Sequence[Field]) -> list[Any] | None:
    """Ask for the value of each field; None when the input ends.

    A field whose type is a list is asked for item by item until an empty answer. Raises NoAnswer where nobody can
    answer.
    """
    announce(host, caption, message)
    if any(field.help for field in fields):
        host.write_line(HELP_HINT)
    values: list[Any] = []
    try:
        for field in fields:
            values.append(_ask_list(host, field) if _is_list(field.type) else _ask_one(host, field, field.type))
    except EOFError:
        host.write_line()
        return None
    return values


def _is_list(kind: NetType) -> bool:
    return kind.element is not None or kind.definition in LISTS


def _ask_list(host: Host, field: Field) -> list[Any]:
    from pshv.types.nettype import OBJECT

    items: list[Any] = []
    while True:
        item = _ask_one(host, field, field.type.element or OBJECT, f"{field.name}[{len(items)}]: ")
        if item is _END or getattr(item, "plain", None) == "":
            return items
        items.append(item)


_END: Any = object()


def _ask_one(host: Host, field: Field, kind: NetType, prompt: str = "") -> Any:
    """A value of type `kind`; `prompt` is given for the items of a list, which an empty answer ends."""
    in_list = bool(prompt)
    prompt = prompt or f"{field.name}: "
    if kind.definition == SECURE:
        from pshv.runtime.credentials import secure_string

        return secure_string(_given(host.read_secret(prompt)))
    if kind.definition == CREDENTIAL:
        host.write_line(field.name)
        return ask_credential(host)
    while True:
        text = _given(host.read_line(prompt))
        if not text and in_list:
            return _END
        if text.startswith("!"):
            done, text = _command(host, field, text)
            if not done:
                continue
            if text is None:
                return None
        good, value = _converted(host, text, kind)
        if good:
            return value


def _given(answer: str | None) -> str:
    if answer is None:
        raise EOFError
    return answer


def _command(host: Host, field: Field, text: str) -> tuple[bool, Any]:
    """What an answer that begins with `!` means: `!?` help, `!!x` the text `!x`, `!""` nothing, `!$null` null."""
    rest = text[1:]
    if rest.startswith("!"):
        return True, rest
    if rest == '""':
        return True, ""
    if rest.lower() == "$null":
        return True, None
    if rest == "?":
        said = field.help or f"No help is available for {field.name}."
    else:
        said = f'"{text}" cannot be recognized as a valid Prompt command.'
    for line in wrap_words(said, host.width):
        host.write_line(line)
    return False, None


def _converted(host: Host, text: str, kind: NetType) -> tuple[bool, Any]:
    """The answer as a value of `kind`; said and false if its form is wrong, the text itself if it has no conversion."""
    from pshv.runtime.convert import convert
    from pshv.runtime.errors import PSError

    try:
        return True, convert(text, kind)
    except PSError as error:
        trouble = None if kind.is_enum else _trouble(error.record.exception)
        if trouble is None:
            return True, text
        if text:
            said = f'Cannot recognize "{text}" as a {kind.full_name} due to {trouble}.'
            for line in wrap_words(said, host.width):
                host.write_line(line)
        return False, None


def _trouble(exception: ExceptionObject) -> str | None:
    """What a form or overflow error at the root of a failed conversion is called."""
    while exception.inner is not None:
        exception = exception.inner
    return TROUBLES.get(exception.type_name)


def ask_credential(host: Host, caption: str = "", message: str = "", user: str = "") -> Any:
    """A credential of a user (asked for until there is one) and a password.

    Raises EOFError at the end of the input, NoAnswer where nobody can answer.
    """
    from pshv.runtime.credentials import credential

    if caption or message:
        announce(host, caption, message)
    if not host.interactive:
        raise NoAnswer
    while not user:
        user = _given(host.read_line("User: "))
    password = _given(host.read_secret(f"Password for user {user}: "))
    host.write_line()
    return credential(user, password)
