import pytest

from directive_extract import errors
from directive_extract.cli.exit_codes import ExitCode, exit_code_for, exit_code_for_run

INGEST = errors.EmptyDocumentError("x")
EXPORT = errors.DestinationExistsError("x")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.InvalidDateError("x"), 2),
        (errors.SourceNotFoundError("x"), 3),
        (errors.NoDocumentsError("x"), 3),
        (errors.ModelNotFoundError("x"), 4),
        (errors.UnwritableDestinationError("x"), 5),
        (errors.LexiconError("x"), 6),
        (errors.WorkerCrashedError("x"), 7),
        (errors.InternalError("x"), 8),
        (errors.DirectiveExtractError("x"), 8),
    ],
    ids=lambda value: type(value).__name__,
)
def test_exit_code_for_is_by_family(error, code):
    assert exit_code_for(error) == code


@pytest.mark.parametrize(
    ("failures", "done", "code"),
    [
        pytest.param([], 3, ExitCode.OK, id="all done"),
        pytest.param([], 0, ExitCode.OK, id="nothing to do"),
        pytest.param([INGEST], 3, ExitCode.SOME_FAILED, id="some failed"),
        pytest.param([INGEST, INGEST], 0, ExitCode.INGEST, id="all failed, one family"),
        pytest.param([INGEST, EXPORT], 0, ExitCode.SOME_FAILED, id="all failed, several families"),
    ],
)
def test_exit_code_for_run(failures, done, code):
    assert exit_code_for_run(failures, done) is code
