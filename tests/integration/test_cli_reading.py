"""`show` and `deadline` with the real extractor and engine."""

import json

import pytest
from typer.testing import CliRunner

from directive_extract.cli.app import app

TEXT = (
    "PLANNING BOARD\r\nHanoi, 3 March 2026\r\n\r\n"
    "The Board asked the Ministry of Roads to mend the bridge before 30 June 2026.\r\n"
    "The line ends \x1b[2Jhere.\r\n"
)


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "bridge.txt"
    path.write_bytes(TEXT.encode())
    return path


def show(*arguments):
    result = CliRunner().invoke(app, ["show", *map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_show_marks_task_owner_and_deadline_in_place(document):
    shown = show(document)
    assert "⟨Ministry of Roads⟩" in shown
    assert "⟪before 30 June 2026⟫" in shown
    assert "due 2026-06-29" in shown
    assert "\x1b" not in shown


def test_show_json_is_what_convert_writes(document, tmp_path):
    shown = show(document, "--json")
    CliRunner().invoke(app, ["convert", str(document), "--out", str(tmp_path / "out")], catch_exceptions=False)
    assert shown == (tmp_path / "out" / "bridge.json").read_text("utf-8")


def test_show_date_replaces_that_of_the_text(document):
    assert json.loads(show(document, "--json", "--date", "2024-01-02"))["document"]["date"] == "2024-01-02"


def test_show_a_web_page(tmp_path):
    page = tmp_path / "page.html"
    story = "The Board asked the Ministry of Roads to mend the bridge before 30 June 2026. " * 3
    page.write_text(
        f"<html><head><title>Bridge</title></head><body><nav>Home</nav><article><h1>Bridge</h1><p>{story}</p>"
        "<p>The meeting was held on 3 March 2026 in the presence of the heads of all provinces and cities.</p>"
        "</article></body></html>"
    )
    shown = show(page)
    assert "⟨Ministry of Roads⟩" in shown
    assert "<p>" not in shown


def test_deadline_reads_and_explains_a_phrase():
    arguments = ["deadline", "by the end of the third quarter of 2026", "--date", "2025-10-15"]
    result = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    assert "due         2026-09-30" in result.stdout.splitlines()
    assert any(line.startswith("- ") for line in result.stdout.splitlines())
