import pytest

from directive_extract.review.texts import Texts
from directive_extract.review.views.saying import say_value

EN, VI = Texts.of("en"), Texts.of("vi")


@pytest.mark.parametrize(
    ("field", "value", "texts", "expected"),
    [
        pytest.param("owners", [], EN, "none", id="nothing"),
        pytest.param("result", None, VI, "không có", id="nothing-vi"),
        pytest.param(
            "owners",
            [{"name": "Bộ Y tế", "role": "lead"}, {"name": "Bộ Tài chính", "role": "support"}],
            VI,
            "Bộ Y tế; Bộ Tài chính (phối hợp)",
            id="owners-with-roles",
        ),
        pytest.param(
            "deadline", {"text": "before 15 June", "due": "2026-06-14"}, EN, "before 15 June (14 Jun 2026)", id="due"
        ),
        pytest.param("deadline", {"text": "every month"}, EN, "every month", id="deadline-without-a-day"),
        pytest.param("deadline", {"text": "2026-06-14", "date": "2026-06-14"}, EN, "14 Jun 2026", id="typed-day"),
        pytest.param(
            "deadlines",
            [{"deadline": {"text": "a", "due": None}}, {"deadline": {"text": "by May", "due": "2026-05-31"}}],
            EN,
            "by May (31 May 2026)",
            id="the-last-deadline-counts",
        ),
        pytest.param("deadlines", [{"deadline": None}], EN, "none", id="deadline-taken-away"),
        pytest.param("state", "in_progress", VI, "Đang thực hiện", id="state"),
        pytest.param("section", ["I. Dykes", "2. Upper"], EN, "I. Dykes › 2. Upper", id="headings"),
        pytest.param("percent", 40, EN, "40%", id="progress"),
        pytest.param("columns", {"STT": "7"}, EN, "STT: 7", id="columns"),
        pytest.param("links", [{"entry": "E2", "relation": "next_period"}], EN, "E2 (next period)", id="ties"),
        pytest.param("targets", [{"text": "60 km", "value": 60}], EN, "60 km", id="targets"),
        pytest.param("flags", ["two_leads", "own_flag"], EN, "Two leads, own flag", id="flags"),
        pytest.param("next_review", "2026-06-14", VI, "14/6/2026", id="day"),
    ],
)
def test_say_value(field, value, texts, expected):
    assert say_value(field, value, texts) == expected
