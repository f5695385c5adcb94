"""System.Uri and System.UriBuilder."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote, unquote

from pshv.runtime import values
from pshv.runtime.netexception import NetException, argument_null, invalid_operation
from pshv.types.implementation import Implementation
from pshv.types.nettype import STRING, known_type

_PORTS = {"http": 80, "https": 443, "ftp": 21, "ws": 80, "wss": 443, "ldap": 389, "file": -1}
_FORM = re.compile(
    r"([A-Za-z][A-Za-z0-9+.-]*):(?://(?:([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d*))?)?([^?#]*)(\?[^#]*)?(#.*)?",
    re.DOTALL,
)
_SAFE = "!$&'()*+,;=:@/-._~%[]"


class Uri:
    """A URI; relative ones have only their text."""

    __slots__ = (
        "original",
        "absolute",
        "scheme",
        "user",
        "host",
        "port",
        "path",
        "query",
        "fragment",
        "authority_given",
    )
    type_names = ("System.Uri", "System.Object")

    def __init__(self, text: str, kind: str = "Absolute") -> None:
        self.original = text
        self.absolute = False
        self.scheme = self.user = self.host = self.path = self.query = self.fragment = ""
        self.port = -1
        self.authority_given = False
        if not self._read(text.strip()):
            if kind == "Absolute":
                raise bad_uri("Invalid URI: The format of the URI could not be determined.")

    def _read(self, text: str) -> bool:
        if re.match(r"[A-Za-z]:[\\/]", text):
            text = "file:///" + text.replace("\\", "/")
        elif text.startswith("\\\\"):
            text = "file:" + text.replace("\\", "/")
        match = _FORM.fullmatch(text)
        if match is None or not match.group(1):
            return False
        scheme, user, host, port, path, query, fragment = match.groups()
        self.scheme = scheme.lower()
        self.authority_given = host is not None
        if self.scheme in ("http", "https", "ftp", "ws", "wss") and (not host or " " in host):
            raise bad_uri("Invalid URI: The hostname could not be parsed.")
        self.user = user or ""
        self.host = (host or "").lower()
        if port and int(port) > 65535:
            raise bad_uri("Invalid URI: Invalid port specified.")
        self.port = int(port) if port else _PORTS.get(self.scheme, -1)
        self.path = quote(_squash(path) if self.authority_given else path, safe=_SAFE)
        if self.authority_given and not self.path:
            self.path = "/"
        self.query = quote(query or "", safe=_SAFE + "?")
        self.fragment = quote(fragment or "", safe=_SAFE + "?#")
        self.absolute = True
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Uri) and self.absolute_uri() == other.absolute_uri()

    def __hash__(self) -> int:
        return hash(self.absolute_uri())

    def authority(self) -> str:
        default = _PORTS.get(self.scheme, -1)
        return self.host if self.port in (default, -1) else f"{self.host}:{self.port}"

    def left(self) -> str:
        user = f"{self.user}@" if self.user else ""
        return f"{self.scheme}://{user}{self.authority()}" if self.authority_given else f"{self.scheme}:"

    def absolute_uri(self) -> str:
        if not self.absolute:
            return self.original
        return f"{self.left()}{self.path}{self.query}{self.fragment}"

    def text(self) -> str:
        return _unescape_display(self.absolute_uri()) if self.absolute else self.original


def _unescape_display(text: str) -> str:
    """ToString(): escapes undone but those that would change the meaning."""
    return (
        re.sub(r"%(?!2[35F]|3F|25|40)[0-9A-Fa-f]{2}", lambda m: m.group(), text) if "%" not in text else _display(text)
    )


def _display(text: str) -> str:
    keep = {"%25", "%23", "%2F", "%3F", "%40", "%3A", "%26", "%5C"}
    return re.sub(
        r"(?:%[0-9A-Fa-f]{2})+",
        lambda m: m.group() if m.group().upper() in keep else unquote(m.group()),
        text,
    )


def _squash(path: str) -> str:
    """Dot segments taken out."""
    if "/." not in path:
        return path
    parts: list[str] = []
    for part in path.split("/")[1:]:
        if part == "..":
            if parts:
                parts.pop()
        elif part != ".":
            parts.append(part)
    if path.endswith(("/.", "/..")):
        parts.append("")
    return "/" + "/".join(parts)


def bad_uri(message: str) -> NetException:
    return NetException("System.UriFormatException", message)


def _absolute(function: Any) -> Any:
    def get(uri: Uri) -> Any:
        if not uri.absolute:
            raise invalid_operation("This operation is not supported for a relative URI.")
        return function(uri)

    return get


def _segments(uri: Uri) -> values.TypedArray:
    parts = re.findall(r"[^/]*/|[^/]+$", uri.path)
    return values.TypedArray(parts, STRING)


def _local_path(uri: Uri) -> str:
    path = unquote(uri.path)
    if uri.scheme == "file":
        if uri.host:
            return f"\\\\{uri.host}{path}".replace("/", "\\")
        if re.match(r"/[A-Za-z]:", path):
            return path[1:].replace("/", "\\")
    return path


def _host_type(host: str) -> Any:
    kind = known_type("System.UriHostNameType")
    if re.fullmatch(r"\d+(\.\d+){3}", host):
        return kind.enum_member("IPv4")
    if host.startswith("[") or ":" in host:
        return kind.enum_member("IPv6")
    if re.fullmatch(r"[\w.-]+", host):
        return kind.enum_member("Dns")
    return kind.enum_member("Unknown" if not host or re.search(r"[^\w.-]", host) else "Basic")


def _left_part(uri: Uri, part: Any) -> str:
    name = part.name
    if name == "Scheme":
        return f"{uri.scheme}://" if uri.authority_given else f"{uri.scheme}:"
    text = uri.left()
    if name in ("Path", "Query"):
        text += uri.path
    return text + uri.query if name == "Query" else text


def _new(kind: Any, *parts: Any) -> Uri:
    first = parts[0]
    if first is None:
        raise argument_null("uriString")
    if isinstance(first, Uri):
        return _combine(first, parts[1])
    name = next((p.name for p in parts[1:] if type(p) is values.EnumValue), "Absolute")
    if not first.strip() and name == "Absolute":
        raise bad_uri("Invalid URI: The URI is empty.")
    return Uri(first, name)


def _combine(base: Uri, relative: Any) -> Uri:
    from urllib.parse import urljoin

    text = relative.original if isinstance(relative, Uri) else relative
    return Uri(urljoin(base.absolute_uri(), text))


def _try_create(*parts: Any) -> bool:
    out = parts[-1]
    try:
        out.value = _new(None, *parts[:-1])
    except NetException:
        out.value = None
        return False
    made = out.value
    kind = next((p.name for p in parts if type(p) is values.EnumValue), "")
    if kind == "Relative" and made.absolute:
        out.value = None
        return False
    return True


def _well_formed(text: str, kind: Any) -> bool:
    try:
        made = Uri(text, kind.name)
    except NetException:
        return False
    return " " not in text and (made.absolute or kind.name != "Absolute")


class UriBuilder:
    """Parts of a URI, to be put together."""

    __slots__ = ("scheme", "user", "password", "host", "port", "path", "query", "fragment")
    type_names = ("System.UriBuilder", "System.Object")

    def __init__(self) -> None:
        self.scheme, self.host, self.port, self.path = "http", "localhost", -1, "/"
        self.user = self.password = self.query = self.fragment = ""

    def text(self) -> str:
        user = f"{self.user}{f':{self.password}' if self.password else ''}@" if self.user else ""
        port = "" if self.port == -1 else f":{self.port}"
        path = self.path if self.path.startswith("/") else f"/{self.path}"
        return f"{self.scheme}://{user}{self.host}{port}{path}{self.query}{self.fragment}"


def _builder(kind: Any, *parts: Any) -> UriBuilder:
    made = UriBuilder()
    if len(parts) == 1:
        uri = parts[0] if isinstance(parts[0], Uri) else Uri(parts[0] if ":" in parts[0] else f"http://{parts[0]}")
        made.scheme, made.host, made.port, made.path = uri.scheme, uri.host, uri.port, uri.path
        made.user, _, made.password = uri.user.partition(":")
        made.query, made.fragment = uri.query, uri.fragment
        return made
    for name, value in zip(("scheme", "host", "port", "path", "query"), parts, strict=False):
        setattr(made, name, value)
    return made


def _field(name: str, prefix: str = "") -> Any:
    def put(builder: UriBuilder, value: Any) -> None:
        if prefix and value and not value.startswith(prefix):
            value = prefix + value
        setattr(builder, name, value)

    return (lambda b: getattr(b, name), put)


_URI_PROPERTIES: dict[str, Any] = {
    "AbsolutePath": _absolute(lambda u: u.path),
    "AbsoluteUri": _absolute(lambda u: u.absolute_uri()),
    "LocalPath": _absolute(_local_path),
    "Authority": _absolute(lambda u: u.authority()),
    "HostNameType": _absolute(lambda u: _host_type(u.host)),
    "IsDefaultPort": _absolute(lambda u: u.port == _PORTS.get(u.scheme, -1)),
    "IsFile": _absolute(lambda u: u.scheme == "file"),
    "IsLoopback": _absolute(lambda u: u.host in ("localhost", "127.0.0.1", "[::1]")),
    "PathAndQuery": _absolute(lambda u: u.path + u.query),
    "Segments": _absolute(_segments),
    "IsUnc": _absolute(lambda u: u.scheme == "file" and bool(u.host)),
    "Host": _absolute(lambda u: u.host),
    "Port": _absolute(lambda u: u.port),
    "Query": _absolute(lambda u: u.query),
    "Fragment": _absolute(lambda u: u.fragment),
    "Scheme": _absolute(lambda u: u.scheme),
    "OriginalString": lambda u: u.original,
    "DnsSafeHost": _absolute(lambda u: u.host.strip("[]")),
    "IdnHost": _absolute(lambda u: u.host.strip("[]")),
    "IsAbsoluteUri": lambda u: u.absolute,
    "UserEscaped": lambda u: False,
    "UserInfo": _absolute(lambda u: u.user),
}

IMPLEMENTATIONS = (
    Implementation(
        "System.Uri",
        construct=_new,
        properties=_URI_PROPERTIES,
        methods={
            "Equals": lambda a, b: a == b,
            "GetLeftPart": _left_part,
            "IsBaseOf": lambda a, b: b.absolute_uri().startswith(a.absolute_uri().rpartition("/")[0]),
            "IsWellFormedOriginalString": lambda u: " " not in u.original and u.absolute,
            "MakeRelativeUri": lambda a, b: Uri(
                b.absolute_uri().removeprefix(a.absolute_uri().rpartition("/")[0] + "/"), "Relative"
            ),
            "ToString": lambda u: u.text(),
        },
        statics={
            "CheckHostName": _host_type,
            "CheckSchemeName": lambda s: bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*", s or "")),
            "EscapeDataString": lambda s: quote(s, safe="-._~"),
            "EscapeUriString": lambda s: quote(s, safe=_SAFE + "#?"),
            "FromHex": lambda c: int(str(c), 16),
            "HexEscape": lambda c: f"%{ord(c):02X}",
            "IsWellFormedUriString": _well_formed,
            "TryCreate": _try_create,
            "UnescapeDataString": lambda s: unquote(s),
        },
        static_properties={
            "UriSchemeHttp": lambda: "http",
            "UriSchemeHttps": lambda: "https",
            "UriSchemeFile": lambda: "file",
            "SchemeDelimiter": lambda: "://",
        },
    ),
    Implementation(
        "System.UriBuilder",
        construct=_builder,
        properties={
            "Scheme": _field("scheme"),
            "UserName": _field("user"),
            "Password": _field("password"),
            "Host": _field("host"),
            "Port": _field("port"),
            "Path": _field("path"),
            "Query": _field("query", "?"),
            "Fragment": _field("fragment", "#"),
            "Uri": lambda b: Uri(b.text()),
        },
        methods={"ToString": lambda b: b.text()},
    ),
)
