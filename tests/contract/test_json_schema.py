"""The committed JSON Schema is that of the models."""

from pathlib import Path

from directive_extract.export.json_schema import schema_text
from directive_extract.schema.base import SCHEMA_VERSION

COMMITTED = Path(__file__).parents[2] / "docs" / "schema" / f"extraction-{SCHEMA_VERSION}.json"


def test_committed_schema_is_current():
    assert COMMITTED.read_text("utf-8") == schema_text(), (
        "the contract has changed: a changelog entry is due; then "
        "directive-extract schema > docs/schema/extraction-1.0.json"
    )
