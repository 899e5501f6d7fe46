import re

from hypothesis import given, strategies as st

from reader.export.tab_separated import tab_separated
from reader.text.clean import clean
from tests.text.foreign_text import foreign_text


def undone(field: str) -> str:
    signs = {"\\\\": "\\", "\\t": "\t", "\\n": "\n"}
    return re.sub(r"\\[\\tn]", lambda match: signs[match[0]], field)


def test_tabs_line_feeds_and_backslashes_within_a_field_are_escaped() -> None:
    assert tab_separated(["a\tb", "c\nd", "e\\n"]) == "a\\tb\tc\\nd\te\\\\n"


def test_a_control_character_is_replaced_as_everywhere() -> None:
    assert tab_separated(["\x1b[31m"]) == "␛[31m"


@given(st.lists(foreign_text, min_size=1))
def test_splitting_at_tabs_and_undoing_the_escapes_gives_the_fields_back(fields: list[str]) -> None:
    line = tab_separated(fields)
    assert "\n" not in line
    assert [undone(field) for field in line.split("\t")] == [clean(field) for field in fields]
