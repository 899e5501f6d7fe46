"""Sets of articles: what goes in comes out, be they few or many."""

from hypothesis import given, strategies as st

from reader.index.key_sets import from_bits, keys_in, set_of, signs

KEYS = st.lists(st.integers(1, 300), unique=True) | st.lists(
    st.integers(1, 100_000), unique=True, max_size=20
)


@given(keys=KEYS)
def test_a_set_gives_its_keys_in_order(keys: list[int]) -> None:
    found = set_of(keys)
    assert list(keys_in(found)) == sorted(keys)
    assert found.bit_count() == len(keys)


@given(keys=KEYS, size=st.integers(0, 400))
def test_signs_say_which_keys_are_in_it(keys: list[int], size: int) -> None:
    found = signs(set_of(keys), size)
    assert len(found) >= size
    assert [key for key, sign in enumerate(found) if sign] == sorted(keys)


def test_bits_are_keys() -> None:
    assert list(keys_in(from_bits(b"\x05\x80"))) == [0, 2, 15]
    assert list(keys_in(0)) == []
