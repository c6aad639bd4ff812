from __future__ import annotations

import pytest

from directive_extract.ingest.ocr.mending import mend
from directive_extract.ingest.ocr.word import Word


def words(text: str, *, height: float = 10, sure: float = 0.9) -> list[Word]:
    return [
        Word(part, (10.0 * place, 0, 10.0 * place + 9, height), 10, sure) for place, part in enumerate(text.split())
    ]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        pytest.param("Il. DUTIES", "II. DUTIES", id="label-II"),
        pytest.param("IIl- DUTIES", "III- DUTIES", id="label-III"),
        pytest.param("lV) DUTIES", "IV) DUTIES", id="label-IV"),
        pytest.param("lll. DUTIES", "III. DUTIES", id="label-of-strokes"),
        pytest.param("as | said", "as I said", id="stroke-for-I"),
        pytest.param("on the Ist of May", "on the 1st of May", id="1st"),
        pytest.param("on the 2lst of May", "on the 21st of May", id="21st"),
        pytest.param("before I April 2026", "before 1 April 2026", id="stroke-before-a-month"),
        pytest.param("by 3O June 2O26", "by 30 June 2026", id="letters-in-figures"),
        pytest.param("by l5/O6/2026.", "by 15/06/2026.", id="letters-in-a-date"),
        pytest.param("the \ufb01nal \ufb02oor", "the final floor", id="ligatures"),
    ],
)
def test_slips_with_one_reading_are_mended(seen: str, meant: str) -> None:
    assert " ".join(word.text for word in mend(words(seen))) == meant


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("l) the last of the letters", id="label-l"),
        pytest.param("ill and all will", id="words-of-strokes"),
        pytest.param("in Illinois, IL 60601", id="names"),
        pytest.param("the mill. Il. sung", id="not-at-the-beginning"),
        pytest.param("Vol. VII", id="numerals"),
        pytest.param("O 1 l 0", id="single-letters"),
        pytest.param("Room B12, SO2 and CO2", id="codes"),
        pytest.param("- one * two • three", id="list-marks"),
    ],
)
def test_what_may_be_meant_stays(text: str) -> None:
    assert " ".join(word.text for word in mend(words(text))) == text


def test_specks_and_rulings_go() -> None:
    line = [*words("task"), *words("~", sure=0.3), *words("|", height=40), *words("-", sure=0.8), *words("a", sure=0.1)]
    assert [word.text for word in mend(line)] == ["task", "-", "a"]
