"""Computer accounts, planned connections of adapters, and faults with their accounting."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Go one step up."""
    op.create_table(
        "computer_accounts",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("enabled", sa.Integer(), nullable=False),
        sa.Column("trusted_for_delegation", sa.Integer(), nullable=False),
        sa.Column("trusted_to_authenticate", sa.Integer(), nullable=False),
        sa.Column("administrators", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.execute(
        "INSERT INTO computer_accounts SELECT name, '', 1, 0, 0,"
        " (SELECT upper(substr(domain, 1, instr(domain || '.', '.') - 1)) || '\\Administrator' FROM cluster),"
        " booted_at, revision FROM hosts"
    )
    op.create_table(
        "planned_connections",
        sa.Column("adapter_id", sa.Text(), nullable=False),
        sa.Column("migration", sa.Integer(), nullable=False),
        sa.Column("switch", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("adapter_id"),
    )
    op.drop_table("faults")
    op.create_table(
        "faults",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("selector", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("delay", sa.Float(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("optional", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("fired", sa.Integer(), nullable=False),
        sa.Column("draws", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.Integer(), nullable=False),
        sa.Column("altered", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
