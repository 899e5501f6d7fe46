import pytest

from reader.cli.colour import bold, colour_wanted, dim, match


@pytest.mark.parametrize(
    ("option", "environment", "terminal", "wanted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": ""}, False, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_the_option_goes_before_the_environment_and_that_before_the_terminal(
    option: str, environment: dict[str, str], terminal: bool, wanted: bool
) -> None:
    assert colour_wanted(option, environment, terminal=terminal) is wanted


def test_paint_ends_where_the_text_ends() -> None:
    assert bold("x") + dim("y") + match("z") == "\x1b[1mx\x1b[0m\x1b[2my\x1b[0m\x1b[1;33mz\x1b[0m"
