"""What exists in a cluster: plain typed objects and lookups."""
