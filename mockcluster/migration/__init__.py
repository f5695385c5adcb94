"""Live migration: page arithmetic, bandwidth, stages, and what a crash leaves behind."""
