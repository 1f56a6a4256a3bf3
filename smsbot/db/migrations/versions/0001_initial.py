"""The tables that smsbot begins with.

Revision: 0001, after none.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _digest_days()
    _emails()
    _holds()
    _locks()
    _nurse_actions()
    _nurse_sessions()
    _patients()
    _requests()
    _sign_in_codes()
    _ticks()
    _time_off()
    _appointments()
    _conversations()
    _messages()
    _tracked_links()
    _consent()
    _matters()
    _alarms()
    if op.get_bind().dialect.name != "sqlite":
        # A request may move a visit, and a visit comes from a request: one of the two must wait.
        # SQLite takes the name of a table that is not there yet.
        op.create_foreign_key(None, "requests", "appointments", ["moves_visit"], ["id"])


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint("requests_moves_visit_fkey", "requests", type_="foreignkey")
    for table in (
        "alarms",
        "matters",
        "consent",
        "tracked_links",
        "messages",
        "conversations",
        "appointments",
        "time_off",
        "ticks",
        "sign_in_codes",
        "requests",
        "patients",
        "nurse_sessions",
        "nurse_actions",
        "locks",
        "holds",
        "emails",
        "digest_days",
    ):
        op.drop_table(table)


def _digest_days() -> None:
    op.create_table(
        "digest_days",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sent_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )


def _emails() -> None:
    op.create_table(
        "emails",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("html", sa.String()),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("next_try_at", INSTANT),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", INSTANT),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_emails_next_try_at", "emails", ["next_try_at"])


def _holds() -> None:
    op.create_table(
        "holds",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.Integer()),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.Column("told_at", INSTANT),
        sa.PrimaryKeyConstraint("name"),
    )


def _locks() -> None:
    op.create_table(
        "locks",
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _nurse_actions() -> None:
    op.create_table(
        "nurse_actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("undone_at", INSTANT),
        sa.PrimaryKeyConstraint("id"),
    )


def _nurse_sessions() -> None:
    op.create_table(
        "nurse_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("answer", sa.String()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token"),
    )


def _patients() -> None:
    op.create_table(
        "patients",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("name", sa.String()),
        sa.Column("language", sa.String(32), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("last_wrote_at", INSTANT),
        sa.Column("opted_out_at", INSTANT),
        sa.Column("unreachable_at", INSTANT),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_patients_phone", "patients", ["phone"], unique=True)


def _requests() -> None:
    moves_visit = sa.ForeignKeyConstraint(["moves_visit"], ["appointments.id"])
    op.create_table(
        "requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("windows", sa.JSON(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("first_at", INSTANT),
        sa.Column("last_opens_at", INSTANT),
        sa.Column("last_at", INSTANT),
        sa.Column("offers", sa.JSON(), nullable=False),
        sa.Column("offered_until", INSTANT),
        sa.Column("decided_at", INSTANT),
        sa.Column("told_at", INSTANT),
        sa.Column("warned_at", INSTANT),
        sa.Column("lapsed_at", INSTANT),
        sa.Column("moves_visit", sa.Integer()),
        *([moves_visit] if op.get_bind().dialect.name == "sqlite" else []),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_requests_patient_id", "requests", ["patient_id"])
    op.create_index("ix_requests_status", "requests", ["status"])


def _sign_in_codes() -> None:
    op.create_table(
        "sign_in_codes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("browser", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", INSTANT),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sign_in_codes_browser", "sign_in_codes", ["browser"])


def _ticks() -> None:
    op.create_table(
        "ticks",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _time_off() -> None:
    op.create_table(
        "time_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("removed_at", INSTANT),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_time_off_ends_at", "time_off", ["ends_at"])
    op.create_index("ix_time_off_starts_at", "time_off", ["starts_at"])


def _appointments() -> None:
    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer()),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("agreed_by", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("patient_confirmed_at", INSTANT),
        sa.Column("cancelled_at", INSTANT),
        sa.Column("cancelled_by", sa.String()),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"]),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_appointments_patient_id", "appointments", ["patient_id"])
    op.create_index("ix_appointments_time", "appointments", ["status", "starts_at"])


def _conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.Column("updated_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"]),
        sa.PrimaryKeyConstraint("patient_id"),
    )


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(32), nullable=False),
        sa.Column("audience", sa.String(32), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("patient_id", sa.Integer()),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("body", sa.String()),
        sa.Column("sid", sa.String()),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("media", sa.JSON(), nullable=False),
        sa.Column("carrier", sa.String()),
        sa.Column("handled_at", INSTANT),
        sa.Column("kind", sa.String(32)),
        sa.Column("wording", sa.String()),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(32)),
        sa.Column("key", sa.String()),
        sa.Column("send_after", INSTANT),
        sa.Column("due_at", INSTANT),
        sa.Column("reason", sa.String()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("attempted_at", INSTANT),
        sa.Column("lookups", sa.Integer(), nullable=False),
        sa.Column("failed_sids", sa.JSON(), nullable=False),
        sa.Column("sent_at", INSTANT),
        sa.Column("settled_at", INSTANT),
        sa.Column("error_code", sa.Integer()),
        sa.Column("shown_at", INSTANT),
        sa.Column("request_id", sa.Integer()),
        sa.Column("appointment_id", sa.Integer()),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointments.id"]),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"]),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
        sa.UniqueConstraint("sid"),
    )
    op.create_index("ix_messages_appointment_id", "messages", ["appointment_id"])
    op.create_index("ix_messages_handled_at", "messages", ["handled_at"])
    op.create_index("ix_messages_outbox", "messages", ["status", "send_after"])
    op.create_index("ix_messages_patient_id", "messages", ["patient_id"])
    op.create_index("ix_messages_phone_status", "messages", ["phone", "status"])


def _tracked_links() -> None:
    op.create_table(
        "tracked_links",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer()),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("clicks", sa.Integer(), nullable=False),
        sa.Column("first_clicked_at", INSTANT),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointments.id"]),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"]),
        sa.PrimaryKeyConstraint("token"),
    )
    op.create_index("ix_tracked_links_patient_id", "tracked_links", ["patient_id"])


def _consent() -> None:
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("message_id", sa.Integer()),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"]),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_consent_patient_id", "consent", ["patient_id"])


def _matters() -> None:
    op.create_table(
        "matters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(32), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("letter", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("request_id", sa.Integer()),
        sa.Column("appointment_id", sa.Integer()),
        sa.Column("message_id", sa.Integer()),
        sa.Column("opened_at", INSTANT, nullable=False),
        sa.Column("settled_at", INSTANT),
        sa.Column("settled_how", sa.String()),
        sa.ForeignKeyConstraint(["appointment_id"], ["appointments.id"]),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"]),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"]),
        sa.ForeignKeyConstraint(["request_id"], ["requests.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_matters_appointment_id", "matters", ["appointment_id"])
    op.create_index("ix_matters_letter", "matters", ["letter"])
    op.create_index("ix_matters_patient_id", "matters", ["patient_id"])
    op.create_index("ix_matters_request_id", "matters", ["request_id"])
    op.create_index("ix_matters_settled_at", "matters", ["settled_at"])


def _alarms() -> None:
    op.create_table(
        "alarms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("patient_id", sa.Integer(), nullable=False),
        sa.Column("matter_id", sa.Integer()),
        sa.Column("raised_at", INSTANT, nullable=False),
        sa.Column("rings", sa.Integer(), nullable=False),
        sa.Column("next_ring_at", INSTANT),
        sa.Column("first_rung_at", INSTANT),
        sa.Column("acknowledged_at", INSTANT),
        sa.Column("acknowledged_by", sa.String()),
        sa.Column("let_go_at", INSTANT),
        sa.ForeignKeyConstraint(["matter_id"], ["matters.id"]),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_alarms_next_ring_at", "alarms", ["next_ring_at"])
    op.create_index("ix_alarms_patient_id", "alarms", ["patient_id"])
