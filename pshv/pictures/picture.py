"""What every picture can do: lines of text at most 79 columns wide, an SVG, and both on an HTML page."""

from __future__ import annotations

WIDTH = 79


class Picture:
    """A picture whose facts are gathered; subclasses draw."""

    title = ""

    def text(self) -> list[str]:
        """The drawing for a terminal."""
        raise NotImplementedError

    def svg(self) -> str:
        """The drawing as an SVG document."""
        raise NotImplementedError

    def exported(self, name: str) -> str:
        """The file's content for a name that ends in .svg, .html or .htm, else the text.

        Raises ValueError for another ending than these and .txt.
        """
        from pshv.pictures.page import page

        ending = name.lower().rpartition(".")[2]
        if ending == "svg":
            return self.svg()
        if ending in ("html", "htm"):
            return page(self.title, self.svg(), self.text())
        if ending == "txt":
            return "\n".join(self.text()) + "\n"
        raise ValueError(f"'{name}' ends in none of .svg, .html and .txt")


def cut(text: str, width: int) -> str:
    """Text cut to a width, with an ellipsis where something is missing."""
    return text if len(text) <= width else text[: max(0, width - 1)] + "\u2026"


def meter(share: float, width: int) -> str:
    """A bar of characters for a share of one."""
    full = max(0, min(width, round(share * width)))
    return "\u2588" * full + "\u2591" * (width - full)


def size(count: float) -> str:
    """A number of bytes in the largest unit that leaves at least one."""
    for unit, factor in (("TB", 1 << 40), ("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if count >= factor:
            number = count / factor
            return f"{number:.0f} {unit}" if number >= 10 or number == int(number) else f"{number:.1f} {unit}"
    return f"{count:.0f} B"
