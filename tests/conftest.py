"""What holds for every test."""

import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says more about what else the machine does than about Newsdesk.
settings.register_profile("steady", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# A shell that starts the tests in the background lets them ignore what the keyboard sends, `nohup` the end of the
# terminal; commands that the tests start would inherit that, and these signals would not reach them.
for _name in ("SIGINT", "SIGQUIT"):
    _number = getattr(signal, _name, None)
    if _number is not None and signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.default_int_handler if _name == "SIGINT" else signal.SIG_DFL)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
    signal.signal(
        signal.SIGHUP, lambda *_: None
    )  # still nothing here, but a program that is started begins anew


@pytest.fixture(scope="session", autouse=True)
def nobody_s_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test, and no process that one starts, reads or leaves anything in the folders of who runs the tests."""
    home = tmp_path_factory.mktemp("xdg")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that others than root get to as well, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="newsdesk-test-"))
    yield folder
    shutil.rmtree(folder)
