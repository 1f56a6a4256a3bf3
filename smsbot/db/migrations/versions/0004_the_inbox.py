"""What the nurse's pages need: choices, links that sign in, busy times, photos, a search.

Revision: 0004, after 0003. Words of texts are found through SQLite's FTS5, which triggers keep in
step, and through PostgreSQL's own full-text index. A later migration that makes `messages` anew on
SQLite loses the triggers with the old table and has to make them again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)
INDEXES = (
    ("patients", "created_at"),
    ("patients", "last_wrote_at"),
    ("messages", "sent_at"),
    ("requests", "created_at"),
)

FORGET = (
    "INSERT INTO message_words (message_words, rowid, body) VALUES ('delete', old.id, old.body)"
)
ENTER = "INSERT INTO message_words (rowid, body) VALUES (new.id, new.body)"
SQLITE = (
    "CREATE VIRTUAL TABLE message_words USING fts5 (body, content='messages', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2')",
    f"CREATE TRIGGER message_words_enter AFTER INSERT ON messages BEGIN {ENTER}; END",
    f"CREATE TRIGGER message_words_forget AFTER DELETE ON messages BEGIN {FORGET}; END",
    "CREATE TRIGGER message_words_change AFTER UPDATE OF body ON messages "
    f"BEGIN {FORGET}; {ENTER}; END",
    "INSERT INTO message_words (message_words) VALUES ('rebuild')",
)
POSTGRESQL = (
    "CREATE INDEX ix_messages_words ON messages "
    "USING gin (to_tsvector('simple', coalesce(body, '')))"
)


def upgrade() -> None:
    op.add_column("messages", sa.Column("segments", sa.Integer()))
    _create_tables()
    for table, column in INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])
    if op.get_bind().dialect.name == "sqlite":
        for statement in SQLITE:
            op.execute(statement)
    else:
        op.execute(POSTGRESQL)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("enter", "forget", "change"):
            op.execute(f"DROP TRIGGER message_words_{name}")
        op.execute("DROP TABLE message_words")
    else:
        op.execute("DROP INDEX ix_messages_words")
    for table, column in INDEXES:
        op.drop_index(f"ix_{table}_{column}", table)
    for name in ("choices", "sign_in_links", "busy_times", "kept_photos"):
        op.drop_table(name)
    op.drop_column("messages", "segments")


def _create_tables() -> None:
    number = sa.Integer
    op.create_table(
        "choices",
        sa.Column("id", number, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String()),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="choices_pkey"),
        sa.UniqueConstraint("name", name="choices_name_key"),
    )
    op.create_table(
        "sign_in_links",
        sa.Column("id", number, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name="sign_in_links_pkey"),
        sa.UniqueConstraint("token", name="sign_in_links_token_key"),
    )
    op.create_table(
        "busy_times",
        sa.Column("id", number, nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="busy_times_pkey"),
    )
    op.create_index("ix_busy_times_starts_at", "busy_times", ["starts_at"])
    op.create_index("ix_busy_times_ends_at", "busy_times", ["ends_at"])
    op.create_table(
        "kept_photos",
        sa.Column("id", number, nullable=False),
        sa.Column("message_id", number, nullable=False),
        sa.Column("position", number, nullable=False),
        sa.Column("content_type", sa.String(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="kept_photos_pkey"),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name="kept_photos_message_id_fkey"
        ),
        sa.UniqueConstraint("message_id", "position", name="kept_photos_message_id_position_key"),
    )
