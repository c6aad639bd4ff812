"""Opening picture files: their pages one by one, the right way up, with their resolution."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from directive_extract.errors import DamagedDocumentError, DocumentTooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from directive_extract.ingest.reader import Payload

FORMATS = ("PNG", "JPEG", "TIFF")
MAX_PIXELS = 75_000_000  # of one page: A3 at 600 dots an inch has 70 million
LIKELY_DPI = (60.0, 2400.0)
# Cameras write 72 whatever they took: a page that would be larger than A2 has a resolution that is not meant.
MAX_INCHES = 24.0
A4_INCHES = (8.27, 11.69)
MAX_ASPECT = 2.0  # longer than that a picture is no page, but a strip as wide as one
ONE_ASPECT = 0.05  # resolutions across and down that differ by more are meant: faxes have 204 by 98
# What Pillow's decoders raise on broken files, seen in 15,000 truncations and flips (tests/fuzz/test_images.py).
_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, EOFError, IndexError, KeyError, ArithmeticError, RuntimeError,
    AttributeError, struct.error, zlib.error,
)  # fmt: skip


def count_pages(payload: Payload, max_pages: int) -> int:
    """How many pages a picture file has.

    Args:
        payload: PNG and JPEG have one, TIFF any number.
        max_pages: The limit.

    Returns:
        At least 1.

    Raises:
        DamagedDocumentError: It is broken.
        DocumentTooLargeError: It has more pages than allowed, or more dots.
    """  # noqa: DOC502 - raised by `_opened`
    with _opened(payload) as image:
        if image.format != "TIFF":
            return 1
        count = 1
        while count <= max_pages:  # rather than n_frames, which would walk a chain of any length
            try:
                image.seek(count)
            except EOFError:
                return count
            count += 1
    raise DocumentTooLargeError(
        f"it has more than {max_pages:,} pages", source=payload.name, hint="split it, or raise max_pages"
    )


def load_page(payload: Payload, index: int) -> tuple[Image, float]:
    """One page.

    Args:
        payload: The picture file.
        index: From 0.

    Returns:
        The page as viewers show it, in modes L, RGB or 1, and its resolution in dots an inch.

    Raises:
        DamagedDocumentError: It is broken.
        DocumentTooLargeError: It has too many dots.
    """  # noqa: DOC502 - raised by the helpers below
    from PIL import ImageOps  # noqa: PLC0415 - only pictures need Pillow

    with _opened(payload) as image:
        if index:
            image.seek(index)
        _check_size(image, payload.name)
        image.load()
        dpi = _dpi(image)
        shown = _opaque(ImageOps.exif_transpose(image))
        turned = (shown.width < shown.height) != (image.width < image.height)
        return _square(shown, (dpi[1], dpi[0]) if turned else dpi)


@contextmanager
def _opened(payload: Payload) -> Iterator[Image]:
    """Open a file, and put in our words what Pillow says of broken ones.

    Yields:
        Its first page.

    Raises:
        DamagedDocumentError: It is broken.
        DocumentTooLargeError: It has too many dots.
    """  # noqa: DOC501, DOC502 - made by `_too_large`
    from PIL import Image  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd metadata, and of sizes that are checked here
        try:
            with Image.open(io.BytesIO(payload.data), formats=FORMATS) as image:
                _check_size(image, payload.name)
                yield image
        except Image.DecompressionBombError as error:
            raise _too_large(payload.name) from error
        except MemoryError as error:
            raise _too_large(payload.name) from error
        except _BROKEN as error:
            message = f"the picture is broken: {str(error) or type(error).__name__}"
            raise DamagedDocumentError(message, source=payload.name, hint="scan or save it again") from error


def _check_size(image: Image, name: str) -> None:
    """Refuse what would take too much memory.

    Raises:
        DocumentTooLargeError: It has too many dots.
    """  # noqa: DOC501, DOC502 - made by `_too_large`
    if image.width * image.height > MAX_PIXELS:
        raise _too_large(name)


def _too_large(name: str) -> DocumentTooLargeError:
    return DocumentTooLargeError(
        f"a page has more than {MAX_PIXELS:,} dots", source=name, hint="scan it with 300 dots an inch"
    )


def _opaque(image: Image) -> Image:
    """In a mode that all steps take; what is transparent shows white paper."""
    from PIL import Image as Images  # noqa: PLC0415

    if image.mode in {"1", "L", "RGB"}:
        return image.copy()
    if image.mode.startswith(("I", "F")):
        return _from_wide(image)
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        paper = Images.new("RGBA", layer.size, "white")
        return Images.alpha_composite(paper, layer).convert("RGB")
    return image.convert("RGB")


def _from_wide(image: Image) -> Image:
    """Grey of more than eight bits; `convert` would cut it off at 255."""
    import numpy as np  # noqa: PLC0415
    from PIL import Image as Images  # noqa: PLC0415

    values = np.nan_to_num(np.asarray(image, dtype=np.float32))
    top = 65535.0 if image.mode.startswith("I;16") else float(values.max(initial=1.0))
    return Images.fromarray((values * (255.0 / max(top, 1.0))).clip(0, 255).astype(np.uint8))


def _dpi(image: Image) -> tuple[float, float]:
    """Resolution across and down: the file's where it is credible, else that of an A4 page."""
    stated = image.info.get("dpi")
    if isinstance(stated, tuple) and len(stated) == 2:
        across, down = (_number(value) for value in stated)
        sizes = (image.width / across, image.height / down) if across and down else (MAX_INCHES + 1, 0.0)
        if all(LIKELY_DPI[0] <= dpi <= LIKELY_DPI[1] for dpi in (across, down)) and max(sizes) <= MAX_INCHES:
            return across, down
    short, long = sorted(image.size)
    guess = long / A4_INCHES[1] if long <= MAX_ASPECT * short else image.width / A4_INCHES[0]
    guess = min(LIKELY_DPI[1], max(LIKELY_DPI[0], guess))
    return guess, guess


def _number(value: Any) -> float:
    """A resolution, which may be a fraction of Pillow's own, as a number; 0 for what is none, such as 300/0."""
    try:
        return float(value)
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0


def _square(image: Image, dpi: tuple[float, float]) -> tuple[Image, float]:
    across, down = dpi
    if abs(across / down - 1) <= ONE_ASPECT:
        return image, across
    finer = max(across, down)
    size = (max(1, round(image.width * finer / across)), max(1, round(image.height * finer / down)))
    return image.convert("L").resize(size), finer
