"""Whatever goes wrong under it, nothing acknowledged is lost: killed, disk full, sync failing, power cut.

At every write, sync, truncation, creation, renaming and removal in turn (`tests.state.faults`).
"""

from pathlib import Path

import pytest

from tests.state.faults import build, run


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = build(tmp_path_factory.mktemp("faults"))
    if made is None:
        pytest.skip("this needs Linux and a C compiler")
    return made


@pytest.mark.parametrize(
    ("task", "at_least"),
    [
        ("killed fresh", 100),
        ("killed-halfway fresh", 100),
        ("killed old", 100),
        ("killed damaged", 150),
        ("full", 60),
        ("sync-fails", 15),
        ("power-cut fresh", 300),
        ("power-cut old", 300),
        ("power-cut damaged", 500),
    ],
)
def test_nothing_acknowledged_is_lost(library: Path, tmp_path: Path, task: str, at_least: int) -> None:
    outcome = run(library, task, tmp_path)
    assert outcome["wrong"] == []
    assert int(str(outcome["faults"])) >= at_least
