"""What Format-Table, Format-List, Format-Wide and Format-Custom share."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import runtime_error
from pshv.runtime.values import enumerate_value

from .columns import GROUP_KEYS, PLAIN_KEYS, parse, parse_one
from .formatter import Formatter, Options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class FormatCommand(Cmdlet):
    """Base of the Format-* cmdlets: parameters to options, objects to records."""

    shape: ClassVar[str] = ""
    keys: ClassVar[tuple[str, ...]] = PLAIN_KEYS

    Property: object
    GroupBy: object
    View: str | None
    ShowError: bool
    DisplayError: bool
    Force: bool
    Expand: str | None
    InputObject: object

    formatter: Formatter | None = None

    def begin(self) -> None:
        self.receiver()

    def receiver(self) -> Callable[[object], object]:
        """What is called with each object of the pipeline."""
        if self.formatter is None:
            self.formatter = self._prepare()
        work, write = self.formatter.process, self.write

        def take(item: object) -> None:
            work(item, write)

        return take

    def _prepare(self) -> Formatter:
        options = Options(self.shape)
        name = self.class_name()
        if self.Property is not None and self.View is not None:
            self.throw(
                runtime_error(
                    "The Property and View parameters cannot be specified at the same time."
                    if self.shape != "table"
                    else "The Property, HideTableHeaders and View parameters cannot be specified at the same time.",
                    f"FormatCannotSpecifyViewAndProperty,{name}",
                    "InvalidArgument",
                    exception="System.Management.Automation.PSInvalidOperationException",
                )
            )
        options.entries = parse(self._specs(), self.keys, name)
        options.group_by = parse_one(self.GroupBy, GROUP_KEYS, name) if self.GroupBy is not None else None
        options.view = self.View
        options.show_error = self.ShowError
        options.display_error = self.DisplayError
        options.force = self.Force
        options.expand = self.Expand or "EnumOnly"
        self.fill(options)
        return Formatter(self.session, options, name)

    def _specs(self) -> Iterable[object]:
        given = self.Property
        if given is None:
            return ()
        items = enumerate_value(given)
        return list(items) if items is not None else [given]

    def fill(self, options: Options) -> None:
        """Sets what only this cmdlet has."""

    def process(self) -> None:
        if self.formatter is not None:
            self.formatter.process(self.InputObject, self.write)

    def end(self) -> None:
        if self.formatter is not None:
            self.formatter.end(self.write)
