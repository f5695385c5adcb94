"""Causes put into a world on purpose: conditions that forbid migrations, and moments that strike one under way."""
