"""What can be wrong with a test, as distinct from what is wrong with the tool under test."""

from __future__ import annotations


class FixtureMisused(RuntimeError):
    """A cluster or its stand-ins were used after their test, twice, or one inside the other."""


class StrictModeViolated(AssertionError):
    """The tool relied on something that pshv accepts without doing it, or that is not built."""


class FaultNeverFired(AssertionError):
    """A fault was set up and nothing ever ran into it, so the test does not test what it says."""
