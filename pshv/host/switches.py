"""The switches of powershell.exe and pwsh: from words to a launch request.

Source of the rules: ../shared/reference/language-subset.md section 4, powershell-language.md section 7.
"""

from __future__ import annotations

import base64
import binascii

BAD_COMMAND_LINE = 64
DASHES = ("-", "/", "\u2013", "\u2014", "\u2015")

# switch, shortest prefix that means it (None: only whole), short forms, takes a value
SWITCHES: tuple[tuple[str, str | None, tuple[str, ...], bool], ...] = (
    ("version", "v", (), False),
    ("help", "h", ("?",), False),
    ("noexit", "noe", (), False),
    ("noprofile", "nop", (), False),
    ("nologo", "nol", (), False),
    ("noninteractive", "noni", (), False),
    ("interactive", "i", (), False),
    ("command", "c", (), True),
    ("commandwithargs", None, ("cwa",), True),
    ("file", "f", (), True),
    ("windowstyle", "w", (), True),
    ("outputformat", "o", ("of",), True),
    ("inputformat", "inp", ("if",), True),
    ("executionpolicy", "ex", ("ep",), True),
    ("encodedcommand", "e", ("ec",), True),
    ("encodedarguments", "encodeda", ("ea",), True),
    ("workingdirectory", "wo", ("wd",), True),
    ("servermode", "s", (), False),
    ("sshservermode", "sshs", (), False),
    ("configurationname", "config", (), True),
    ("sta", None, (), False),
    ("mta", None, (), False),
    ("login", "l", (), False),
    ("settingsfile", "settings", (), True),
    ("custompipename", "cus", (), True),
    ("psconsolefile", "psc", (), True),
)
WINDOW_STYLES = ("normal", "minimized", "maximized", "hidden")
FORMATS = {"text": "text", "xml": "xml"}


class LaunchRequest:
    """What a session was started to do.

    `kind` is one of interactive, command, file, stdin, encoded, version, help, error. `text` is the command text or the
    script's path, `arguments` the words behind it.
    """

    __slots__ = (
        "arguments",
        "exit_code",
        "folder",
        "input_format",
        "kind",
        "message",
        "no_exit",
        "no_logo",
        "non_interactive",
        "output_format",
        "show_usage",
        "text",
    )

    def __init__(self) -> None:
        self.kind = "interactive"
        self.text = ""
        self.arguments: list[str] = []
        self.no_exit = False
        self.no_logo = False
        self.non_interactive = False
        self.output_format: str | None = None
        self.input_format: str | None = None
        self.folder: str | None = None
        self.message = ""
        self.show_usage = False
        self.exit_code = 0

    def fail(self, message: str, *, usage: bool = False) -> LaunchRequest:
        """Make this the request that says what is wrong with the command line."""
        self.kind, self.message, self.show_usage, self.exit_code = "error", message, usage, BAD_COMMAND_LINE
        return self


def find(word: str) -> tuple[str, bool] | None:
    """The switch that `word` (without its dash) means and whether it takes a value; None if it is none."""
    name = word.lower()
    for full, shortest, short_forms, takes_value in SWITCHES:
        if name == full or name in short_forms:
            return full, takes_value
        if shortest is not None and full.startswith(name) and name.startswith(shortest):
            return full, takes_value
    return None


def candidates(word: str) -> list[str]:
    """The switches that begin with `word`, for `did you mean`."""
    return [full for full, *_ in SWITCHES if full.startswith(word.lower())]


def parse(words: list[str], *, edition: str = "desktop") -> LaunchRequest:
    """Read the words of a command line as powershell.exe (edition desktop) or pwsh (core) would."""
    request = LaunchRequest()
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        bare = _without_dash(word)
        if bare is None or word == "-":
            return _first_word(request, word, words[at:], edition)
        found = find(bare)
        if found is None:
            return _unknown(request, word, bare, words[at:], edition)
        name, takes_value = found
        takes_value = takes_value or (name == "version" and edition == "desktop")
        if not takes_value:
            if _flag(request, name, words[at:]):
                return request
            continue
        if name in _TAKES_ALL:
            return _TAKES_ALL[name](request, words[at:])
        if at == len(words):
            return request.fail(
                f"Cannot process the command because of a missing parameter. A value must follow -{name}."
            )
        if not _value(request, name, words[at]):
            return request
        at += 1
    return request


def _without_dash(word: str) -> str | None:
    if word.startswith("--"):
        return word[2:]
    return word[1:] if word.startswith(DASHES) else None


