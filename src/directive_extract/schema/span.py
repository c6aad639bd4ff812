"""Where a value stands in the text it was read from."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from directive_extract.schema.base import Model


class Span(Model):
    """A half-open stretch of the document text, in Unicode code points.

    Attributes:
        start: Offset of the first character. For a text file it counts in the file as decoded, untouched (CRLF
            included); for other formats in `document.text`.
        end: Offset behind the last character.
        text: The quote: `document_text[start:end]`.
        page: Page number from 1, where the format has pages.
        bbox: `(x0, top, x1, bottom)` in PDF points, origin top left, one box for the whole stretch.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    page: int | None = Field(default=None, ge=1)
    bbox: tuple[float, float, float, float] | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"span ends before it starts: {self.start}..{self.end}")
        if len(self.text) != self.end - self.start:
            raise ValueError(f"span {self.start}..{self.end} does not fit a quote of {len(self.text)} characters")
        return self
