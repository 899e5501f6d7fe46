"""Which entries are news, and what has been kept long enough."""

import datetime as dt

from reader.library.feed_entries import expired, forgettable, select, with_subjects
from reader.model.article import Article, Section
from reader.model.feed import EVERYTHING, Feed, Keep, SeenEntry
from reader.model.incoming import Incoming
from reader.model.timestamp import Timestamp

DAY = 86_400.0
NOW = dt.datetime(2024, 12, 20, tzinfo=dt.UTC).timestamp()


def entry(
    headline: str, *, guid: str = "", link: str = "", days_ago: float | None = 0, text: str = ""
) -> Incoming:
    published = None
    if days_ago is not None:
        published = Timestamp(dt.datetime.fromtimestamp(NOW - days_ago * DAY, dt.UTC))
    sections = (Section(text=text),)
    return Incoming(
        article=Article(headline=headline, published=published, sections=sections), guid=guid, link=link
    )


def seen(*incoming: Incoming, now: float = NOW, path: str = "") -> dict[str, SeenEntry]:
    news = select(incoming, {}, EVERYTHING, now).news
    return {
        one.key: SeenEntry(key=one.key, digest=one.digest, dated=one.dated, path=path and f"{path}{n}.yaml")
        for n, one in enumerate(news)
    }


def headlines(incoming: list[Incoming], known: dict[str, SeenEntry], keep: Keep = EVERYTHING) -> list[str]:
    return [one.incoming.article.headline for one in select(incoming, known, keep, NOW).news]


def test_the_same_entry_again_is_no_news() -> None:
    old = [entry("A", guid="1"), entry("B", link="https://b.example"), entry("C")]
    selection = select([*old, entry("D")], seen(*old), EVERYTHING, NOW)
    assert [one.incoming.article.headline for one in selection.news] == ["D"]
    assert (selection.unchanged, len(selection.keys)) == (3, 4)


def test_an_entry_whose_content_changed_is_news() -> None:
    assert headlines([entry("A", guid="1", text="new")], seen(entry("A", guid="1", text="old"))) == ["A"]


def test_entries_that_share_a_guid_and_a_link_are_told_apart() -> None:
    shared = [entry(name, guid="1", link="https://x.example") for name in "AB"]
    alike = [entry("C", guid="1", link="https://x.example", text=text) for text in ("one", "two")]
    assert headlines([*shared, *alike], {}) == ["A", "B", "C", "C"]
    assert headlines([*shared, *alike], seen(*shared, *alike)) == []


def test_the_very_same_entry_twice_is_one() -> None:
    assert headlines([entry("A", guid="1"), entry("A", guid="1")], {}) == ["A"]


def test_what_is_older_than_is_kept_is_not_taken_in() -> None:
    entries = [entry("new", days_ago=1), entry("old", days_ago=40), entry("undated", days_ago=None)]
    selection = select(entries, {}, Keep(days=30), NOW)
    assert [one.incoming.article.headline for one in selection.news] == ["new", "undated"]
    assert selection.too_old == 1


def test_an_entry_without_a_date_ages_from_when_it_was_first_seen() -> None:
    undated = entry("undated", guid="1", days_ago=None)
    changed = entry("undated", guid="1", days_ago=None, text="changed")
    known = seen(undated, now=NOW - 40 * DAY, path="a")
    assert headlines([changed], known, Keep(days=30)) == []
    assert len(expired(known, Keep(days=30), NOW)) == 1
    assert expired(known, Keep(days=50), NOW) == []


def test_a_date_to_come_does_not_keep_an_entry_for_ever() -> None:
    (one,) = select([entry("A", days_ago=-4000)], {}, EVERYTHING, NOW).news
    assert one.dated == NOW


def test_of_a_number_to_keep_the_newest_are_kept() -> None:
    entries = [entry("old", days_ago=3), entry("new", days_ago=1), entry("middle", days_ago=2)]
    assert headlines(entries, {}, Keep(count=2)) == ["new", "middle"]
    known = seen(*entries, path="a")
    assert [one.path for one in expired(known, Keep(count=2), NOW)] == ["a0.yaml"]


def test_everything_is_kept_where_nothing_is_said() -> None:
    assert expired(seen(entry("A", days_ago=4000), path="a"), EVERYTHING, NOW) == []


def test_an_entry_without_file_and_place_in_the_feed_is_forgotten() -> None:
    here, gone, filed = entry("here"), entry("gone"), entry("filed")
    known = seen(here, gone) | seen(filed, path="a")
    keys = select([here], {}, EVERYTHING, NOW).keys
    assert forgettable(known, keys) == list(seen(gone))


def test_a_feeds_subjects_are_added_to_its_articles() -> None:
    one = Incoming(article=Article(headline="A", subjects=("Syria",)))
    feed = Feed(url="https://x.example", subjects=("syria", "amnesty"))
    assert with_subjects(one, feed).article.subjects == ("Syria", "amnesty")
    assert with_subjects(one, Feed(url="https://x.example")) is one
