"""HTML as a reader sees it: sections, paragraphs, lists, quotes, links; nothing that a browser would hide."""

import pytest
from hypothesis import given, strategies as st

from reader.ingest.html_text import html_sections, link_address, plain_line
from reader.model.article import Section
from reader.text.markup import BlockKind, parse_markup


def text(html: str, base: str = "") -> str:
    return "\n\n".join(section.text for section in html_sections(html, base))


def test_headings_become_sections() -> None:
    sections = html_sections("<p>Intro.</p><h2>Back <b>ground</b></h2><p>More.</p><h3>Empty</h3>")
    assert sections == (
        Section(text="Intro."),
        Section(heading="Back ground", text="More."),
        Section(heading="Empty"),
    )


def test_lists_and_quotes_keep_their_shape() -> None:
    html = (
        "<ul><li>one<ul><li>within</li></ul></li><li><p>two</p><p>goes on</p></li></ul>"
        "<blockquote><p>said</p></blockquote>"
    )
    blocks = parse_markup(text(html))
    assert [(block.kind, block.level, block.text) for block in blocks] == [
        (BlockKind.ITEM, 0, "one"),
        (BlockKind.ITEM, 1, "within"),
        (BlockKind.ITEM, 0, "two"),
        (BlockKind.PARAGRAPH, 1, "goes on"),
        (BlockKind.QUOTE, 0, "said"),
    ]


def test_emphasis_and_links_are_kept_where_they_can_be_read_back() -> None:
    html = '<p>A <b>bold</b> word, <a href="/x?a=(1)">a <i>link</i></a> and foo<em>"bar"</em>baz.</p>'
    assert text(html, "https://e.org/a/") == (
        'A bold word, [a link](https://e.org/x?a=%281%29) and foo"bar"baz.'
    )
    assert text("<p>One <em> spaced </em>word</p>") == "One *spaced* word"


def test_marks_that_meet_are_read_back_as_they_look() -> None:
    assert text("<p>Look!<a href='https://e.org'>here</a> <b>a</b><b>b</b> <i>c</i></p>") == (
        "Look\\![here](https://e.org) ab c"
    )
    assert text("<p>See <a href='https://e.org/?a=*'>this (one)</a>, <b>now</b>.</p>") == (
        "See [this (one)](https://e.org/?a=*), *now*."
    )


def test_text_that_looks_like_markup_stays_text() -> None:
    html = "<p>- not a list</p><p>&gt; no quote, 2 * 3 * 4</p><p>[x](https://e.org)</p>"
    assert [block.text for block in parse_markup(text(html))] == [
        "- not a list",
        "> no quote, 2 * 3 * 4",
        "[x](https://e.org)",
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>X</p>",
        '<p aria-hidden="true">X</p>',
        '<p style="display: none">X</p>',
        '<p style="color:red;visibility:hidden">X</p>',
        '<p style="font-size:0px">X</p>',
        '<p style="position:absolute;left:-9999px">X</p>',
        '<p style="opacity:0">X</p>',
        "<script>X</script>",
        "<style>X</style>",
        "<template>X</template>",
        "<noscript>X</noscript>",
        "<!-- X -->",
        "<iframe>X</iframe>",
        "<textarea>X</textarea>",
    ],
)
def test_what_a_browser_hides_is_left_out(hidden: str) -> None:
    assert text(f"<div>before {hidden} after</div>").replace("\n\n", " ") == "before after"


def test_links_that_may_not_be_followed_are_only_their_words() -> None:
    assert (
        text('<p><a href="javascript:alert(1)">click</a> <a href="file:///etc/passwd">me</a></p>')
        == "click me"
    )
    assert text('<p>a<a href="https://e.org"><img src="https://t.example/p.gif"></a>b</p>') == "ab"


def test_a_table_has_a_line_for_each_row() -> None:
    html = (
        "<table><tr><th>Year</th><td>a|b</td></tr>"
        "<tr><td>1</td><td><p>2</p></td></tr><tr><td>one</td></tr></table>"
    )
    assert text(html) == "| Year | a¦b |\n| 1 | 2 |\n\none"


def test_line_breaks_and_preformatted_lines_begin_paragraphs() -> None:
    assert text("<p>a<br>b</p><pre>c\n  d</pre>") == "a\n\nb\n\nc\n\nd"


def test_deep_nesting_costs_the_nesting_and_not_the_text() -> None:
    assert text("<b>" * 5000 + "<p>still here</p>") == "still here"
    assert text("<table>" * 3000 + "<p>here too</p>") == "here too"


def test_text_without_markup_is_one_paragraph() -> None:
    assert html_sections("AT&T <3\n you - *all*") == (Section(text=r"AT&T <3 you - \*all\*"),)
    assert html_sections("") == ()


def test_a_title_may_or_may_not_be_markup() -> None:
    assert plain_line("  a &amp; <b>b</b> ") == "a & b"
    assert plain_line("1 < 2 & 3 > 2") == "1 < 2 & 3 > 2"
    assert plain_line("<script>x</script>") == ""


def test_a_link_is_made_whole_or_refused() -> None:
    assert link_address("../x", "https://e.org/a/b") == "https://e.org/x"
    assert link_address("", "https://e.org/") == ""
    assert link_address("http://[bad", "https://e.org/") == ""


def test_private_characters_of_a_page_cannot_pass_for_marks() -> None:
    assert "\ue000" not in text("<p>a \ue000b\ue003 <b>c</b></p>")


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<a href='https://e.org/(x)'>", "</a>", "<ul><li>", "</li></ul>",
             "a*b", "[",
             "]",              "](", "- ", "> ", "!", "\\", " ", "é", "<blockquote>", "</blockquote>", "<td>",
             "<tr>", "</tr>", "<h2>", "</h2>",
             "1"]
        ),
        max_size=20,
    )
)  # fmt: skip
def test_no_letter_is_lost_or_made_up_whatever_the_markup(pieces: list[str]) -> None:
    html = "".join(pieces)
    wanted = sorted(char for piece in pieces if not piece.startswith("<") for char in piece if char.isalnum())
    sections = html_sections(html)
    shown = "".join(section.heading for section in sections)
    shown += "".join(block.text for section in sections for block in parse_markup(section.text))
    assert sorted(char for char in shown if char.isalnum()) == wanted
    assert shown.count("*") == sum(piece == "a*b" for piece in pieces)


def test_a_table_that_only_places_things_is_not_a_table() -> None:
    html = f"<table><tr><td>Menu</td><td>{'Long text of a story. ' * 20}<br><br>Second paragraph.</td></tr></table>"
    first, second, third = text(html).split("\n\n")
    assert (first, third) == ("Menu", "Second paragraph.")
    assert second.startswith("Long text of a story.")


def test_a_row_that_another_row_interrupts_keeps_its_cells() -> None:
    assert text("<table><tr><td>one<td>two<tr><td>three</table>") == "| one | two |\n\nthree"
    assert text("<tr><h2>one<td>two<tr>") == "| one | two |"


def test_a_row_within_a_row_loses_nothing() -> None:
    assert text(
        "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>"
    ) == ("a\n\n| b | c |\n\nd")
    assert text("<tr><h2>1<td><tr>") == "1"
