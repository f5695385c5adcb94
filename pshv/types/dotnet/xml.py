"""XML documents: a light System.Xml with PowerShell's property navigation.

A child element or attribute is a property; an element that holds only text is that text; several of one name are an array.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from xml.dom import Node, minidom
from xml.parsers.expat import ExpatError

from pshv.runtime import values
from pshv.runtime.netexception import NetException
from pshv.runtime.text import to_text
from pshv.types.implementation import Implementation
from pshv.types.netobject import Method, NetObject, Property
from pshv.types.nettype import NetType, known_type

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLASSES = {
    Node.DOCUMENT_NODE: "XmlDocument",
    Node.ELEMENT_NODE: "XmlElement",
    Node.ATTRIBUTE_NODE: "XmlAttribute",
    Node.TEXT_NODE: "XmlText",
    Node.CDATA_SECTION_NODE: "XmlCDataSection",
    Node.COMMENT_NODE: "XmlComment",
    Node.PROCESSING_INSTRUCTION_NODE: "XmlDeclaration",
    Node.DOCUMENT_TYPE_NODE: "XmlDocumentType",
}
_NAMES = {
    Node.TEXT_NODE: "#text",
    Node.CDATA_SECTION_NODE: "#cdata-section",
    Node.COMMENT_NODE: "#comment",
    Node.DOCUMENT_NODE: "#document",
}


def parse(text: str) -> Any:
    """A minidom document. Raises XmlException."""
    from pshv.types.dotnet.xmlmessages import message

    if not text.strip():
        return minidom.Document()
    if not text.lstrip("\ufeff \r\n\t").startswith("<"):
        raise NetException(
            "System.InvalidOperationException",
            "The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong "
            "type.",
        )
    try:
        parsed = minidom.parseString(text.lstrip("\ufeff").encode("utf-8", "replace"))
    except ExpatError as error:
        raise NetException("System.Xml.XmlException", message(text, error)) from None
    except ValueError as error:
        raise NetException("System.Xml.XmlException", str(error)) from None
    _drop_blanks(parsed)
    head = declaration(text)
    if head:
        parsed.insertBefore(parsed.createProcessingInstruction("xml", head), parsed.firstChild)
    return parsed


def _drop_blanks(node: Any) -> None:
    """White space between elements is not kept."""
    for child in list(node.childNodes):
        if child.nodeType == Node.TEXT_NODE and not child.data.strip() and len(node.childNodes) >= 1:
            if (
                node.nodeType == Node.DOCUMENT_NODE
                or any(c.nodeType == Node.ELEMENT_NODE for c in node.childNodes)
                or True
            ):
                node.removeChild(child)
        else:
            _drop_blanks(child)


def load(text: str) -> XmlNode:
    """`[xml]text`. Raises XmlException."""
    return XmlNode(parse(text))


def declaration(text: str) -> str:
    """The `version="1.0" ...` of an XML declaration, or ''."""
    stripped = text.lstrip("\ufeff \r\n\t")
    if not stripped.startswith("<?xml "):
        return ""
    return stripped[6 : stripped.find("?>")].strip()


def _adapted(name: str, node: Any) -> Any:
    """What an element shows under the name of a child or attribute."""
    return node.adapted(name)


class XmlNode(NetObject):
    """A node of a document. Two values of one node are equal."""

    __slots__ = ("node",)

    def __init__(self, node: Any) -> None:
        self.node = node

    def __eq__(self, other: object) -> bool:
        return isinstance(other, XmlNode) and other.node is self.node

    def __hash__(self) -> int:
        return id(self.node)

    @property
    def net_type(self) -> NetType:
        return known_type(f"System.Xml.{_CLASSES.get(self.node.nodeType, 'XmlNode')}")

    def text(self) -> str:
        return self.net_type.definition

    # -- PowerShell's view
    def find_member(self, lowered: str) -> Property | Method | None:
        found = self._adapted(lowered)
        if found is None:
            return None
        return Property(found, lambda n: n.adapted(found), lambda n, v: n.put(found, v))

    def _adapted(self, lowered: str) -> str | None:
        for name in self.adapted_names():
            if name.lower() == lowered:
                return name
        return None

    def adapted_names(self) -> list[str]:
        """Names of attributes, then children, each once."""
        names: dict[str, None] = {}
        if self.node.nodeType == Node.ELEMENT_NODE:
            for index in range(self.node.attributes.length):
                names[self.node.attributes.item(index).name] = None
        if self.node.nodeType in (Node.ELEMENT_NODE, Node.DOCUMENT_NODE):
            for child in self.node.childNodes:
                names[local_name(child)] = None
        return list(names)

    def adapted(self, name: str) -> Any:
        """The value behind a child's or attribute's name."""
        found: list[Any] = []
        if self.node.nodeType == Node.ELEMENT_NODE:
            attribute = self.node.getAttributeNode(name)
            if attribute is not None:
                found.append(attribute.value)
        for child in self.node.childNodes:
            if local_name(child) == name:
                found.append(child_value(child))
        return found[0] if len(found) == 1 else found

    def put(self, name: str, value: Any) -> None:
        """Set an attribute or the text of the one child of that name."""
        text = to_text(value)
        if self.node.nodeType == Node.ELEMENT_NODE and self.node.hasAttribute(name):
            self.node.setAttribute(name, text)
            return
        children = [c for c in self.node.childNodes if local_name(c) == name]
        if len(children) != 1:
            raise NetException(
                "System.Management.Automation.SetValueException",
                f'Cannot set "{name}" because only strings can be used as values to set XmlNode properties.'
                if False
                else f"The property '{name}' cannot be set because more than one node has that name.",
            )
        child = children[0]
        if child.nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE, Node.COMMENT_NODE):
            child.data = text
        else:
            set_inner_text(child, text)

    def list_members(self) -> Iterator[Property | Method]:
        for name in self.adapted_names():
            yield Property(name, partial(_adapted, name), None, "System.Object")


def child_value(child: Any) -> Any:
    """A child as a property's value: its text if it holds nothing else."""
    if child.nodeType in (
        Node.TEXT_NODE,
        Node.CDATA_SECTION_NODE,
        Node.COMMENT_NODE,
        Node.PROCESSING_INSTRUCTION_NODE,
    ):
        return child.data
    if child.nodeType == Node.ELEMENT_NODE and child.attributes.length == 0:
        if not child.childNodes:
            return ""
        if all(c.nodeType == Node.TEXT_NODE for c in child.childNodes):
            return inner_text(child)
    return XmlNode(child)


