from __future__ import annotations

import numpy as np
import pytest

from directive_extract.errors import ModelNotFoundError
from directive_extract.extract import encoder
from directive_extract.extract.encoder import ClauseEncoder, lay_out, load_encoder
from directive_extract.extract.windows import LONGEST_CLAUSE
from directive_extract.wordpieces.wordpiece import END, START

ORDER = "The Ministry of Works shall repair the bridge by 1 May."
REPORT = "The bridge was closed after last year's flood."
PRINCIPLE = "Safety always comes before speed."


def test_a_window_is_laid_out_with_its_marks_and_the_mean_of_each_clause() -> None:
    ids, spans = lay_out([[7, 8], [9]])
    assert ids == [START, 7, 8, END, 9, END]
    assert spans.tolist() == [[0, 0.5, 0.5, 0, 0, 0], [0, 0, 0, 0, 1, 0]]


def test_of_a_long_clause_the_beginning_is_read() -> None:
    ids, spans = lay_out([[7] * 300])
    assert len(ids) == LONGEST_CLAUSE + 2
    assert spans.sum() == pytest.approx(1)


def test_an_order_is_told_from_a_report() -> None:
    task = 2
    found = load_encoder().read([REPORT, ORDER, REPORT], [True, True, True])
    assert found[1].argmax() == task
    assert found[1][task] > max(found[0][task], found[2][task])


def test_only_open_clauses_are_read() -> None:
    assert load_encoder().read([REPORT, ORDER, PRINCIPLE], [False, False, True]).keys() == {2}
    assert load_encoder().read([], []) == {}


def test_a_clause_s_scores_do_not_depend_on_what_is_read_elsewhere() -> None:
    texts = [ORDER, REPORT, REPORT, REPORT, REPORT, PRINCIPLE]
    alone = load_encoder().read(texts, [True, False, False, False, False, False])
    together = load_encoder().read(texts, [True, False, False, False, False, True])
    assert np.array_equal(alone[0], together[0])


def test_what_stands_next_to_a_clause_is_read_and_what_is_farther_is_not() -> None:
    is_open = [False, False, True, False]
    found = load_encoder().read([ORDER, REPORT, PRINCIPLE, REPORT], is_open)
    farther = load_encoder().read([REPORT, REPORT, PRINCIPLE, REPORT], is_open)
    nearer = load_encoder().read([ORDER, ORDER, PRINCIPLE, REPORT], is_open)
    assert np.array_equal(found[2], farther[2])
    assert not np.array_equal(found[2], nearer[2])


def test_damaged_weights_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Damaged:
        def joinpath(self, name: str) -> Damaged:
            return self

        def read_bytes(self) -> bytes:
            return b"no graph"

    monkeypatch.setattr(encoder.resources, "files", lambda _: Damaged())
    with pytest.raises(ModelNotFoundError, match=r"encoder\.onnx can't be read"):
        load_encoder.__wrapped__()


def test_what_is_no_graph_is_refused() -> None:
    with pytest.raises(Exception, match=r"(?i)protobuf"):
        ClauseEncoder(b"no graph")
