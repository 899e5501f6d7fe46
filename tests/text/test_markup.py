import re

import pytest
from hypothesis import given, strategies as st

from reader.text.clean import clean
from reader.text.escaping import escape
from reader.text.markup import (
    MOST_LEVELS,
    Block,
    BlockKind,
    InlineKind,
    InlineSpan,
    _Reader,
    parse_markup,
)
from tests.text.foreign_text import TROUBLE, foreign_text

MARKS = (
    "*",
    "**",
    "***",
    "[",
    "]",
    "](",
    ")",
    "(",
    "https://x.example/",
    "![",
    "- ",
    "> ",
    ">",
    "\n",
    "  ",
    "1. ",
    "| ",
    "\t",
)


def texts(markup: str) -> list[str]:
    return [block.text for block in parse_markup(markup)]


def kinds(markup: str) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, block.text) for block in parse_markup(markup)]


def marked(markup: str) -> list[tuple[str, InlineKind, str | None]]:
    """What is marked in a text of one block."""
    (block,) = parse_markup(markup)
    return [(block.text[span.start : span.end], span.kind, span.url) for span in block.spans]


def test_blank_lines_separate_paragraphs_and_hard_wrapped_lines_are_joined() -> None:
    assert texts("One\ntwo  \n  three.\n\n \t\nFour.\n") == ["One two three.", "Four."]


def test_hard_wrapped_chinese_is_joined_without_a_space() -> None:
    assert texts("伊拉克移交1,905名\n叙利亚军官。\n“很好” 😀\n😀 he\n说") == [
        "伊拉克移交1,905名叙利亚军官。 “很好” 😀 😀 he 说"
    ]


def test_a_text_of_nothing_has_no_blocks() -> None:
    assert parse_markup(" \n\t\n\n\u3000") == ()


def test_foreign_text_is_cleaned_before_it_is_read() -> None:
    assert texts("a\x1bb\r\n\r\nc\u202e") == ["a␛b", "c<U+202E>"]


def test_a_tab_inside_a_line_becomes_spaces() -> None:
    assert texts("a\tb") == ["a b"]


def test_a_list_has_an_item_for_each_dash() -> None:
    assert kinds("- one\n- two\n\n- three") == [
        (BlockKind.ITEM, 0, "one"),
        (BlockKind.ITEM, 0, "two"),
        (BlockKind.ITEM, 0, "three"),
    ]


def test_an_item_goes_on_with_the_next_line() -> None:
    assert texts("- one\n  goes on\nand on\n- two") == ["one goes on and on", "two"]


def test_items_nest_by_two_spaces_or_a_tab_one_level_at_a_time() -> None:
    assert [(level, text) for _, level, text in kinds("- a\n  - b\n\t\t- c\n        - d\n- e")] == [
        (0, "a"),
        (1, "b"),
        (2, "c"),
        (3, "d"),
        (0, "e"),
    ]


def test_the_first_item_is_at_the_top_however_far_it_is_indented() -> None:
    assert kinds("      - a") == [(BlockKind.ITEM, 0, "a")]


def test_nesting_is_not_deeper_than_a_screen_can_show() -> None:
    markup = "\n".join("  " * depth + "- x" for depth in range(50))
    assert max(block.level for block in parse_markup(markup)) == MOST_LEVELS
    assert parse_markup(">" * 50 + " x")[0].level == MOST_LEVELS


def test_a_second_paragraph_of_an_item_stands_under_it() -> None:
    assert kinds("- a\n\n  more of a\n\nnot a") == [
        (BlockKind.ITEM, 0, "a"),
        (BlockKind.PARAGRAPH, 1, "more of a"),
        (BlockKind.PARAGRAPH, 0, "not a"),
    ]


@pytest.mark.parametrize("text", ["-5 degrees", "--- x", "-", "→ here"])
def test_a_dash_that_is_no_bullet_is_literal(text: str) -> None:
    assert kinds(text) == [(BlockKind.PARAGRAPH, 0, text)]


def test_lines_of_a_quote_are_one_paragraph_until_an_empty_one() -> None:
    assert kinds("> one\n> two\n>\n> three") == [
        (BlockKind.QUOTE, 0, "one two"),
        (BlockKind.QUOTE, 0, "three"),
    ]


def test_a_quote_in_a_quote_is_a_level_deeper() -> None:
    assert kinds("> a\n> > b\n>> c\n> d") == [
        (BlockKind.QUOTE, 0, "a"),
        (BlockKind.QUOTE, 1, "b c"),
        (BlockKind.QUOTE, 0, "d"),
    ]


def test_more_than_a_number_is_not_a_quote() -> None:
    assert texts(">1,000 people\nfled") == [">1,000 people fled"]


def test_lines_of_a_table_stay_apart() -> None:
    assert texts("Before\n| a | b |\n| 1 | 2 |\nafter") == ["Before", "| a | b |", "| 1 | 2 |", "after"]


def test_a_heading_is_literal_and_stands_alone() -> None:
    assert texts("# Heading\nText") == ["# Heading", "Text"]


def test_items_of_a_numbered_list_are_literal_and_stay_apart() -> None:
    assert texts("Steps:\n1. one\n   goes on\n2) two\n\n* star\n• dot") == [
        "Steps:",
        "1. one goes on",
        "2) two",
        "* star",
        "• dot",
    ]


def test_a_number_that_ends_a_sentence_at_the_start_of_a_line_begins_no_list() -> None:
    assert texts("He scored\n12. It was\n1990. A record.") == ["He scored 12. It was 1990. A record."]


