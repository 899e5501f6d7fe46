import datetime as dt
from pathlib import Path

import pytest

from reader.model.diagnostic import Severity
from reader.store.checking import check_file, check_ids
from reader.store.files import MAX_BYTES
from tests.store.conftest import RAW_CORPUS, YAML_CORPUS

ARTICLES = sorted((Path(__file__).parents[2] / "articles").glob("*.yaml"))
TODAY = dt.date(2024, 12, 20)
IN_QUOTES = "put the text in quotes; if it is a comment, two blanks before the #"
SAFE_LINK = "write one that begins with https://"
NUMBER = "write it as 1,905, 12.3 million, 4-6 or ~300"
TEXT = "sections: [{text: Of 1905 people five were lost.}]\n"


def remarks(text: str) -> list[str]:
    """Line, column and words of what is said about a file."""
    return [str(remark).removeprefix("x.yaml:") for remark in check_file(text.encode(), "x.yaml", TODAY)]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_there_is_nothing_to_say_about_the_shipped_articles(path: Path) -> None:
    assert check_file(path.read_bytes(), path.name, dt.date(2025, 1, 1)) == ()


def test_comments_and_quotes_where_they_belong_are_no_matter() -> None:
    text = """\
headline: Issue 4  # the fourth
standfirst: "Issue #4" #quoted
by: A. Writer  #two blanks
located: Berlin#Mitte
published: 2024-12-19 #a date
language: de #deutsch
id: x #y
subjects: [a, 'b #c'] #tags
places: # none yet
  - Rutba # the town
sections:
  - heading: It's 5 o'clock #
    text: | # literal
      Issue #4 is out #now
"""
    assert remarks(text) == []


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        (
            "standfirst: The year of #MeToo",
            '2:25: warning: standfirst: "#MeToo" is a comment and not part of the text',
        ),
        ("by: #4 of the band", '2:5: warning: by: "#4 of the band" is a comment and not part of the text'),
        ("subjects:\n  - Room #12", '3:10: warning: subjects: "#12" is a comment and not part of the text'),
        (
            "standfirst: Company # 1 in sales",
            '2:21: warning: standfirst: "# 1 in sales" is a comment and not part of the text',
        ),
        (
            "standfirst: On two lines\n  in Room #12",
            '3:11: warning: standfirst: "#12" is a comment and not part of the text',
        ),
        (
            "key_figures:\n  - {value: five, label: x}\n  - value: 1905\n    label: Peak #2",
            '5:17: warning: label: "#2" is a comment and not part of the text',
        ),
    ],
)
def test_text_that_a_hash_cut_short_is_told(line: str, remark: str) -> None:
    assert f"{remark}; {IN_QUOTES}" in remarks(f"headline: x\n{line}\n{TEXT}")


def test_a_headline_that_is_all_comment_says_why_it_is_empty() -> None:
    assert remarks("headline: #MeToo") == [
        "1:10: error: headline: nothing in it; every article needs a headline",
        f'1:11: warning: headline: "#MeToo" is a comment and not part of the text; {IN_QUOTES}',
    ]


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("by:", "2:4: warning: by: nothing in it; leave the field out"),
        ("by: ~", "2:5: warning: by: ~ stands for nothing; put it in quotes if it is text"),
        (
            "people: [null, a]",
            "2:10: warning: people: null stands for nothing; put it in quotes if it is text",
        ),
        ("corrections:", "2:13: warning: corrections: nothing in it; leave the field out"),
        ("titel: y", '2:1: warning: article: unknown field "titel"; did you mean `headline`?'),
        ("weather: y", '2:1: warning: article: unknown field "weather"; it is kept, and not shown'),
        ("source: {name: y, link: z}", '2:19: warning: source: unknown field "link"; did you mean `url`?'),
        (
            "corrections: [{text: y, date: z}]",
            '2:25: warning: correction: unknown field "date"; did you mean `published`?',
        ),
        ("published: 2024-12-21", "2:12: warning: published: 2024-12-21 is in the future; check the date"),
        (
            "updated: 2025-01-01T00:00:00Z",
            "2:10: warning: updated: 2025-01-01 is in the future; check the date",
        ),
        (
            "corrections: [{text: y, published: 2099-01-01}]",
            "2:36: warning: published: 2099-01-01 is in the future; check the date",
        ),
        (
            "url: javascript:alert(1)",
            f'2:6: warning: url: "javascript:alert(1)" is not a link that Newsdesk opens; {SAFE_LINK}',
        ),
        (
            "source: {name: y, url: 'file:///etc/passwd'}",
            f'2:24: warning: url: "file:///etc/passwd" is not a link that Newsdesk opens; {SAFE_LINK}',
        ),
        (
            "key_figures: [{label: people lost, value: 7}]",
            '2:43: warning: value: "7" is nowhere in the text; check the number, or write it in the text',
        ),
        (
            "key_figures: [~, {label: people lost, value: many}]",
            f'2:46: warning: value: "many" has no number that can be read; {NUMBER}',
        ),
        (
            "key_figures: [{label: people, value: 1905, previous: few}]",
            f'2:54: warning: previous: "few" has no number that can be read; {NUMBER}',
        ),
    ],
)
def test_what_is_odd_is_told_with_its_place(line: str, remark: str) -> None:
    assert remark in remarks(f"headline: x\n{line}\n{TEXT}")


