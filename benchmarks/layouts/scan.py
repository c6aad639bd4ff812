"""PDF files as an office scanner returns them: pictures of pages, tilted, grey, with specks."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from layouts.house import dice

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
TILT_DEG = (1.0, 2.0)
NOISE = 14.0  # standard deviation of the grey values
SPECKS = 400  # a page
QUALITY = 60  # of the JPEG


def to_scan(name: str, pdf: bytes) -> bytes:
    """Print a PDF file and scan it.

    Args:
        name: The document's id: tilt and noise depend on it and on the page.
        pdf: The file.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages: list[Image] = []
    for number in range(len(document)):
        page = document[number]
        pages.append(_scanned(f"{name} scan {number}", page.render(scale=DPI / 72, grayscale=True).to_pil()))
        page.close()
    document.close()
    out = io.BytesIO()
    stamps = {"creationDate": time.gmtime(0), "modDate": time.gmtime(0)}  # a run can be repeated to the byte
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=DPI, quality=QUALITY, **stamps)
    return out.getvalue()


def _scanned(name: str, picture: Image) -> Image:
    import numpy as np
    from PIL import Image as Images

    roll = dice(name)
    angle = roll.uniform(*TILT_DEG) * roll.choice((-1, 1))
    tilted = picture.convert("L").rotate(angle, resample=Images.Resampling.BICUBIC, fillcolor=252)
    numbers = np.random.default_rng(roll.randrange(2**32))
    grey = np.asarray(tilted, dtype=np.float32) * 0.93 + 10
    grey += numbers.normal(0, NOISE, grey.shape).astype(np.float32)
    rows, columns = numbers.integers(0, grey.shape[0], SPECKS), numbers.integers(0, grey.shape[1], SPECKS)
    grey[rows, columns] = 60
    return Images.fromarray(grey.clip(0, 255).astype(np.uint8), "L")
