"""Finding texts by the words in them: an index that the database itself keeps in step.

SQLite has FTS5 for it, which folds accents away, with triggers; PostgreSQL its full-text index.
"""

from __future__ import annotations

import re
from functools import cache

from sqlalchemy import DDL, ColumnElement, Integer, event, func, literal_column, select
from sqlalchemy import text as sql
from sqlmodel import Session, SQLModel, col

from smsbot.db.models import Message

_FORGET = (
    "INSERT INTO message_words (message_words, rowid, body) VALUES ('delete', old.id, old.body)"
)
_ENTER = "INSERT INTO message_words (rowid, body) VALUES (new.id, new.body)"
_SQLITE = (
    "CREATE VIRTUAL TABLE message_words USING fts5 (body, content='messages', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2')",
    f"CREATE TRIGGER message_words_enter AFTER INSERT ON messages BEGIN {_ENTER}; END",
    f"CREATE TRIGGER message_words_forget AFTER DELETE ON messages BEGIN {_FORGET}; END",
    "CREATE TRIGGER message_words_change AFTER UPDATE OF body ON messages "
    f"BEGIN {_FORGET}; {_ENTER}; END",
)
TIDY = "INSERT INTO message_words (message_words) VALUES ('optimize')"
"""Makes the index anew without what is gone; until then a word that was erased is still in it."""

_TIDY_A_LITTLE = "INSERT INTO message_words (message_words, rank) VALUES ('merge', :pages)"
PAGES_AT_ONCE = 200

_POSTGRESQL = (
    "CREATE INDEX ix_messages_words ON messages "
    "USING gin (to_tsvector('simple', coalesce(body, '')))"
)


@cache
def keep_in_step() -> None:
    """Let the index be made with the tables, where no migration makes it."""
    messages = SQLModel.metadata.tables["messages"]
    for dialect, statements in (("sqlite", _SQLITE), ("postgresql", (_POSTGRESQL,))):
        for statement in statements:
            made = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]  # SQLAlchemy has no type for it
            event.listen(messages, "after_create", made.execute_if(dialect=dialect))


def tidy_a_little(session: Session, *, first: bool) -> bool:
    """A step of what TIDY does at once, on SQLite; False when there is nothing more to do."""
    # With a minus all of it is merged into one, as only then what is gone is dropped.
    pages = -PAGES_AT_ONCE if first else PAGES_AT_ONCE
    count = sql("SELECT total_changes()")
    before = session.execute(count).scalar_one()
    session.execute(sql(_TIDY_A_LITTLE), {"pages": pages})
    return bool(session.execute(count).scalar_one() - before >= 2)  # as SQLite's manual says


def is_index(table: str) -> bool:
    """Is a table of this name SQLite's own, part of the index?"""
    return table.startswith("message_words")


def has_words(words: str, *, dialect: str) -> ColumnElement[bool] | None:
    """The condition that a text holds all these words, or words that begin so.

    None when there is no word in them to look for.
    """
    wanted = re.findall(r"\w+", words)
    if not wanted:
        return None
    if dialect == "sqlite":
        found = select(literal_column("rowid", Integer)).select_from(sql("message_words"))
        matching = " ".join(f'"{word}"*' for word in wanted)
        return col(Message.id).in_(
            found.where(sql("message_words MATCH :wanted").bindparams(wanted=matching))
        )
    held = func.to_tsvector(
        literal_column("'simple'"), func.coalesce(Message.body, literal_column("''"))
    )
    matching = " & ".join(f"{word}:*" for word in wanted)
    return held.op("@@")(func.to_tsquery(literal_column("'simple'"), matching))