@pytest.mark.parametrize(
    "line",
    [
        "published: 2024-12-20",
        "updated: 2024-12-20T23:59:00Z",
        "url: https://example.org/?a=b#c",
        "source: {name: y, url: mailto:desk@example.org}",
        'key_figures: [{label: people, value: "1,905"}, {label: lost, value: 5, previous: ~4}]',
        "key_figures: [{label: people, value: 1.9 thousand}]",
        "by: ''",
    ],
)
def test_what_is_in_order_is_no_matter(line: str) -> None:
    assert remarks(f"headline: x\n{line}\n{TEXT}") == []


@pytest.mark.parametrize(
    "text", ["headline: x\n", "headline: x\nsections: []\n", "headline: x\nsections: [{text: ' '}]\n"]
)
def test_an_article_without_text_is_told(text: str) -> None:
    assert remarks(text) == ["1:1: warning: the article has no text; add `sections:` with a `text: |` each"]


def test_a_section_without_text_is_told() -> None:
    text = "headline: x\nsections:\n  - text: y\n  -\n  - heading: z\n"
    assert remarks(text) == [
        "4:4: warning: sections: nothing in it; leave the field out",
        "5:5: warning: a section without text; write its text, or leave it out",
    ]


def test_errors_and_warnings_come_in_the_order_of_their_places_in_the_file() -> None:
    text = f"titel: x\nby:\n---\nheadline: y\nweather: z\n{TEXT}---\nheadline: 'z\n"
    assert remarks(text) == [
        '1:1: error: the article has no headline; is it "titel"? call it `headline`',
        "2:4: warning: by: nothing in it; leave the field out",
        '5:1: warning: article: unknown field "weather"; it is kept, and not shown',
        "8:11: error: a quotation mark is opened here and not closed; close it, or leave it out",
    ]


def test_of_a_thousand_warnings_the_first_are_told() -> None:
    assert len(remarks("headline: x\n" + "".join(f"k{n}: x\n" for n in range(1000)))) == 20


def test_a_text_too_long_to_search_for_every_figure_is_not_searched() -> None:
    figures = "key_figures:\n" + "  - {label: a, value: 7}\n" * 3
    text = f"headline: x\n{figures}sections:\n  - text: {'word ' * 450_000}\n"
    assert [remark.split(":")[0] for remark in remarks(text)] == ["3", "4"]


def test_a_file_that_cannot_be_read_has_one_remark() -> None:
    assert remarks("") == ["1:1: error: there is no article in this file; begin with `headline: …`"]
    assert len(check_file(b" " * (MAX_BYTES + 1), "x.yaml", TODAY)) == 1


def test_ids_used_twice_are_told_with_the_first_place() -> None:
    articles = [("a", "1.yaml", 1), ("b", "2.yaml", 1), ("a", "3.yaml", 7), ("a", "4.yaml", 2)]
    assert [str(remark) for remark in check_ids(articles)] == [
        '3.yaml:7:1: warning: the id "a" is used twice; give one of them another; the other is at 1.yaml:1',
        '4.yaml:2:1: warning: the id "a" is used twice; give one of them another; the other is at 1.yaml:1',
    ]


@pytest.mark.parametrize("path", YAML_CORPUS, ids=lambda path: path.stem)
def test_every_hostile_file_is_an_error_to_the_checker(path: Path) -> None:
    found = check_file(path.read_bytes(), path.name, TODAY)
    assert any(remark.severity is Severity.ERROR for remark in found)
    assert all(str(remark).isprintable() for remark in found)


@pytest.mark.parametrize("path", RAW_CORPUS, ids=lambda path: path.stem)
def test_hostile_text_in_a_remark_is_clean_and_short(path: Path) -> None:
    hostile = path.read_bytes().decode("utf-8", "replace")
    escaped = "".join(f"\\U{ord(sign):08x}" for sign in hostile)
    text = f"""\
headline: "{escaped}"
? "{escaped}"
: x
url: "{escaped}"
key_figures: [{{label: a, value: "{escaped}"}}]
"""
    found = check_file(text.encode(), "x.yaml", TODAY)
    assert len(found) >= 3
    for remark in found:
        assert str(remark).isprintable()
        assert len(str(remark)) < 300
