"""A command's parameters with their sets as bit flags: what the algorithm of binding works on.

Flags follow the real binder: bit n is the n-th named set (the default set first), 0xFFFFFFFF is "all sets".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pshv.runtime.declaration import ALL_SETS

if TYPE_CHECKING:
    from pshv.runtime.declaration import Command, Parameter, ParameterSetUse

EVERY_SET = 0xFFFFFFFF


class Entry:
    """One parameter: `uses` are (set flag or 0 for all sets, use) pairs; `flags` the sets it is named in."""

    __slots__ = ("declared", "flags", "in_all", "index", "mandatory", "name", "parameter", "pipeline", "typed", "uses")

    def __init__(self, parameter: Parameter, index: int, set_flags: dict[str, int]) -> None:
        self.parameter = parameter
        self.name = parameter.name
        self.index = index
        self.declared = not parameter.common
        self.uses: list[tuple[int, ParameterSetUse]] = []
        self.flags = 0
        self.in_all = False
        self.mandatory = False
        self.pipeline = False
        for set_name, use in parameter.sets.items():
            if set_name == ALL_SETS:
                self.in_all = True
                self.uses.append((0, use))
            else:
                flag = set_flags[set_name]
                self.flags |= flag
                self.uses.append((flag, use))
            self.mandatory = self.mandatory or use.mandatory
            self.pipeline = self.pipeline or use.by_value or use.by_property
        self.typed = parameter.has_type

    def matching(self, sets: int) -> list[tuple[int, ParameterSetUse]]:
        """Its uses in the given sets (uses in all sets always count)."""
        return [pair for pair in self.uses if pair[0] == 0 or pair[0] & sets]

    def takes_part(self, sets: int) -> bool:
        return self.in_all or bool(self.flags & sets)


class Table:
    """The entries of a command and its set flags, made once per command."""

    __slots__ = (
        "all_flags",
        "by_key",
        "command",
        "default_flag",
        "entries",
        "exact",
        "mandatory",
        "positional",
        "preferred_flags",
        "set_names",
        "start_positions",
    )

    def __init__(self, command: Command, *, dynamic: bool = True) -> None:
        self.command = command
        self.set_names = command.set_names
        flags = {name: 1 << index for index, name in enumerate(self.set_names[:32])}
        for name in self.set_names[32:]:
            flags[name] = 1 << 31
        self.default_flag = flags.get(command.default_set, 0) if command.default_set != ALL_SETS else 0
        chosen = [p for p in command.parameters.values() if dynamic or not p.dynamic]
        self.preferred_flags = sum(flags.get(name, 0) for name in command.preferred_sets)
        self.entries = [Entry(p, i, flags) for i, p in enumerate(chosen)]
        self.positional = [e for e in self.entries if any(u.position is not None for _, u in e.uses)]
        self.mandatory = [entry for entry in self.entries if entry.mandatory]
        self.start_positions: object = None
        self.all_flags = 0
        for entry in self.entries:
            self.all_flags |= entry.flags
        self.by_key = {entry.name.lower(): entry for entry in self.entries}
        self.exact: dict[str, Entry] = dict(self.by_key)
        for entry in self.entries:
            for alias in entry.parameter.aliases:
                self.exact.setdefault(alias.lower(), entry)

    @property
    def set_count(self) -> int:
        return len(self.set_names)

    def set_name(self, flag: int) -> str:
        """The name of the one set in `flag`; the default's (or all sets') when it stands for all, "" for several."""
        if flag in (0, EVERY_SET):
            return self.command.default_set
        index = (flag & -flag).bit_length() - 1
        if flag >> (index + 1):
            return ""
        return self.set_names[index] if index < len(self.set_names) else ""

    def matches(self, name: str) -> list[Entry]:
        """Entries whose name or an alias begins with `name`, own ones preferred; one for an exact name."""
        key = name.lower()
        found = self.exact.get(key)
        if found is not None:
            return [found]
        hits = [entry for entry in self.entries if entry.name.lower().startswith(key)]
        for entry in self.entries:
            if entry not in hits and any(a.lower().startswith(key) for a in entry.parameter.aliases):
                hits.append(entry)
        if len(hits) > 1:
            own = [entry for entry in hits if entry.declared]
            if len(own) == 1:
                return own
        return hits


def count_sets(flags: int) -> int:
    """How many sets; "all sets" counts as one."""
    return 1 if flags == EVERY_SET else flags.bit_count()


def table_of(command: Command) -> Table:
    """The command's table."""
    if command.table is None:
        command.table = Table(command)
    return command.table


def first_table_of(command: Command) -> Table:
    """The table binding begins with: without the parameters a provider or a dynamicparam block adds."""
    if not command.has_dynamic:
        return table_of(command)
    if command.first_table is None:
        command.first_table = Table(command, dynamic=False)
    return command.first_table
