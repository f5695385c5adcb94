"""Rules: pure functions from the state of the world to a decision."""
