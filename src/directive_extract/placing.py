"""What a format with places adds to a result: page and box of every span, and how sure the recogniser was of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from directive_extract.resolve.flags import LOW_CONFIDENCE, LOW_CONFIDENCE_FLAG
from directive_extract.schema.directive import Principle, Task
from directive_extract.schema.span import Span

if TYPE_CHECKING:
    from directive_extract.schema.extraction import Extraction
    from directive_extract.schema.placement import Placement

# Tesseract's mean is 0.95 for clean and for grainy print with 99 words of 100 right, and 0.74 where 73 are
# (docs/decisions/0006): what lies between is for a person to look at.
SURE = 0.85
FLAG = "uncertain_scan"
_M = TypeVar("_M", bound=BaseModel)


def add_places(extraction: Extraction, placement: Placement) -> Extraction:
    """Give every span its place, and let the recogniser's confidence count in that of the records.

    Args:
        extraction: A result whose spans count in the text that `placement` knows.
        placement: Where its characters stand.

    Returns:
        The result with places; records read from a picture have their confidence multiplied by the recogniser's.
    """
    placed = _place_all(extraction, placement)
    tasks = tuple(_weigh(task, placement) for task in placed.tasks)
    principles = tuple(_weigh(principle, placement) for principle in placed.principles)
    return placed.model_copy(update={"tasks": tasks, "principles": principles})


def _place_all(model: _M, placement: Placement) -> _M:
    changed = {}
    for name in type(model).model_fields:
        value = getattr(model, name)
        new = _placed(value, placement)
        if new is not value:
            changed[name] = new
    return model.model_copy(update=changed) if changed else model


def _placed(value: object, placement: Placement) -> object:
    if isinstance(value, Span):
        return placement.place(value)
    if isinstance(value, BaseModel):
        return _place_all(value, placement)
    if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        return tuple(_placed(item, placement) for item in value)
    return value


def _weigh(record: Task | Principle, placement: Placement) -> Task | Principle:
    span = record.evidence[0]
    sure = placement.confidence(span.start, span.end)
    if sure is None:
        return record
    confidence = round(record.confidence * sure, 4)
    update: dict[str, object] = {"confidence": confidence}
    if isinstance(record, Task):
        low = confidence < LOW_CONFIDENCE and LOW_CONFIDENCE_FLAG not in record.flags
        update["flags"] = record.flags + (LOW_CONFIDENCE_FLAG,) * low + (FLAG,) * (sure < SURE)
    return record.model_copy(update=update)
