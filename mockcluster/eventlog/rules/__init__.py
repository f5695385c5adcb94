"""Which events each kind of fact leaves, by subject (event-ids.md)."""
