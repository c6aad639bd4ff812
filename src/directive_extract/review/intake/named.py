"""Documents that the command line names: read where they lie."""

from __future__ import annotations

from directive_extract.batch.inputs import Found
from directive_extract.review.intake.inbox import Arrival
from directive_extract.review.intake.jobs import Jobs
from directive_extract.review.intake.names import shown_name


def add_named(jobs: Jobs, found: Found, reviewer: str) -> int:
    """Have documents converted in the background.

    Args:
        jobs: What waits.
        found: The documents; files that are gone by the time of their turn fail, and say so.
        reviewer: Who brings them.

    Returns:
        How many there are.
    """
    for document in found.documents:
        try:
            size = document.path.stat().st_size
        except OSError:
            size = 0
        jobs.add(Arrival(document.path, shown_name(document.path.name), reviewer, size, is_kept=True))
    return len(found.documents)
