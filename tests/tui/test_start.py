"""What the first frame needs, and nothing more."""

import subprocess
import sys

LATER = (
    *("yaml", "tantivy", "sqlite3", "watchfiles", "reader.store"),
    *("reader.figures.locate", "reader.tui.prompt", "reader.tui.palette", "reader.tui.help_screen"),
)


def test_the_screen_imports_nothing_that_the_first_frame_can_do_without() -> None:
    program = f"import reader.tui.app, sys; print([name for name in {LATER} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
