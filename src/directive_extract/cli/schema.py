"""`directive-extract schema`: the contract of the output."""

from __future__ import annotations

EXAMPLES = """\b
Examples:
  directive-extract schema > extraction.schema.json
      to validate results, or to generate types in another language
"""


def schema() -> None:
    """Print the JSON Schema of a result file."""
    from directive_extract.export.json_schema import schema_text

    print(schema_text(), end="")
