"""The open article: places, sentences, figures in the text, matches."""

import msgspec

from reader.library.search import make_matcher
from reader.model.article import Article, Section
from reader.text.passages import Field
from reader.text.query_language import parse_query
from reader.tui.matches import Matches
from reader.tui.pieces import Ink
from reader.tui.place import Place
from reader.tui.problem_page import problem_line, problem_page
from tests.tui.pages import DAY, STORY, opened


def _matches(query: str) -> Matches:
    matcher = make_matcher(parse_query(query, DAY.day, typing=True))
    return Matches(opened().passages, matcher)


def test_a_position_is_a_place_and_back() -> None:
    story = opened()
    total = sum(len(passage.text) for passage in story.passages)
    for position in range(0, total, 7):
        assert story.position(*story.place(position)) == position
    assert story.place(10**9)[0] == len(story.passages) - 1
    assert story.place(-1) == (0, 0)


def test_the_outline_numbers_sections_with_and_without_heading() -> None:
    assert [(heading.text[:8], heading.named) for heading in opened().outline] == [
        ("Iraq has", False), ("The way", True),
    ]  # fmt: skip
    assert opened(Article(headline="x")).outline == ()


def test_a_figure_is_found_in_the_running_text() -> None:
    story = opened()
    first, second, *_ = (found.place for found in story.find_figures())
    assert first is not None
    assert story.passages[first.index].field == Field.TEXT
    place = story.sentence(first.index, first.start)
    assert story.passages[place.passage].text[place.start : place.end] == "Iraq has returned 1,905 officers."
    assert second is not None


def test_a_sentence_of_an_empty_article_is_its_headline() -> None:
    assert opened(Article(headline="Alone")).sentence(0, 3) == Place(0, 0, 5)


def test_matches_are_walked_to_the_ends_and_no_further() -> None:
    matches = _matches("amnesty OR returned")
    assert len(matches.all()) == 3
    assert matches.begin() == matches.all()[0]
    assert matches.step(1) == matches.all()[1]
    assert matches.step(-1) == matches.all()[0]
    assert matches.step(-1) is None
    assert matches.end() == matches.all()[2]
    assert matches.step(1) is None
    assert matches.current == 2


def test_the_current_match_stands_out_from_the_others() -> None:
    matches = _matches("returned")
    matches.begin()
    inks = [mark.ink for place in matches.all() for mark in matches.marks(*place)]
    assert inks == [Ink.CURRENT, Ink.MATCH]


def test_finding_begins_at_the_place_of_the_reader() -> None:
    matches = _matches("returned")
    last = matches.all()[-1]
    assert matches.begin(last.passage, last.start) == last
    assert matches.begin(last.passage, last.start + 1) == matches.all()[0]


def test_without_a_query_nothing_matches() -> None:
    matches = Matches(opened().passages)
    assert not matches
    assert (matches.all(), matches.begin(), matches.end(), matches.step(1)) == ([], None, None, None)


def test_a_problem_page_shows_the_lines_around_the_fault() -> None:
    problem = "a.yaml:2:3: error: a tab; use spaces"
    page = problem_page(problem, ["one", "\x1b[2Jtwo", "three"])
    texts = [block.text for block in page]
    assert texts[:3] == ["This file cannot be read", "a.yaml:2:3: error: a tab", "What to do: use spaces"]
    assert texts[3:6] == ["one", "␛[2Jtwo", "three"]
    assert page[4].marks[0].start == 2
    assert problem_line(problem) == 2
    assert problem_line("something else") == 1


def test_a_fault_in_a_line_as_long_as_a_file_is_shown_in_part() -> None:
    page = problem_page("a.yaml:1:99999: error: x", ["[" * 100_000])
    assert max(len(block.text) for block in page) <= 400
    assert problem_page("gone", [])[0].text == "This file cannot be read"


def test_a_heading_without_words_is_no_section() -> None:
    assert [h.text for h in opened(Article(headline="x", sections=(Section(heading=" "),))).outline] == []


def test_figures_of_a_long_article_are_looked_for_later() -> None:
    assert opened().found == opened().find_figures()
    long = msgspec.structs.replace(STORY, standfirst="It went on and on. " * 1000)
    assert opened(long).found is None
    assert opened(Article(headline="x")).found == ()
