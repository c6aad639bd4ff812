"""The records of a document as lines of words, for table and plain text alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.schema.directive import Deadline, Owner, Role, Task

if TYPE_CHECKING:
    from directive_extract.schema.extraction import Document, Issue


def describe_owner(owner: Owner) -> str:
    """An owner with what is special about it.

    Args:
        owner: The owner.

    Returns:
        Such as "Ministry of Finance (support)".
    """
    return owner.name if owner.role is Role.LEAD else f"{owner.name} ({owner.role})"


def describe_due(deadline: Deadline) -> str:
    """What a deadline's words come to.

    Args:
        deadline: The deadline.

    Returns:
        Such as "due 2025-10-17" or "quarterly"; "" for one that waits for an event, or says no more than its words.
    """
    if deadline.due is not None:
        return f"due {deadline.due}"
    meaning = str(deadline.date or deadline.recurrence or "")
    return "" if meaning == deadline.text else meaning


def describe_deadline(deadline: Deadline) -> str:
    """A deadline: its words, and what they come to.

    Args:
        deadline: The deadline.

    Returns:
        Such as "before October 18 (due 2025-10-17)".
    """
    due = describe_due(deadline)
    return f"{deadline.text} ({due})" if due else deadline.text


def describe_task(task: Task) -> list[tuple[str, str]]:
    """A task's values in the order in which they are shown.

    Args:
        task: The task.

    Returns:
        Names and values, without those that the text does not give.
    """
    rows = [
        ("owner", "; ".join(describe_owner(owner) for owner in task.owners)),
        ("deadline", describe_deadline(task.deadline) if task.deadline else ""),
        ("target", "; ".join(target.text for target in task.targets)),
        ("flags", ", ".join(task.flags)),
    ]
    return [(name, value) for name, value in rows if value]


def describe_document(document: Document) -> list[tuple[str, str]]:
    """A document's head.

    Args:
        document: What the document says of itself.

    Returns:
        Names and values, without those that it does not say.
    """
    day = f"{document.date} ({document.date_evidence})" if document.date and document.date_evidence else document.date
    rows = [("title", document.title), ("date", day), ("issuer", document.issuer), ("meeting", document.meeting)]
    return [(name, str(value)) for name, value in rows if value]


def describe_issue(issue: Issue) -> str:
    """An issue in one line.

    Args:
        issue: The issue.

    Returns:
        Its message and code.
    """
    return f"{issue.message} [{issue.code}]"
