"""The first version of the register's tables.

Revision: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPLICATION_ID = (
    0x44585247  # "DXRG" in the header of the SQLite file tells it from others (the program `file` shows it)
)

_APPEND_ONLY_SQLITE = """
CREATE TRIGGER event_no_{verb} BEFORE {verb} ON event
BEGIN SELECT RAISE(ABORT, 'the log of the register is append-only'); END
"""
_APPEND_ONLY_POSTGRESQL = (
    """
    CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the log of the register is append-only'; END $$
    """,
    """
    CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only()
    """,
)


def upgrade() -> None:
    """Make the tables, and forbid the database itself to change or delete events."""
    _create_tables()
    _create_indexes()
    op.execute(f"INSERT INTO head VALUES (1, 1, 0, '{'0' * 64}')")  # noqa: S608 - constants
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for verb in ("UPDATE", "DELETE"):
            op.execute(_APPEND_ONLY_SQLITE.format(verb=verb))
    else:
        for statement in _APPEND_ONLY_POSTGRESQL:
            op.execute(statement)


def _create_tables() -> None:
    op.create_table(
        "head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("next_entry", sa.Integer, nullable=False),
        sa.Column("last_seq", sa.Integer, nullable=False),
        sa.Column("last_hash", sa.Text, nullable=False),
        sa.CheckConstraint("id = 1", name="head_is_one_row"),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.Text, nullable=False, unique=True),
        sa.Column("document_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("date", sa.Date),
        sa.Column("issuer", sa.Text),
        sa.Column("meeting", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("url", sa.Text),
    )
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("targets", sa.JSON, nullable=False),
        sa.Column("modality", sa.Text),
        sa.Column("priority", sa.Text),
        sa.Column("section", sa.JSON, nullable=False),
        sa.Column("references", sa.JSON, nullable=False),
        sa.Column("issuer", sa.Text),
        sa.Column("confidence", sa.Float),
        sa.Column("flags", sa.JSON, nullable=False),
        sa.Column("percent", sa.Integer, nullable=False),
        sa.Column("progress", sa.Text),
        sa.Column("result", sa.Text),
        sa.Column("proof", sa.Text),
        sa.Column("next_review", sa.Date),
        sa.Column("number", sa.Text),
        sa.Column("columns", sa.JSON, nullable=False),
        sa.Column("due", sa.Date),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name="percent_in_range"),
    )
    op.create_table(
        "source",
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("document", sa.Integer, sa.ForeignKey("document.id")),
        sa.Column("item", sa.Text),
        sa.Column("wording", sa.Text),
        sa.Column("spans", sa.JSON, nullable=False),
        sa.Column("relation", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.UniqueConstraint("entry", "key", name="source_once_an_entry"),
    )
    op.create_table(
        "owner",
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text),
        sa.Column("inherited", sa.Boolean, nullable=False),
        sa.Column("evidence", sa.JSON),
    )
    op.create_table(
        "deadline",
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("due", sa.Date),
        sa.Column("deadline", sa.JSON),
        sa.Column("since", sa.Text, nullable=False),
        sa.Column("source", sa.Text),
    )
    op.create_table(
        "link",
        sa.Column("entry", sa.Integer, sa.ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("other", sa.Integer, nullable=False),
        sa.Column("relation", sa.Text, nullable=False),
    )
    op.create_table(
        "decision",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("entry", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer, nullable=False),
    )
    op.create_table(
        "event",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("entry", sa.Integer),
        sa.Column("batch", sa.Integer, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )


def _create_indexes() -> None:
    op.create_index("ix_entry_state", "entry", ["state"])
    op.create_index("ix_entry_due", "entry", ["due"])
    op.create_index("ix_source_key", "source", ["key"])
    op.create_index("ix_source_document", "source", ["document"])
    op.create_index("ix_owner_name", "owner", ["name"])
    op.create_index("ix_owner_organisation", "owner", ["organisation"])
    op.create_index("ix_link_other", "link", ["other"])
    op.create_index("ix_event_entry", "event", ["entry"])
    op.create_index("ix_event_batch", "event", ["batch"])
    op.create_index("ix_event_undoes", "event", ["undoes"])
