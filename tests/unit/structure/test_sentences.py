"""Where sentences end, in official prose."""

from __future__ import annotations

import pytest

from directive_extract.structure.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Board met.| It rose at noon.", id="full-stops"),
        pytest.param("Who pays?| The owner!| Nobody else…| That is all", id="other-marks"),
        pytest.param("“The dam must hold.”| The mayor agreed.", id="closing-quotation-mark"),
        pytest.param("He said: “Do it now.| Then report.”", id="sentences-inside-a-quotation"),
        pytest.param("(See the annex.)| The fee is fixed.", id="parenthesis"),
        pytest.param("The fee is 2.5 per cent.| It was 3.0 before.", id="decimals"),
        pytest.param("The visit is on 3.4.2026 at noon.| Be there.", id="dotted-date"),
        pytest.param("They met in 2026.| 40 towns took part.", id="number-begins"),
        pytest.param("No. 12 of Art. 4 shall apply.", id="numbers-of-documents"),
        pytest.param("Dr. Hansen and Prof. Lee shall report.", id="titles"),
        pytest.param("No vote.| Pres. Ames told the Treas. and Sgt. Orr to wait.", id="offices"),
        pytest.param("Mr. J. K. Olsen shall report.", id="initials"),
        pytest.param("They met at 9 a.m. on Monday.| They rose at 5 p.m.| The clerk stayed.", id="hours"),
        pytest.param("Timber Inc. shall repay it.", id="company-inside"),
        pytest.param("Boats, nets, etc. are listed.| Prices etc.| Are not.", id="et-cetera"),
        pytest.param("Send it by Fri. 3 Oct. at the latest.", id="abbreviated-dates"),
        pytest.param("The plan of the U.S. side is late.| Ours is not.", id="country"),
        pytest.param("The works end in May...| Or so they say.", id="dots"),
        pytest.param("the plan... was late.", id="dots-inside"),
        pytest.param("It ends here./.| Recipients follow.", id="closing-mark-of-official-papers"),
        pytest.param("As set out in item 12.| The clerk agrees.", id="number-ends-a-sentence"),
        pytest.param("1. Mend the roof.", id="label-is-no-sentence"),
        pytest.param("The site example.org is down.| Repair it.", id="address"),
    ],
)
def test_sentences_end_where_a_bar_stands(text: str) -> None:
    parts = [part.strip() for part in text.split("|")]
    assert sentences(text.replace("|", "")) == parts


@pytest.mark.parametrize(
    ("max_words", "text"),
    [
        pytest.param(99, "a b; c d, e f g h i j k.", id="fits"),
        pytest.param(4, "a b; c d,| e f g h| i j k.", id="at-a-comma-else-at-a-space"),
        pytest.param(5, "a b c; d, e;| f g h i j| k.", id="at-the-last-semicolon"),
        pytest.param(6, "a, b c d e f| g h i j k.", id="not-after-a-few-words"),
        pytest.param(1, "a| b;| c.", id="word-by-word"),
    ],
)
def test_sentences_too_long_to_parse_are_cut(max_words: int, text: str) -> None:
    whole = text.replace("|", "")
    assert [whole[a:b] for a, b in split_sentences(whole, max_words)] == [part.strip() for part in text.split("|")]


@pytest.mark.parametrize("text", ["", "   ", "\n"], ids=["empty", "blank", "line-break"])
def test_no_sentence_in_nothing(text: str) -> None:
    assert split_sentences(text) == ()


@pytest.mark.parametrize("text", ["...", ". . .", "?!", "a", "  Mend it.  Now!  "])
def test_sentences_cover_all_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    covered = {i for a, b in spans for i in range(a, b)}
    assert covered >= {i for i, character in enumerate(text) if not character.isspace()}
    assert list(spans) == sorted(spans)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("crane is back. rope is not", ["crane is back.", "rope is not"], id="word"),
        pytest.param("cost 400. too dear", ["cost 400.", "too dear"], id="figure"),
        pytest.param("ask the assoc. to pay", ["ask the assoc. to pay"], id="abbreviation"),
        pytest.param("tel. no. of the yard", ["tel. no. of the yard"], id="short-words"),
    ],
)
def test_in_notes_sentences_may_begin_in_small_letters(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in split_sentences(text, small=True)] == expected
    assert sentences(text) == [text]
