import subprocess
import sys

from hypothesis import given, strategies as st

from reader.figures.folding import fold, lower
from reader.figures.number_search import number_spans
from tests.text.foreign_text import foreign_text

WORDS = "two hundred sixé éone halves seventeen 7 five half ½ — - a and of n"
PIECES = st.lists(st.sampled_from([*WORDS.split(), " ", "\n", "\x01", "\ud800"]))


@given(foreign_text | PIECES.map(" ".join) | PIECES.map("".join))
def test_numbers_stand_in_order_within_the_text_and_begin_with_a_digit_or_a_letter(text: str) -> None:
    low = " " + lower(fold(text))
    spans = number_spans(low)
    assert spans == sorted(spans)
    assert all(0 < start < end <= len(low) and low[start].isalnum() for start, end in spans)


def test_a_number_is_found_behind_a_long_text_without_any() -> None:
    text = " nothing here" * 1_000
    assert number_spans(f"{text} twenty-two.") == [(len(text) + 1, len(text) + 11)]


def test_figures_are_found_with_the_standard_library_alone() -> None:
    code = """
import sys
before = set(sys.modules)
from reader.figures.extraction import extract_figures
assert len(extract_figures("Some twenty-two people came. " * 1000)) == 1000
loaded = {name.partition(".")[0] for name in set(sys.modules) - before}
print(*sorted(loaded - set(sys.stdlib_module_names) - {"reader", "msgspec", "typing_extensions"}))
"""  # msgspec, which looks for typing_extensions, makes the structs that figures are kept in
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
