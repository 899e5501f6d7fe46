"""README says what the code does."""

from pathlib import Path

from reader.store.config import parse_config
from reader.tui.keymap import remap
from tests.readme import README, TABLES, with_tables

TEXT = README.read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_code() -> None:
    assert all(f"<!-- {name} -->" in TEXT for name in TABLES)
    assert with_tables(TEXT) == TEXT, "run `python -m tests.readme`"


def test_the_configuration_in_readme_is_a_good_one() -> None:
    example = TEXT.split("## Configuration", 1)[1].split("```yaml\n", 1)[1].split("```", 1)[0]
    config = parse_config(example.encode(), "README.md")
    assert (*config.diagnostics, *remap(config)[1]) == ()
    assert len(config.settings.highlights) == 2


def test_the_picture_is_a_snapshot_that_a_test_keeps_true() -> None:
    picture = TEXT.split("](<", 1)[1].split(">)", 1)[0]
    assert (README.parent / picture).is_file()
    assert Path(picture).parts[:2] == ("tests", "tui")


def test_the_gate_runs_the_test_command_of_readme() -> None:
    commands = [
        line for line in TEXT.splitlines() if line.startswith("python3 -m venv") and line.endswith("pytest")
    ]
    assert len(commands) == 1
