"""Mails that Outlook saved. The files are made by a writer of just enough of the format ([MS-CFB], [MS-OXMSG])."""

from __future__ import annotations

import datetime as dt
import random
import struct
from itertools import pairwise

import pytest

from directive_extract.errors import DamagedDocumentError, DirectiveExtractError
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NONE = 0xFFFFFFFF
Tree = dict[str, "bytes | Tree"]


def chained(data: bytes, size: int, sectors: list[bytes], chains: list[int]) -> int:
    """Put data into sectors, and return the first."""
    if not data:
        return END
    first = len(sectors)
    sectors += [data[at : at + size].ljust(size, b"\0") for at in range(0, len(data), size)]
    chains += [*range(first + 1, len(sectors)), END]
    return first


def compound(tree: Tree) -> bytes:
    """An OLE file whose streams are all small: they stand in the stream of the root, 64 bytes a sector."""
    entries: list[list] = []  # name, kind, left, right, child, start, size
    small: list[bytes] = []
    small_chains: list[int] = []

    def add(name: str, node: bytes | Tree, kind: int) -> int:
        entry = [name, kind, NONE, NONE, NONE, END, 0]
        entries.append(entry)
        number = len(entries) - 1
        if isinstance(node, bytes):
            entry[5], entry[6] = chained(node, 64, small, small_chains), len(node)
        else:
            children = [add(key, value, 2 if isinstance(value, bytes) else 1) for key, value in sorted(node.items())]
            for left, right in pairwise(children):
                entries[left][3] = right
            entry[4] = children[0] if children else NONE
        return number

    add("Root Entry", tree, 5)
    sectors: list[bytes] = []
    chains: list[int] = []
    stream = b"".join(small)
    entries[0][5], entries[0][6] = chained(stream, SECTOR, sectors, chains), len(stream)
    small_table = chained(struct.pack(f"<{len(small_chains)}L", *small_chains), SECTOR, sectors, chains)
    directory = b"".join(
        struct.pack("<64sHBBLLL16sL8s8sLLL", n.encode("utf-16-le"), len(n) * 2 + 2, kind, 1, left, right, child,
                    b"", 0, b"", b"", start, size, 0)
        for n, kind, left, right, child, start, size in entries
    )  # fmt: skip
    place = chained(directory, SECTOR, sectors, chains)
    table = len(sectors)
    chains.append(FAT)
    sectors.append(struct.pack(f"<{len(chains)}L", *chains).ljust(SECTOR, b"\xff"))
    header = struct.pack("<8s16sHHHHH6sLLLLLLLLL", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
                         0, 1, place, 0, 4096, small_table, 1, END, 0)  # fmt: skip
    return header + struct.pack("<L", table) + b"\xff" * (SECTOR - len(header) - 4) + b"".join(sectors)


def properties(head: int, *entries: bytes) -> bytes:
    return bytes(head) + b"".join(entries)


def entry(tag: int, value: bytes) -> bytes:
    return struct.pack("<LL", tag, 6) + value.ljust(8, b"\0")


def text(value: str) -> bytes:
    return value.encode("utf-16-le")


SENT = (
    int((dt.datetime(2026, 3, 10, 9, tzinfo=dt.UTC) - dt.datetime(1601, 1, 1, tzinfo=dt.UTC)).total_seconds())
    * 10_000_000
)


def message(body: str = "Mend it.") -> bytes:
    strings = {0x0037: "The weir", 0x1000: body, 0x0C1A: "Ann"}
    listed = [entry((pid << 16) | 0x1F, struct.pack("<L", len(value) * 2 + 2)) for pid, value in strings.items()]
    head = bytearray(properties(32, entry(0x00390040, struct.pack("<Q", SENT)), *listed))
    head[16:24] = struct.pack("<LL", 0, 1)
    tree: Tree = {f"__substg1.0_{pid:04X}001F": text(value) for pid, value in strings.items()}
    note = b"The Harbour Master shall sell it."
    attached = properties(
        8,
        entry(0x37050003, struct.pack("<L", 1)),
        entry(0x37010102, struct.pack("<L", len(note))),
        entry(0x3707001F, struct.pack("<L", 20)),
    )
    return compound({
        **tree,
        "__nameid_version1.0": {},
        "__properties_version1.0": bytes(head),
        "__attach_version1.0_#00000000": {
            "__properties_version1.0": attached,
            "__substg1.0_37010102": note,
            "__substg1.0_3707001F": text("notes.txt"),
        },
    })


def test_message_and_attachment() -> None:
    read = read_source(message(), settings=Settings(), name="a.msg")
    assert "Mend it." in read.text
    assert "The Harbour Master shall sell it." in read.text
    assert "Subject: The weir" in read.text
    assert (read.hints.title, read.hints.date) == ("The weir", dt.date(2026, 3, 10))
    assert read.media_type == "application/vnd.ms-outlook"


def test_cut_and_damaged_files_are_refused_or_read() -> None:
    data = message()
    roll = random.Random(5)
    refused = 0
    for _ in range(150):
        broken = bytearray(data[: roll.randrange(600, len(data))] if roll.random() < 0.5 else data)
        for _ in range(3):
            broken[roll.randrange(8, len(broken))] = roll.randrange(256)
        try:
            read_source(bytes(broken), settings=Settings(), name="a.msg")
        except DirectiveExtractError as error:
            refused += isinstance(error, DamagedDocumentError)
    assert refused


def test_nothing_behind_the_signature() -> None:
    marked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + text("__properties_version1.0")
    with pytest.raises(DamagedDocumentError, match="mail"):
        read_source(marked, settings=Settings(), name="a.msg")
