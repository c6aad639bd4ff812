"""A page picture made ready for recognition: grey, 300 dots an inch, without grain, upright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.ingest.ocr.word import Turn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

    Bits = NDArray[np.bool_]

DPI = 300  # what Tesseract's models were trained for
SAME_DPI_SHARE = 0.15  # pictures this near to 300 dpi are not resampled: it costs sharpness and gains nothing
MAX_PIXELS = 75_000_000  # an A3 page at 600 dots an inch; a grey picture then takes 75 MB
MAX_SIDE = 32_000  # Tesseract takes 32,767
# Grain of a scan, as a standard deviation of grey values of 256: with 22 and more Tesseract read none of 164 words of
# a page, and all of them after a blur of 1.5 pixels; with 14 it makes no difference (docs/decisions/0006).
GRAINY = 12.0
BLUR_PIXELS = 1.5
MAX_SKEW = 5.0  # degrees; beyond, it is a photo rather than a scan
_COARSE, _FINE = 0.5, 0.1
MIN_SKEW = 0.15  # less moves the end of a line by under a point and a half
_PROFILE_SIDE = 1000  # pixels; the angle of a page is found as well at a third of its size
_PROFILE_DARK = 2_000  # dark pixels; fewer make no lines


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready to be recognised.

    Attributes:
        picture: Grey, upright.
        turn: From the page as shown to the upright one; in PDF points.
    """

    picture: Image
    turn: Turn


def prepare(picture: Image, dpi: float) -> Image:
    """Grey, at the resolution that recognition wants, without grain.

    Args:
        picture: In any mode.
        dpi: Its resolution.

    Returns:
        A grey picture of about `DPI` dots an inch.
    """
    from PIL import Image, ImageFilter  # noqa: PLC0415 - only scans need it

    grey = picture.convert("L")
    factor = min(DPI / dpi, (MAX_PIXELS / (grey.width * grey.height)) ** 0.5, MAX_SIDE / max(grey.size))
    if abs(factor - 1) > SAME_DPI_SHARE:
        size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    return grey.filter(ImageFilter.GaussianBlur(BLUR_PIXELS)) if grain(grey) > GRAINY else grey


def stand_upright(grey: Image, quarter: int, points: tuple[float, float]) -> Prepared:
    """Turn a picture by quarters, and by the few degrees that it lay askew in the scanner.

    Args:
        grey: What `prepare` gave.
        quarter: 0, 90, 180 or 270 degrees clockwise.
        points: Width and height of the page as shown, in PDF points.

    Returns:
        The turned picture; its corners are not cut.
    """
    from PIL import Image  # noqa: PLC0415

    turned = grey.rotate(-quarter, expand=True) if quarter else grey
    skew = find_skew(turned)
    if abs(skew) >= MIN_SKEW:
        turned = turned.rotate(skew, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=_paper(grey))
    else:
        skew = 0.0
    scale = points[0] / grey.width
    return Prepared(turned, Turn(skew - quarter, *points, turned.width * scale, turned.height * scale))


def grain(grey: Image) -> float:
    """How grainy a picture is.

    Args:
        grey: A grey picture.

    Returns:
        Standard deviation of the noise in grey values, 0 to 255; 0 for pictures of a few pixels.

    Source:
        J. Immerkaer, Fast Noise Variance Estimation (1996), its mask (1 -2 1; -2 4 -2; 1 -2 1); the median instead of
        the mean leaves the edges of letters out.
    """
    import numpy as np  # noqa: PLC0415

    values = np.asarray(grey, dtype=np.int16)
    if min(values.shape) < 3:
        return 0.0
    across = values[:, :-2] - 2 * values[:, 1:-1] + values[:, 2:]
    mask = across[:-2] - 2 * across[1:-1] + across[2:]
    return float(np.median(np.abs(mask))) / (6 * 0.6745)


def find_skew(grey: Image) -> float:
    """The angle by which a picture has to be turned for its lines to run level.

    Rows of text give the sharpest profile of dark pixels by height when they are level.

    Args:
        grey: A grey picture, its lines within `MAX_SKEW` degrees of level.

    Returns:
        Degrees, counter-clockwise as seen; 0 where there is too little on the page.

    Source:
        W. Postl, Detection of linear oblique structures and skew scan in digitized documents (1986).
    """
    import numpy as np  # noqa: PLC0415

    small = grey.copy()
    small.thumbnail((_PROFILE_SIDE, _PROFILE_SIDE))
    values = np.asarray(small)
    rows, columns = np.nonzero(values < _threshold(values))
    if len(rows) < _PROFILE_DARK or len(rows) > values.size / 2:
        return 0.0

    def sharpness(angle: float) -> float:
        heights = rows - np.tan(np.radians(angle)) * columns
        profile = np.bincount((heights - heights.min()).astype(np.intp)).astype(np.float64)
        return float(np.square(np.diff(profile)).sum())

    coarse = max(np.arange(-MAX_SKEW, MAX_SKEW + _COARSE, _COARSE), key=sharpness)
    fine = max(np.arange(coarse - _COARSE, coarse + _COARSE + _FINE, _FINE), key=sharpness)
    return float(round(fine, 2)) if abs(fine) <= MAX_SKEW else 0.0


def _threshold(values: NDArray[np.uint8]) -> float:
    """Half-way between ink and paper."""
    import numpy as np  # noqa: PLC0415

    dark, light = np.percentile(values, (1, 90))
    return float(dark) + (float(light) - float(dark)) / 2


def _paper(grey: Image) -> int:
    """The grey of the paper, for the corners that turning lays bare."""
    histogram = grey.histogram()
    return max(range(256), key=histogram.__getitem__)
