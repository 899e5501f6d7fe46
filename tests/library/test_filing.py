"""Filing what came in: one story, one file, nothing lost."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.ingest.sums import digest_of, gist_of
from reader.library.filing import Filed, Filing, Outcome
from reader.library.library import Library
from reader.library.revisions import diff, revisions
from reader.model.article import Article, Correction, Figure, Section, Source
from reader.model.errors import LibraryError
from reader.model.incoming import Incoming
from reader.model.progress import Progress
from reader.store import batch
from reader.store.reading import parse_file
from reader.text.dates import parse_timestamp
from tests.builders import open_test_library

NOW = dt.datetime(2024, 12, 20, 10, 15, 30, tzinfo=dt.UTC)
FEED = "https://e.org/feed"
LONG = " ".join(f"word{number}" for number in range(120))
OTHER = " ".join(f"different{number}" for number in range(120))


def incoming(
    headline: str = "Storm", text: str = "", guid: str = "", link: str = "", **fields: object
) -> Incoming:
    sections = (Section(text=text),) if text else ()
    article = Article(headline=headline, sections=sections, url=link, **fields)  # type: ignore[arg-type]
    return Incoming(article=article, guid=guid, link=link, digest=digest_of(article), gist=gist_of(article))


File = Callable[..., list[Filed]]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "news").mkdir()
    with open_test_library(tmp_path / "news") as opened:
        yield opened


@pytest.fixture
def file(library: Library) -> File:
    """Files in one go, as one run of a command does."""

    def run(*incoming_: Incoming, feed: str = FEED, now: dt.datetime = NOW, **settings: str) -> list[Filed]:
        with Filing(library, now=lambda: now) as filing:
            return filing.file(incoming_, feed=feed, **settings)

    return run


def outcomes(filed: list[Filed]) -> list[str]:
    return [str(one.outcome) for one in filed]


def stored(library: Library, path: str) -> Article:
    (document,) = parse_file((library.root / path).read_bytes(), path)
    assert document.article is not None
    return document.article


def test_a_new_story_gets_a_file_named_by_day_and_headline(library: Library, file: File) -> None:
    one = incoming(
        "Iraq hands 1,905 back: at Al-Qaim!",
        LONG,
        "g",
        "https://e.org/1",
        published=parse_timestamp("2024-12-19"),
    )
    (filed,) = file(one, source_name="Wire", home="https://e.org/")
    assert filed == Filed(
        outcome=Outcome.ADDED,
        headline=one.article.headline,
        path="2024/12/2024-12-19-iraq-hands-1905-back-at-al-qaim.yaml",
    )
    article = stored(library, filed.path)
    assert article.source == Source(name="Wire", url="https://e.org/")
    assert article.origins[0].guid == "g"
    assert library.search("word7").count == 1


def test_the_same_entry_again_is_unchanged(library: Library, file: File) -> None:
    one = incoming("Storm", LONG, "g", "https://e.org/1")
    file(one)
    before = {path: path.stat().st_mtime_ns for path in library.root.rglob("*")}
    assert outcomes(file(one, now=NOW + dt.timedelta(days=1))) == ["unchanged"]
    assert {path: path.stat().st_mtime_ns for path in library.root.rglob("*")} == before


def test_it_is_known_again_when_the_cache_is_gone(library: Library, file: File, tmp_path: Path) -> None:
    one = incoming("Storm", LONG, "g", "https://e.org/1")
    file(one)
    library.refresh(rebuild="for a test")
    assert outcomes(file(one)) == ["unchanged"]


def test_a_changed_entry_updates_the_file_and_keeps_what_the_reader_added(
    library: Library, file: File
) -> None:
    (filed,) = file(incoming("Storm", LONG, "g", "https://e.org/1", subjects=("weather",)))
    path = library.root / filed.path
    own = 'subjects: [mine]\nkey_figures: [{label: dead, value: "3"}]\nmine: kept\nheadline'
    path.write_text(path.read_text().replace("subjects: [weather]\n", "").replace("headline", own, 1))
    library.refresh()
    changed = incoming("Storm grows", OTHER, "g", "https://e.org/1", subjects=("weather",))
    assert outcomes(file(changed)) == ["updated"]
    article = stored(library, filed.path)
    assert (article.headline, article.sections) == ("Storm grows", (Section(text=OTHER),))
    assert article.subjects == ("weather", "mine")
    assert article.key_figures == (Figure(label="dead", value="3"),)
    assert article.unknown == {"mine": "kept"}
    assert str(article.updated) == "2024-12-20T10:15:30Z"
    (revision,) = revisions(library.root, filed.path)
    assert revision.path == filed.path.replace("12/", "12/.revisions/").replace(
        ".yaml", "/20241220T101530Z.yaml"
    )
    assert LONG in (library.root / revision.path).read_text()
    assert library.counts().articles == 1


def test_two_changes_in_a_second_leave_two_revisions(library: Library, file: File) -> None:
    for text in ("one", "two", "three"):
        (filed,) = file(incoming("Storm", text, "g"))
    assert len(revisions(library.root, filed.path)) == 2
    changes = list(library.changes(library.find(filed.path.removesuffix(".yaml"))))
    assert [
        [(line.sign, line.text) for line in change.lines if line.sign in "+-" and "U" not in line.text]
        for change in changes
    ] == [
        [("-", "two"), ("+", "three")],
        [("-", "one"), ("+", "two")],
    ]


def test_a_change_of_subjects_alone_leaves_no_revision(library: Library, file: File) -> None:
    (filed,) = file(incoming("Storm", LONG, "g"))
    assert outcomes(file(incoming("Storm", LONG, "g", subjects=("new",)))) == ["updated"]
    assert stored(library, filed.path).subjects == ("new",)
    assert revisions(library.root, filed.path) == []


def test_a_summary_does_not_take_the_place_of_a_longer_text(library: Library, file: File) -> None:
    (filed,) = file(incoming("Storm", LONG, "g"))
    short = replace(incoming("Storm", "Short.", "g", standfirst="Lead"), is_summary=True)
    file(short)
    article = stored(library, filed.path)
    assert (article.standfirst, article.sections) == ("Lead", (Section(text=LONG),))


def test_entries_that_share_a_guid_are_told_apart_by_link_and_text(file: File) -> None:
    entries = [incoming(name, name, "same", f"https://e.org/{name}") for name in ("one", "two", "three")]
    assert outcomes(file(*entries)) == ["added"] * 3
    assert outcomes(file(*entries)) == ["unchanged"] * 3
    bare = [incoming(name, name, "again") for name in ("four", "five")]
    assert outcomes(file(*bare)) == ["added"] * 2
    assert outcomes(file(*bare)) == ["unchanged"] * 2


def test_entries_that_share_a_link_are_told_apart(file: File) -> None:
    entries = [incoming(name, name, name, "https://e.org/") for name in ("one", "two")]
    assert outcomes(file(*entries)) == ["added"] * 2
    assert outcomes(file(*entries)) == ["unchanged"] * 2


def test_an_entry_without_id_and_link_is_known_by_its_headline(file: File) -> None:
    assert outcomes(file(incoming("same"), incoming("same"))) == ["added", "unchanged"]
    assert outcomes(file(incoming("same"), now=NOW + dt.timedelta(days=3))) == ["unchanged"]


def test_a_guid_given_away_a_second_time_is_a_new_story(library: Library, file: File) -> None:
    file(incoming("Old story", LONG, "g", "https://e.org/1"))
    assert outcomes(file(incoming("New story", OTHER, "g", "https://e.org/2"))) == ["added"]
    again = incoming("New story", OTHER + " more", "g", "https://e.org/2")
    assert outcomes(file(again)) == ["updated"]
    assert outcomes(file(incoming("Old story", LONG, "g", "https://e.org/1"))) == ["unchanged"]


def test_a_guid_of_another_feed_is_another_guid(file: File) -> None:
    file(incoming("One", LONG, "1", "https://a.org/1"), feed="https://a.org/feed")
    assert outcomes(file(incoming("Two", OTHER, "1", "https://b.org/1"), feed="https://b.org/feed")) == [
        "added"
    ]


@pytest.mark.parametrize(
    "second",
    [
        incoming("Storm, they say", OTHER, "b1", "http://www.e.org/1/?utm_source=b"),
        incoming("Storm elsewhere", LONG.replace("word5 ", "changed "), "b1", "https://b.org/1"),
    ],
    ids=["link", "text"],
)
def test_the_same_story_from_two_feeds_is_kept_once_with_both_sources(
    library: Library, file: File, second: Incoming
) -> None:
    (first,) = file(incoming("Storm", LONG, "a1", "https://e.org/1"), source_name="A")
    (filed,) = file(second, feed="https://b.org/feed", source_name="B")
    assert (filed.outcome, filed.path) == (Outcome.DUPLICATE, first.path)
    article = stored(library, first.path)
    assert article.headline == "Storm"
    assert [origin.name for origin in article.origins] == ["A", "B"]
    assert library.counts().articles == 1
    assert outcomes(file(second, feed="https://b.org/feed")) == ["unchanged"]
    later = replace(second, digest="0123456789abcdef")
    assert outcomes(file(later, feed="https://b.org/feed")) == ["duplicate"]
    assert stored(library, first.path).headline == "Storm"


def test_a_duplicate_within_one_batch_is_seen_too(library: Library, file: File) -> None:
    one = incoming("Storm", LONG, "1", "https://e.org/1")
    assert outcomes(file(one, incoming("Storm again", LONG, "2", "https://e.org/2"))) == [
        "added",
        "duplicate",
    ]
    assert library.counts().articles == 1


def test_an_article_written_by_hand_with_the_same_link_is_left_alone(library: Library, file: File) -> None:
    path = library.root / "mine.yaml"
    path.write_text("headline: Mine\nurl: https://e.org/1 # note\n")
    (filed,) = file(incoming("Storm", LONG, "g", "https://e.org/1"))
    assert (filed.outcome, filed.path) == (Outcome.DUPLICATE, "mine.yaml")
    assert path.read_text() == "headline: Mine\nurl: https://e.org/1 # note\n"


def test_one_article_of_a_file_of_several_is_updated_in_its_place(library: Library, file: File) -> None:
    (first,) = file(incoming("One", LONG, "1"))
    (second,) = file(incoming("Two", OTHER, "2"))
    both = library.root / "both.yaml"
    texts = [(library.root / filed.path).read_text() for filed in (first, second)]
    both.write_text("# mine\n" + "---\n".join(texts) + "---\nheadline: Third # stays\n")
    for filed in (first, second):
        (library.root / filed.path).unlink()
    library.refresh()
    changed = [incoming("Two!", OTHER, "2"), incoming("One!", LONG, "1")]
    assert outcomes(file(*changed)) == ["updated", "updated"]
    documents = parse_file(both.read_bytes(), "both.yaml")
    assert [document.article.headline for document in documents if document.article] == [
        "One!",
        "Two!",
        "Third",
    ]
    assert "Third # stays" in both.read_text()


def test_dates_in_the_future_do_not_pin_a_story_to_the_top(library: Library, file: File) -> None:
    one = incoming(
        "Later", LONG, "g", published=parse_timestamp("2999-01-01"), updated=parse_timestamp("2999-01-02")
    )
    (filed,) = file(one)
    article = stored(library, filed.path)
    assert (str(article.published), article.updated) == ("2024-12-20T10:15:30Z", None)
    assert article.origins[0].dated == "2999-01-01"
    assert outcomes(file(one, now=NOW + dt.timedelta(days=9))) == ["unchanged"]


def test_a_story_without_a_date_has_that_of_its_arrival_in_a_feed_and_none_elsewhere(
    library: Library, file: File
) -> None:
    (filed,) = file(incoming("From a feed", guid="g"))
    assert stored(library, filed.path).origins[0].dated == "undated"
    (filed,) = file(incoming("From a file", LONG), feed="")
    assert filed.path == "undated/from-a-file.yaml"


def test_two_texts_of_one_headline_are_two_stories(file: File) -> None:
    assert outcomes(file(incoming("Notes", LONG), feed="")) == ["added"]
    assert outcomes(file(incoming("Notes", OTHER), feed="")) == ["added"]
    assert outcomes(file(incoming("Notes", LONG), feed="")) == ["unchanged"]
    assert outcomes(file(incoming("Notes", LONG + " more"), feed="")) == ["updated"]


def own(**fields: object) -> Incoming:
    return Incoming(article=Article(**fields), is_own=True)  # type: ignore[arg-type]


def test_newsdesks_own_articles_come_in_as_they_are(library: Library, file: File) -> None:
    one = own(headline="Mine", id="my/id", subjects=("a",))
    (filed,) = file(one, feed="")
    assert stored(library, filed.path) == one.article
    assert outcomes(file(one, feed="")) == ["unchanged"]
    assert outcomes(file(own(headline="Mine", subjects=("b",)), feed="")) == ["updated"]
    assert stored(library, filed.path) == Article(headline="Mine", id="my/id", subjects=("b",))
    linked = own(headline="Linked", url="https://e.org/1")
    assert outcomes(file(linked, linked, feed="")) == ["added", "unchanged"]


def test_an_id_that_is_the_default_anyway_is_not_written(library: Library, file: File) -> None:
    (filed,) = file(own(headline="Mine", id="undated/mine"), feed="")
    assert stored(library, filed.path).id == ""


def test_a_dry_run_says_what_would_be_and_writes_nothing(library: Library) -> None:
    with Filing(library, dry_run=True, now=lambda: NOW) as filing:
        filed = filing.file([incoming("One", LONG, "1"), incoming("One", LONG, "1")], feed=FEED)
    assert outcomes(filed) == ["added", "unchanged"]
    assert list(library.root.iterdir()) == []


def test_what_is_news_is_known_before_anything_is_filed(library: Library, file: File) -> None:
    one, two = incoming("One", LONG, "1"), incoming("Two", OTHER, "2")
    file(one)
    with Filing(library, now=lambda: NOW) as filing:
        assert filing.news([one, two], feed=FEED) == [False, True]
        assert filing.news([replace(one, digest="00")], feed=FEED) == [True]


def test_a_folder_may_be_asked_for_but_never_outside(library: Library, file: File) -> None:
    (filed,) = file(incoming("One", guid="1"), folder="World/../../etc/News & more")
    assert filed.path.startswith("world/untitled/untitled/etc/news-more/2024/12/")


@pytest.mark.parametrize(
    "headline", ["../../../etc/passwd", "CON", "a" * 400, "\x1b]0;x\x07", "日本のニュース", "...", "/"]
)
def test_no_headline_leads_out_of_the_library(library: Library, file: File, headline: str) -> None:
    (filed,) = file(incoming(headline, guid="1"))
    written = (library.root / filed.path).resolve()
    assert written.is_relative_to(library.root.resolve() / "2024" / "12")
    assert written.exists()
    assert len(written.name.encode()) < 200


def test_names_are_taken_once_whatever_their_case(library: Library, file: File) -> None:
    filed = file(incoming("STORM", "a", "1"), incoming("Storm", "b", "2"), incoming("storm", "c", "3"))
    assert [one.path for one in filed] == [f"2024/12/2024-12-20-storm{end}.yaml" for end in ("", "-2", "-3")]


def test_a_full_disk_leaves_whole_files_and_says_which_failed(
    library: Library, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kept,) = file(incoming("Kept", "text", "k"))
    before = (library.root / kept.path).read_bytes()
    written = 0

    class Full:
        def __init__(self, descriptor: int, _: str) -> None:
            self._descriptor = descriptor

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self._descriptor)

        def write(self, data: bytes) -> int:
            nonlocal written
            written += 1
            if written > 1:
                os.write(self._descriptor, data[:10])
                raise OSError(28, "No space left on device")
            return os.write(self._descriptor, data)

        def flush(self) -> None: ...

        def fileno(self) -> int:
            return self._descriptor

    monkeypatch.setattr("reader.store.batch.os.fdopen", Full)
    filed = file(incoming("One", LONG, "1"), incoming("Two", OTHER, "2"), incoming("Kept no more", "x", "k"))
    assert outcomes(filed) == ["added", "failed", "failed"], filed
    assert "No space left on device" in filed[1].reason
    monkeypatch.undo()
    assert (library.root / kept.path).read_bytes() == before
    files = [path for path in library.root.rglob("*") if path.is_file()]
    assert len(files) == 2
    assert outcomes(file(incoming("Two", OTHER, "2"))) == ["added"]


def test_an_article_that_cannot_be_read_any_more_fails_alone(library: Library, file: File) -> None:
    (filed,) = file(incoming("One", LONG, "1"))
    with Filing(library, now=lambda: NOW) as filing:
        (library.root / filed.path).write_text("headline: [")
        one, two = filing.file([incoming("One!", LONG, "1"), incoming("Two", OTHER, "2")], feed=FEED)
    assert (one.outcome, two.outcome) == (Outcome.FAILED, Outcome.ADDED)
    assert filed.path in one.reason


def test_two_runs_do_not_file_at_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.filing._PATIENCE", 0.0)
    with Filing(library), pytest.raises(LibraryError, match="another Newsdesk"), Filing(library):
        pass
    with Filing(library):
        pass


def test_a_large_feed_is_written_with_progress(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_PIECE", 7)
    monkeypatch.setattr("reader.library.desk._TOLD_EVERY", 5)
    told: list[Progress] = []
    with Filing(library, on_progress=told.append) as filing:
        filed = filing.file(
            [incoming(f"Story {number}", f"text {number}", str(number)) for number in range(20)], feed=FEED
        )
    assert outcomes(filed) == ["added"] * 20
    assert any(progress.task == "writing articles" for progress in told)
    assert filing.refreshed is not None
    assert filing.refreshed.added == 20


def test_a_comparison_says_under_which_heading_something_changed() -> None:
    old = Article(
        headline="h",
        by="A",
        sections=(Section(text="x\n\ny\n\nz"), Section(heading="Then", text="a\n\nb\n\nc\n\nd")),
    )
    new = replace(
        old,
        standfirst="lead",
        sections=(Section(text="x\n\ny\n\nz"), Section(heading="Then", text="a\n\nb\n\nc\n\nD")),
        corrections=(Correction(text="was wrong"),),
    )
    assert [(line.sign, line.text) for line in diff(old, new)] == [
        (" ", "h"),
        ("+", "Standfirst: lead"),
        (" ", "By: A"),
        ("@", "Then"),
        (" ", "c"),
        ("-", "d"),
        ("+", "D"),
        ("+", "Correction: was wrong"),
    ]
    figure = replace(old, key_figures=(Figure(label="dead", value="3", unit="people"),))
    assert ("+", "dead: 3 people") in [(line.sign, line.text) for line in diff(old, figure)]


def test_an_interruption_does_not_wait_for_the_index(library: Library) -> None:
    def interrupted(filing: Filing) -> None:
        with filing:
            filing.file([incoming("Storm", LONG, "g")], feed=FEED)
            raise KeyboardInterrupt

    filing = Filing(library, now=lambda: NOW)
    with pytest.raises(KeyboardInterrupt):
        interrupted(filing)
    assert filing.refreshed is None
    assert library.counts().articles == 0
    library.refresh()
    assert library.counts().articles == 1
