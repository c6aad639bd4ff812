import fake_extractors
import pytest

from directive_extract.cli.show_colour import coloured, print_coloured
from directive_extract.cli.show_plain import brackets_for, plain_text

TASK = "The Ministry of Water shall mend the pumps before June 3"
TEXT = f"Water comes first.\r\n{TASK}.\r\nPumps are to be mended.\x1b[2J\n"


@pytest.fixture
def extraction():
    return fake_extractors.rich_extraction(TEXT)


def test_plain_text_brackets_what_was_found(extraction):
    lines = plain_text(extraction, TEXT).splitlines()
    assert "⟦P1 Water comes first⟧. " in lines
    assert "⟦T1 The ⟨Ministry of Water⟩ shall mend the pumps ⟪before June 3⟫⟧. " in lines
    assert "⟦T1 Pumps are to be mended⟧.␛[2J" in lines


@pytest.mark.parametrize(
    ("encoding", "line"),
    [
        ("utf-8", "⟦T1 The ⟨Ministry of Water⟩ shall mend the pumps ⟪before June 3⟫⟧. "),
        ("latin-1", "[T1 The {Ministry of Water} shall mend the pumps <before June 3>]. "),
        (None, "[T1 The {Ministry of Water} shall mend the pumps <before June 3>]. "),
    ],
)
def test_plain_text_uses_brackets_that_the_encoding_has(extraction, encoding, line):
    assert line in plain_text(extraction, TEXT, brackets_for(encoding)).splitlines()


def test_plain_text_explains_the_brackets(extraction):
    assert plain_text(extraction, TEXT).startswith("⟦T1 task⟧  ⟦P1 principle⟧  ⟨owner⟩  ⟪deadline⟫\n")


def test_plain_text_lists_the_records(extraction):
    lines = plain_text(extraction, TEXT).splitlines()
    for line in (
        "date      2026-05-01 (dateline)",
        "T1    Mend the pumps",
        "      owner     Ministry of Water; provinces (support)",
        "      deadline  before June 3 (due 2026-06-02)",
        "      flags     restated",
        "P1    Water comes first",
        "- the year was worked out [year_inferred]",
    ):
        assert line in lines


def test_coloured_puts_the_inner_style_over_the_outer(extraction):
    text = coloured(extraction, TEXT)
    assert "P1 Water comes first. \nT1 The Ministry of Water shall mend" in text.plain
    at = text.plain.index("Ministry of Water")
    styles = [str(span.style) for span in text.spans if span.start <= at < span.end]
    assert styles == ["green", "black on cyan"]


def test_print_coloured_lets_no_control_of_the_document_through(extraction, capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    print_coloured(extraction, TEXT)
    shown = capsys.readouterr().out
    assert "\x1b[2J" not in shown
    assert "␛[2J" in shown
    assert "\x1b[32m" in shown
    assert "Mend the pumps" in shown


def test_print_coloured_takes_brackets_of_the_document_literally(capsys):
    text = f"[bold]Water comes first[/bold] {TASK} Pumps are to be mended :smile:"
    print_coloured(fake_extractors.rich_extraction(text), text)
    shown = capsys.readouterr().out
    assert "[bold]" in shown
    assert ":smile:" in shown
