"""Select-Xml."""

from __future__ import annotations

from typing import Any

from pshv.runtime.convert import convert
from pshv.runtime.errors import PSError
from pshv.runtime.netexception import NetException
from pshv.types import members
from pshv.types.netobject import Method, NetObject, Property, member_table
from pshv.types.nettype import known_type

from .itembase import ItemCmdlet


class SelectXmlInfo(NetObject):
    """A node that was found, the file it is in, and the XPath that found it."""

    __slots__ = ("node", "path", "pattern")
    type_names = ("Microsoft.PowerShell.Commands.SelectXmlInfo", "System.Object")
    members = member_table(
        Property("Node", lambda i: i.node, type_name="System.Xml.XmlNode"),
        Property("Path", lambda i: i.path, type_name="string"),
        Property("Pattern", lambda i: i.pattern, type_name="string"),
        Method("ToString", lambda i: i.text(), ("string ToString()",)),
    )

    def __init__(self, node: Any, path: str, pattern: str) -> None:
        self.node = node
        self.path = path
        self.pattern = pattern

    def text(self) -> str:
        return str(members.get(self.node, "OuterXml"))


class SelectXml(ItemCmdlet):
    """Finds text in an XML string or document."""

    name = "Select-Xml"
    XPath: str

    def process(self) -> None:
        bound = self.bound
        nodes: Any = bound.get("Xml")
        contents: Any = bound.get("Content")
        if nodes is not None:
            for node in nodes if isinstance(nodes, list) else [nodes]:
                self.search(node, "InputStream")
        elif contents is not None:
            for text in contents if isinstance(contents, list) else [contents]:
                self.search_text(str(text), "InputStream", text)
        else:
            for place in self.found():
                try:
                    text = self.drives.read_script(place)
                except OSError as error:
                    self.write_failure(error, place.path, "ProcessingFile", denied="", other="")
                    continue
                self.search_text(text, place.path, place.path)

    def search_text(self, text: str, path: str, target: object) -> None:
        try:
            document = convert(text.lstrip("\ufeff"), known_type("System.Xml.XmlDocument"))
        except PSError as error:
            inner = error.record.exception.inner
            what = "file" if path != "InputStream" else "string"
            reason = inner.message if inner is not None else error.record.message
            self.write_error(
                self.error(
                    f"The {what} '{target}' cannot be read: {reason}",
                    "ProcessingFile",
                    "InvalidData",
                    target,
                    exception="System.ArgumentException",
                )
            )
            return
        self.search(document, path)

    def search(self, node: Any, path: str) -> None:
        try:
            found = members.invoke(node, "SelectNodes", self._arguments(node))
        except PSError as error:
            inner = error.record.exception.inner or error.record.exception
            self.throw(self.error(inner.message, inner.type_name, "NotSpecified", None, exception=inner.type_name))
        for one in list(found):
            self.write(SelectXmlInfo(one, path, self.XPath))

    def _arguments(self, node: Any) -> list[Any]:
        """The XPath, with a namespace manager when -Namespace names prefixes."""
        spaces: Any = self.bound.get("Namespace")
        if spaces is None:
            return [self.XPath]
        try:
            table = members.get(node, "NameTable")
            manager = members.new(known_type("System.Xml.XmlNamespaceManager"), [table])
        except (PSError, NetException):
            return [self.XPath]
        for prefix, uri in spaces.items():
            members.invoke(manager, "AddNamespace", [str(prefix), str(uri)])
        return [self.XPath, manager]
