"""Alembic's way in: `smsbot.db.schema` calls it with a connection that it holds alone."""

from alembic import context
from sqlmodel import SQLModel

from smsbot.db import models

assert models.Message.metadata is SQLModel.metadata  # The tables are known once it is imported.

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=SQLModel.metadata,
    compare_type=True,
    # SQLite changes a table by making it anew.
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
