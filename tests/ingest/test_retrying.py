import pytest

from reader.ingest.retrying import LONGEST_WISH, back_off, read_retry_after

NOON = 1734609600.0  # 2024-12-19T12:00:00Z


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("9" * 30, LONGEST_WISH),
        ("Thu, 19 Dec 2024 12:05:00 GMT", 300.0),
        ("Thu, 19 Dec 2024 11:00:00 GMT", 0.0),
        ("Thu, 19 Dec 2099 12:05:00 GMT", LONGEST_WISH),
        ("soon", None),
        ("-5", None),
        ("٣", None),
        ("", None),
    ],
)
def test_a_servers_wish_is_read(value: str, seconds: float | None) -> None:
    assert read_retry_after(value, NOON) == seconds


def test_a_feed_that_fails_is_left_alone_longer_each_time_up_to_a_day() -> None:
    waits = [back_off(failures) for failures in range(20)]
    assert waits[:5] == [0, 0, 60, 120, 240]
    assert waits[-1] == 86_400
    assert back_off(10**9) == 86_400
