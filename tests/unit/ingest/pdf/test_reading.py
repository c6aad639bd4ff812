"""What becomes of good and bad PDF files; recognition is switched off, so that the machine's programs do not matter."""

from __future__ import annotations

import io
from array import array

import pytest
from making import SENTENCE, TEXT, assemble, forms, one_page, pages
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from directive_extract.errors import (
    DamagedDocumentError,
    DocumentTooLargeError,
    EmptyDocumentError,
    EncryptedDocumentError,
)
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings
from directive_extract.schema.span import Span

SETTINGS = Settings(ocr=False)


def read(data, **more):
    return read_source(data, settings=SETTINGS.model_copy(update=more))


def drawn(draw, **options):
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300), invariant=1, **options)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def encrypted(password):
    from reportlab.lib.pdfencrypt import StandardEncryption

    return drawn(lambda canvas: canvas.drawString(40, 200, SENTENCE), encrypt=StandardEncryption(password, "owner"))


def test_text_and_places():
    source = read(one_page())
    assert source.text == SENTENCE
    assert source.media_type == "application/pdf"
    placed = source.placement.place(Span(start=0, end=9, text="The board"))
    left, top, right, bottom = placed.bbox
    width = pdfmetrics.stringWidth("The board", "Helvetica", 12)
    assert (left, right) == pytest.approx((50, 50 + width), abs=0.5)
    assert 842 - 712 - 2 < top < 842 - 708
    assert 842 - 700 < bottom < 842 - 696


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright_and_its_boxes_are_those_of_the_page_as_shown(turn):
    source = read(one_page(more=b"/Rotate %d" % turn))
    assert source.text == SENTENCE
    (page,) = source.placement.pages
    assert (page.width, page.height) == ((595, 842) if turn % 180 == 0 else (842, 595))
    left, top, right, bottom = source.placement.place(Span(start=0, end=3, text="The")).bbox
    middle = (left + right) / 2, (top + bottom) / 2
    expected = {0: (61, 138), 90: (704, 61), 180: (534, 704), 270: (138, 534)}[turn]
    assert middle == pytest.approx(expected, abs=3)


def test_a_cropped_page_counts_from_what_is_shown_and_what_is_cut_off_is_put_aside():
    cut = b"BT /F1 12 Tf 50 700 Td (%s) Tj 0 120 Td (Cut off) Tj ET" % SENTENCE.encode()
    source = read(one_page(cut, more=b"/CropBox [40 100 500 800]"))
    assert source.text == f"{SENTENCE}\n\nCut off"
    assert [aside.reason for aside in source.asides] == ["outside the page"]
    left, top, _, bottom = source.placement.place(Span(start=0, end=3, text="The")).bbox
    assert left == pytest.approx(10, abs=0.5)
    assert top < 100 < bottom


def test_what_cannot_be_seen_is_put_aside():
    source = read(one_page(TEXT + b" BT 3 Tr /F1 12 Tf 50 600 Td (Not shown) Tj ET"))
    assert [source.text[a.start : a.end] for a in source.asides if a.reason == "hidden text"] == ["Not shown"]


def test_a_page_whose_whole_text_is_hidden_is_a_scan_with_its_text():
    assert read(one_page(b"3 Tr " + TEXT)).text == SENTENCE


def test_text_printed_twice_is_read_once():
    twice = drawn(lambda canvas: [canvas.drawString(40 + shift, 200, SENTENCE) for shift in (0, 0.4)])
    assert read(twice).text == SENTENCE


def test_ligatures_spaces_and_accents_are_those_of_a_text():
    from directive_extract.ingest.pdf.spelling import mend

    text, edges = mend("o\ufb03ce of H\u0061\u0300 N\u00f4\u0323i", array("f", range(17)))
    assert text == "office of Hà Nội"
    assert len(edges) == len(text) + 1
    assert list(edges) == sorted(edges)


def test_a_word_spaced_out_is_closed_up():
    def draw(canvas):
        text = canvas.beginText(40, 200)
        text.setCharSpace(5)
        text.textLine("DECISION")
        canvas.drawText(text)

    assert read(drawn(draw)).text == "DECISION"


def test_the_title_is_a_hint_unless_a_program_made_it():
    assert (
        read(drawn(lambda canvas: (canvas.setTitle("Notice 4"), canvas.drawString(9, 9, SENTENCE)))).hints.title
        == "Notice 4"
    )
    made = drawn(lambda canvas: (canvas.setTitle("notice.docx"), canvas.drawString(9, 9, SENTENCE)))
    assert read(made).hints.title is None


def test_a_password_opens_what_is_encrypted():
    assert read(encrypted("seal"), password="seal").text == SENTENCE


