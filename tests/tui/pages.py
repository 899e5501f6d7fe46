"""Articles made for tests of the pure modules."""

import datetime as dt

from reader.model.article import Article, Correction, Figure, Qualifier, Section, Source
from reader.model.clean_text import CleanText
from reader.model.entry import Entry
from reader.model.timestamp import Timestamp
from reader.text.clean import clean_line
from reader.tui.article_page import article_page
from reader.tui.layout import Layout
from reader.tui.opened import Opened
from reader.tui.pieces import plain

DAY = Timestamp(dt.datetime(2024, 12, 19, tzinfo=dt.UTC), has_time=False)
ENTRY = Entry(key=1, id="a", path="a.yaml", line=1, headline="Headline")

STORY = Article(
    headline="The headline of the story is long enough to take two lines",
    standfirst="What it comes to.",
    by="A. Writer",
    located="Rutba",
    published=DAY,
    source=Source(name="Example Wire"),
    url="https://example.org/story",
    subjects=("Syria", "amnesty"),
    places=("Rutba",),
    key_figures=(
        Figure(
            label="officers returned",
            value="1,905",
            unit="people",
            previous="1,200",
            as_of=DAY,
            note="counted",
        ),
        Figure(label="staff", value="36", unit="people", qualifier=Qualifier.AT_LEAST),
    ),
    sections=(
        Section(
            text="Iraq has returned 1,905 officers. They asked for it.\n\nAt least 36 others went *first*."
        ),
        Section(
            heading="The way",
            text="> a quote\n\n- one\n- two words that need a second line\n\n[map](https://e.org/m)",
        ),
    ),
    corrections=(Correction(published=DAY, text="The crossing was misnamed."),),
)


def opened(article: Article = STORY) -> Opened:
    return Opened(ENTRY, article)


def layout(article: Article = STORY, width: int = 40, *, strip: bool = False, whole: int = -1) -> Layout:
    return Layout(article_page(article, opened(article).passages, strip=strip, whole=whole), width)


def lines(article: Article = STORY, width: int = 40, *, strip: bool = False, whole: int = -1) -> list[str]:
    page = layout(article, width, strip=strip, whole=whole)
    return [plain(page.pieces(number)).rstrip() for number in range(len(page.lines))]


def words(text: str) -> CleanText:
    return clean_line(text)
