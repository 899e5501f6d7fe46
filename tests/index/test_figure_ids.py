import sqlite3
from array import array

import pytest
from hypothesis import given, strategies as st

from reader.index.figure_ids import SHORT, ShortIds
from reader.index.figure_store import ORDER_BITS

SHORT_KEYS = st.integers(0, (1 << 24) - 1)
FIGURES = st.builds(lambda key, order: key << ORDER_BITS | order, SHORT_KEYS, st.integers(0, 255))


def as_sql_has_it(figure: int) -> int:
    query = f"SELECT {SHORT} FROM (SELECT ? AS id) AS figures"
    return int(sqlite3.connect(":memory:").execute(query, (figure,)).fetchone()[0])


@given(st.lists(FIGURES, min_size=1))
def test_short_ids_are_the_ids(figures: list[int]) -> None:
    ids = ShortIds(array("I", map(as_sql_has_it, figures)))

    assert list(ids) == figures
    assert ids[1:3] == figures[1:3]
    assert [ids[place] for place in range(len(ids))] == figures
    assert all(figure in ids and ids.index(figure) == figures.index(figure) for figure in figures)


@pytest.mark.parametrize(
    "figure", [(1 << 24) << ORDER_BITS, 1 << ORDER_BITS | 256, 1 << ORDER_BITS | 1 << 19]
)
def test_an_id_without_room_is_not_among_them(figure: int) -> None:
    ids = ShortIds(array("I", [1 << 8]))

    assert figure not in ids
    with pytest.raises(ValueError, match="not among them"):
        ids.index(figure)
    with pytest.raises(OverflowError):
        array("I", [as_sql_has_it(figure)])
