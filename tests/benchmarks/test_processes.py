import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("processor time is not counted", allow_module_level=True)

from tests.benchmarks.processes import time_process


def test_a_command_that_fails_is_not_taken_for_a_fast_one(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        time_process([sys.executable, "-c", "raise SystemExit(3)"], os.environ, tmp_path, runs=1)


def test_processor_time_counts_what_the_command_started(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.2: pass"
    starter = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    taken = time_process([sys.executable, "-c", starter], os.environ, tmp_path, runs=1)
    assert taken.processor > 0.2
    assert taken.seconds > 0.2


def test_one_run_more_than_asked_for_warms_up(tmp_path: Path) -> None:
    count = "open('runs', 'a').write('x')"
    time_process([sys.executable, "-c", count], os.environ, tmp_path, runs=2)
    assert (tmp_path / "runs").read_text() == "xxx"
