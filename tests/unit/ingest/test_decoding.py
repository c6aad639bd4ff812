from __future__ import annotations

import pytest

from directive_extract.ingest.decoding import decode

VIETNAMESE = "Thủ tướng yêu cầu Bộ Tài chính hoàn thành kế hoạch trước ngày 31 tháng 3. " * 4
ENGLISH = "The Ministry’s plan – “five tasks” – shall be ready by May, as agreed. " * 4
CZECH = "Ministerstvo předloží vládě zprávu o plnění úkolů do konce března a příští týden zařídí další jednání. " * 6
JAPANESE = (
    "財務省は三月末までに計画を完成し、内閣に報告しなければならない。\n首相は各省に対し、来月中に実施状況を確認するよう求めた。"
    "水道の井戸は住民のために直ちに修理すること。"
)


def vietnamese_bytes() -> bytes:
    """Windows writes Vietnamese as base letters with tone marks behind them."""
    import unicodedata

    out = bytearray()
    for letter in unicodedata.normalize("NFC", VIETNAMESE):
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            decomposed = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in decomposed if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", decomposed.replace(tone, ""))
            out += (base + tone).encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "expected", "encoding"),
    [
        pytest.param(VIETNAMESE.encode(), VIETNAMESE, "utf-8", id="utf-8"),
        pytest.param(b"\xef\xbb\xbfReport", "\ufeffReport", "utf-8", id="utf-8-mark-stays"),
        pytest.param(VIETNAMESE.encode("utf-16"), VIETNAMESE, "utf-16", id="utf-16-mark-goes"),
        pytest.param(b"\xfe\xff" + VIETNAMESE.encode("utf-16-be"), VIETNAMESE, "utf-16", id="utf-16-be-mark"),
        pytest.param(VIETNAMESE.encode("utf-16-le"), VIETNAMESE, "utf-16-le", id="utf-16-le"),
        pytest.param(ENGLISH.encode("utf-16-be"), ENGLISH, "utf-16-be", id="utf-16-be"),
        pytest.param(ENGLISH.encode("utf-32"), ENGLISH, "utf-32", id="utf-32"),
        pytest.param(b"one\r\ntwo\rthree\n", "one\r\ntwo\rthree\n", "utf-8", id="line-ends-stay"),
    ],
)
def test_decode_is_certain_of_unicode(data: bytes, expected: str, encoding: str) -> None:
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.encoding, decoded.issues) == (expected, encoding, ())


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(ENGLISH.encode("cp1252"), ENGLISH, id="english-cp1252"),
        pytest.param(CZECH.encode("cp1250"), CZECH, id="czech-cp1250"),
        pytest.param(JAPANESE.encode("shift_jis"), JAPANESE, id="japanese"),
    ],
)
def test_decode_says_that_it_guessed(data: bytes, expected: str) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.text == expected
    assert [issue.code for issue in decoded.issues] == ["encoding_guessed"]


def test_decode_knows_vietnamese_with_tone_marks() -> None:
    import unicodedata

    decoded = decode(vietnamese_bytes(), "a.txt")
    assert unicodedata.normalize("NFC", decoded.text) == VIETNAMESE
    assert decoded.encoding == "cp1258"


def test_decode_keeps_utf8_that_is_damaged_in_one_place() -> None:
    data = VIETNAMESE.encode()[:-4] + "ế".encode()[:2]
    decoded = decode(data, "a.txt")
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("\ufffd")
    assert [issue.code for issue in decoded.issues] == ["encoding_damaged"]


@pytest.mark.parametrize(
    ("data", "declared", "expected"),
    [
        pytest.param("Œuvre – “plan”".encode("cp1252"), "iso-8859-1", "Œuvre – “plan”", id="latin-1-means-cp1252"),
        pytest.param("Привет, министр".encode("koi8-r"), "koi8-r", "Привет, министр", id="believed"),
        pytest.param("Привет".encode(), "koi8-r", "Привет", id="utf-8-before-the-label"),
        pytest.param("報告".encode("iso2022_jp"), "iso-2022-jp", "報告", id="seven-bit"),
        pytest.param("Việt".encode(), "utf-16", "Việt", id="impossible-label"),
        pytest.param("Việt".encode(), "hex", "Việt", id="no-text-codec"),
        pytest.param("Việt".encode(), "no-such", "Việt", id="unknown-label"),
    ],
)
def test_decode_weighs_the_label(data: bytes, declared: str, expected: str) -> None:
    assert decode(data, "a.html", declared).text == expected
