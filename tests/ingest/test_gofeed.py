"""Agreement with what gofeed expects of its feeds; `python -m tests.ingest.gofeed` prints the table."""

import pytest

from reader.ingest.parsing import parse
from reader.model.incoming import Hints
from tests.ingest.fast_feeds import read_fast_first
from tests.ingest.gofeed import FEEDS, ON_PURPOSE, compare, main

pytestmark = pytest.mark.skipif(not FEEDS.exists(), reason="the shared feeds are not here")


def test_98_fields_in_a_hundred_agree_and_the_others_differ_on_purpose() -> None:
    compared = list(compare())
    differing = [one for one in compared if not one.agrees]
    assert len(differing) <= 0.02 * len(compared)
    assert {one.file for one in differing} == set(ON_PURPOSE)


def test_no_feed_is_too_much_for_the_reader() -> None:
    for path in FEEDS.rglob("*.xml"):
        (parsed,) = parse(path.read_bytes(), Hints(name=path.name, address="https://feeds.example/"))
        assert parsed.failure == "" or path.name in ("empty_feed.xml", "unknown_feed.xml")


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    assert "98." in capsys.readouterr().out


def test_fastfeedparser_asked_first_would_agree_less() -> None:
    fast, ours = list(compare(read_fast_first)), list(compare())
    assert len(fast) == len(ours)
    assert sum(one.agrees for one in fast) < 0.9 * sum(one.agrees for one in ours)
