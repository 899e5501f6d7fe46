"""Marks and citations where not everything is known of an article any more."""

from reader.export.citation import citation
from reader.export.marks import marks_markdown, marks_text
from reader.model.mark import Mark, MarkRow, Selector, Standing

BARE = MarkRow(
    mark=Mark(id="m", article="a*b", selector=Selector(exact="one\ntwo")),
    standing=Standing.ORPHANED,
    section="",
    headline="",
    source="",
    published="once",
    url="javascript:x",
)


def test_a_citation_leaves_out_what_is_not_known() -> None:
    assert citation("", "Wire", "", "") == "Wire"
    assert citation("A *story*", "", "2024", "javascript:x") == "A \\*story\\*, 2024"
    assert citation("A story", "", "long ago", "https://example.org") == (
        "[A story](https://example.org), long ago"
    )


def test_a_mark_of_an_article_of_which_nothing_is_known_has_its_id() -> None:
    assert "".join(marks_text([BARE])) == "“one / two”\n  a*b · once · yellow · no longer in the text · a*b\n"
    assert "".join(marks_markdown([BARE])) == (
        "## a\\*b\n\n> one\n>\n> two\n\n*no longer in the text*\n\n— once\n"
    )
