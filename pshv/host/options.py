"""pshv's own options: which cluster file, which edition, which host folders; they stand before the switches."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath

VALUED = {"--db", "--world", "--seed", "--edition", "--pace", "--grant", "--time-limit", "--memory-limit"}
FLAGS = {"--memory", "--no-host-folder"}
EDITIONS = {"desktop": "desktop", "5.1": "desktop", "core": "core", "7": "core"}


class Options:
    """What the command line and the environment say about the session.

    `db` is the cluster's file (None with `memory`), `pace` how fast modelled work runs (None: at once, 1: real time,
    10: ten times faster), `time_limit` the seconds one text may take and `memory_limit` the megabytes the process may
    have (None: as much as it takes), `grants` host folders that become drives, `folder` what H: shows (None: the current one).
    """

    __slots__ = (
        "db",
        "edition",
        "folder",
        "grants",
        "host_folder",
        "memory",
        "memory_limit",
        "pace",
        "seed",
        "time_limit",
        "world",
    )

    def __init__(self) -> None:
        self.db: Path | None = None
        self.memory = False
        self.world = "contoso"
        self.seed = 1
        self.edition: str | None = None
        self.pace: float | None = None
        self.time_limit: float | None = None
        self.memory_limit: int | None = None
        self.grants: list[tuple[str, Path]] = []
        self.host_folder = True
        self.folder: Path | None = None

    def set(self, name: str, value: str) -> str | None:
        """Take `--name value`; give what is wrong with it, or None."""
        match name:
            case "--db":
                self.db = Path(value).absolute()
            case "--world":
                self.world = value
            case "--seed":
                if not value.isdecimal():
                    return f"--seed takes a whole number, not '{value}'."
                self.seed = int(value)
            case "--edition":
                if value.lower() not in EDITIONS:
                    return f"--edition takes desktop or core, not '{value}'."
                self.edition = EDITIONS[value.lower()]
            case "--pace":
                return self._set_pace(value)
            case "--grant":
                return self._grant(value)
            case "--time-limit":
                return self._set_time_limit(value)
            case "--memory-limit":
                if not value.isdecimal() or not int(value):
                    return f"--memory-limit takes a whole number of megabytes, not '{value}'."
                self.memory_limit = int(value)
        return None

    def _set_pace(self, value: str) -> str | None:
        try:
            pace = float(value)
        except ValueError:
            pace = -1.0
        if not 0 <= pace < 1e6:
            return f"--pace takes a number (1 is real time, 10 ten times faster, 0 at once), not '{value}'."
        self.pace = pace or None
        return None

    def _set_time_limit(self, value: str) -> str | None:
        try:
            seconds = float(value)
        except ValueError:
            seconds = 0.0
        if not 0 < seconds < 1e8:
            return f"--time-limit takes a number of seconds, not '{value}'."
        self.time_limit = seconds
        return None

    def _grant(self, value: str) -> str | None:
        folder, equals, letter = value.rpartition("=")
        if not (equals and len(letter) == 2 and letter[0].isalpha() and letter[1] == ":"):
            folder, letter = value, self._free_letter()
        path = Path(folder).absolute()
        if not path.is_dir():
            return f"--grant takes a folder that exists; '{folder}' does not."
        taken = {used for used, _ in self.grants} | {"C", "H"}
        if letter[0].upper() in taken:
            return f"--grant: drive {letter.upper()} is taken."
        self.grants.append((letter[0].upper(), path))
        return None

    def _free_letter(self) -> str:
        taken = {letter for letter, _ in self.grants}
        return next(f"{letter}:" for letter in "XYZWVUTSRQPONMLK" if letter not in taken)


def split(words: list[str]) -> tuple[Options, list[str], str | None]:
    """Take pshv's own options off the front of `words`.

    Gives the options, the words that are left, and what is wrong (None if nothing is). `PSHV_DB` and `PSHV_EDITION`
    count where the command line is silent.
    """
    options = Options()
    at = 0
    while at < len(words):
        name, equals, value = words[at].partition("=")
        if name in FLAGS and not equals:
            options.memory |= name == "--memory"
            options.host_folder &= name != "--no-host-folder"
            at += 1
        elif name in VALUED:
            if not equals:
                at += 1
                if at == len(words):
                    return options, [], f"{name} needs a value."
                value = words[at]
            if problem := options.set(name, value):
                return options, [], problem
            at += 1
        else:
            break
    problem = _from_environment(options)
    return options, words[at:], problem


def take_file(options: Options, words: list[str]) -> str | None:
    """Take `--db FILE` out of the words of a sub-command, where people write it too; gives what is wrong, or None."""
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name == "--db":
            if not equals and at + 1 == len(words):
                return "--db needs a value."
            problem = options.set("--db", value if equals else words[at + 1])
            del words[at : at + (1 if equals else 2)]
            return problem
    return None


def _from_environment(options: Options) -> str | None:
    if options.memory and options.db is not None:
        return "--db and --memory exclude each other."
    if options.db is None and not options.memory:
        given = os.environ.get("PSHV_DB")
        options.db = Path(given).absolute() if given else data_folder() / "cluster.db"
    if options.edition is None and (named := os.environ.get("PSHV_EDITION")):
        return options.set("--edition", named)
    return None


def data_folder() -> Path:
    """The platform's folder for a user's application data."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    return Path(base) / "pshv"


def called_as(program: str) -> str:
    """`pshv`, `powershell` or `pwsh`: the executable's own name without folder and suffix."""
    name = PurePath(program).name.lower()
    return name.removesuffix(".exe").removesuffix(".py")
