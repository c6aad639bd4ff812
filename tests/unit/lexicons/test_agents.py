"""Names of those who can act, told from names of things."""

from __future__ import annotations

import pytest

from directive_extract.lexicons.agents import Agency, agency, head_noun, is_agent, is_pronoun, is_proper, singular


@pytest.mark.parametrize(
    "phrase",
    [
        "the Ministry of Fisheries",
        "all harbour masters",
        "lighthouse keepers working at night",
        "Deputy Prime Minister Lena Orr",
        "project manager Tom Ashby",
        "Mr. Quill",
        "developer Marbank",
        "everyone on the pier",
        "The remaining seven",
        "Naval Region 3",
        "ferry companies, among them two foreign ones",
        "90% of the districts",
    ],
)
def test_known(phrase: str) -> None:
    assert agency(phrase) is Agency.KNOWN


@pytest.mark.parametrize("phrase", ["EPA", "DoP&T", "Marbank", "@kaplan", "ok3xyz", "North Quay", "glaziers"])
def test_named_by_letters(phrase: str) -> None:
    assert agency(phrase) is Agency.NAME


@pytest.mark.parametrize(
    "phrase",
    [
        "the report of the board",
        "every Monday",
        "Easter",
        "Q3",
        "they",
        "What the owners",
        "a quarter",
        "",
        "12",
        "Reports",
    ],
)
def test_things(phrase: str) -> None:
    assert agency(phrase) is Agency.THING


@pytest.mark.parametrize("phrase", ["the mending of nets", "Responsibility", "seaweed", "Warning"])
def test_unknown(phrase: str) -> None:
    assert agency(phrase) is Agency.UNKNOWN
    assert not is_agent(phrase)


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("the Office of the Harbour Master", "Office"),
        ("boatyards, most of them small", "boatyards"),
        ("districts running late", "districts"),
        ("the council's clerk", "clerk"),
        ("", ""),
    ],
)
def test_head(phrase: str, head: str) -> None:
    assert head_noun(phrase) == head


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("agencies", "agency"),
        ("fishermen", "fisherman"),
        ("branches", "branch"),
        ("campuses", "campus"),
        ("offices", "office"),
        ("class", "class"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


@pytest.mark.parametrize(
    ("phrase", "expected"), [("it", True), ("The latter", True), ("everyone", False), ("the pier", False)]
)
def test_pronouns(phrase: str, expected: bool) -> None:
    assert is_pronoun(phrase) is expected


@pytest.mark.parametrize(
    ("phrase", "expected"), [("Port of Hale", True), ("HoDs", True), ("the pier", False), ("3 Piers", False)]
)
def test_proper(phrase: str, expected: bool) -> None:
    assert is_proper(phrase) is expected
