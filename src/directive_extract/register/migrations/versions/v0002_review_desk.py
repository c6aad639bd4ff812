"""The reviewers' desk: documents and records that wait, reviewers, sessions; events that tell of records.

Revision: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the desk; what is there stays as it is, and the hashes of its events with it."""
    op.add_column("head", sa.Column("next_record", sa.Integer, nullable=False, server_default="1"))
    op.add_column("head", sa.Column("next_document", sa.Integer, nullable=False, server_default="1"))
    op.add_column("event", sa.Column("record", sa.Integer))
    op.add_column("event", sa.Column("document", sa.Integer))
    op.create_index("ix_event_record", "event", ["record"])
    op.create_index("ix_event_document", "event", ["document"])
    _create_desk()
    _create_people()


def _create_desk() -> None:
    op.create_table(
        "review_document",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("sha256", sa.Text, nullable=False, unique=True),
        sa.Column("ref", sa.JSON, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("pages", sa.Integer),
        sa.Column("has_file", sa.Boolean, nullable=False),
        sa.Column("arrived", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("issues", sa.Integer, nullable=False),
        sa.Column("present", sa.Boolean, nullable=False),
    )
    op.create_table(
        "review_extraction",
        sa.Column("document", sa.Integer, sa.ForeignKey("review_document.id"), primary_key=True, autoincrement=False),
        sa.Column("extraction", sa.Text, nullable=False),
        sa.Column("text", sa.Text),
    )
    op.create_table(
        "review_record",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, sa.ForeignKey("review_document.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("owners", sa.Text, nullable=False),
        sa.Column("organisations", sa.Text, nullable=False),
        sa.Column("deadline", sa.Text),
        sa.Column("due", sa.Date),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("flags", sa.Text, nullable=False),
        sa.Column("risks", sa.Text, nullable=False),
        sa.Column("risk", sa.Integer, nullable=False),
        sa.Column("voters", sa.Text, nullable=False),
        sa.Column("edited", sa.Boolean, nullable=False),
        sa.Column("spans", sa.Text, nullable=False),
        sa.Column("page", sa.Integer),
        sa.Column("entry", sa.Integer),
        sa.Column("relation", sa.Text),
        sa.Column("decided_by", sa.Text),
        sa.Column("contents", sa.Text, nullable=False),
    )
    op.create_index("ix_review_record_place", "review_record", ["document", "position", "id"])
    op.create_index("ix_review_record_counts", "review_record", ["document", "standing", "risk"])
    op.create_index("ix_review_record_next", "review_record", ["document", "standing", "position", "id"])
    op.create_index("ix_review_record_standing", "review_record", ["standing"])
    op.create_index("ix_review_record_entry", "review_record", ["entry"])


def _create_people() -> None:
    op.create_table(
        "reviewer",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("active", sa.Boolean, nullable=False),
    )
    op.create_table(
        "session",
        sa.Column("token", sa.Text, primary_key=True),
        sa.Column("reviewer", sa.Text, nullable=False),
        sa.Column("expires", sa.Text, nullable=False),
    )
    op.create_index("ix_session_reviewer", "session", ["reviewer"])
