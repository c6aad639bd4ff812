"""What kind of document it is."""

from __future__ import annotations

import pytest

from directive_extract.lexicons import load_lexicon
from directive_extract.schema.outline import Genre
from directive_extract.structure.genre import _signs, guess_genre

CASES = {
    "minutes-with-attendance": (
        Genre.MINUTES,
        "MINUTES of the Harbour Users Group\n\nPresent: A. Berg, L. Osei\nApologies: none\n\n1. Moorings\n",
    ),
    "chat-log": (
        Genre.MINUTES,
        "14:00 <ann> #startmeeting\n14:01 <bo> hello\n14:02 <ann> bo to write the release note\n",
    ),
    "tracker": (Genre.MINUTES, "Project log\n\nRef | Action | Owner | Due\n1 | Order pumps | Stores | May\n"),
    "resolution": (
        Genre.RESOLUTION,
        "RESOLUTION 14\n\nThe Assembly,\n\nRecalling its resolution 3,\n\n1. Requests the Secretariat to report;\n",
    ),
    "whereas": (
        Genre.RESOLUTION,
        "WHEREAS the bridge is old; now therefore be it resolved that the bridge be mended.\n",
    ),
    "official-dispatch": (
        Genre.OFFICIAL,
        "PRIME MINISTER\n\nNo. 14/CD-TTg\n\nOFFICIAL DISPATCH\non floods\n\nThe Ministry shall act.\n",
    ),
    "memorandum": (
        Genre.OFFICIAL,
        "MEMORANDUM No. 12, s. 2026\n\nTo: All heads of office\n\nYou are directed to report.\n",
    ),
    "news-dateline": (
        Genre.NEWS,
        "PORT WEIR (AFP) - The mayor said that the quay must be mended.\n",
    ),
    "news-report": (Genre.NEWS, "New quay for Port Weir\n\nBy Ann Holm\n\n“We must mend it,” he said.\n"),
    "nothing-speaks": (
        Genre.NEWS,
        "The quay must be mended.\n",
    ),
    "minutes-ago-is-no-title": (Genre.NEWS, "Minutes ago the mayor spoke. “Mend it,” he said.\n"),
}


@pytest.mark.parametrize(("genre", "text"), CASES.values(), ids=CASES.keys())
def test_guess_genre(genre: Genre, text: str) -> None:
    assert guess_genre(text) is genre


def test_only_the_head_counts() -> None:
    assert guess_genre("The quay must be mended. " * 200 + "\nMinutes of the meeting\nPresent: A. Berg\n") is Genre.NEWS


def test_signs_are_seen_where_their_patterns_match_often_enough() -> None:
    """The quick look for line feeds stands in for "^" and never changes what is seen."""
    signs = load_lexicon("genres")["sign"]
    texts = [text for _, text in CASES.values()]
    texts += [text for sign in signs for text in (*sign.get("examples", ()), *sign.get("counter_examples", ()))]
    texts += [f"Harbour news\n{text}\n{text}\n" for text in texts]
    seen = [[sign.shows(text, text) for sign in _signs()] for text in texts]
    assert seen == [[len(sign.pattern.findall(text)) >= sign.least for sign in _signs()] for text in texts]
