from decimal import Decimal

import pytest

from reader.figures.wording import SIGNS, Change, change_since_previous
from reader.model.article import Figure, Qualifier


def test_every_qualifier_but_exactly_has_a_sign_of_its_own() -> None:
    signs = [SIGNS[qualifier] for qualifier in Qualifier if qualifier is not Qualifier.EXACTLY]
    assert len(set(signs)) == len(Qualifier) - 1
    assert all(signs)


@pytest.mark.parametrize(
    ("value", "previous", "arrow"), [("1,905", "1.2 thousand", "▲"), ("3", "4.5", "▼"), ("12", "12.0", "")]
)
def test_the_way_from_the_value_before_is_an_arrow(value: str, previous: str, arrow: str) -> None:
    changed = change_since_previous(Figure(label="x", value=value, previous=previous))
    assert changed is not None
    assert changed.arrow == arrow


@pytest.mark.parametrize(
    ("value", "previous", "said"),
    [
        ("364", "2.6 million", "▼ > 99.9 %"),
        ("0", "12", "▼ 100 %"),
        ("8,200,001", "8.2 million", "▲ < 0.1 %"),
        ("1,905", "1,200", "▲ 58.8 %"),
        ("24", "12", "▲ 100 %"),
    ],
)
def test_a_change_is_neither_rounded_to_nothing_nor_to_all(value: str, previous: str, said: str) -> None:
    changed = change_since_previous(Figure(label="x", value=value, previous=previous))
    assert changed is not None
    assert changed.words(per_cent=False) == said


def test_a_change_has_both_values() -> None:
    figure = Figure(label="x", value="2 million", previous="1,200")
    assert change_since_previous(figure) == Change(Decimal(2_000_000), Decimal(1200))


@pytest.mark.parametrize(("value", "previous"), [("some", "12"), ("12", "a few"), ("12", "")])
def test_what_is_no_number_does_not_compare(value: str, previous: str) -> None:
    assert change_since_previous(Figure(label="x", value=value, previous=previous)) is None
