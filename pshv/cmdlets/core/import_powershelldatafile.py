"""Import-PowerShellDataFile."""

from __future__ import annotations

from typing import Any

from pshv.runtime.errors import PSError

from .itembase import ItemCmdlet


class ImportPowerShellDataFile(ItemCmdlet):
    """Imports values from a .psd1 file without running it."""

    name = "Import-PowerShellDataFile"

    def process(self) -> None:
        for place in self.found():
            try:
                self.write(data_of(self, place))
            except OSError as error:
                self.write_failure(error, place.path, "CouldNotRead", denied="File", other="File")
            except PSError as error:
                self.throw(self.own(error))


def data_of(cmdlet: Any, place: Any) -> Any:
    """The hashtable a data file holds; anything but constants is refused.

    Raises PSError: parse errors, and InvalidOperation for what is not data.
    """
    from pshv.runtime.execution import parsed

    drives: Any = cmdlet.session.drives
    text = drives.read_script(place)
    result = parsed(cmdlet.session, text, place.path)
    if result.errors:
        from pshv.runtime.execution import parse_record

        raise PSError(parse_record(cmdlet.session, result.errors))
    from .safevalue import single_hashtable

    return single_hashtable(cmdlet.session, result.tree, text)
