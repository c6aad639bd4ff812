"""Whose words a clause are."""

from __future__ import annotations

import pytest

from directive_extract.extract.speakers import Speakers, Voice


@pytest.mark.parametrize(
    ("subject", "voice"),
    [
        pytest.param("Ann Holm", Voice.AUTHORITY, id="issuer-by-name"),
        pytest.param("Minister Holm", Voice.AUTHORITY, id="issuer-by-title-and-name"),
        pytest.param("the Minister", Voice.AUTHORITY, id="title"),
        pytest.param("the Council", Voice.AUTHORITY, id="body"),
        pytest.param("delegates", Voice.OTHER, id="delegates"),
        pytest.param("an economist", Voice.OTHER, id="indefinite"),
        pytest.param("Deputy Minister Bo Rask", Voice.OTHER, id="another-leader-by-name"),
        pytest.param("several residents of the harbour", Voice.OTHER, id="residents"),
        pytest.param("The Yard Company", Voice.OTHER, id="company"),
        pytest.param("he", Voice.UNKNOWN, id="pronoun"),
        pytest.param("", Voice.UNKNOWN, id="nobody"),
        pytest.param("“", Voice.UNKNOWN, id="mark"),
        pytest.param("the tide", Voice.UNKNOWN, id="thing"),
    ],
)
def test_voice(subject: str, voice: Voice) -> None:
    assert Speakers("Minister Ann Holm").voice(subject) is voice


def test_without_an_issuer_titles_and_bodies_still_speak_for_the_authority() -> None:
    assert Speakers(None).voice("the President") is Voice.AUTHORITY
    assert Speakers(None).voice("experts") is Voice.OTHER


def test_common_words_of_an_issuers_name_prove_nothing() -> None:
    assert Speakers("National Committee of the Party").voice("party members") is Voice.OTHER
