"""XML nodes as text: OuterXml, and the indented form of Save()."""

from __future__ import annotations

from typing import Any
from xml.dom import Node


def _escape(text: str, attribute: bool = False) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;") if attribute else text


def write(node: Any) -> str:
    """The node as it stands, without indentation."""
    kind = node.nodeType
    if kind == Node.DOCUMENT_NODE:
        return "".join(write(child) for child in node.childNodes)
    if kind == Node.TEXT_NODE:
        return _escape(node.data)
    if kind == Node.CDATA_SECTION_NODE:
        return f"<![CDATA[{node.data}]]>"
    if kind == Node.COMMENT_NODE:
        return f"<!--{node.data}-->"
    if kind == Node.ATTRIBUTE_NODE:
        return f'{node.name}="{_escape(node.value, True)}"'
    if kind == Node.PROCESSING_INSTRUCTION_NODE:
        return f"<?{node.target} {node.data}?>"
    if kind != Node.ELEMENT_NODE:
        return ""
    head = _head(node)
    if not node.childNodes:
        return f"{head} />"
    return f"{head}>{''.join(write(c) for c in node.childNodes)}</{node.tagName}>"


def _head(node: Any) -> str:
    attributes = [node.attributes.item(i) for i in range(node.attributes.length)]
    return f"<{node.tagName}{''.join(f' {write(a)}' for a in attributes)}"


def pretty(node: Any) -> str:
    """Indented by two blanks, as XmlDocument.Save writes it."""
    lines: list[str] = []
    for child in node.childNodes:
        _lines(child, 0, lines)
    return "\r\n".join(lines)


def _lines(node: Any, depth: int, lines: list[str]) -> None:
    pad = "  " * depth
    children = list(getattr(node, "childNodes", ()))
    if node.nodeType != Node.ELEMENT_NODE or not children or any(c.nodeType == Node.TEXT_NODE for c in children):
        lines.append(pad + write(node))
        return
    lines.append(f"{pad}{_head(node)}>")
    for child in children:
        _lines(child, depth + 1, lines)
    lines.append(f"{pad}</{node.tagName}>")
