"""XPath 1.0 in small: paths, //, axes by sign, predicates with comparisons, and/or, positions and the string functions."""

from __future__ import annotations

import re
from typing import Any, Final
from xml.dom import Node

from pshv.runtime.netexception import NetException

_TOKEN: Final = re.compile(
    r"\s*(//|::|\.\.|!=|<=|>=|[/@\[\]()|,=<>*+.-]|\"[^\"]*\"|'[^']*'|\d+(?:\.\d+)?|[A-Za-z_][\w.-]*(?::[A-Za-z_*][\w.-]*)?)"
)


def select(node: Any, path: str, prefixes: dict[str, str] | None = None) -> list[Any]:
    """Nodes of `path`, in document order. Raises XPathException."""
    found = _Evaluator(path, prefixes or {}).run(node)
    if not isinstance(found, list):
        raise NetException("System.Xml.XPath.XPathException", "Expression must evaluate to a node-set.")
    return found


class _Evaluator:
    def __init__(self, path: str, prefixes: dict[str, str]) -> None:
        self.path = path
        self.prefixes = prefixes
        self.tokens = self._scan()
        self.place = 0

    def _bad(self) -> NetException:
        return NetException("System.Xml.XPath.XPathException", f"'{self.path}' has an invalid token.")

    def _scan(self) -> list[str]:
        tokens: list[str] = []
        place = 0
        while place < len(self.path.rstrip()):
            match = _TOKEN.match(self.path, place)
            if match is None:
                raise self._bad()
            tokens.append(match.group(1))
            place = match.end()
        return tokens

    def _peek(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def _take(self, wanted: str = "") -> str:
        token = self._peek()
        if wanted and token != wanted:
            raise self._bad()
        self.place += 1
        return token

    def run(self, node: Any) -> Any:
        result = self._or(node, 1, 1)
        if self.place < len(self.tokens):
            raise self._bad()
        return result

    # -- expressions
    def _or(self, node: Any, position: int, size: int) -> Any:
        left = self._and(node, position, size)
        while self._peek() == "or":
            self._take()
            right = self._and(node, position, size)
            left = _truth(left) or _truth(right)
        return left

    def _and(self, node: Any, position: int, size: int) -> Any:
        left = self._compare(node, position, size)
        while self._peek() == "and":
            self._take()
            right = self._compare(node, position, size)
            left = _truth(left) and _truth(right)
        return left

    def _compare(self, node: Any, position: int, size: int) -> Any:
        left = self._sum(node, position, size)
        while self._peek() in ("=", "!=", "<", ">", "<=", ">="):
            sign = self._take()
            left = _compare(left, sign, self._sum(node, position, size))
        return left

    def _sum(self, node: Any, position: int, size: int) -> Any:
        left = self._union(node, position, size)
        while self._peek() in ("+", "-"):
            sign = self._take()
            right = _number(self._union(node, position, size))
            left = _number(left) + right if sign == "+" else _number(left) - right
        return left

    def _union(self, node: Any, position: int, size: int) -> Any:
        left = self._primary(node, position, size)
        while self._peek() == "|":
            self._take()
            right = self._primary(node, position, size)
            left = left + [n for n in right if not any(n is m for m in left)]
        return left

    def _primary(self, node: Any, position: int, size: int) -> Any:
        token = self._peek()
        if token[:1] in "\"'" and token:
            return self._take()[1:-1]
        if token and token[0].isdigit():
            return float(self._take())
        if token == "(":
            self._take()
            result = self._or(node, position, size)
            self._take(")")
            return self._steps(result) if isinstance(result, list) and self._peek() in ("/", "//", "[") else result
        following = self.tokens[self.place + 1] if self.place + 1 < len(self.tokens) else ""
        if following == "(" and token not in ("text", "node", "comment"):
            return self._function(node, position, size)
        return self._location(node)

    def _function(self, node: Any, position: int, size: int) -> Any:
        name = self._take()
        self._take("(")
        arguments: list[Any] = []
        while self._peek() != ")":
            arguments.append(self._or(node, position, size))
            if self._peek() == ",":
                self._take()
        self._take(")")
        return _call(name, arguments, node, position, size)

    # -- paths
    def _location(self, node: Any) -> list[Any]:
        current = [node]
        if self._peek() in ("/", "//"):
            root = node if node.nodeType == Node.DOCUMENT_NODE else node.ownerDocument
            current = [root]
            if self._peek() == "/" and self.place + 1 == len(self.tokens):
                self._take()
                return current
        else:
            current = self._step(current)
        return self._steps(current)

    def _steps(self, current: list[Any]) -> list[Any]:
        while self._peek() == "[":
            current = self._predicate(current)
        while self._peek() in ("/", "//"):
            if self._take() == "//":
                current = _unique([d for n in current for d in (n, *_descendants(n))])
            current = self._step(current)
        return current

    def _step(self, current: list[Any]) -> list[Any]:
        token = self._take()
        axis = "child"
        if token == "@":
            axis, token = "attribute", self._take()
        elif self._peek() == "::":
            axis = token
            self._take()
            token = self._take()
        if token == ".":
            found = list(current)
        elif token == "..":
            found = _unique([n.parentNode for n in current if n.parentNode is not None])
        else:
            if self._peek() == "(":
                self._take()
                self._take(")")
                token += "()"
            start = self.place
            found = []
            for node in current:
                self.place = start
                part = [n for n in _axis(node, axis) if self._matches(n, token, axis)]
                while self._peek() == "[":
                    part = self._predicate(part)
                found.extend(part)
            if not current:
                self._skip_predicates()
            return _unique(found)
        while self._peek() == "[":
            found = self._predicate(found)
        return found

    def _skip_predicates(self) -> None:
        depth = 0
        while self._peek() == "[" or depth:
            token = self._take()
            depth += (token == "[") - (token == "]")

    def _predicate(self, nodes: list[Any]) -> list[Any]:
        self._take("[")
        start = self.place
        kept: list[Any] = []
        if not nodes:
            self.place -= 1
            self._skip_predicates_once()
            return []
        for index, node in enumerate(nodes, 1):
            self.place = start
            value = self._or(node, index, len(nodes))
            if value == index if isinstance(value, float) else _truth(value):
                kept.append(node)
        self._take("]")
        return kept

    def _skip_predicates_once(self) -> None:
        depth = 0
        while True:
            token = self._take()
            depth += (token == "[") - (token == "]")
            if depth == 0:
                return

    def _matches(self, node: Any, test: str, axis: str) -> bool:
        if test == "node()":
            return True
        if test == "text()":
            return bool(node.nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE))
        if test == "comment()":
            return bool(node.nodeType == Node.COMMENT_NODE)
        wanted = Node.ATTRIBUTE_NODE if axis == "attribute" else Node.ELEMENT_NODE
        if node.nodeType != wanted:
            return False
        if test == "*":
            return True
        prefix, colon, name = test.partition(":")
        local = node.nodeName.rsplit(":", 1)[-1]
        if colon:
            if prefix not in self.prefixes:
                raise NetException(
                    "System.Xml.XPath.XPathException",
                    "Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.",
                )
            return bool(node.namespaceURI == self.prefixes[prefix]) and name in ("*", local)
        return bool(local == test and not node.namespaceURI)


