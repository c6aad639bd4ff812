"""What a PDF would unpack to, before PDFium unpacks it.

PDFium builds an object of half a kilobyte for every few bytes of a page's instructions, and runs a form as often as it
is called, forms inside forms included. A file of 700 KB made it take 1.7 GB, one of 1 KB all memory there was
(November 2026, pypdfium2 5.15). So the streams are unpacked here first, as far as the limit, and the calls counted.
"""

from __future__ import annotations

import binascii
import re
import zlib
from base64 import a85decode
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from directive_extract.errors import DocumentTooLargeError

MAX_RUNS = 50_000  # of forms on one page; at 260,000 PDFium took 2 s and 500 MB, maps and drawings have some hundred
MAX_RATIO = 1032  # of what deflate can unpack to what it is packed in
MAX_FILTERS = 4  # one inside the other
MAX_HEAD_BYTES = 4_000  # of a stream's dictionary
_OBJECT = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_FILTERS = re.compile(rb"/(?:Filter|F)\s*(\[[^\]]*\]|/\w+)")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_CALL = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_FORMS = re.compile(rb"/XObject\s*(?:<<(.*?)>>|(\d+)\s+\d+\s+R)", re.DOTALL)
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+(\d+)\s+\d+\s+R")
_RESOURCES = re.compile(rb"/Resources\s+(\d+)\s+\d+\s+R")
_CONTENTS = re.compile(rb"/Contents\s*(?:\[([^\]]*)\]|(\d+)\s+\d+\s+R)")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")


@dataclass(frozen=True, slots=True)
class _Object:
    """A numbered object: its dictionary, and what its stream unpacks to (pictures are not unpacked)."""

    head: bytes
    content: bytes


def check_unpacked(data: bytes, max_bytes: int, name: str) -> None:
    """Refuse a file that grows beyond all measure when it is opened.

    Args:
        data: The PDF. Streams of encrypted files cannot be looked into.
        max_bytes: What a stream, pictures aside, may unpack to: pages are closed before the next one is opened.
        name: For the message.

    Raises:
        DocumentTooLargeError: It unpacks to more, or its forms call each other too often.
    """
    has_forms = _FORM.search(data) is not None
    objects: dict[int, _Object] = {}
    for number, head, packed in _objects(data):
        if not has_forms and len(packed) * MAX_RATIO < max_bytes and head.count(b"FlateDecode") < 2:
            continue  # it cannot be too large
        content = _unpacked(packed, head, max_bytes)
        if len(content) >= max_bytes:
            raise DocumentTooLargeError(
                f"a page of it unpacks to more than the {max_bytes:,} bytes allowed",
                source=name,
                hint="print it to a new PDF, or raise max_bytes",
            )
        objects[number] = _Object(head, content if b"Do" in content else b"")
    if any(_FORM.search(one.head) and one.content for one in objects.values()):
        _check_calls(objects, name)


def _objects(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Numbers, dictionaries and packed streams of all objects that stand in the file; pictures without their stream."""
    starts = [(int(match[1]), match.end()) for match in _OBJECT.finditer(data)]
    ends = [*(start for _, start in starts), len(data)][1:]
    for (number, start), end in zip(starts, ends, strict=True):
        stream = _STREAM.search(data, start, min(end, start + MAX_HEAD_BYTES))
        head = data[start : min(end, start + MAX_HEAD_BYTES) if stream is None else stream.start()]
        packed = b"" if stream is None or _PICTURE.search(head) else data[stream.end() : end]
        yield number, head, packed


def _unpacked(data: bytes, head: bytes, limit: int) -> bytes:
    match = _FILTERS.search(head)
    names = re.findall(rb"/(\w+)", match[1]) if match else []
    for name in names[:MAX_FILTERS]:
        if name in {b"FlateDecode", b"Fl"}:
            data = _inflated(data, limit)
        elif name in {b"ASCII85Decode", b"A85"}:
            data = _from_ascii85(data)
        else:
            break
    return data[:limit]


def _inflated(data: bytes, limit: int) -> bytes:
    machine = zlib.decompressobj()
    try:
        return machine.decompress(data, limit)
    except zlib.error:
        return b""


def _from_ascii85(data: bytes) -> bytes:
    try:
        return a85decode(data[: data.find(b"~>")], ignorechars=b" \t\n\r\v\x00")
    except (ValueError, binascii.Error):
        return b""


def _check_calls(objects: dict[int, _Object], name: str) -> None:
    runs: dict[int, float] = {}
    for number, one in objects.items():
        if _PAGE.search(one.head):
            content = b"".join(objects[i].content for i in _contents(one.head) if i in objects)
            total = _runs_of(content, one.head, objects, runs, ())
        elif _FORM.search(one.head):
            total = _runs(number, objects, runs, ())
        else:
            continue
        if total > MAX_RUNS:
            raise DocumentTooLargeError(
                "its drawings call each other without end", source=name, hint="print it to a new PDF"
            )


def _contents(head: bytes) -> list[int]:
    match = _CONTENTS.search(head)
    if match is None:
        return []
    return [int(match[2])] if match[2] else [int(number) for number in _REFERENCE.findall(match[1])]


def _runs(number: int, objects: dict[int, _Object], runs: dict[int, float], above: tuple[int, ...]) -> float:
    """How often forms are run when one is: itself, and all that it calls; infinite where it calls itself."""
    if number in above:
        return float("inf")
    if number not in runs:
        one = objects.get(number)
        if one is None or not _FORM.search(one.head):
            return 1
        runs[number] = 1 + _runs_of(one.content, one.head, objects, runs, (*above, number))
    return runs[number]


def _runs_of(
    content: bytes, head: bytes, objects: dict[int, _Object], runs: dict[int, float], above: tuple[int, ...]
) -> float:
    called = Counter(_CALL.findall(content))
    if not called:
        return 0
    named = _forms_in(head, objects)
    return sum(count * _runs(named[key], objects, runs, above) for key, count in called.items() if key in named)


def _forms_in(head: bytes, objects: dict[int, _Object]) -> dict[bytes, int]:
    resources = _RESOURCES.search(head)
    if resources is not None and int(resources[1]) in objects:
        head += objects[int(resources[1])].head
    match = _FORMS.search(head)
    if match is None:
        return {}
    inside = match[1] if match[1] is not None else objects.get(int(match[2]), _Object(b"", b"")).head
    return {key: int(number) for key, number in _NAMED.findall(inside)}
