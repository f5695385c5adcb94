"""A picture as one self-contained HTML page: the SVG, and below it the same as text."""

from __future__ import annotations

from html import escape

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ margin: 2rem auto; max-width: 1060px; padding: 0 1rem; color: #1f2933;
       font-family: 'Segoe UI', 'Helvetica Neue', Helvetica, Arial, sans-serif; background: #fff; }}
figure {{ margin: 0; overflow-x: auto; }}
svg {{ max-width: 100%; height: auto; }}
summary {{ cursor: pointer; margin-top: 1.5rem; color: #66727f; }}
pre {{ font-family: Consolas, Menlo, 'DejaVu Sans Mono', monospace; font-size: 12px; line-height: 1.25;
      overflow-x: auto; }}
</style>
</head>
<body>
<figure>
{svg}</figure>
<details>
<summary>The same as text</summary>
<pre>{text}</pre>
</details>
</body>
</html>
"""


def page(title: str, svg: str, text: list[str]) -> str:
    """The page."""
    return PAGE.format(title=escape(title), svg=svg, text=escape("\n".join(text)))