def _axis(node: Any, axis: str) -> list[Any]:
    if axis == "child":
        return list(node.childNodes)
    if axis == "attribute":
        found = node.attributes
        return [] if found is None else [found.item(i) for i in range(found.length)]
    if axis == "descendant":
        return _descendants(node)
    if axis == "descendant-or-self":
        return [node, *_descendants(node)]
    if axis == "self":
        return [node]
    if axis == "parent":
        return [node.parentNode] if node.parentNode is not None else []
    if axis in ("ancestor", "ancestor-or-self"):
        chain = [node] if axis.endswith("self") else []
        while node.parentNode is not None:
            node = node.parentNode
            chain.append(node)
        return chain
    if axis in ("following-sibling", "preceding-sibling"):
        step = "nextSibling" if axis.startswith("f") else "previousSibling"
        chain = []
        node = getattr(node, step)
        while node is not None:
            chain.append(node)
            node = getattr(node, step)
        return chain
    raise NetException("System.Xml.XPath.XPathException", f"The axis '{axis}' is not built here.")


def _descendants(node: Any) -> list[Any]:
    found: list[Any] = []
    for child in node.childNodes:
        found.append(child)
        found.extend(_descendants(child))
    return found


def _unique(nodes: list[Any]) -> list[Any]:
    seen: dict[int, Any] = {}
    for node in nodes:
        seen.setdefault(id(node), node)
    return list(seen.values())