def test_lists_within_a_quote_keep_their_lines() -> None:
    assert texts("> Asked for:\n> - bread\n> - salt\n> 1. water") == [
        "Asked for:",
        "- bread",
        "- salt",
        "1. water",
    ]


@pytest.mark.parametrize("stars", ["*", "**"])
def test_one_or_two_stars_mark_emphasis(stars: str) -> None:
    (block,) = parse_markup(f"It is {stars}not{stars} so.")
    assert block == Block(
        BlockKind.PARAGRAPH, 0, clean("It is not so."), (InlineSpan(6, 9, InlineKind.EMPHASIS),)
    )


def test_emphasis_may_hold_emphasis() -> None:
    assert [text for text, _, _ in marked("**very *much* so**")] == ["very much so", "much"]


def test_emphasis_works_without_spaces_in_chinese() -> None:
    assert [text for text, _, _ in marked("他说*重要*的")] == ["重要"]


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "2*3*4",
        "* not",
        "a *",
        "*a",
        "a*",
        "**a*",
        "***a***",
        "****",
        "*a **b",
        "snake_case_ _x_",
        "`*`",
    ],
)
def test_stars_without_a_partner_are_literal(text: str) -> None:
    assert texts(text) == [text]
    assert marked(text) == []


def test_a_star_that_finds_no_partner_inside_emphasis_is_literal() -> None:
    (block,) = parse_markup("**a *b** c")
    assert (block.text, block.spans) == ("a *b c", (InlineSpan(0, 4, InlineKind.EMPHASIS),))


def test_emphasis_may_go_over_joined_lines() -> None:
    assert [text for text, _, _ in marked("*one\ntwo*")] == ["one two"]


def test_a_link_shows_its_text() -> None:
    assert marked("See [the *site*](https://x.example/a_(b)?c).") == [
        ("the site", InlineKind.LINK, "https://x.example/a_(b)?c"),
        ("site", InlineKind.EMPHASIS, None),
    ]


def test_a_link_may_follow_an_exclamation_mark() -> None:
    assert texts("Look\\![here](https://x.example) a\\!") == ["Look!here a\\!"]
    assert marked("Look\\![here](https://x.example)") == [("here", InlineKind.LINK, "https://x.example")]
    for text in ("\\![a", "\\\\![a](https://x.example)", "a!\\"):
        assert texts(escape(text)) == [text]


def test_emphasis_may_hold_a_link() -> None:
    assert marked("*see [a [1]](https://x.example)*") == [
        ("see a [1]", InlineKind.EMPHASIS, None),
        ("a [1]", InlineKind.LINK, "https://x.example"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[*x*](file:///etc/passwd)",
        "[x](https://bank.example@evil.example)",
        "[](https://x.example)",
        "[ ](https://x.example)",
        "[x] (https://x.example)",
        "[x](https://x.example y)",
        "[x](https://x.example",
        "![picture](https://x.example/a.png)",
        "[bold]x[/bold] [@click=app.exit]y[/]",
        "<b>x</b> <https://x.example>",
    ],
)
def test_what_is_no_safe_link_is_literal_in_full(text: str) -> None:
    assert texts(text) == [text]
    assert marked(text) == []


def test_a_backslash_is_literal_but_for_one_before_a_mark() -> None:
    assert texts("C:\\dir \\x] \\") == ["C:\\dir \\x] \\"]
    assert texts("\\*a\\* \\[b\\](https://x.example) \\\\ \\-") == ["*a* [b](https://x.example) \\ \\-"]
    assert texts("\\- no item\n\n\\> no quote") == ["- no item", "> no quote"]


def test_markup_that_hides_a_tower_of_marks_stays_literal() -> None:
    marks = "\u0301" * 6
    text = f"a{marks}*{marks}x* *y*"
    assert texts(text) == [text]


@pytest.mark.parametrize(
    "piece", ["[", "*a ", "a* ", "**a *b ", "[a](", "[a](x(", "[[a]", "*a* ", "- ", "> ", "\n>", "\n "]
)
def test_a_long_run_of_half_markup_is_read_to_the_end(piece: str) -> None:
    end = parse_markup(piece * 20_000 + "\n\nend")[-1]
    assert end.text == "end"


@given(st.lists(st.sampled_from(MARKS + TROUBLE) | foreign_text).map("".join))
def test_blocks_are_clean_lines_and_their_spans_nest(markup: str) -> None:
    for block in parse_markup(markup):
        assert block.text.strip()
        assert "\n" not in block.text
        assert clean(block.text) == block.text
        starts = [(span.start, -span.end) for span in block.spans]
        assert starts == sorted(starts)
        for number, span in enumerate(block.spans):
            assert 0 <= span.start < span.end <= len(block.text)
            for other in block.spans[number + 1 :]:
                assert other.start >= span.end or other.end <= span.end


@given(foreign_text)
def test_text_without_markup_loses_nothing(text: str) -> None:
    plain = re.sub(r"[-*>\[\]\\]", "", text)
    assert " ".join(texts(plain)).split() == clean(plain).split()


@given(st.text(st.sampled_from("ab \n東。-> \u00a0\u30001.é*")))
def test_a_paragraph_as_it_is_is_read_the_quick_way_as_it_would_be_the_long_way(text: str) -> None:
    long_way = _Reader()
    for line in clean(text).split("\n"):
        long_way.read_line(line)
    long_way.close()
    assert parse_markup(text) == tuple(long_way.blocks)
