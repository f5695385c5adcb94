"""The journal: facts, written once and read many times."""
