"""Add-Content."""

from __future__ import annotations

from .set_content import ContentWriter


class AddContent(ContentWriter):
    """Adds content to the specified items, such as adding words to a file."""

    name = "Add-Content"
    action = "Add Content"
    append = True
