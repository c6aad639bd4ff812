import fake_extractors
import pytest

from directive_extract.batch.worker import Job, run_job
from directive_extract.errors import EmptyDocumentError, InternalError, ModelNotFoundError
from directive_extract.export.formats import Format
from directive_extract.schema.extraction import Extraction


def run(tmp_path, text, document_id="a"):
    (tmp_path / "a.txt").write_text(text)
    return run_job(Job(0, tmp_path / "a.txt", document_id), fake_extractors.extract, Format.JSON)


def test_run_job_returns_text_and_counts(tmp_path):
    result = run(tmp_path, "The Ministry and the Ministry shall act\nSomebody shall act\n")
    assert len(Extraction.from_json(result.text).tasks) == 2
    assert (result.contents.tasks, result.contents.flagged) == (2, 1)
    assert result.contents.flags == {"no_owner": 1, "two_leads": 1}
    assert result.contents.issues == {"no_date": 1}
    assert result.error is None


def test_run_job_gives_the_result_the_id_of_its_file(tmp_path):
    result = run(tmp_path, "one", document_id="folder-a")
    assert Extraction.from_json(result.text).document.id == "folder-a"


@pytest.mark.parametrize(
    ("text", "error"),
    [pytest.param("EMPTY", EmptyDocumentError, id="ours"), pytest.param("BUG", InternalError, id="a bug")],
)
def test_run_job_returns_errors(tmp_path, text, error):
    result = run(tmp_path, text)
    assert isinstance(result.error, error)
    assert "\n" not in str(result.error)
    assert result.text is None


def test_run_job_lets_through_what_all_documents_would_fail_with(tmp_path):
    with pytest.raises(ModelNotFoundError):
        run(tmp_path, "NO MODEL")


def test_run_job_lets_an_interruption_through(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, "INTERRUPT")
