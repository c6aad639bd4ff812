"""Where a value stands in the text it was read from."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from directive_extract.schema.base import Model

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in PDF points, origin top left."""


def _is_unset(value: object) -> bool:
    """Whether a field is left out of what is written: most spans are of formats that do not have it."""
    return not value


class PageBox(Model):
    """A box on a page.

    Attributes:
        page: Page number from 1.
        bbox: `(x0, top, x1, bottom)` in PDF points, origin top left.
    """

    page: int = Field(ge=1)
    bbox: Box


class Span(Model):
    """A half-open stretch of the document text, in Unicode code points.

    Attributes:
        start: Offset of the first character. For a text file it counts in the file as decoded, untouched (CRLF
            included); for other formats in `document.text`.
        end: Offset behind the last character.
        text: The quote: `document_text[start:end]`.
        page: Page on which it begins, from 1, where the format has pages.
        bbox: `(x0, top, x1, bottom)` in PDF points, origin top left: around all that stands on that page.
        boxes: One box a line, on every page it runs over; empty where the format has no pages.
        paragraph: Number of the paragraph in which it begins, from 1, in Word files.
        run: Number of the run in that paragraph, from 1.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    page: int | None = Field(default=None, ge=1)
    bbox: Box | None = None
    boxes: tuple[PageBox, ...] = Field(default=(), exclude_if=_is_unset)
    paragraph: int | None = Field(default=None, ge=1, exclude_if=_is_unset)
    run: int | None = Field(default=None, ge=1, exclude_if=_is_unset)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"span ends before it starts: {self.start}..{self.end}")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"span {self.start}..{self.end} does not fit a quote of {len(self.text)} characters")
        return self
