"""The power goes at any moment of an import: whole files only, and what was acknowledged is there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.state.faults import build

ROOT = Path(__file__).parents[2]


def test_a_power_cut_leaves_whole_files_and_what_was_acknowledged(tmp_path: Path) -> None:
    library = build(tmp_path)
    if library is None:
        pytest.skip("this needs Linux and a C compiler")
    environment = {**os.environ, "LD_PRELOAD": str(library), "FAULTS": str(library), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.library.power_cut", str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outcome = json.loads(done.stdout)
    assert outcome["wrong"] == []
    assert outcome["faults"] > 500
