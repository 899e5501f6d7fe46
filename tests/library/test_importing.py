"""Sources into a library: files, folders, addresses, standard input."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.library.gathering import MOST_BYTES, gather, is_address
from reader.library.importing import SourceReport, import_sources
from reader.library.library import Library
from reader.library.own_files import read_articles
from reader.library.places import root_to_fill
from reader.library.sandbox import Sandbox
from reader.model.errors import IngestError, LibraryError, NetworkError
from reader.model.incoming import Hints, Kind
from tests.builders import open_test_library

PAGE = (
    "<!doctype html><title>A page</title>"
    "<link rel=alternate type=application/rss+xml href=/feed><p>Some text.</p>"
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "news").mkdir()
    with open_test_library(tmp_path / "news") as opened:
        yield opened


def reports(
    library: Library, *sources: str, kind: Kind | None = None, data: bytes = b""
) -> list[SourceReport]:
    return list(import_sources(library, sources, kind=kind, read_input=lambda: data))


def test_files_folders_and_standard_input_are_brought_in(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / ".git" / "x").write_text("x")
    (folder / ".hidden").write_text("x")
    (folder / "a.txt").write_text("One story\n\nText.")
    (folder / "deep" / "b.html").write_text(PAGE)
    (folder / "c.pdf").write_bytes(b"%PDF")
    found = reports(library, str(folder), "-", str(tmp_path / "gone"), data=b"headline: Own\n")
    assert [
        (report.kind, [str(one.outcome) for one in report.filed], bool(report.failure)) for report in found
    ] == [
        ("text", ["added"], False),
        ("text", [], True),
        ("page", ["added"], False),
        ("article", ["added"], False),
        ("", [], True),
    ]
    assert library.counts().articles == 3


def test_the_entries_of_a_saved_feed_are_known_again(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(
        "<rss><channel><title>F</title><item><title>T</title><guid>1</guid></item></channel></rss>"
    )
    assert str(reports(library, str(path))[0].filed[0].outcome) == "added"
    assert str(reports(library, str(path))[0].filed[0].outcome) == "unchanged"


def test_a_list_of_subscriptions_is_not_for_this(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "x.opml"
    path.write_text('<opml version="2.0"><body><outline text="F" xmlUrl="https://e.org/f"/></body></opml>')
    (report,) = reports(library, str(path))
    assert "newsdesk feeds import" in report.failure


def test_the_kind_can_be_forced(library: Library) -> None:
    (report,) = reports(library, "-", kind=Kind.TEXT, data=b"<rss>")
    assert report.filed[0].headline == "<rss>"


class Client:
    """Answers with a page, or with an error for addresses that say so."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None: ...

    def get(self, address: str, *, typed: bool) -> SimpleNamespace:
        assert typed
        self.asked.append(address)
        if "bad" in address:
            raise NetworkError("there is no such host")
        return SimpleNamespace(body=PAGE.encode(), address=address, media_type="text/html", charset="")


def test_an_address_is_fetched_and_its_feeds_are_named(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ingest.client.Client", Client)
    page, bad = reports(library, "https://e.org/story", "https://bad.example/")
    assert page.filed[0].headline == "A page"
    assert [feed.url for feed in page.feeds] == ["https://e.org/feed"]
    assert bad.failure == "there is no such host"


def test_what_is_an_address_and_what_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("e.org").write_text("x")
    assert is_address("https://e.org/x")
    assert not is_address("e.org")
    assert not is_address("story.txt")


def test_what_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def only(source: str) -> str:
        (gathered,) = gather(source, None, Client, bytes)  # type: ignore[arg-type]
        return gathered.failure

    os.mkfifo(tmp_path / "pipe")
    assert only(str(tmp_path / "pipe")) == "this is not a regular file"
    assert "No such file" in only(str(tmp_path / "gone"))
    monkeypatch.setattr("reader.library.gathering.MOST_BYTES", 3)
    (tmp_path / "large").write_text("large")
    assert "unpack or split it" in only(str(tmp_path / "large"))
    assert MOST_BYTES > 2**20


def test_an_article_file_is_read_article_by_article() -> None:
    parsed = read_articles(b"headline: One\n---\nheadline: [\n---\nheadline: Two\n", Hints(name="x.yaml"))
    assert [one.article.headline for one in parsed.incoming] == ["One", "Two"]
    assert len(parsed.warnings) == 1
    with pytest.raises(IngestError):
        read_articles(b"headline: [\n", Hints())


def test_nothing_is_added_to_the_shipped_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.library import places

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert (
        root_to_fill(None, {"NEWSDESK_CONFIG": str(tmp_path / "none")})
        == tmp_path / "data" / "newsdesk" / "articles"
    )
    assert root_to_fill(str(tmp_path / "a" / "b"), {}).is_dir()
    with pytest.raises(LibraryError, match="come with Newsdesk"):
        root_to_fill(str(places.shipped_library()), {})
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError, match="cannot be made"):
        root_to_fill(str(tmp_path / "file" / "x"), {})


def test_a_large_feed_is_one_source_though_it_comes_in_pieces(library: Library, tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>Story {number}</title><guid>{number}</guid></item>" for number in range(1200)
    )
    (tmp_path / "feed.xml").write_text(f"<rss><channel><title>F</title>{items}</channel></rss>")
    (report,) = reports(library, str(tmp_path / "feed.xml"))
    assert len(report.filed) == 1200
    assert library.counts().articles == 1200
    with Sandbox() as sandbox:
        (parsed,) = sandbox.parse((tmp_path / "feed.xml").read_bytes(), Hints())
    assert len(parsed.incoming) == 1200


def test_many_sources_are_reported_in_the_order_they_were_named(library: Library, tmp_path: Path) -> None:
    names = []
    for number in range(9):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Story {number}\n\nText {number}." + " filler" * (300_000 if number == 4 else 1))
        names.append(str(path))
    found = reports(library, *names[:7], str(tmp_path / "gone"), *names[7:])
    assert [report.filed[0].headline if report.filed else "" for report in found] == [
        *(f"Story {number}" for number in range(7)),
        "",
        "Story 7",
        "Story 8",
    ]


def test_leaving_an_import_in_the_middle_leaves_nothing_running(library: Library, tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(f"Story {number}\n\nText.")
    running = import_sources(library, [str(tmp_path / f"{number}.txt") for number in range(9)])
    next(running)
    running.close()  # type: ignore[attr-defined]
    assert len(reports(library, str(tmp_path / "8.txt"))) == 1
