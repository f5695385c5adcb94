"""The schema version a file must have to be used, and the Alembic revision that goes with it."""

from __future__ import annotations

SCHEMA_VERSION = 3
REVISIONS = {1: "0001", 2: "0002", 3: "0003"}  # the Alembic revision of each schema version
APPLICATION_ID = 0x70736876  # 'pshv', written into the SQLite header: tells a cluster file from any other database
