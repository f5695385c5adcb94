"""The cluster's file: schema, reading, writing, upgrading."""
