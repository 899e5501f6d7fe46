"""`D`: what changed in an article with each new version that came in."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.ingest.sums import digest_of
from reader.library.filing import Filing
from reader.library.library import Library
from reader.model.article import Article, Section
from reader.model.incoming import Incoming
from reader.text.dates import parse_timestamp
from reader.tui.diffing import DiffPane
from tests.builders import open_test_library
from tests.tui.desk import MEDIUM, NARROW, desk, press, shown


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of its own: these tests write into it."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "wall.yaml").write_text("headline: The Wall opens\npublished: 1989-11-09\n")
    with open_test_library(tmp_path / "news") as opened:
        opened.refresh()
        yield opened


def bring(library: Library, text: str, day: int) -> None:
    article = Article(
        headline="Storm \x1b[31mgrows",
        published=parse_timestamp("2025-01-01"),
        sections=(Section(heading="At the coast", text=f"It blew all night.\n\n{text}"),),
    )
    with Filing(library, now=lambda: dt.datetime(2025, 1, day, 10, 15, tzinfo=dt.UTC)) as filing:
        filing.file([Incoming(article=article, guid="1", digest=digest_of(article))], feed="https://e.org/f")


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
async def test_the_changes_are_shown_newest_first_and_left_with_escape(
    library: Library, size: tuple[int, int]
) -> None:
    for day, text in enumerate(("Winds of 120 km/h.", "Winds of 150 km/h.", "Winds of *180* km/h."), 1):
        bring(library, text, day)
    async with desk(library, size) as (pilot, main):
        await press(pilot, "D")
        pane = main.app.screen.query_one(DiffPane)
        lines = [line.strip() for line in shown(pane).splitlines()]
        first, second = (
            lines.index("Changed 3 January 2025, 10:15 UTC"),
            lines.index("Changed 2 January 2025, 10:15 UTC"),
        )
        assert first < lines.index("- Winds of 150 km/h.") < lines.index("+ Winds of *180* km/h.") < second
        assert "At the coast" in lines
        assert "\x1b" not in shown(pane)
        await press(pilot, "j", "escape")
        assert main.app.screen is main


async def test_an_article_that_never_changed_says_so(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "D")
        assert main.app.screen is main
        assert "no former version" in shown(main.bottom.status)


async def test_a_version_that_cannot_be_read_is_told(library: Library) -> None:
    for day, text in enumerate(("One.", "Two."), 1):
        bring(library, text, day)
    for path in Path(library.root).rglob(".revisions/*/*.yaml"):
        path.write_text("headline: [")
    async with desk(library) as (pilot, main):
        await press(pilot, "D")
        assert main.app.screen is main
        assert ".revisions" in shown(main.bottom.status)


async def test_without_an_article_there_is_nothing_to_compare(library: Library) -> None:
    async with desk(library) as (pilot, main):
        main.opening.entry = None
        await press(pilot, "D")
        assert "open an article first" in shown(main.bottom.status)
