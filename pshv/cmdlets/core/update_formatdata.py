"""Update-FormatData."""

from __future__ import annotations

from pshv.cmdlets.core.itembase import ItemCmdlet
from pshv.formatting.formatfile import FormatData, FormatFileError, read_views
from pshv.formatting.views import EXTRAS


class UpdateFormatData(ItemCmdlet):
    """Updates the formatting data in the current session."""

    name = "Update-FormatData"

    AppendPath: list[str] | None
    PrependPath: list[str] | None

    def process(self) -> None:
        for path in self.PrependPath or ():
            self._load(path, prepend=True)
        for path in self.AppendPath or ():
            self._load(path, prepend=False)

    def _load(self, path: str, *, prepend: bool) -> None:
        extras = self.session.extras
        for place in self.places_of(path, False):
            if not place.text.lower().endswith(".ps1xml"):
                self.write_error(
                    self.error(
                        f"Cannot read the file {place.text}; it does not have the extension .ps1xml.",
                        "WrongExtension",
                        "InvalidArgument",
                        place.text,
                    )
                )
                continue
            data = extras.get(EXTRAS)
            if not isinstance(data, FormatData):
                data = extras[EXTRAS] = FormatData()
            try:
                data.add(read_views(self.files.read(place.path).decode("utf-8-sig")), prepend=prepend)
                data.files.append(place.text)
            except (FormatFileError, OSError) as error:
                self.write_error(
                    self.error(
                        f"There were errors in loading the format data file: {place.text}: {error}",
                        "FormatXmlUpdateException",
                        "InvalidOperation",
                        None,
                        exception="System.Management.Automation.RuntimeException",
                    )
                )
