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


def test_a_change_has_both_values() -> None:
    figure = Figure(label="x", value="2 million", previous="1,200")
    assert change_since_previous(figure) == Change(Decimal(2_000_000), Decimal(1200))


@pytest.mark.parametrize(("value", "previous"), [("some", "12"), ("12", "a few"), ("12", "")])
def test_what_is_no_number_does_not_compare(value: str, previous: str) -> None:
    assert change_since_previous(Figure(label="x", value=value, previous=previous)) is None
