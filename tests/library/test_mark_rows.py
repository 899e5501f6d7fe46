"""Marks as their articles have them today, also when an article changed while it was being marked."""

from pathlib import Path

from reader.library.library import Library
from reader.library.mark_rows import mark_rows
from reader.model.mark import Selector, Standing
from reader.text.anchoring import AnchorText
from reader.text.passages import passages
from tests.builders import IRAQ, write

SENTENCE = "Videos showed soldiers demonstrating at their camp."


def selected(library: Library) -> Selector:
    """The sentence as the reader sees it on the screen."""
    text = AnchorText(list(passages(library.read(library.find("iraq")))))
    start = text.text.index(SENTENCE)
    return text.select(text.place(start), text.place(start + len(SENTENCE)))


def test_an_article_edited_while_it_is_being_marked_has_its_mark_where_the_sentence_is(
    library: Library, root: Path
) -> None:
    entry, selector = library.find("iraq"), selected(library)
    write(root, iraq=IRAQ.replace("      Videos", "      It was a long day.\n\n      So it was. Videos"))
    mark = library.kept.marks.add(entry, selector)
    (row,) = mark_rows(library, [mark])
    assert (row.standing, row.section) == (Standing.THERE, "The humanitarian effort")


def test_a_sentence_deleted_while_it_is_being_marked_is_kept_as_orphaned(
    library: Library, root: Path
) -> None:
    entry, selector = library.find("iraq"), selected(library)
    write(root, iraq=IRAQ.replace(SENTENCE, "Nothing more is known."))
    library.refresh()
    mark = library.kept.marks.add(entry, selector)
    (row,) = mark_rows(library, library.kept.marks.all())
    assert (row.standing, row.mark, row.section) == (Standing.ORPHANED, mark, "The humanitarian effort")


def test_rows_of_several_articles_come_in_the_order_of_the_marks(library: Library) -> None:
    marks = [
        library.kept.marks.add(library.find(ref), Selector(exact=words))
        for ref, words in (("iraq", "amnesty"), ("old/wall", "Thousands"), ("iraq", "officers"))
    ]
    rows = list(mark_rows(library, marks))
    assert [row.mark for row in rows] == marks
    assert {row.standing for row in rows} == {Standing.THERE}
    assert rows[1].headline == "The Wall opens"
