"""A clause as named features."""

from __future__ import annotations

from dataclasses import replace

import pytest

from directive_extract.extract.features import features


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Ministry must mend the quay.", {"cue=modal", "kind=agent", "w=mend", "subject=ministry"}, id="cue"
        ),
        pytest.param("Mend the quay by 3 May 2027.", {"cue=imperative", "time=True", "year=True", "w=####"}, id="time"),
        pytest.param("The quay was mended.", {"cue=none", "tense=past/thing", "w0=the"}, id="past"),
        pytest.param(
            "The yard must repair 80% of the lamps.", {"percent=True", "digits=True", "w=##"}, id="numbers-by-shape"
        ),
        pytest.param("1. Mend the quay.", {"label=1."}, id="label"),
        pytest.param("Residents said the quay must be mended.", {"voice=other", "reporter=resident"}, id="reporter"),
        pytest.param("“Mend the quay.”", {"quoted=True"}, id="quotation"),
        pytest.param(
            "The quay must not be mended.",
            {"aux=must_not_be/VBN", "headaux+voice=must_not_be/VBN/authority", "tags=MD_RB"},
            id="auxiliaries-and-tags",
        ),
        pytest.param("Must the Ministry mend the quay?", {"question=True"}, id="question"),
    ],
)
def test_features(see, text, expected) -> None:
    assert expected <= set(features(replace(see("It was agreed.\n\n" + text)[-1], alone=False)))


def test_a_text_of_a_few_sentences_has_no_features_of_a_document(see) -> None:
    few = see("1. Mend the quay.")[-1]
    assert few.alone
    assert not [name for name in features(few) if name.startswith(("genre=", "place=", "label=", "mode="))]


def test_features_are_named_once_and_in_a_fixed_order(see) -> None:
    sighting = see("The Ministry must mend the quay, the crane and the gate, and the yard must help.")[0]
    names = features(sighting)
    assert len(names) == len(set(names))
    assert names == features(sighting)


def test_numbers_and_names_of_one_document_do_not_become_features_of_their_own(see) -> None:
    one, other = (
        features(see(f"The yard must mend {n} lamps by 3 May {year}.")[0]) for n, year in ((12, 2026), (97, 2031))
    )
    assert one == other


def test_long_clauses_are_cut_off(see) -> None:
    short, long = (features(see("The Ministry must mend " + ", ".join(["the quay"] * n) + ".")[0]) for n in (40, 90))
    assert len(long) <= len(short) + 10
