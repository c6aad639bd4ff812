"""The weights of matching can be estimated again from the repository alone.

Training on everything (some minutes) is left to whoever changes comparisons or documents; here a few documents do.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "models" / "data" / "gold-train"
FAMILIES = ("t1-1", "t1-2", "t1-3", "t1-5", "t2-2", "t3-6", "t3-8", "t2-6")


def test_weights_are_estimated_from_a_few_documents(tmp_path: Path) -> None:
    folder, out = tmp_path / "data", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    for family in FAMILIES:
        for path in DATA.glob(f"{family}-*"):
            shutil.copy(path, folder)
    command = [sys.executable, str(ROOT / "models" / "matching" / "train_matching.py"), "--data", str(folder)]
    run = subprocess.run([*command, "--out", str(out)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    model = json.loads((out / "weights.json").read_text(encoding="utf-8"))["models"]["words"]
    assert model["held out"]["duplicates"] > 30
    owner, deadline = model["alone"]["levels"]["owner"], model["alone"]["levels"]["deadline"]
    assert owner["same"] > owner["other"]
    assert deadline["same"] > deadline["far"]
    assert model["context"]["levels"]["contest"]["6"] > model["context"]["levels"]["contest"]["low"]
