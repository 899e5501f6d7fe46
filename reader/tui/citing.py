"""A figure of a table, read again in its story, so that it can be taken away with all that a quotation needs."""

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from reader.model.clean_text import CleanText
from reader.model.errors import ArticleError
from reader.text.clean import clean_line
from reader.tui.figure_columns import FigureRow
from reader.tui.figure_text import citation, copied_words

if TYPE_CHECKING:
    from reader.library.library import Library


def copied(screen: Screen[Any], library: "Library", row: FigureRow) -> CleanText:
    """Copy a figure with its citation; what to say of it."""
    from reader.library.figures import article_of
    from reader.library.known_rows import completed_rows

    try:
        document = library.document(row.entry, lines=False)
        rows = dict(completed_rows(row.entry, [row.figure], document, lines=False))
    except ArticleError as error:
        return clean_line(f"not copied: {error}")
    whole = rows.get(row.figure.id)
    if whole is None:
        return CleanText("not copied: the story has changed, and this figure is no more")
    figure, extracted = whole.found.figure, whole.found.extracted
    text = citation(figure, article_of(document), section=whole.section, extracted=extracted)
    screen.app.copy_to_clipboard(text)
    return copied_words(figure)
