"""Why a document was read as it was, for those who read one: the counterpart of `extract`."""

from __future__ import annotations

import datetime as dt

from directive_extract.pipeline import Extractor, SourceLike
from directive_extract.schema.explanation import Explanation
from directive_extract.schema.settings import Settings


def explain(source: SourceLike, *, date: dt.date | str | None = None, settings: Settings | None = None) -> Explanation:
    """Say for each sentence of a document what it was taken for, and why.

    For many, make one `Extractor` and use its `explain`.

    Args:
        source: A path, the document's bytes, or its text.
        date: The day that deadlines count from; worked out from the document where None.
        settings: What a user may choose.

    Returns:
        Its sentences in reading order: clauses with rules, probabilities and features; tasks with how owners and
        deadline were found.
    """
    return Extractor(settings).explain(source, date=date)
