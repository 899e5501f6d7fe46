"""The search language: what is typed and how it is understood."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from reader.model.entry import Sort
from reader.model.query import And, FigureIs, Flag, Node, Not, Or, Published, Query, Tag, Text
from reader.text.query_language import MAX_TERMS, parse_query
from reader.text.query_operators import EXAMPLES

TODAY = dt.date(2024, 12, 20)


def parse(text: str, *, typing: bool = False) -> Query:
    return parse_query(text, TODAY, typing=typing)


def node(text: str) -> Node:
    return parse(text).node


def day(text: str) -> int:
    return int(dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC).timestamp())


def test_words_side_by_side_must_all_match() -> None:
    assert node("amnesty syria") == And((Text(words="amnesty"), Text(words="syria")))


def test_nothing_typed_is_everything() -> None:
    assert parse("").is_everything
    assert parse("   ").is_everything


def test_quotes_mean_these_very_words() -> None:
    assert node('"general amnesty"') == Text(words="general amnesty", exact=True)


def test_a_quote_still_open_is_a_phrase_already() -> None:
    assert node('"general amn') == Text(words="general amn", exact=True)


def test_a_minus_leaves_out() -> None:
    assert node('iraq -"al qaim"') == And((Text(words="iraq"), Not(Text(words="al qaim", exact=True))))


def test_or_is_the_weaker_bond() -> None:
    assert node("a b OR c") == Or((And((Text(words="a"), Text(words="b"))), Text(words="c")))


def test_brackets_group() -> None:
    assert node("a (b OR c)") == And((Text(words="a"), Or((Text(words="b"), Text(words="c")))))
    assert node("-(b c)") == Not(And((Text(words="b"), Text(words="c"))))


def test_and_may_be_said() -> None:
    assert node("a AND b") == node("a b")


def test_a_star_asks_for_a_beginning() -> None:
    assert node("retur*") == Text(words="retur*", prefix=True)


def test_the_last_word_is_a_beginning_while_it_is_typed() -> None:
    assert parse("general amn", typing=True).node == And(
        (Text(words="general"), Text(words="amn", prefix=True))
    )
    assert parse("general amn ", typing=True).node == node("general amn")
    assert parse('"general amn"', typing=True).node == node('"general amn"')


def test_a_number_with_spaces_is_one_word() -> None:
    assert node("1 905 officers") == And((Text(words="1 905"), Text(words="officers")))


@pytest.mark.parametrize(
    "scope", ["headline", "in", "subject", "source", "by", "place", "person", "organisation"]
)
def test_a_scope_looks_in_one_place(scope: str) -> None:
    assert node(f"{scope}:syria") == Text(words="syria", scope=scope)
    assert node(f'{scope.upper()}:"the camp"') == Text(words="the camp", scope=scope, exact=True)


def test_a_scope_holds_for_its_brackets() -> None:
    assert node("headline:(a OR b)") == Or(
        (Text(words="a", scope="headline"), Text(words="b", scope="headline"))
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("after:2024-12", Published(start=day("2024-12-01"))),
        ("before:2024-12", Published(end=day("2024-12-01"))),
        ("date:2024", Published(start=day("2024-01-01"), end=day("2025-01-01"))),
        ("date:2024-12-19", Published(start=day("2024-12-19"), end=day("2024-12-20"))),
        ("date:1989..1990", Published(start=day("1989-01-01"), end=day("1991-01-01"))),
    ],
)
def test_dates_are_whole_days_months_and_years(typed: str, expected: Published) -> None:
    assert node(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("is:unread", Flag.UNREAD),
        ("is:read", Flag.READ),
        ("is:Starred", Flag.STARRED),
        ("has:figures", Flag.HAS_FIGURES),
        ("tag:later", Tag("later")),
        ('tag:"to do"', Tag("to do")),
    ],
)
def test_flags_and_tags(typed: str, expected: Node) -> None:
    assert node(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("fig:>1000", FigureIs(low=Decimal(1000), low_included=False)),
        ("fig:>=1,000", FigureIs(low=Decimal(1000))),
        ("fig:<2m", FigureIs(high=Decimal(2_000_000), high_included=False)),
        ("fig:<=2.5", FigureIs(high=Decimal("2.5"))),
        ("fig:=36", FigureIs(low=Decimal(36), high=Decimal(36))),
        ("fig:1000..5000", FigureIs(low=Decimal(1000), high=Decimal(5000))),
        ("fig:returned>1000", FigureIs(label="returned", low=Decimal(1000), low_included=False)),
        ("fig:%>3", FigureIs(label="%", low=Decimal(3), low_included=False)),
        ("fig:returned", FigureIs(label="returned")),
        ("fig:1,905", FigureIs(low=Decimal(1905), high=Decimal(1905))),
        ("fig:1.5m", FigureIs(low=Decimal(1_500_000), high=Decimal(1_500_000))),
        ("fig:km", FigureIs(label="km")),
        ('fig:"syrian officers">5', FigureIs(label="syrian officers", low=Decimal(5), low_included=False)),
        ('fig:"syrian officers":5..9', FigureIs(label="syrian officers", low=Decimal(5), high=Decimal(9))),
        ('fig:">1.5 million"', FigureIs(low=Decimal(1_500_000), low_included=False)),
        ("fig:>1.5 million", FigureIs(low=Decimal(1_500_000), low_included=False)),
        ("fig:officers> 1,000", FigureIs(label="officers", low=Decimal(1000), low_included=False)),
        ("fig:≥3", FigureIs(low=Decimal(3))),
        ("fig:>1 000", FigureIs(low=Decimal(1000), low_included=False)),
        ("fig:people> 1 000 000", FigureIs(label="people", low=Decimal(1_000_000), low_included=False)),
        ("fig:1 000..5 000", FigureIs(low=Decimal(1000), high=Decimal(5000))),
        ("fig:>40%", FigureIs(label="%", low=Decimal(40), low_included=False)),
        ("fig:voters>40 %", FigureIs(label="voters %", low=Decimal(40), low_included=False)),
        ("fig:43%", FigureIs(label="%", low=Decimal(43), high=Decimal(43))),
        ("fig:>$5", FigureIs(label="$", low=Decimal(5), low_included=False)),
        ("fig:> US$1.5 million", FigureIs(label="US$", low=Decimal(1_500_000), low_included=False)),
        ("fig:€5..€9", FigureIs(label="€", low=Decimal(5), high=Decimal(9))),
        ("fig:cost<=£2,500", FigureIs(label="cost £", high=Decimal(2500))),
        ("fig:<-2", FigureIs(high=Decimal(-2), high_included=False)),
        ("fig:1..5 million", FigureIs(low=Decimal(1_000_000), high=Decimal(5_000_000))),
        ("fig:1000..5m", FigureIs(low=Decimal(1000), high=Decimal(5_000_000))),
        ("fig:9..5", FigureIs(low=Decimal(5), high=Decimal(9))),
        ("fig:-5..-2", FigureIs(low=Decimal(-5), high=Decimal(-2))),
        ("fig:1000-5000", FigureIs(low=Decimal(1000), high=Decimal(5000))),
        (
            "fig:>1000<=2000",
            FigureIs(low=Decimal(1000), high=Decimal(2000), low_included=False),
        ),
    ],
)
def test_figures_are_compared(typed: str, expected: FigureIs) -> None:
    assert node(typed) == expected


@pytest.mark.parametrize("sort", list(Sort))
def test_a_query_may_say_its_order(sort: Sort) -> None:
    assert parse(f"iraq sort:{sort}").sort is sort
    assert parse(f"sort:{sort}").is_everything


@pytest.mark.parametrize(
    ("typed", "words", "note"),
    [
        ("is:green", "is:green", "is: knows is:unread"),
        ("sort:size", "sort:size", "sort: knows newest"),
        ("fig:>many", "fig:>many", "fig: compares with a number"),
        ("fig:>", "fig:>", "fig: compares with a number"),
        ("fig:a>1>2", "fig:a>1>2", "fig: compares with a number"),
        ("fig:a..b", "fig:a..b", "fig: compares with a number"),
        ("after:soon", "after:soon", "soon"),
        ("colour:red", "colour:red", "“colour:” is no operator"),
    ],
)
def test_what_is_no_operator_is_searched_as_text_and_the_reader_is_told(
    typed: str, words: str, note: str
) -> None:
    query = parse(typed)
    assert query.node == Text(words=words)
    assert len(query.notes) == 1
    assert note in query.notes[0]


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("title:moon", "“title:” is no operator; headline: is"),
        ("since:2020", "“since:” is no operator; after: is"),
        ("Sorce:nasa", "“Sorce:” is no operator; source: is"),
        ("NOT moon", "“NOT” is no operator; -word leaves a word out"),
        ("moon|wall", "“|” is no operator; OR is"),
        ("moon || wall", "“|” is no operator; OR is"),
        ("fig>=1000", "“fig>=” is no operator; fig:>= is"),
        ("date>2020", "“date>” is no operator; after: is"),
    ],
)
def test_what_is_an_operator_elsewhere_is_told_with_ours(typed: str, note: str) -> None:
    assert parse(typed).notes == (f"searched as text: {note}",)


def test_words_in_quotes_and_small_letters_are_no_operators_of_others() -> None:
    assert parse('"NOT a|b" not fig figures').notes == ()


def test_an_address_or_a_time_is_plain_text_without_a_note() -> None:
    assert parse("https://example.org 10:30").notes == ()


def test_punctuation_alone_finds_nothing() -> None:
    assert parse("!!!").nothing
    assert not parse("!!!").is_everything
    assert not parse("iraq !!!").nothing


@pytest.mark.parametrize("typed", ["-", '"', "(", ")", "(((", '""', "()", "OR", "- -", "*"])
def test_an_operator_without_anything_to_work_on_leaves_nothing_out(typed: str) -> None:
    assert parse(typed, typing=True).is_everything


def test_an_endless_query_is_cut_and_the_reader_is_told() -> None:
    query = parse("word " * (MAX_TERMS + 5))
    assert isinstance(query.node, And)
    assert len(query.node.nodes) == MAX_TERMS
    assert query.notes == (f"only the first {MAX_TERMS} terms were searched",)


def test_brackets_without_end_are_read() -> None:
    assert parse("(" * 5_000 + "a").notes


@pytest.mark.parametrize("example", [example for example, _ in EXAMPLES])
def test_every_example_of_the_help_is_understood_without_a_note(example: str) -> None:
    query = parse(example)
    assert query.notes == ()
    assert query.node != And(()) or query.sort


PIECES = st.sampled_from(
    [
        "(",
        ")",
        '"',
        "-",
        "OR",
        "AND",
        ":",
        "*",
        " ",
        "headline:",
        "fig:",
        ">",
        "..",
        "is:",
        "a",
        "1 905",
        "東京",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)), st.booleans())
def test_no_text_is_an_error(text: str, typing: bool) -> None:
    query = parse(text, typing=typing)
    assert query.text == text
