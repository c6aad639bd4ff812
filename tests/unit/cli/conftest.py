import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "batch"))


@pytest.fixture
def fake_extractor(monkeypatch):
    import fake_extractors

    monkeypatch.setattr(
        "directive_extract.batch.worker.LoadExtractor",
        lambda settings=None, date=None, register=None: fake_extractors.load,
    )