@pytest.mark.parametrize(
    ("password", "words"), [(None, "is encrypted"), ("wax", "does not open"), ("\ud800", "password")]
)
def test_without_the_password_the_error_says_so(password, words):
    with pytest.raises(EncryptedDocumentError, match=words) as caught:
        read(encrypted("seal"), password=password)
    assert "wax" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        pytest.param(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", DamagedDocumentError, id="head-only"),
        pytest.param(pages(0), DamagedDocumentError, id="zero-pages"),
        pytest.param(assemble(b"<< /Type /Catalog >>"), DamagedDocumentError, id="no-page-tree"),
        pytest.param(
            assemble(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 5 >>"),
            DamagedDocumentError,
            id="page-tree-in-a-circle",
        ),
        pytest.param(pages(10_000), DocumentTooLargeError, id="ten-thousand-pages"),
        pytest.param(one_page((TEXT + b"\n") * 1_200_000, packed=True), DocumentTooLargeError, id="bomb"),
        pytest.param(forms(1, 2, loop=True), DocumentTooLargeError, id="form-that-draws-itself"),
        pytest.param(forms(30, 2), DocumentTooLargeError, id="forms-that-double-thirty-times"),
        pytest.param(pages(1), EmptyDocumentError, id="blank-page"),
    ],
)
def test_what_cannot_be_read_is_refused_soon_and_by_type(data, error):
    with pytest.raises(error):
        read(data)


RULES = b"%d 0 m %d 800 l S 0 %d m 500 %d l S\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(one_page(box=b"[0 0 1e9 1e9]"), id="huge-page"),
        pytest.param(one_page(box=b"[-1e38 -1e38 1e38 1e38]"), id="page-without-end"),
        pytest.param(one_page(box=b"[0 0 0 0]"), id="page-without-size"),
        pytest.param(one_page(box=b"[595 842 0 0]"), id="page-upside-down"),
        pytest.param(one_page(b"q " * 200_000 + TEXT), id="states-nested"),
        pytest.param(one_page(TEXT + b" " + b"[" * 100_000), id="arrays-nested"),
        pytest.param(one_page(b"0 0 m 10 10 l S\n" * 100_000 + TEXT), id="many-paths"),
        pytest.param(one_page(b"".join(RULES % (i, i, i, i) for i in range(800)) + TEXT), id="many-rules"),
        pytest.param(forms(3, 10), id="forms-in-forms"),
        pytest.param(b"Received: by mail\r\n" + one_page(), id="other-things-before-it"),
    ],
)  # fmt: skip
def test_odd_files_are_read(data):
    assert read(data).text == SENTENCE


def test_pages_beyond_the_time_are_named():
    source = read(pages(3), max_seconds=1e-9)
    assert [(issue.code, issue.message[:9]) for issue in source.issues] == [("time_limit", "pages 1-3")]


def picture_page():
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("L", (60, 40), 200))
    return drawn(lambda canvas: canvas.drawImage(picture, 0, 0, 400, 300))


def test_a_page_that_is_only_a_picture_is_named_with_what_to_do():
    (issue,) = read(picture_page()).issues
    assert issue.code == "no_text_layer"
    assert issue.message.startswith("page 1")


UNMAPPED = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [32 %s] >> >>" % b" ".join(
    b"/g%d" % number for number in range(95)
)
LONGER = TEXT.replace(b"2026.", b"2026. " + SENTENCE.encode())
GARBAGE = " ".join(["Tne", "b0arcl", "sHa11", "rep0rf", "lVlay", "q%x", "fh~e", "0f#l", "bxz", "rr^t"] * 4)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(one_page(LONGER, font=UNMAPPED), id="font-without-code-points"),
        pytest.param(one_page(b"BT 3 Tr /F1 6 Tf 20 700 Td (%s) Tj ET" % GARBAGE.encode()), id="poor-recognition"),
    ],
)  # fmt: skip
def test_a_garbled_text_layer_is_noticed(data):
    assert [issue.code for issue in read(data).issues] == ["bad_text_layer"]


def test_a_page_of_figures_and_names_is_not_garbled():
    rows = " ".join(f"A{n}/26 31-Jan-26 Müller CFO £{n},400 ({n}%)" for n in range(12))
    escaped = rows.replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    assert read(one_page(b"BT /F1 3 Tf 20 700 Td (%s) Tj ET" % escaped)).issues == ()


def test_letters_of_a_ligature_share_its_box_in_their_order():
    import numpy as np

    from directive_extract.ingest.pdf.glyphs import Glyphs, to_pieces

    left = np.array([0, 0, 6, 9], dtype=np.float32)
    right = np.array([6, 6, 9, 12], dtype=np.float32)
    top, bottom = np.zeros(4, dtype=np.float32), np.full(4, 9, dtype=np.float32)
    codes = np.array([ord(letter) for letter in "fill"], dtype=np.uint32)
    ((_, piece),) = to_pieces(Glyphs(codes, np.arange(4), (left, top, right, bottom), np.zeros(4, dtype=np.bool_)))
    assert piece.text == "fill"
    assert list(piece.edges) == [0, 3, 6, 9, 12]