def _string(value: Any) -> str:
    if isinstance(value, list):
        return _node_text(value[0]) if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else str(value)
    return str(value)


def _node_text(node: Any) -> str:
    from pshv.types.dotnet.xml import inner_text

    return inner_text(node)


def _number(value: Any) -> float:
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, float):
        return value
    try:
        return float(_string(value).strip())
    except ValueError:
        return float("nan")


def _truth(value: Any) -> bool:
    if isinstance(value, float):
        return value != 0 and value == value
    return bool(value)


def _compare(left: Any, sign: str, right: Any) -> bool:
    lefts = [_node_text(n) for n in left] if isinstance(left, list) else [left]
    rights = [_node_text(n) for n in right] if isinstance(right, list) else [right]
    return any(_compare_one(a, sign, b) for a in lefts for b in rights)


def _compare_one(a: Any, sign: str, b: Any) -> bool:
    if sign in ("=", "!="):
        if isinstance(a, bool) or isinstance(b, bool):
            same = _truth(a) == _truth(b)
        elif isinstance(a, float) or isinstance(b, float):
            same = _number(a) == _number(b)
        else:
            same = _string(a) == _string(b)
        return same == (sign == "=")
    x, y = _number(a), _number(b)
    return x < y if sign == "<" else x > y if sign == ">" else x <= y if sign == "<=" else x >= y


def _call(name: str, arguments: list[Any], node: Any, position: int, size: int) -> Any:
    simple: dict[str, Any] = {
        "last": lambda: float(size),
        "position": lambda: float(position),
        "count": lambda nodes: float(len(nodes)),
        "not": lambda value: not _truth(value),
        "true": lambda: True,
        "false": lambda: False,
        "contains": lambda a, b: _string(b) in _string(a),
        "starts-with": lambda a, b: _string(a).startswith(_string(b)),
        "string": lambda value=None: _string([node] if value is None else value),
        "string-length": lambda value=None: float(len(_string([node] if value is None else value))),
        "normalize-space": lambda value=None: " ".join(_string([node] if value is None else value).split()),
        "number": lambda value=None: _number([node] if value is None else value),
        "sum": lambda nodes: float(sum(_number([n]) for n in nodes)),
        "concat": lambda *parts: "".join(_string(p) for p in parts),
        "name": lambda nodes=None: (nodes or [node])[0].nodeName,
        "local-name": lambda nodes=None: (nodes or [node])[0].nodeName.rsplit(":", 1)[-1],
        "translate": lambda a, b, c: _translate(_string(a), _string(b), _string(c)),
        "substring-before": lambda a, b: _string(a).partition(_string(b))[0] if _string(b) in _string(a) else "",
        "substring-after": lambda a, b: _string(a).partition(_string(b))[2],
        "substring": lambda a, start, length=None: _substring(_string(a), start, length),
    }
    function = simple.get(name)
    if function is None:
        raise NetException("System.Xml.XPath.XPathException", f"The function '{name}()' is not built here.")
    return function(*arguments)


def _translate(text: str, source: str, target: str) -> str:
    table = {ord(s): target[i] if i < len(target) else None for i, s in enumerate(source)}
    return text.translate(table)


def _substring(text: str, start: Any, length: Any) -> str:
    first = round(_number(start)) - 1
    end = len(text) if length is None else first + round(_number(length))
    return text[max(first, 0) : max(end, 0)]
