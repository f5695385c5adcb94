"""What is bound so far: the state the steps of binding work on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import messages
from .coerce import NOT_BOUND, bind_value
from .table import EVERY_SET, Table, count_sets, first_table_of

if TYPE_CHECKING:
    from pshv.language.extent import Extent
    from pshv.runtime.declaration import Command
    from pshv.runtime.errors import PSError
    from pshv.runtime.session import Session

    from .argument import Argument
    from .table import Entry


class State:
    """`sets` are the still valid parameter sets as flags; `unbound` the parameters without a value, in order."""

    __slots__ = (
        "arguments",
        "bound_entries",
        "command",
        "core",
        "defaults_used",
        "delayed",
        "expecting_input",
        "extent",
        "prioritized",
        "session",
        "set_name",
        "sets",
        "splatted_names",
        "table",
        "unbound",
        "values",
    )

    def __init__(self, command: Command, session: Session | None, expecting_input: bool, extent: Extent | None) -> None:
        self.command = command
        self.table: Table = first_table_of(command)
        self.session = session
        self.extent = extent
        self.expecting_input = expecting_input
        self.sets = EVERY_SET
        self.unbound: list[Entry] = list(self.table.entries)
        self.values: dict[str, object] = {}
        self.bound_entries: dict[str, Entry] = {}
        self.arguments: list[Argument] = []  # what found no parameter yet
        self.set_name = command.default_set
        self.delayed: dict[str, tuple[Entry, Any, Extent | None]] = {}
        self.prioritized = 0
        self.core = session is None or session.edition == "core"
        self.defaults_used = False
        self.splatted_names: set[str] = set()

    def bind(
        self,
        entry: Entry,
        value: object,
        extent: Extent | None,
        *,
        coerce: bool,
        text: str | None = None,
        delay: bool = True,
        sets: int | None = None,
    ) -> bool:
        """Gives `entry` a value; False when the value would need a conversion that `coerce` does not allow."""
        if delay and entry.pipeline and self._delays(entry, value, extent):
            self._done(entry)
            self.values[entry.name] = value
            return True
        checked = self.sets if sets is None else sets
        result = bind_value(self.command, entry, value, extent, self.session, coerce=coerce, sets=checked, text=text)
        if result is NOT_BOUND:
            return False
        self._done(entry)
        self.values[entry.name] = result
        return True

    def _done(self, entry: Entry) -> None:
        if entry.flags:
            self.sets &= entry.flags
        if entry in self.unbound:
            self.unbound.remove(entry)
        self.bound_entries[entry.name] = entry

    def _delays(self, entry: Entry, value: Any, extent: Extent | None) -> bool:
        """Whether the value is a script block to be run for each input object."""
        if not hasattr(value, "invoke_under"):
            return False
        if not any(use.by_value or use.by_property for _, use in entry.matching(self.sets)):
            return False
        target = entry.parameter.net_type
        kind = (target.element or target).definition
        if kind in (
            "System.Management.Automation.ScriptBlock",
            "System.Object",
            "System.Management.Automation.PSObject",
        ):
            return False
        if not self.expecting_input:
            raise messages.block_without_input(self.command, entry.name, extent)
        self.delayed[entry.name] = (entry, value, extent)
        return True

    # -- parameter sets -------------------------------------------------------------------------------------------
    def ambiguous(self) -> PSError:
        return messages.ambiguous_set(self.command, self.extent, self.core)

    def name_set(self) -> None:
        """Takes over the name of the current set."""
        self.set_name = self.table.set_name(self.sets)

    def validate_sets(self, *, before_input: bool, set_default: bool) -> int:
        """How many sets are valid; fixes the default one where it may. Raises AmbiguousParameterSet."""
        count = count_sets(self.sets)
        if count == 0 and self.sets != EVERY_SET:
            raise self.ambiguous()
        if count > 1:
            return self._several_sets(count, before_input, set_default)
        default = self.table.default_flag
        if self.sets == EVERY_SET:
            count = max(self.table.set_count, 1)
            if before_input and self.takes_input():
                pass
            elif default:
                if set_default:
                    self.sets = default
                    count = 1
            elif count > 1:
                count = self._resolve()
        self.name_set()
        return count

    def _several_sets(self, count: int, before_input: bool, set_default: bool) -> int:
        default = self.table.default_flag
        if default and self.sets & default:
            self.set_name = self.table.set_name(default)
            if set_default:
                self.sets = default
                return 1
            return count
        if before_input and self.takes_input():
            return count
        return self._resolve()

    def takes_input(self) -> bool:
        """Whether an unbound parameter of a valid set takes pipeline input."""
        for entry in self.unbound:
            if entry.pipeline and entry.takes_part(self.sets):
                for _, use in entry.matching(self.sets):
                    if use.by_value or use.by_property:
                        return True
        return False

    def _resolve(self) -> int:
        """The one set whose mandatory parameters are all bound."""
        remaining = self.sets & self.table.all_flags
        for entry in self.table.mandatory:
            if entry.name not in self.bound_entries:
                for flag, use in entry.uses:
                    if use.mandatory:
                        remaining &= ~flag
        if count_sets(remaining) != 1:
            remaining &= self.table.preferred_flags
            if count_sets(remaining) != 1:
                raise self.ambiguous()
        self.sets = remaining
        self.name_set()
        return 1

    def verify_selected(self) -> None:
        """A set must be selected in the end when several are declared."""
        if self.table.set_count > 1 and self.sets == EVERY_SET:
            if not self.table.default_flag:
                raise self.ambiguous()
            self.sets = self.table.default_flag

    def drop_sets_without_input(self) -> int:
        """The valid sets that can still take pipeline input (all of them when none can)."""
        taking = 0
        for entry, _, _ in self.delayed.values():
            taking |= entry.flags
        for entry in self.unbound:
            if not entry.pipeline:
                continue
            for flag, use in entry.matching(self.sets):
                if use.by_value or use.by_property:
                    if flag == 0:
                        return self.sets
                    taking |= flag
        return self.sets & taking if taking else self.sets

    def ignore_sets(self, flags: int) -> None:
        if flags:
            known = self.table.all_flags if self.sets == EVERY_SET else self.sets
            self.sets = known & ~flags
