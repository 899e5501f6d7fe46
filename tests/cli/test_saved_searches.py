"""`@name`: a saved search in the place of a query."""

from pathlib import Path

import pytest

from reader.library.library import open_library
from tests.cli.conftest import Newsdesk


@pytest.fixture(autouse=True)
def saved(newsdesk: Newsdesk, news: Path) -> None:
    newsdesk("list")
    with open_library(news) as library:
        library.kept.searches.save("Old or new", "moon OR storm")


def test_a_saved_search_stands_for_its_words(newsdesk: Newsdesk) -> None:
    assert newsdesk("list", "--count", "@old or new").text == "2\n"
    assert newsdesk("list", "--count", "@Old or new", "nasa").text == "1\n"
    assert newsdesk("export", "@Old or new").text.count("# ") == 0
    assert newsdesk("marks", "@Old or new").status == 1


def test_one_that_is_not_there_is_told_and_searched_as_text(newsdesk: Newsdesk) -> None:
    done = newsdesk("list", "@nobody")
    assert done.status == 1
    assert "searched as text: @nobody is no saved search; there are: @Old or new" in done.err
    assert newsdesk("list", '"@nobody"').status == 1
    assert newsdesk("list", "--count", "@").status in (0, 1)
