"""The waiting list: since when a request waits for a time to come free, and what it let pass.

Revision: 0007, after 0006.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WAITS = sa.text("waits_since IS NOT NULL")


def upgrade() -> None:
    op.add_column("requests", sa.Column("waits_since", sa.DateTime(timezone=True)))
    op.add_column(
        "requests", sa.Column("passed_over", sa.JSON(), server_default="[]", nullable=False)
    )
    op.create_index(
        "ix_requests_waiting", "requests", ["waits_since"], sqlite_where=WAITS,
        postgresql_where=WAITS,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("ix_requests_waiting", "requests")
    op.drop_column("requests", "passed_over")
    op.drop_column("requests", "waits_since")
