import pytest

from directive_extract.pipeline import Extractor
from directive_extract.review.routes.lookups import Health
from directive_extract.schema.organisation import Organisation
from directive_extract.schema.settings import Settings

TEXT = "The Board met on 9 March 2026.\nThe Treasurer shall obtain three quotes for the roof by 30 April 2026.\n"


@pytest.fixture(scope="session")
def extraction():
    return Extractor().extract(TEXT.encode(), name="board.txt")


@pytest.fixture
def desk(app, extraction):
    app.state.desk.take_in(extraction, "Amara", content=TEXT.encode())
    return app.state.desk


def test_health_needs_no_session_and_tells_nothing_else(outsider):
    response = outsider.get("/health")
    assert response.status_code == 200
    assert set(response.json()) == set(Health.model_fields) == {"status", "version"}


@pytest.mark.parametrize(
    ("words", "due"),
    [
        pytest.param("2026-06-30", "2026-06-30", id="day"),
        pytest.param("within 30 days", "2026-04-08", id="counted-from-the-document"),
        pytest.param("trước ngày 30/6/2026", "2026-06-29", id="vietnamese"),
    ],
)
def test_a_deadline_is_read_while_it_is_typed(insider, desk, words, due):
    found = insider.get("/api/deadline", params={"words": words, "document": "D1"}).json()
    assert found["deadline"]["due"] == due
    assert found["deadline"]["text"] == words
    assert found["explanation"]


@pytest.mark.parametrize("words", ["", "soon", "<script>", "\x00", "x" * 500])
def test_words_without_a_deadline_are_an_answer_too(insider, desk, words):
    response = insider.get("/api/deadline", params={"words": words, "document": "D1"})
    assert response.status_code == 200
    assert response.json() == {"deadline": None, "day": None, "explanation": []}


def test_without_a_document_only_words_that_need_no_day_are_read(insider):
    assert insider.get("/api/deadline", params={"words": "within 30 days"}).json()["deadline"] is None
    found = insider.get("/api/deadline", params={"words": "30 June 2026"}).json()
    assert found["deadline"]["due"] == "2026-06-30"
    assert "document" not in " ".join(found["explanation"])


def test_owners_are_completed_from_the_list_and_the_register(make_app, enter):
    bodies = (Organisation(id="mof", names=("Ministry of Finance", "Bộ Tài chính")),)
    client = enter(make_app(extraction=Settings(organisations=bodies)))
    assert client.get("/api/owners?prefix=bo tai").json() == [{"name": "Ministry of Finance", "organisation": "mof"}]
    assert client.get("/api/owners").json() == []


def test_who_else_has_a_document_open(make_app, enter, extraction):
    app = make_app()
    app.state.desk.take_in(extraction, "Amara", content=TEXT.encode())
    client = enter(app)
    assert client.post("/api/presence", json={"document": "D1"}).json() == {"others": []}
    app.state.presence.tell("D1", "Binh")
    assert client.post("/api/presence", json={"document": "D1"}).json() == {"others": ["Binh"]}
    assert client.post("/api/presence", json={"document": "D2"}).status_code == 404


def test_jobs_start_with_none(insider):
    assert insider.get("/api/jobs").json() == {"jobs": [], "total": 0, "finished": 0, "failed": 0}
