"""The typefaces of the PDF layouts: two that every viewer has, and two that are embedded and know Vietnamese.

Roboto and Source Serif Pro come out of the packages font-roboto and font-source-serif-pro (SIL Open Font Licence and
Apache), which hold nothing but the files: no font of the system is used, so that every machine lays out alike.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Family(NamedTuple):
    """Names of one typeface's faces, as reportlab knows them."""

    plain: str
    bold: str
    italic: str


@cache
def family(number: int) -> Family:
    """The typeface of a number from 0 to 3; it is registered the first time."""
    if number == 0:
        return Family("Times-Roman", "Times-Bold", "Times-Italic")
    if number == 1:
        return Family("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
    import font_roboto
    import font_source_serif_pro

    if number == 2:
        return _registered("Roboto", Path(font_roboto.__file__).parent / "files", "Italic")
    return _registered("SourceSerifPro", Path(font_source_serif_pro.__file__).parent / "files", "It")


def _registered(name: str, folder: Path, italic: str) -> Family:
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    faces = Family(f"{name}-Regular", f"{name}-Bold", f"{name}-{italic}")
    for face in faces:
        pdfmetrics.registerFont(TTFont(face, folder / f"{face}.ttf"))
    for bold, slanted, face in ((0, 0, faces.plain), (1, 0, faces.bold), (0, 1, faces.italic), (1, 1, faces.bold)):
        addMapping(faces.plain, bold, slanted, face)
    return faces
