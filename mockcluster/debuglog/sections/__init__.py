"""The sections of the report file besides the log itself (cluster-log-format.md 3.1 to 3.3)."""
