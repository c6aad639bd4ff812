"""How to train and measure: `config.toml` as values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "models" / "data"
CONFIG = Path(__file__).with_name("config.toml")


@dataclass(frozen=True, slots=True)
class Training:
    """What a training run depends on besides its documents; `config.toml` says why each has its value."""

    inverse_regularisation: float
    min_documents: int
    scale: int
    negligible: int
    alone: float
    second_folds: int
    second_inverse_regularisation: float
    seed: int
    preference: dict[str, float]


@dataclass(frozen=True, slots=True)
class Measuring:
    """What the figures depend on besides the documents."""

    seed: int
    folds: int
    samples: int
    draws: int
    shares: tuple[float, ...]


def read_config(path: Path = CONFIG) -> tuple[Training, Measuring]:
    """Read the configuration.

    Args:
        path: A TOML file with the tables `training` and `measuring`.

    Returns:
        How to train, and how to measure.
    """
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    measuring = raw["measuring"]
    return Training(**raw["training"]), Measuring(**(measuring | {"shares": tuple(measuring["shares"])}))
