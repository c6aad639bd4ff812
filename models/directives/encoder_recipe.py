"""How to train the encoder: `encoder.toml` as values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

CONFIG = Path(__file__).with_name("encoder.toml")


@dataclass(frozen=True, slots=True)
class FineTuning:
    """What a run depends on besides its documents; `encoder.toml` says why each has its value."""

    layers: int
    shortest: int
    epochs: int
    batch: int
    rate: float
    rate_of_scores: float
    warm_up: float
    decay: float
    dropout: float
    smoothing: float
    seed: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the third look depends on."""

    folds: int
    sure: float
    inverse_regularisation: float


def read_config(path: Path = CONFIG) -> tuple[FineTuning, Reading]:
    """Read the configuration.

    Args:
        path: A TOML file.

    Returns:
        How to train the encoder, and how the third look that weighs it in.
    """
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    reading = Reading(**raw.pop("third_look"))
    return FineTuning(**raw), reading
