from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.resolve.deadlines.tokens import Kind, make_clause, split_words
from directive_extract.resolve.deadlines.vocabulary import load_vocabulary
from directive_extract.schema.settings import Settings


def kinds(text: str) -> list[str]:
    clause = make_clause(text, dt.date(2026, 3, 12), Settings(), load_vocabulary())
    return list(clause.kinds[: clause.size])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("31.12.2025", [Kind.DATE], id="dotted"),
        pytest.param("2026-06-19", [Kind.ISO], id="iso"),
        pytest.param("30/9", [Kind.DAY_MONTH], id="day-month"),
        pytest.param("06/2026", [Kind.MONTH_YEAR], id="month-year"),
        pytest.param("2021-2025", [Kind.YEARS], id="years"),
        pytest.param("2026/27", [Kind.YEARS], id="short-years"),
        pytest.param("17:00", [Kind.CLOCK], id="clock"),
        pytest.param("Q4", [Kind.LABEL], id="label"),
        pytest.param("Q4/2025", [Kind.LABEL, Kind.MARK, Kind.NUMBER], id="label-with-year"),
        pytest.param("3rd", [Kind.ORDINAL], id="ordinal"),
        pytest.param("1,200,000.50", [Kind.NUMBER], id="amount"),
        pytest.param("1/2/3/4", [Kind.NUMBER] + [Kind.MARK, Kind.NUMBER] * 3, id="no-date"),
        pytest.param("Tết", [Kind.WORD], id="letters-with-marks"),
        pytest.param("31 / 12 / 2025", [Kind.DATE], id="spaced-date"),
        pytest.param("31. 12. 2025", [Kind.DATE], id="dotted-and-spaced"),
        pytest.param("31–12–2025", [Kind.DATE], id="en-dashes"),
        pytest.param("３１．１２．２０２５", [Kind.DATE], id="wide-figures"),
        pytest.param("Q.III/2026", [Kind.LABEL, Kind.MARK, Kind.NUMBER], id="roman-label"),
        pytest.param("5 th", [Kind.ORDINAL], id="ordinal-apart"),
        pytest.param("Novem\u00adber", [Kind.WORD], id="soft-hyphen"),
    ],
)
def test_forms(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_words_are_folded() -> None:
    assert split_words("The YEAR’s end, 5 p.m. (Oct. 3)") == [
        "the", "year's", "end", ",", "5", "p.m", "(", "oct", "3", ")",
    ]  # fmt: skip


def test_offsets_give_back_the_text() -> None:
    text = "By  the\n31st of March,\t2026 – at\u00a0noon"
    clause = make_clause(text, dt.date(2026, 3, 12), Settings(), load_vocabulary())
    gaps = [text[end:start] for end, start in zip(clause.ends, clause.starts[1:], strict=False)]
    assert all(gap.strip() == "" for gap in gaps)
    assert "".join(text.split()) == "".join(text[a:b] for a, b in zip(clause.starts, clause.ends, strict=True))
