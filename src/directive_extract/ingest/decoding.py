"""From bytes to characters. UTF-8 is tried first; what is guessed is said.

Spans count in the text as decoded. A UTF-8 byte order mark therefore stays in it, as U+FEFF: that is what Python's
plain "utf-8" gives, and what a user who opens the file to look up an offset gets. The mark of UTF-16 and UTF-32 is
part of the encoding and is consumed, as the codecs "utf-16" and "utf-32" do.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from directive_extract.errors import UnsupportedFormatError
from directive_extract.ingest.sniffing import guess_wide
from directive_extract.schema.extraction import Issue

GUESS_SAMPLE_BYTES = 32_768  # charset-normalizer needs 5 to 40 ms for that much, and gains nothing from more
# Share of damaged places among the multi-byte characters up to which a file is still UTF-8, only damaged.
MAX_DAMAGE_SHARE = 0.1
# Share of bytes over 0x7F up to which a text is English with typographic marks, and so in cp1252: charset-normalizer
# takes such texts for cp1250 or worse. Polish, Czech or Turkish text has 5% and more.
MAX_WESTERN_SHARE = 0.02
# cp1258 writes Vietnamese tones as separate bytes behind the vowel: grave, hook, tilde, acute, dot below.
_TONES = rb"\xcc\xd2\xde\xec\xf2"
_TONED_VOWEL = re.compile(rb"[aeiouyAEIOUY\xe2\xea\xf4\xe3\xf5\xfd\xc2\xca\xd4\xc3\xd5\xdd][" + _TONES + rb"]")
_TONE = re.compile(rb"[" + _TONES + rb"]")
MIN_TONES = 5
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was come by.

    Attributes:
        text: The characters.
        encoding: Python's name of the codec.
        issues: `encoding_guessed` or `encoding_damaged`, where that is so.
    """

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Turn bytes into text.

    Args:
        data: The bytes, known not to be binary.
        name: What messages call the document.
        declared: The encoding that the document names for itself, believed only where the bytes bear it out.

    Returns:
        The text, with an issue where the encoding had to be guessed or places could not be decoded.

    Raises:
        UnsupportedFormatError: No encoding fits.
    """  # noqa: DOC502 - raised by the helpers below
    wide = guess_wide(data)
    if wide is not None:
        return _decode_wide(data, wide, name)
    honest = None if declared is None else _codec(declared)
    if honest is None or not data.isascii():  # a 7-bit encoding such as ISO-2022-JP is valid UTF-8, but not text in it
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    if honest is not None:
        try:
            return Decoded(data.decode(honest), honest)
        except UnicodeError:
            pass
    return _decode_damaged_utf8(data) or _decode_guessed(data, name)


def _decode_wide(data: bytes, encoding: str, name: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    damaged = text.count("\ufffd")
    if damaged > MAX_DAMAGE_SHARE * max(1, len(text)):
        raise UnsupportedFormatError("this is a binary file, not a text", source=name, hint="save it as text or HTML")
    issues = (_damaged(damaged, encoding),) if damaged else ()
    return Decoded(text, encoding, issues)


def _decode_damaged_utf8(data: bytes) -> Decoded | None:
    """Return text where this is UTF-8 with a few broken places, such as a file cut in the middle of a character."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    intact = sum(1 for mark in text if mark > "\x7f") - damaged
    if damaged > max(1, MAX_DAMAGE_SHARE * intact) or intact < damaged:
        return None
    return Decoded(text, "utf-8", (_damaged(damaged, "utf-8"),))


def _decode_guessed(data: bytes, name: str) -> Decoded:
    for encoding in (_guess_vietnamese(data), _guess_western(data), _guess_by_statistics(data)):
        if encoding is None:
            continue
        text = data.decode(encoding, errors="replace")
        message = f"the encoding is not stated and not UTF-8; read as {encoding}: check accents and quotation marks"
        return Decoded(text, encoding, (Issue(code="encoding_guessed", stage="ingest", message=message),))
    raise UnsupportedFormatError("its encoding is not known", source=name, hint="save it as UTF-8 text")


def _guess_vietnamese(data: bytes) -> str | None:
    tones = len(_TONE.findall(data))
    if tones < MIN_TONES or len(_TONED_VOWEL.findall(data)) < 0.9 * tones:
        return None
    return "cp1258"


def _guess_western(data: bytes) -> str | None:
    if len(_HIGH.findall(data)) > MAX_WESTERN_SHARE * len(data):
        return None
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def _guess_by_statistics(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and seldom needed

    sample = data[:GUESS_SAMPLE_BYTES]
    cut = sample.rfind(b"\n")
    if len(data) > GUESS_SAMPLE_BYTES and cut > 0:  # not in the middle of a multi-byte character
        sample = sample[:cut]
    best = from_bytes(sample).best()
    return None if best is None else _codec(best.encoding)


def _codec(label: str) -> str | None:
    """Return Python's codec for a web page's label; latin-1 means cp1252 there (WHATWG Encoding Standard)."""
    try:
        info = codecs.lookup(label.strip())
        b"".decode(info.name)  # refuses codecs that do not give text, such as "hex"
    except (LookupError, ValueError):
        return None
    if info.name in {"iso8859-1", "ascii"}:
        return "cp1252"
    # a page that could be read so far as to find this label is not in a wide encoding
    return None if info.name.startswith(("utf-16", "utf-32", "utf-7")) else info.name


def _damaged(count: int, encoding: str) -> Issue:
    message = f"{count} places could not be decoded as {encoding}; they stand as U+FFFD: compare with the original"
    return Issue(code="encoding_damaged", stage="ingest", message=message)
