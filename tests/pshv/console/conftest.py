"""A session to complete in."""

from __future__ import annotations

from tests.pshv.runtime.conftest import session, session_text

__all__ = ["session", "session_text"]
