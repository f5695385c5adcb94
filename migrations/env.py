"""Alembic environment: migrates the cluster file whose connection ``mockcluster.store.upgrade`` hands over.

From the command line: ``alembic -c migrations/alembic.ini -x file=PATH upgrade head``.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, create_engine

from mockcluster.store.tables import metadata


def migrate(connection: Connection) -> None:
    """Run the migrations in one transaction on an open connection."""
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    engine = create_engine(f"sqlite:///{context.get_x_argument(as_dictionary=True)['file']}")
    with engine.begin() as opened:
        migrate(opened)
