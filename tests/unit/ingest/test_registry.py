from __future__ import annotations

import pytest

from directive_extract.ingest.registry import reader_for
from directive_extract.ingest.sniffing import Format


@pytest.mark.parametrize("kind", list(Format))
def test_every_format_has_a_reader_with_a_media_type(kind: Format) -> None:
    assert "/" in reader_for(kind).media_type