def node_name(node: Any) -> str:
    return _NAMES.get(node.nodeType) or str(node.nodeName)


def local_name(node: Any) -> str:
    return node_name(node).rsplit(":", 1)[-1]


def inner_text(node: Any) -> str:
    if node.nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE, Node.COMMENT_NODE, Node.ATTRIBUTE_NODE):
        return str(node.nodeValue)
    return "".join(inner_text(c) for c in node.childNodes if c.nodeType != Node.COMMENT_NODE)


def set_inner_text(node: Any, text: str) -> None:
    for child in list(node.childNodes):
        node.removeChild(child)
    if text:
        node.appendChild(node.ownerDocument.createTextNode(text))


def wrap(node: Any) -> Any:
    return None if node is None else XmlNode(node)


class NodeList:
    """XmlNodeList, or an element's attributes."""

    __slots__ = ("kind", "nodes")
    enumerates = True
    is_list = True

    def __init__(self, nodes: list[Any], kind: str = "System.Xml.XmlChildNodes") -> None:
        self.nodes = nodes
        self.kind = kind

    @property
    def type_names(self) -> tuple[str, ...]:
        return (self.kind, "System.Xml.XmlNodeList", "System.Object")

    @property
    def net_type(self) -> NetType:
        return known_type("System.Xml.XmlAttributeCollection" if "Attribute" in self.kind else "System.Xml.XmlNodeList")

    def __iter__(self) -> Iterator[Any]:
        return iter([XmlNode(n) for n in self.nodes])

    def __len__(self) -> int:
        return len(self.nodes)

    def get_item(self, index: Any) -> Any:
        if isinstance(index, str):
            return next((XmlNode(n) for n in self.nodes if node_name(n) == index), None)
        place = int(index)
        return XmlNode(self.nodes[place]) if -len(self.nodes) <= place < len(self.nodes) else None

    def text(self) -> str:
        return " ".join(local_name(n) for n in self.nodes)


