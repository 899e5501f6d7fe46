"""`newsdesk brief`: the basket as one Markdown document, in the order chosen."""

from pathlib import Path

import pytest

from reader.library.library import open_library
from reader.model.article import Figure
from tests.cli.conftest import Newsdesk
from tests.cli.test_marks import mark


@pytest.fixture
def filled(newsdesk: Newsdesk, news: Path) -> None:
    """An article, a mark with a note and two figures, one of them its author's."""
    newsdesk("list")
    with open_library(news) as library:
        basket, bridge = library.kept.basket, library.find("bridge")
        basket.put_article(library.find("moon-landing"), "https://www.nasa.gov/moon")
        basket.put_mark(mark(library, "bridge", "A storm closed it in 1999 too.", note="*again*"))
        basket.put_figure(bridge, library.read(bridge).key_figures[0])
        basket.put_figure(bridge, Figure(label="carried", value="1,905", unit="people"))


@pytest.mark.usefixtures("filled")
def test_each_item_has_its_citation(newsdesk: Newsdesk) -> None:
    done = newsdesk("brief", "--title", "This # week")
    assert done.status == 0
    cited = "— Storm closes the bridge for 14 hours, Example Wire, 19 December 2024\n"
    assert done.text == (
        "# This # week\n\n"
        "## Two men walk on the Moon\n\n"
        "They walked for 2.5 hours. The hours were long.\n\n"
        "— Two men walk on the Moon, NASA, 21 July 1969, 02:56 UTC\n\n"
        "> A storm closed it in 1999 too.\n\n"
        "\\*again\\*\n\n"
        f"{cited}\n"
        "**14** hours: Hours closed\n\n"
        f"{cited}\n"
        "**1,905** people: carried\n\n"
        "> Ferries carried 1,905 people over the strait.\n\n"
        f"{cited}"
    )


def test_nothing_is_put_in_where_one_of_several_is_no_article(newsdesk: Newsdesk) -> None:
    assert newsdesk("brief", "--add", "moon-landing", "--add", "nowhere").status == 2
    assert newsdesk("brief", "--list").lines == []
    added = newsdesk("brief", "--add", "moon-landing", "--add", "2024/bridge", "--add", "moon-landing")
    assert [line.split("\t")[2] for line in added.lines] == ["moon-landing", "2024/bridge"]


@pytest.mark.usefixtures("filled")
def test_the_order_is_changed_and_things_taken_out(newsdesk: Newsdesk, tmp_path: Path) -> None:
    assert newsdesk("brief", "--list").lines == [
        "1\tarticle\tmoon-landing\tTwo men walk on the Moon",
        "2\tmark\t2024/bridge\tA storm closed it in 1999 too.",
        "3\tfigure\t2024/bridge\t14 hours Hours closed",
        "4\tfigure\t2024/bridge\t1,905 people carried",
    ]
    moved = newsdesk("brief", "--move", "4", "1").lines
    assert [line.split("\t")[1] for line in moved] == ["figure", "article", "mark", "figure"]
    assert newsdesk("brief", "--remove", "1", "--remove", "3").lines == [
        "1\tarticle\tmoon-landing\tTwo men walk on the Moon",
        "2\tfigure\t2024/bridge\t14 hours Hours closed",
    ]
    assert (
        newsdesk("brief", "--add", "stone", "--add", "moon-landing").lines[2].startswith("3\tarticle\tstone")
    )
    file = tmp_path / "brief.md"
    assert newsdesk("brief", "-o", str(file)).out == b""
    assert file.read_text().startswith("# Brief\n\n## Two men walk on the Moon\n")
    assert newsdesk("brief", "--clear").lines == []


@pytest.mark.usefixtures("filled")
def test_what_is_gone_is_in_the_brief_all_the_same(newsdesk: Newsdesk, news: Path) -> None:
    with open_library(news) as library:
        (made,) = library.kept.marks.all()
        library.kept.marks.remove(made)
    (news / "moon.yaml").unlink()
    text = newsdesk("brief").text
    assert (
        "Two men walk on the Moon](https://www.nasa.gov/moon), NASA, 21 July 1969, 02:56 UTC (no longer"
        in text
    )
    assert "19 December 2024 (the mark was taken away)" in text
    assert "2\tmark\t2024/bridge\tStorm closes the bridge" in newsdesk("brief", "--list").text
    (news / "2024" / "bridge.yaml").write_text("headline: [")
    text = newsdesk("brief").text
    assert "**1,905** people: carried\n\n— Storm closes the bridge" in text
    assert "(its file cannot be read)" in text


@pytest.mark.usefixtures("filled")
def test_a_mark_whose_words_changed_says_so(newsdesk: Newsdesk, news: Path) -> None:
    bridge = news / "2024" / "bridge.yaml"
    original = bridge.read_text()
    bridge.write_text(original.replace("A storm closed it", "A storm had closed it"))
    assert "(since reworded: A storm had closed it in 1999 too.)" in newsdesk("brief").text
    bridge.write_text(original.replace("A storm closed it in 1999 too.", "No."))
    assert "(since orphaned)" in newsdesk("brief").text


def test_an_article_that_cannot_be_read_is_put_in_all_the_same(newsdesk: Newsdesk, news: Path) -> None:
    (news / "bad.yaml").write_text("headline: [")
    assert newsdesk("brief", "--add", "bad").status == 0
    assert "its file cannot be read" in newsdesk("brief").text


def test_a_dated_figure_keeps_its_date(newsdesk: Newsdesk, news: Path) -> None:
    from reader.text.dates import parse_timestamp

    newsdesk("list")
    with open_library(news) as library:
        figure = Figure(label="Rate", value="some", unit="%", as_of=parse_timestamp("2024-01-02"))
        library.kept.basket.put_figure(library.find("stone"), figure)
    assert "**some** %: Rate · as of 2 Jan 2024" in newsdesk("brief").text


def test_an_empty_basket_says_how_to_fill_it(newsdesk: Newsdesk) -> None:
    done = newsdesk("brief")
    assert (done.status, done.out) == (1, b"")
    assert "the basket is empty" in done.err


def test_an_item_that_is_not_there_is_told(newsdesk: Newsdesk) -> None:
    assert "there is no item 3 in the basket" in newsdesk("brief", "--remove", "3").err
    assert newsdesk("brief", "--move", "1", "2").status == 2
    assert "no article is called" in newsdesk("brief", "--add", "zebra").err
