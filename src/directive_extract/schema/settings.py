"""Settings: plain values, JSON in and out."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from directive_extract.schema.base import Model
from directive_extract.schema.organisation import Organisation


class Settings(Model):
    """What a user may choose. The defaults fit official English.

    Attributes:
        date_order: How to read "03/04/2026": day, month, year by default, unless other figures of the document show
            that it writes the month first ("2/20"); an order that is given stays.
        country: ISO 3166 code whose holidays count as non-working days; None counts Monday to Friday only.
        fiscal_year_start: Month in which the fiscal year begins.
        school_year_start: Month in which the school year begins.
        organisations: The office's own list of bodies, or one that ships (`directive_extract.lexicons.organisations`);
            owners that stand in it get its ids.
        classifier: Whether the trained classifier decides; False leaves it to the rules alone.
        password: Opens encrypted documents; it is never written out.
        ocr: Whether pages without a text layer are recognised, where Tesseract is installed.
        ocr_languages: Tesseract's names of the languages to try; those that are not installed are left out.
        max_bytes: Larger documents are refused; of an archive format, also what it unpacks to may be no larger.
        max_pages: Documents with more pages are refused.
        max_seconds: Longest time for reading one document's file, recognition included; pages beyond are left out,
            with an issue that names them.
        max_sentence_words: A sentence longer than this is cut before it is parsed.
    """

    date_order: Literal["DMY", "MDY", "YMD"] = "DMY"
    country: str | None = None
    fiscal_year_start: int = Field(default=1, ge=1, le=12)
    school_year_start: int = Field(default=9, ge=1, le=12)
    organisations: tuple[Organisation, ...] = ()
    classifier: bool = True
    password: str | None = Field(default=None, exclude=True, repr=False)
    ocr: bool = True
    ocr_languages: tuple[str, ...] = ("eng", "vie")
    max_bytes: int = Field(default=50_000_000, gt=0)
    max_pages: int = Field(default=5_000, gt=0)
    max_seconds: float = Field(default=600, gt=0)
    max_sentence_words: int = Field(default=400, gt=0)
