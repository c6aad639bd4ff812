"""The tables of the register, as the newest migration leaves them (a test compares the two)."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

# One row. Whoever writes takes it first: SQLite by BEGIN IMMEDIATE, PostgreSQL by SELECT ... FOR UPDATE. It carries the
# end of the log's chain, so that events get their numbers and hashes one after the other.
head = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("next_entry", Integer, nullable=False),
    Column("last_seq", Integer, nullable=False),
    Column("last_hash", Text, nullable=False),
    Column("next_record", Integer, nullable=False, server_default="1"),
    Column("next_document", Integer, nullable=False, server_default="1"),
    CheckConstraint("id = 1", name="head_is_one_row"),
)

document = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("document_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text),
    Column("date", Date),
    Column("issuer", Text),
    Column("meeting", Text),
    Column("language", Text),
    Column("url", Text),
)

entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("action", Text, nullable=False),
    Column("targets", JSON, nullable=False),
    Column("modality", Text),
    Column("priority", Text),
    Column("section", JSON, nullable=False),
    Column("references", JSON, nullable=False),
    Column("issuer", Text),
    Column("confidence", Float),
    Column("flags", JSON, nullable=False),
    Column("percent", Integer, nullable=False),
    Column("progress", Text),
    Column("result", Text),
    Column("proof", Text),
    Column("next_review", Date),
    Column("number", Text),
    Column("columns", JSON, nullable=False),
    Column("due", Date, index=True),  # of the deadline that counts, so that what is overdue is found without a join
    CheckConstraint("percent BETWEEN 0 AND 100", name="percent_in_range"),
)


def _of_entry() -> Column[int]:
    return Column("entry", Integer, ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


source = Table(
    "source",
    metadata,
    _of_entry(),
    _position(),
    Column("key", Text, nullable=False, index=True),
    Column("origin", Text, nullable=False),
    Column("document", Integer, ForeignKey("document.id"), index=True),
    Column("item", Text),
    Column("wording", Text),
    Column("spans", JSON, nullable=False),
    Column("relation", Text, nullable=False),
    Column("place", Text),
    UniqueConstraint("entry", "key", name="source_once_an_entry"),
)

owner = Table(
    "owner",
    metadata,
    _of_entry(),
    _position(),
    Column("name", Text, nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("organisation", Text, index=True),
    Column("inherited", Boolean, nullable=False),
    Column("evidence", JSON),
)

deadline = Table(
    "deadline",
    metadata,
    _of_entry(),
    _position(),
    Column("due", Date),
    Column("deadline", JSON),
    Column("since", Text, nullable=False),
    Column("source", Text),
)

link = Table(
    "link",
    metadata,
    _of_entry(),
    _position(),
    # No foreign key: the other entry may be removed by an undo, and come back by another.
    Column("other", Integer, nullable=False, index=True),
    Column("relation", Text, nullable=False),
)

# What a person parted stays apart. (What a person joined stays joined by being a source of the entry.)
decision = Table(
    "decision",
    metadata,
    Column("key", Text, primary_key=True),  # of the source, as `EntrySource.key` makes it
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("entry", Integer, index=True),
    Column("batch", Integer, nullable=False, index=True),
    Column("undoes", Integer, index=True),
    Column("before", Text),  # the very characters that the hash was made of, so no JSON column
    Column("after", Text),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("record", Integer, index=True),  # on the reviewers' desk, as is the document; hashed only where it is given
    Column("document", Integer, index=True),
)

# The reviewers' desk: what waits there is no entry yet.

review_document = Table(
    "review_document",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("ref", JSON, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("pages", Integer),
    Column("has_file", Boolean, nullable=False),
    Column("arrived", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("issues", Integer, nullable=False),
    Column("present", Boolean, nullable=False),  # False: its taking in was undone; kept, so that this can be undone too
)

# Apart from the document, because it has megabytes and lists of documents don't need it.
review_extraction = Table(
    "review_extraction",
    metadata,
    Column("document", Integer, ForeignKey("review_document.id"), primary_key=True, autoincrement=False),
    Column("extraction", Text, nullable=False),  # the very JSON that was taken in: the log has its hash
    Column("text", Text),  # that spans count in, as JSON, where the extraction does not have it
)

review_record = Table(
    "review_record",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    # What is asked for and listed, from the contents: a list of 1,500 is read from columns, in a fortieth of the time.
    Column("document", Integer, ForeignKey("review_document.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("standing", Text, nullable=False, index=True),
    Column("item", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("owners", Text, nullable=False),  # names, each with a line break before and behind; so are the other lists
    Column("organisations", Text, nullable=False),
    Column("deadline", Text),
    Column("due", Date),
    Column("confidence", Float, nullable=False),
    Column("flags", Text, nullable=False),
    Column("risks", Text, nullable=False),
    Column("risk", Integer, nullable=False),  # of the gravest risk, 0 the gravest of all
    Column("voters", Text, nullable=False),
    Column("edited", Boolean, nullable=False),
    Column("spans", Text, nullable=False),
    Column("page", Integer),
    Column("entry", Integer, index=True),
    Column("relation", Text),
    Column("decided_by", Text),
    Column("contents", Text, nullable=False),  # all of it but id and revision, as JSON
    Index("ix_review_record_place", "document", "position", "id"),
    # Counts and the next one to decide on are asked for after every decision: both are answered from an index alone, in
    # a hundredth of the time that reading 1,500 rows takes.
    Index("ix_review_record_counts", "document", "standing", "risk"),
    Index("ix_review_record_next", "document", "standing", "position", "id"),
)

reviewer = Table(
    "reviewer",
    metadata,
    Column("name", Text, primary_key=True),
    Column("password", Text, nullable=False),
    Column("language", Text),
    Column("active", Boolean, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("token", Text, primary_key=True),  # the SHA-256 of it: who reads the database can't log in with it
    Column("reviewer", Text, nullable=False, index=True),
    Column("expires", Text, nullable=False),
)

PARTS = (source, owner, deadline, link)
"""Tables whose rows belong to an entry, in an order."""
