"""The lines that are drawn on a scanned page: borders of table cells, rules above footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.ingest.ocr.preparing import DPI

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    from directive_extract.schema.span import Box

    Dots = NDArray[np.bool_]

REDUCTION = 3  # dots taken together, dark where one of them is: closes the gaps of a thin line, and makes it level
DARK = 140  # grey values below it are ink
# Inches: letters that touch are shorter; a row of a table with one line of print is as high.
MIN_ACROSS, MIN_DOWN = 0.8, 0.22
MAX_THICK = 0.08  # inches; what is thicker is a bar or a picture
MAX_LINES = 2_000  # more are a drawing


def find_rulings(grey: Image) -> list[Box]:
    """Find drawn lines.

    Args:
        grey: An upright page at `DPI`.

    Returns:
        Boxes in dots, horizontal and vertical ones; none where there are so many that it is a drawing.
    """
    import numpy as np  # noqa: PLC0415 - only scans need it

    dots = np.asarray(grey) < DARK
    high, wide = (size // REDUCTION for size in dots.shape)
    blocks = dots[: high * REDUCTION, : wide * REDUCTION].reshape(high, REDUCTION, wide, REDUCTION)
    coarse: Dots = np.any(blocks, axis=(1, 3), keepdims=True)[:, 0, :, 0]
    inch = DPI / REDUCTION
    across = _lines(coarse, round(MIN_ACROSS * inch), round(MAX_THICK * inch))
    down = _lines(coarse.T, round(MIN_DOWN * inch), round(MAX_THICK * inch))
    found = [*across, *((top, left, bottom, right) for left, top, right, bottom in down)]
    if len(found) > MAX_LINES:
        return []
    scale = float(REDUCTION)
    return [(left * scale, top * scale, right * scale, bottom * scale) for left, top, right, bottom in found]


def _lines(dots: Dots, shortest: int, thickest: int) -> list[tuple[int, int, int, int]]:
    """Horizontal runs of dark dots, those of neighbouring rows joined: left, top, right, bottom."""
    import numpy as np  # noqa: PLC0415

    edges = np.diff(np.pad(dots, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    long = ends - starts >= shortest
    found: list[list[int]] = []
    for row, start, end in zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True):
        above = next((line for line in reversed(found) if line[3] == row and line[0] < end and start < line[2]), None)
        if above is None:
            found.append([start, row, end, row + 1])
        else:
            above[0], above[2], above[3] = min(above[0], start), max(above[2], end), row + 1
        if len(found) > MAX_LINES:
            break
    return [(left, top, right, bottom) for left, top, right, bottom in found if bottom - top <= thickest]
