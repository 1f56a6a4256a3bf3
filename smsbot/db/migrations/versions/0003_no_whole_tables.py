"""Two questions of every day no longer read a whole table.

Revision: 0003, after 0002. Which texts wait for an answer: the old index held only when a text was
handled, which no outbound text ever is, so that those that wait stood among all of them. Which
visit a confirmation speaks of.
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_messages_handled_at", "messages")
    op.create_index("ix_messages_waiting", "messages", ["handled_at", "direction"])
    op.create_index("ix_appointments_request_id", "appointments", ["request_id"])


def downgrade() -> None:
    op.drop_index("ix_appointments_request_id", "appointments")
    op.drop_index("ix_messages_waiting", "messages")
    op.create_index("ix_messages_handled_at", "messages", ["handled_at"])
