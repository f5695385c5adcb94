"""Get-CimSession."""

from __future__ import annotations

from typing import Any

from pshv.runtime.cmdlet import Cmdlet
from pshv.runtime.wildcard import Wildcard, contains_wildcard

from .cimsessions import CimSession, cim_sessions
from .remotetarget import listed

KEYS = (("Id", "id"), ("Name", "name"), ("ComputerName", "ComputerName"), ("InstanceId", "instance"))


class GetCimSession(Cmdlet):
    """Gets the CIM session objects from the current session."""

    name = "Get-CimSession"

    def process(self) -> None:
        self.write_all(self.chosen())

    def chosen(self) -> list[CimSession]:
        """The sessions the parameters name; an error for each plain value that no session has."""
        given = listed(self.bound.get("CimSession"))
        if given:
            return [one for one in given if isinstance(one, CimSession)]
        everything = list(cim_sessions(self.session).sessions.values())
        for parameter, attribute in KEYS:
            if self.bound.get(parameter) is not None:
                return self._matching(everything, parameter, attribute)
        return everything

    def _matching(self, everything: list[CimSession], parameter: str, attribute: str) -> list[CimSession]:
        found: list[CimSession] = []
        for wanted in listed(self.bound[parameter]):
            text = str(getattr(wanted, "text", lambda wanted=wanted: wanted)())
            matched = [one for one in everything if Wildcard(text).matches(_text(getattr(one, attribute)))]
            if not matched and not contains_wildcard(text):
                self._missing(parameter, wanted, text)
            found += matched
        return found

    def _missing(self, parameter: str, wanted: Any, text: str) -> None:
        self.write_error(
            self.error(
                f"No CIM session with {parameter} {text} was found."
                if parameter != "Name"
                else f"No CIM session with name {text} was found.",
                f"No CimSession with {parameter}",
                "ObjectNotFound",
                wanted,
                exception="System.InvalidOperationException",
            )
        )


def _text(value: Any) -> str:
    return str(value.text() if hasattr(value, "text") else value)
