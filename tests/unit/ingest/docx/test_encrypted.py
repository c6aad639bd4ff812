"""Word files with a password."""

from __future__ import annotations

import io
import sys

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from directive_extract.errors import DamagedDocumentError, EncryptedDocumentError, MissingExtraError
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings


@pytest.fixture(scope="module")
def locked() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph("Mend it")
    plain, encrypted = io.BytesIO(), io.BytesIO()
    document.save(plain)
    plain.seek(0)
    OOXMLFile(plain).encrypt("open sesame", encrypted)
    return encrypted.getvalue()


def test_the_password_opens_it(locked: bytes) -> None:
    assert read_source(locked, settings=Settings(password="open sesame")).text == "Mend it"


@pytest.mark.parametrize(("password", "words"), [(None, "--password"), ("wrong", "wrong")])
def test_none_or_a_wrong_one(locked: bytes, password: str | None, words: str) -> None:
    with pytest.raises(EncryptedDocumentError, match=words):
        read_source(locked, settings=Settings(password=password))


def test_without_the_package_that_decrypts(locked: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    with pytest.raises(MissingExtraError, match="encrypted"):
        read_source(locked, settings=Settings(password="open sesame"))


def test_more_rounds_than_are_sensible(locked: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("directive_extract.ingest.docx.encrypted.MAX_ROUNDS", 99_999)
    with pytest.raises(DamagedDocumentError, match="100,000 rounds"):
        read_source(locked, settings=Settings(password="open sesame"))


def test_a_cut_file(locked: bytes) -> None:
    with pytest.raises(DamagedDocumentError, match="broken"):
        read_source(locked[:3000] + locked[4000:], settings=Settings(password="open sesame"))