def _flag(request: LaunchRequest, name: str, rest: list[str]) -> bool:
    """Take a switch without value; true if nothing more is read."""
    match name:
        case "version" | "help":
            request.kind = name
            request.arguments = rest
            return True
        case "noexit":
            request.no_exit = True
        case "nologo":
            request.no_logo = True
        case "noninteractive":
            request.non_interactive = True
        case "servermode" | "sshservermode":
            request.fail(f"-{name} is not built in pshv yet.")
            return True
    return False


def _value(request: LaunchRequest, name: str, value: str) -> bool:
    match name:
        case "outputformat" | "inputformat":
            chosen = FORMATS.get(value.lower())
            if chosen is None:
                request.fail(
                    f'Cannot process the command because the value specified with -{name} "{value}" is not correct. '
                    "Allowed values are Text and XML."
                )
                return False
            if name == "outputformat":
                request.output_format = chosen
            else:
                request.input_format = chosen
        case "version":
            if not value.replace(".", "", 1).isdecimal():
                request.fail(f"The value '{value}' of -Version is no version number of PowerShell, such as 5.1.")
                return False
        case "windowstyle":
            if value.lower() not in WINDOW_STYLES:
                request.fail(
                    f'Cannot process the command because the value specified with -WindowStyle "{value}" is not '
                    "correct. Allowed values are Normal, Minimized, Maximized and Hidden."
                )
                return False
        case "workingdirectory":
            request.folder = value
        case "encodedcommand":
            return _encoded(request, value)
    return True


def _encoded(request: LaunchRequest, value: str) -> bool:
    try:
        request.text = base64.b64decode(value, validate=True).decode("utf-16-le")
    except (binascii.Error, UnicodeDecodeError):
        request.fail(
            "Cannot process the command because the value specified with -EncodedCommand is not properly encoded. "
            "The value must be Base64 encoded."
        )
        return False
    request.kind = "encoded"
    return True


def _command(request: LaunchRequest, rest: list[str]) -> LaunchRequest:
    if not rest:
        return request.fail(
            "Cannot process the command because of a missing parameter. A command must follow -Command."
        )
    if rest[0] == "-":
        if len(rest) > 1:
            return request.fail(
                "'-' was specified with the -Command parameter; no other arguments to -Command are permitted."
            )
        request.kind = "stdin"
        return request
    request.kind, request.text = "command", " ".join(rest)
    return request


def _command_with_args(request: LaunchRequest, rest: list[str]) -> LaunchRequest:
    if not rest:
        return request.fail(
            "Cannot process the command because of a missing parameter. A command must follow -CommandWithArgs."
        )
    request.kind, request.text, request.arguments = "command", rest[0], rest[1:]
    return request


def _file(request: LaunchRequest, rest: list[str]) -> LaunchRequest:
    if not rest:
        return request.fail("Cannot process the command because of a missing parameter. A file path must follow -File.")
    if rest[0] == "-":
        request.kind = "echo"
        return request
    request.kind, request.text, request.arguments = "file", rest[0], rest[1:]
    return request


_TAKES_ALL = {"command": _command, "commandwithargs": _command_with_args, "file": _file}


def _first_word(request: LaunchRequest, word: str, rest: list[str], edition: str) -> LaunchRequest:
    """A word that is no switch: pwsh takes it as a script, powershell as a command."""
    if word == "-":
        return _command(request, [word, *rest])
    if edition == "core":
        request.show_usage = True
        return _file(request, [word, *rest])
    return _command(request, [word, *rest])


def _unknown(request: LaunchRequest, word: str, bare: str, rest: list[str], edition: str) -> LaunchRequest:
    if bare and (near := candidates(bare)):
        listed = "\n".join(f"-{name}" for name in near)
        return request.fail(f"Invalid argument '{word}', did you mean:\n\n{listed}")
    if edition == "desktop":
        return _command(request, [word, *rest])
    return request.fail(
        f"The argument '{word}' is not recognized as the name of a script file. Check the spelling of the name, or if "
        "a path was included, verify that the path is correct and try again.",
        usage=True,
    )


def script_arguments(words: list[str]) -> list[tuple[str | None, str | bool | None]]:
    """The words behind `-File x.ps1` as arguments: (parameter name or None, value; None: no value of its own).

    Values are always strings, except that `-Name:$true`, `:$false`, `:true`, `:false` are booleans.
    """
    arguments: list[tuple[str | None, str | bool | None]] = []
    for word in words:
        if len(word) > 1 and word[0] in "-\u2013\u2014\u2015" and (word[1].isalpha() or word[1] in "_?"):
            name, colon, value = word[1:].partition(":")
            arguments.append((name, _truth(value) if colon and value else None))
        else:
            arguments.append((None, word))
    return arguments


def _truth(value: str) -> str | bool:
    return {"$true": True, "true": True, "$false": False, "false": False}.get(value.lower(), value)
