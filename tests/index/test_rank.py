"""Ranks: one number that orders by date and leads back to the row."""

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from reader.index.rank import KEY_BITS, MAX_KEY, UNDATED, date_rank, key_of, rank

KEYS = st.integers(1, MAX_KEY)
EPOCHS = st.integers(-62_135_596_800, 253_402_300_799)  # all of Python's dates


@given(KEYS, st.none() | EPOCHS)
def test_a_rank_leads_back_to_its_key_and_fits_a_signed_64_bit_column(key: int, epoch: int | None) -> None:
    assert key_of(rank(key, epoch)) == key
    assert 0 < rank(key, epoch) < 2**63


@given(KEYS, KEYS, EPOCHS, EPOCHS)
def test_the_later_article_ranks_higher_whatever_the_keys(
    one: int, other: int, early: int, late: int
) -> None:
    if early < late < 150_000_000_000:
        assert rank(one, early) < rank(other, late)


@given(KEYS, KEYS, EPOCHS)
def test_an_undated_article_ranks_below_every_dated_one(one: int, other: int, epoch: int) -> None:
    assert rank(one, None) < rank(other, epoch)
    assert rank(one, None) >> KEY_BITS == UNDATED


@pytest.mark.parametrize("year", [1, 1969, 1970, 2024])
def test_the_lowest_rank_of_a_moment_divides_before_from_after(year: int) -> None:
    moment = int(dt.datetime(year, 6, 1, tzinfo=dt.UTC).timestamp())
    assert rank(MAX_KEY, moment - 1) < date_rank(moment) <= rank(1, moment)
