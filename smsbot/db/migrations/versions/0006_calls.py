"""Calls that ring the nurse: whether she took one by pressing 1, and those that an alarm places.

Revision: 0006, after 0005.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sid", sa.String(), nullable=False),
        sa.Column("came_at", INSTANT, nullable=False),
        sa.Column("asked_at", INSTANT),
        sa.Column("pressed_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="calls_pkey"),
        sa.UniqueConstraint("sid", name="calls_sid_key"),
    )
    op.create_index("ix_calls_came_at", "calls", ["came_at"])
    op.add_column("alarms", sa.Column("calls", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("alarms", "calls")
    op.drop_table("calls")