def _attributes(node: XmlNode) -> Any:
    found = node.node.attributes
    if found is None:
        return None
    return NodeList([found.item(i) for i in range(found.length)], "System.Xml.XmlAttributeCollection")


def _select(node: XmlNode, path: str, manager: Any = None) -> NodeList:
    from pshv.types.dotnet.xpath import select

    return NodeList(select(node.node, path, getattr(manager, "prefixes", None)), "System.Xml.XPathNodeList")


def _select_one(node: XmlNode, path: str, manager: Any = None) -> Any:
    found = _select(node, path, manager)
    return found.get_item(0) if len(found) else None


def outer_xml(node: Any) -> str:
    from pshv.types.dotnet.xmlwriter import write

    return write(node)


def _outer(node: XmlNode) -> str:
    return outer_xml(node.node)


def _inner(node: XmlNode) -> str:
    return "".join(outer_xml(c) for c in node.node.childNodes)


def _set_inner_xml(node: XmlNode, text: str) -> None:
    parsed = parse(f"<x>{text}</x>").documentElement
    for child in list(node.node.childNodes):
        node.node.removeChild(child)
    document = node.node.ownerDocument or node.node
    for child in list(parsed.childNodes):
        node.node.appendChild(document.importNode(child, True))


def _load(node: XmlNode, text: str) -> None:
    node.node = parse(text)


def _load_file(node: XmlNode, source: Any) -> None:
    from pshv.types.dotnet.files import _read_text

    _load(node, source.read_rest() if hasattr(source, "read_rest") else _read_text(source))


def _save(node: XmlNode, target: Any) -> None:
    from pshv.types.dotnet.xmlwriter import pretty

    text = pretty(node.node)
    if hasattr(target, "put"):
        target.put(text)
        return
    from pshv.types.dotnet.files import write_bytes

    write_bytes(target, text.encode())


def _append(node: XmlNode, child: XmlNode) -> XmlNode:
    node.node.appendChild(child.node)
    return child


def _remove(node: XmlNode, child: XmlNode) -> XmlNode:
    node.node.removeChild(child.node)
    return child


def _insert(after: bool) -> Any:
    def run(node: XmlNode, child: XmlNode, reference: Any) -> XmlNode:
        place = reference.node if reference is not None else None
        if after:
            place = place.nextSibling if place is not None else node.node.firstChild
        node.node.insertBefore(child.node, place)
        return child

    return run


def _document(node: XmlNode) -> Any:
    return node.node if node.node.nodeType == Node.DOCUMENT_NODE else node.node.ownerDocument


def _create_element(node: XmlNode, *names: str) -> XmlNode:
    if len(names) > 1:
        name = f"{names[0]}:{names[1]}" if len(names) == 3 and names[0] else names[-2] if len(names) == 2 else names[1]
        return XmlNode(_document(node).createElementNS(names[-1], name))
    return XmlNode(_document(node).createElement(names[0]))


def _by_tag(node: XmlNode, name: str, *_: Any) -> NodeList:
    return NodeList(list(node.node.getElementsByTagName(name)), "System.Xml.XmlElementList")


def _set_attribute(node: XmlNode, *parts: str) -> None:
    node.node.setAttribute(parts[0], parts[-1])


def _set_value(node: XmlNode, value: Any) -> None:
    node.node.nodeValue = value


