"""Making a world out of a description: entities with ids, addresses and history that derive from the seed."""
