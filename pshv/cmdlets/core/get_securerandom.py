"""Get-SecureRandom."""

from __future__ import annotations

from .get_random import GetRandom


class GetSecureRandom(GetRandom):
    """Gets a random number, or selects objects randomly from a collection."""

    name = "Get-SecureRandom"