def _kind(node: XmlNode) -> Any:
    names = {
        Node.ELEMENT_NODE: "Element",
        Node.ATTRIBUTE_NODE: "Attribute",
        Node.TEXT_NODE: "Text",
        Node.CDATA_SECTION_NODE: "CDATA",
        Node.PROCESSING_INSTRUCTION_NODE: "XmlDeclaration",
        Node.COMMENT_NODE: "Comment",
        Node.DOCUMENT_NODE: "Document",
        Node.DOCUMENT_TYPE_NODE: "DocumentType",
    }
    return known_type("System.Xml.XmlNodeType").enum_member(names[node.node.nodeType])


class NamespaceManager:
    """Prefixes for XPath."""

    __slots__ = ("prefixes",)
    type_names = ("System.Xml.XmlNamespaceManager", "System.Object")

    def __init__(self) -> None:
        self.prefixes: dict[str, str] = {}


def _parent(node: XmlNode) -> Any:
    return wrap(node.node.parentNode)


_PROPERTIES: dict[str, Any] = {
    "Attributes": _attributes,
    "BaseURI": lambda n: "",
    "ChildNodes": lambda n: NodeList(list(n.node.childNodes)),
    "DocumentElement": lambda n: wrap(getattr(n.node, "documentElement", None)),
    "FirstChild": lambda n: wrap(n.node.firstChild),
    "HasAttributes": lambda n: bool(n.node.attributes and n.node.attributes.length),
    "HasChildNodes": lambda n: n.node.hasChildNodes(),
    "InnerText": (lambda n: inner_text(n.node), lambda n, v: set_inner_text(n.node, v)),
    "InnerXml": (_inner, _set_inner_xml),
    "IsEmpty": lambda n: not n.node.childNodes,
    "IsReadOnly": lambda n: False,
    "LastChild": lambda n: wrap(n.node.lastChild),
    "LocalName": lambda n: local_name(n.node),
    "Name": lambda n: node_name(n.node),
    "NameTable": lambda n: n,
    "NamespaceURI": lambda n: getattr(n.node, "namespaceURI", None) or "",
    "NextSibling": lambda n: wrap(n.node.nextSibling),
    "NodeType": _kind,
    "OuterXml": _outer,
    "OwnerDocument": lambda n: wrap(n.node.ownerDocument),
    "OwnerElement": lambda n: wrap(getattr(n.node, "ownerElement", None)),
    "ParentNode": _parent,
    "Prefix": lambda n: getattr(n.node, "prefix", None) or "",
    "PreserveWhitespace": (lambda n: False, lambda n, v: None),
    "PreviousSibling": lambda n: wrap(n.node.previousSibling),
    "Value": (lambda n: n.node.nodeValue, _set_value),
}
_METHODS: dict[str, Any] = {
    "AppendChild": _append,
    "Clone": lambda n: XmlNode(n.node.cloneNode(True)),
    "CloneNode": lambda n, deep: XmlNode(n.node.cloneNode(deep)),
    "CreateAttribute": lambda n, *p: XmlNode(_document(n).createAttribute(p[0])),
    "CreateCDataSection": lambda n, t: XmlNode(_document(n).createCDATASection(t)),
    "CreateComment": lambda n, t: XmlNode(_document(n).createComment(t)),
    "CreateElement": _create_element,
    "CreateTextNode": lambda n, t: XmlNode(_document(n).createTextNode(t)),
    "GetAttribute": lambda n, name, *r: n.node.getAttribute(name),
    "GetElementsByTagName": _by_tag,
    "HasAttribute": lambda n, name, *r: n.node.hasAttribute(name),
    "ImportNode": lambda n, other, deep: XmlNode(_document(n).importNode(other.node, deep)),
    "InsertAfter": _insert(True),
    "InsertBefore": _insert(False),
    "Load": _load_file,
    "LoadXml": _load,
    "PrependChild": lambda n, child: _insert(False)(n, child, wrap(n.node.firstChild)),
    "RemoveAll": lambda n: [n.node.removeChild(c) for c in list(n.node.childNodes)] and None,
    "RemoveAttribute": lambda n, name, *r: n.node.removeAttribute(name) if n.node.hasAttribute(name) else None,
    "RemoveChild": _remove,
    "ReplaceChild": lambda n, new, old: XmlNode(n.node.replaceChild(new.node, old.node)),
    "Save": _save,
    "SelectNodes": _select,
    "SelectSingleNode": _select_one,
    "SetAttribute": _set_attribute,
    "SetAttributeNode": lambda n, a: n.node.setAttributeNode(a.node) and a,
    "ToString": lambda n: local_name(n.node),
}

