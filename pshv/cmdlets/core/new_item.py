"""New-Item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pshv.drives.paths import parent
from pshv.drives.provider import ItemPath
from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet

if TYPE_CHECKING:
    from pshv.runtime.session import Session

FOLDER, FILE, LINK = "directory", "file", "symboliclink"


class NewItem(ItemCmdlet):
    """Creates a new item."""

    name = "New-Item"
    Name: str | None
    ItemType: str | None
    Value: Any

    @staticmethod
    def dynamic_parameters(session: Session, values: dict[str, Any]) -> list[Any]:
        """-Options where the path lies in Function: or Alias:."""
        from .set_item import option_parameters

        return option_parameters(session, values)

    def process(self) -> None:
        for text in self.Path or [""]:
            base = text or "."
            try:
                at = self.drives.resolve(base)
                if self.Name:
                    at = self._named(at, self.Name)
            except PSError as error:
                self.write_error(self.own(error))
                continue
            if at.provider.name == "FileSystem":
                self.make(at)
            else:
                self.set_state(at)

    def _named(self, at: ItemPath, name: str) -> ItemPath:
        if at.provider.name != "FileSystem":
            return at.child(name)
        return self.drives.resolve(at.child(name).path) if at.drive is None else self._child(at, name)

    def _child(self, at: ItemPath, name: str) -> ItemPath:
        return self.drives.resolve(f"{at.text.rstrip(chr(92))}\\{name}")

    # -- session state
    def set_state(self, at: ItemPath) -> None:
        setter = getattr(at.provider, "new_item", None) or getattr(at.provider, "set_item", None)
        if setter is None:
            at.provider.item(at)
            return
        if not self.should_process(f"Name: {at.name} Value: {display(self.Value)}", f"New {at.provider.name}"):
            return
        try:
            item = (
                setter(at.path, self.Value)
                if not hasattr(at.provider, "new_item")
                else setter(at.path, self.Value, bool(self.Force))
            )
        except PSError as error:
            self.write_error(self.own(error))
            return
        self.write_item(at, item)

    # -- files
    def kind(self) -> str | None:
        """The item type, unknown ones refused."""
        given = (self.ItemType or "").lower()
        if not given:
            return FILE
        if given in ("junction", "hardlink", "symboliclink", "link"):
            return LINK
        for kind in (FOLDER, FILE):
            if kind.startswith(given) or (kind == FOLDER and given in ("container", "dir")) or given == "leaf":
                return kind
        return None

    def make(self, at: ItemPath) -> None:
        kind = self.kind()
        if kind is None:
            self.throw(
                self.error(
                    'The type is not a known type for the file system. Only "file","directory" or "symboliclink" '
                    "can be "
                    "specified.",
                    "Argument",
                    "InvalidArgument",
                    None,
                    exception="System.Management.Automation.PSArgumentException",
                )
            )
        if kind == LINK:
            self.throw(
                self.error(
                    f"Item type '{self.ItemType}' is not built into this mock: links cannot be made.",
                    "NotImplemented",
                    "NotImplemented",
                    at.text,
                    exception="System.NotImplementedException",
                )
            )
        action = "Create Directory" if kind == FOLDER else "Create File"
        if not self.should_process(f"Destination: {at.path}", action):
            return
        try:
            made = self.make_folder(at) if kind == FOLDER else self.make_file(at)
        except OSError as error:
            self.write_failure(error, at.path, "NewItem" if kind == FILE else "CreateDirectory")
            return
        if made:
            self.write_item(at)

    def make_folder(self, at: ItemPath) -> bool:
        entry = self.files.entry(at.path)
        if entry is not None and not (entry.is_folder and self.Force):
            self.write_error(
                self.error(
                    f"An item with the specified name {at.path} already exists.",
                    "DirectoryExist",
                    "ResourceExists",
                    at.path,
                    exception="System.IO.IOException",
                )
            )
            return False
        if entry is None:
            self.files.make_folder(at.path)
        return True

    def make_file(self, at: ItemPath) -> bool:
        files = self.files
        entry = files.entry(at.path)
        if entry is not None and entry.is_folder:
            raise PermissionError(13, "is a folder")
        if entry is not None and not self.Force:
            self.write_error(
                self.error(
                    f"The file '{at.path}' already exists.",
                    "NewItemIOError",
                    "WriteError",
                    at.path,
                    exception="System.IO.IOException",
                )
            )
            return False
        if self.Force and parent(at.path) and not files.exists(parent(at.path)):
            files.make_folder(parent(at.path))
        if not files.exists(parent(at.path)):
            raise FileNotFoundError(2, "no such folder")
        files.write(at.path, self.content())
        return True

    def content(self) -> bytes:
        from pshv.drives.encodings import default_codec
        from pshv.runtime.text import to_text

        if self.Value is None:
            return b""
        return to_text(self.Value).encode("utf-8" if self.files.core else default_codec(core=False)[0], "replace")


def display(value: Any) -> str:
    """A value inside a What if text."""
    from pshv.runtime.text import to_text

    return to_text(value)
