"""The output contract as JSON Schema, for those who read the files in other languages."""

from __future__ import annotations

import json

from directive_extract.schema.base import SCHEMA_VERSION
from directive_extract.schema.extraction import Extraction

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text() -> str:
    """JSON Schema of one result file.

    Returns:
        JSON that ends in a line break. It describes what is written: every field is present in every file.
    """
    generated = Extraction.model_json_schema(mode="serialization")
    title = f"directive-extract extraction, schema {SCHEMA_VERSION}"
    schema = {"$schema": _DIALECT, **generated, "title": title}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