_TYPED = {
    "GetAttribute": "string GetAttribute(string name), string GetAttribute(string localName, string namespaceURI)",
    "HasAttribute": "bool HasAttribute(string name), bool HasAttribute(string localName, string namespaceURI)",
    "Load": "void Load(System.Object source)",
    "LoadXml": "void LoadXml(string xml)",
    "RemoveAll": "void RemoveAll()",
    "RemoveAttribute": "void RemoveAttribute(string name), void RemoveAttribute(string localName, string namespaceURI)",
    "Save": "void Save(System.Object target)",
    "SelectNodes": (
        "System.Xml.XmlNodeList SelectNodes(string xpath), "
        "System.Xml.XmlNodeList SelectNodes(string xpath, System.Xml.XmlNamespaceManager nsmgr)"
    ),
    "SelectSingleNode": (
        "System.Xml.XmlNode SelectSingleNode(string xpath), "
        "System.Xml.XmlNode SelectSingleNode(string xpath, System.Xml.XmlNamespaceManager nsmgr)"
    ),
    "SetAttribute": (
        "void SetAttribute(string name, string value), "
        "string SetAttribute(string localName, string namespaceURI, string value)"
    ),
}

IMPLEMENTATIONS = (
    Implementation(
        "System.Xml.XmlNode",
        properties=_PROPERTIES,
        methods=_METHODS,
        raw=tuple(n for n in _METHODS if n not in _TYPED),
        signatures=_TYPED,
    ),
    Implementation("System.Xml.XmlDocument", construct=lambda kind, *r: XmlNode(minidom.Document())),
    Implementation(
        "System.Xml.XmlNodeList",
        properties={"Count": len, "ItemOf": lambda nodes: None},
        methods={"Item": lambda nodes, i: nodes.get_item(i), "GetEnumerator": lambda nodes: _enumerate(nodes)},
        raw=("Item",),
    ),
    Implementation(
        "System.Xml.XmlAttributeCollection",
        properties={"Count": len},
        methods={
            "GetNamedItem": lambda nodes, name, *r: nodes.get_item(name),
            "Item": lambda nodes, i: nodes.get_item(i),
            "Append": lambda nodes, a: _append_attribute(nodes, a),
            "GetEnumerator": lambda nodes: _enumerate(nodes),
        },
        raw=("GetNamedItem", "Item", "Append"),
    ),
    Implementation(
        "System.Xml.XmlNamespaceManager",
        construct=lambda kind, table=None: NamespaceManager(),
        methods={
            "AddNamespace": lambda m, prefix, uri: m.prefixes.__setitem__(prefix, uri),
            "HasNamespace": lambda m, prefix: prefix in m.prefixes,
            "LookupNamespace": lambda m, prefix: m.prefixes.get(prefix),
            "RemoveNamespace": lambda m, prefix, uri: m.prefixes.pop(prefix, None) and None,
        },
        signatures={"new": ""},
    ),
)


def _enumerate(nodes: NodeList) -> Any:
    from pshv.types.dotnet.enumerators import Enumerator

    return Enumerator(nodes)


def _append_attribute(nodes: NodeList, attribute: XmlNode) -> XmlNode:
    nodes.nodes.append(attribute.node)
    return attribute


__all__ = ["IMPLEMENTATIONS", "NodeList", "XmlNode", "load", "values", "wrap"]
