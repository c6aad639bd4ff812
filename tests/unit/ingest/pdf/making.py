"""PDF files for tests, written by hand: nothing is in them but what the test says."""

from __future__ import annotations

import zlib

SENTENCE = "The board shall report by 3 May 2026."
TEXT = f"BT /F1 12 Tf 50 700 Td ({SENTENCE}) Tj ET".encode()
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def assemble(*objects: bytes) -> bytes:
    """A file of objects numbered from 1; the first is the catalog."""
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def stream(content: bytes, head: bytes = b"", *, packed: bool = False) -> bytes:
    if packed:
        content, head = zlib.compress(content, 9), head + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), head, content)


def one_page(
    content: bytes = TEXT,
    box: bytes = b"[0 0 595 842]",
    more: bytes = b"",
    font: bytes = HELVETICA,
    *,
    packed: bool = False,
) -> bytes:
    """A page with a font called F1."""
    return assemble(
        CATALOG,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R %s /Resources << /Font << /F1 5 0 R >> >> >>"
        % (box, more),
        stream(content, packed=packed),
        font,
    )  # fmt: skip


def pages(count: int) -> bytes:
    """So many blank pages, all of them one object."""
    kids = b"3 0 R " * count
    return assemble(
        CATALOG, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
    )  # fmt: skip


def forms(depth: int, calls: int, *, loop: bool = False) -> bytes:
    """A page that draws a form, which draws the next one so many times, and so on."""
    objects = [
        CATALOG,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> "
        b"/Font << /F1 %d 0 R >> >> >>" % (6 + depth),
        stream(b"/X Do " + TEXT),
    ]
    for level in range(depth):
        inner = 5 if loop else 6 + level
        head = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>" % inner
        objects.append(stream(b"/X Do " * calls, head))
    return assemble(*objects, stream(b"q Q", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"), HELVETICA)
