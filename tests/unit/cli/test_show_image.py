from __future__ import annotations

import pytest
from PIL import Image
from typer.testing import CliRunner

from directive_extract.cli.app import app

ROOT_FIXTURE = "fixtures/pdf-gazette.pdf"


@pytest.fixture
def run(request):
    document = request.config.rootpath / ROOT_FIXTURE

    def invoked(*arguments: str, file=document):
        return CliRunner().invoke(app, ["show", str(file), *arguments])

    return invoked


def test_a_page_is_drawn_with_what_was_found(run, tmp_path) -> None:
    out = tmp_path / "page.png"
    result = run("--page", "1", "--image", str(out))
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert "page 1 of" in result.stderr
    with Image.open(out) as picture:
        assert picture.format == "PNG"
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1_000_000)}
    assert (213, 94, 0) in colours, "a deadline is outlined"
    assert [path.name for path in tmp_path.iterdir()] == ["page.png"], "nothing temporary is left"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(("--page", "99", "--image", "x.png"), 4, "there is no page 99", id="no-such-page"),
        pytest.param(("--page", "0", "--image", "x.png"), 4, "there is no page 0", id="page-zero"),
        pytest.param(("--image", "no-folder/x.png"), 5, "cannot write here", id="no-such-folder"),
        pytest.param(("--page", "1"), 2, "go with --image", id="page-without-image"),
    ],
)
def test_what_cannot_be_drawn_is_told(run, tmp_path, monkeypatch, arguments, code, words) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == code
    assert words in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_text_has_no_pages(run, tmp_path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("The board shall meet by 4 May 2026.")
    result = run("--image", str(tmp_path / "a.png"), file=text)
    assert result.exit_code == 3
    assert "PDF, PNG, JPEG and TIFF have pages" in result.stderr


def test_nothing_is_replaced_unasked(run, tmp_path) -> None:
    out = tmp_path / "page.png"
    out.write_bytes(b"mine")
    assert run("--image", str(out)).exit_code == 5
    assert out.read_bytes() == b"mine"
    assert run("--image", str(out), "--overwrite").exit_code == 0
    assert out.read_bytes() != b"mine"


def test_the_document_itself_is_never_replaced(run, tmp_path) -> None:
    scan = tmp_path / "scan.png"
    Image.new("L", (80, 80), 255).save(scan)
    before = scan.read_bytes()
    result = run("--image", str(scan), "--overwrite", file=scan)
    assert result.exit_code == 5
    assert "the document itself" in result.stderr
    assert scan.read_bytes() == before
