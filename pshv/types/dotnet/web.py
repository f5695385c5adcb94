"""WebUtility, HttpUtility, MailAddress: text only."""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import quote, quote_plus, unquote_plus

from pshv.runtime.netexception import argument_error, format_error
from pshv.types.implementation import Implementation


def _encode(text: Any) -> Any:
    """HTML: the five signs, and Latin-1 letters by number."""
    if text is None:
        return None
    escaped = html.escape(text, quote=True).replace("&#x27;", "&#39;")
    return "".join(f"&#{ord(c)};" if 160 <= ord(c) <= 255 or ord(c) > 0xFFFF else c for c in escaped)


def _url(text: Any) -> Any:
    return None if text is None else quote_plus(text, safe="!()*-._")


def _url_lower(text: Any) -> Any:
    if text is None:
        return None
    return re.sub(r"%[0-9A-F]{2}", lambda m: m.group().lower(), quote_plus(text, safe="!()*-._"))


class MailAddress:
    """A mail address with its display name."""

    __slots__ = ("address", "display")
    type_names = ("System.Net.Mail.MailAddress", "System.Object")

    def __init__(self, address: str, display: str = "") -> None:
        self.address = address
        self.display = display

    def text(self) -> str:
        return f'"{self.display}" <{self.address}>' if self.display else self.address


def _mail(kind: Any, text: str, display: str = "", *_: Any) -> MailAddress:
    if text == "":
        raise argument_error("The value cannot be an empty string.", "address")
    named = re.fullmatch(r'\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*', text)
    if named is not None:
        display, text = display or named.group(1), named.group(2)
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", text.strip()):
        raise format_error("The specified string is not in the form required for an e-mail address.")
    return MailAddress(text.strip(), display)


IMPLEMENTATIONS = (
    Implementation(
        "System.Net.WebUtility",
        statics={
            "HtmlEncode": _encode,
            "HtmlDecode": lambda t: None if t is None else html.unescape(t),
            "UrlEncode": _url,
            "UrlDecode": lambda t: None if t is None else unquote_plus(t),
        },
    ),
    Implementation(
        "System.Web.HttpUtility",
        statics={
            "HtmlEncode": _encode,
            "HtmlDecode": lambda t: None if t is None else html.unescape(t),
            "HtmlAttributeEncode": lambda t: None if t is None else html.escape(t, quote=True),
            "UrlEncode": _url_lower,
            "UrlPathEncode": lambda t: quote(t, safe="/?&=%:;,+!()*-._"),
            "UrlDecode": lambda t: None if t is None else unquote_plus(t),
            "JavaScriptStringEncode": lambda t: t.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n"),
        },
    ),
    Implementation(
        "System.Net.Mail.MailAddress",
        construct=_mail,
        properties={
            "DisplayName": lambda m: m.display,
            "User": lambda m: m.address.partition("@")[0],
            "Host": lambda m: m.address.partition("@")[2],
            "Address": lambda m: m.address,
        },
        methods={"ToString": lambda m: m.text()},
        signatures={"new": "mailaddress new(string address), mailaddress new(string address, string displayName)"},
    ),
)
