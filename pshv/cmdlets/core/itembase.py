"""What the item cmdlets share: from path parameters to places, and refusals of the disk as error records.

Sources: files.golden, providers.golden; texts of powershell-language.md 3 and 8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.drives.paths import has_wildcards, unescape
from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.errors import ErrorRecord, PSError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pshv.drives.drives import Drives
    from pshv.drives.filesystem import FileSystem
    from pshv.drives.provider import ItemPath


class ItemCmdlet(Cmdlet):
    """Base of the cmdlets that take -Path and -LiteralPath."""

    Path: list[str] | None
    LiteralPath: list[str] | None
    Filter: str | None
    Include: list[str] | None
    Exclude: list[str] | None
    Force: bool
    PassThru: bool

    @property
    def drives(self) -> Drives:
        """The session's drives, tied to the session."""
        drives: Any = self.session.drives
        if drives.session is None:
            drives.attach(self.session)
        return drives  # type: ignore[no-any-return]

    @property
    def files(self) -> FileSystem:
        return self.drives.files

    def own(self, error: PSError | ErrorRecord) -> ErrorRecord:
        """An error record of elsewhere as one of this cmdlet: its class behind the id."""
        record = error.record if isinstance(error, PSError) else error
        if "," not in record.error_id:
            record.error_id = f"{record.error_id},{self.class_name()}"
        return record

    def not_found(self, at: ItemPath | str) -> ErrorRecord:
        """PathNotFound."""
        text = at if isinstance(at, str) else at.text
        return self.error(
            f"Cannot find path '{text}' because it does not exist.",
            "PathNotFound",
            "ObjectNotFound",
            text,
            exception="System.Management.Automation.ItemNotFoundException",
        )

    def should_process(self, target: str, action: str | None = None, caption: str | None = None) -> bool:
        """ShouldProcess; its verbose message is shown for -Verbose only, not for an inherited preference."""
        common = self.run.common
        if "Verbose" in common:
            return super().should_process(target, action, caption)
        self.run.common = {**common, "Verbose": False}
        try:
            return super().should_process(target, action, caption)
        finally:
            self.run.common = common

    # -- from parameters to places
    @property
    def is_literal(self) -> bool:
        return self.LiteralPath is not None

    def texts(self) -> list[str]:
        """The paths given."""
        found = self.LiteralPath if self.LiteralPath is not None else self.Path
        return list(found or [])

    def place(self, text: str, literal: bool = False) -> ItemPath | None:
        """The place of a path taken as it is; writes the error of a missing drive and gives None."""
        try:
            return self.drives.resolve(text if literal else unescape(text))
        except PSError as error:
            self.write_error(self.own(error))
            return None

    def found(self, texts: Iterable[str] | None = None, *, literal: bool | None = None) -> Iterator[ItemPath]:
        """The existing places of the paths, wildcards expanded and filtered; writes an error for each that is not."""
        for text in self.texts() if texts is None else texts:
            yield from self.places_of(text, self.is_literal if literal is None else literal)

    def places_of(self, text: str, literal: bool) -> list[ItemPath]:
        """The existing places of one path; an error is written when there should be one."""
        drives = self.drives
        try:
            if not literal and has_wildcards(text):
                places = drives.glob(text, bool(getattr(self, "Force", False)))
                return [place for place in places if self.wanted(place)]
            place = drives.resolve(text if literal else unescape(text))
            if place.exists():
                return [place] if self.wanted(place) else []
        except PSError as error:
            self.write_error(self.own(error))
            return []
        except OSError as error:
            self.write_failure(error, text, "ItemExists")
            return []
        self.write_error(self.not_found(place))
        return []

    def wanted(self, place: ItemPath) -> bool:
        """Whether -Include, -Exclude and -Filter let a place through."""
        include = getattr(self, "Include", None)
        exclude = getattr(self, "Exclude", None)
        pattern = getattr(self, "Filter", None)
        if not include and not exclude and not pattern:
            return True
        name = place.name
        if include and not any(matcher(one)(name) for one in include):
            return False
        if exclude and any(matcher(one)(name) for one in exclude):
            return False
        return not pattern or matcher("*" if pattern == "*.*" else pattern)(name)

    # -- output and failures
    def write_item(self, at: ItemPath, item: Any = None) -> None:
        """Writes an item with the notes of its place."""
        item = at.item() if item is None else item
        if item is None:
            return
        if at.provider.name != "FileSystem":
            note_place(item, at)
        self.write(item)

    def write_failure(
        self,
        error: OSError,
        path: str,
        stem: str,
        *,
        denied: str = "UnauthorizedAccessError",
        other: str = "IOError",
        folder: str = "",
        category: str = "",
        target: object = None,
    ) -> None:
        """Writes the record of a refused file operation: id `stem` + what happened."""
        from pshv.drives.failures import describe

        failure = describe(error, path)
        ending = {"denied": denied, "outside": denied, "folder": folder or other}.get(failure.kind, other)
        kind = failure.category
        if ending == other and failure.kind != "outside":
            kind = category or "WriteError"
        self.write_error(
            self.error(failure.message, stem + ending, kind, path if target is None else target, failure.exception)
        )

    def not_supported(self, what: str) -> ErrorRecord:
        """A provider that lacks an ability."""
        return self.error(
            f"Cannot call method. The provider does not support the use of {what}.",
            "NotSupported",
            "NotImplemented",
            None,
            exception="System.Management.Automation.PSNotSupportedException",
        )


def matcher(pattern: str) -> Any:
    """The test of a wildcard pattern."""
    from pshv.runtime.wildcard import Wildcard

    return Wildcard(pattern).matches


def note_place(item: Any, at: ItemPath) -> None:
    """Gives an item of session state the notes PSPath ... that say where it was found."""
    from pshv.types.netobject import NetObject

    if not isinstance(item, NetObject):
        return
    notes = {
        "PSPath": at.full,
        "PSDrive": at.drive,
        "PSProvider": at.provider,
        "PSIsContainer": False,
    }
    up = at.up()
    if up is not None and up.path:
        notes["PSParentPath"] = up.full
    notes["PSChildName"] = at.name
    try:
        existing = item.extra_members
    except AttributeError:
        item.extra_members = notes
    else:
        for key, value in notes.items():
            existing.setdefault(key, value)
