"""A small writer of SVG: shapes and text on a sheet, with one palette for all pictures."""

from __future__ import annotations

from html import escape

INK, MUTED, LINE, PAPER, PANEL = "#1f2933", "#66727f", "#cbd2d9", "#ffffff", "#f5f7fa"
GOOD, WARN, BAD, BLUE, PALE = "#2e8b57", "#c77d0a", "#c0392b", "#2f6fde", "#dbe7fb"
FONT = "'Segoe UI', 'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif"
MONO = "Consolas, Menlo, 'DejaVu Sans Mono', monospace"
CHARACTER = 0.56
"""Width of a character as a share of the font's size, on the average."""


class Sheet:
    """An SVG under way. Sizes in pixels; `height` grows with what is drawn unless it is given at the end."""

    def __init__(self, width: int, title: str) -> None:
        self.width = width
        self.title = title
        self.height = 0.0
        self._parts: list[str] = []

    def _reach(self, bottom: float) -> None:
        self.height = max(self.height, bottom)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = PAPER,
        edge: str = LINE,
        round_by: float = 6,
    ) -> None:
        """A rectangle with rounded corners."""
        self._reach(y + height)
        self._parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(0.0, width):.1f}" height="{max(0.0, height):.1f}" '
            f'rx="{round_by}" fill="{fill}" stroke="{edge}"/>'
        )

    def bar(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A filled rectangle without an edge."""
        self.box(x, y, width, height, fill=fill, edge="none", round_by=2)

    def line(self, x1: float, y1: float, x2: float, y2: float, *, colour: str = LINE, width: float = 1.5) -> None:
        """A straight line."""
        self._reach(max(y1, y2))
        self._parts.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" stroke-width="{width}"/>'
        )

    def dot(self, x: float, y: float, radius: float, fill: str) -> None:
        """A filled circle."""
        self._reach(y + radius)
        self._parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}"/>')

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 13,
        colour: str = INK,
        bold: bool = False,
        anchor: str = "start",
        room: float = 0.0,
        mono: bool = False,
    ) -> None:
        """A line of text with its baseline at `y`; cut to `room` pixels where that is given."""
        self._reach(y + size * 0.4)
        if room:
            most = max(1, int(room / (size * (0.6 if mono else CHARACTER))))
            text = text if len(text) <= most else text[: most - 1] + "\u2026"
        weight = ' font-weight="600"' if bold else ""
        family = f' font-family="{MONO}"' if mono else ""
        self._parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{weight}{family}>'
            f"{escape(text)}</text>"
        )

    def document(self) -> str:
        """The whole SVG."""
        height = int(self.height + 20)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{height}" '
            f'viewBox="0 0 {self.width} {height}" font-family="{FONT}" role="img">'
        )
        paper = f'<rect width="{self.width}" height="{height}" fill="{PAPER}"/>'
        return "\n".join([head, f"<title>{escape(self.title)}</title>", paper, *self._parts, "</svg>", ""])
