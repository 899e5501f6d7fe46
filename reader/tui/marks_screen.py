"""All marks of the library, searched like articles, with their notes; opened, coloured, noted, taken away."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.library.mark_rows import mark_rows
from reader.library.mark_search import MarkSearch
from reader.model.clean_text import CleanText
from reader.model.errors import NewsdeskError
from reader.model.highlighted import HighlightedText
from reader.model.mark import COLOURS, Mark, MarkRow, Standing
from reader.text.clean import clean_line
from reader.text.matching import NO_MATCHER, Matcher
from reader.text.passages import Field
from reader.text.width import truncate, wrap
from reader.tui.latest import Latest
from reader.tui.pieces import MARKED, Ink, Inks, Piece, Pieces, lit
from reader.tui.prompt import Prompt
from reader.tui.row_list import AllMarksPane, RowList
from reader.tui.sheet import Sheet
from reader.tui.status import notes_line, number

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen

DEBOUNCE = 0.05
HEIGHT = 5
"""Lines of a row: two of the words, the note, where it is from, a blank one."""


class MarksScreen(Sheet[Mark]):
    """Returns the mark to be read, or None."""

    def __init__(self, main: "MainScreen", library: "Library") -> None:
        self.rows = AllMarksPane(self._lines, HEIGHT, id="all-marks")
        super().__init__(self.rows, main.current_look)
        self._main = main
        self._library = library
        self._search: MarkSearch | None = None
        self._all: list[Mark] = []
        self.found: list[Mark] = []
        self._known: dict[str, MarkRow] = {}
        self._matcher: Matcher = NO_MATCHER
        self._query = ""
        self._notes: Sequence[str] = ()
        self._asked = Latest(self._find, self._show, self.work, DEBOUNCE)
        self._placing = Latest(self._place, self._placed, self.work, DEBOUNCE)

    def on_mount(self) -> None:
        """All of them to begin with."""
        super().on_mount()
        self.reload()

    def reload(self) -> None:
        """Take in the marks as they are kept now."""
        self._all = self._library.kept.marks.all()
        self._search = MarkSearch(self._library, self._all)
        self._asked.ask(self._query)

    @property
    def current(self) -> Mark | None:
        """The mark of the current row."""
        return self.found[self.rows.cursor] if self.rows.cursor < len(self.found) else None

    # Searching

    def _find(self, text: str) -> tuple[list[Mark], Matcher, Sequence[str]]:
        assert self._search is not None  # noqa: S101 - made before anything is asked
        return self._search.find(text, typing=self.typing)

    async def _show(self, text: str, found: tuple[list[Mark], Matcher, Sequence[str]]) -> None:
        current = self.current
        self.found, self._matcher, self._notes = found
        ids = [mark.id for mark in self.found]
        at = ids.index(current.id) if current is not None and current.id in ids else self.rows.cursor
        self.rows.notice = _nothing(text)
        self.rows.show(len(self.found), 0 if text != self._query else at)
        self._query = text
        self._tell()
        self._look_at_rows()

    def _look_at_rows(self) -> None:
        """See whether the marks in view still have their places."""
        wanted = [self.found[row] for row in self.rows.in_view if self.found[row].id not in self._known]
        if wanted:
            self._placing.ask(wanted)

    def _place(self, marks: list[Mark]) -> list[MarkRow]:
        return list(mark_rows(self._library, marks))

    async def _placed(self, marks: list[Mark], rows: list[MarkRow]) -> None:
        del marks
        self._known.update({row.mark.id: row for row in rows})
        self.rows.forget()

    def _tell(self) -> None:
        shown = self._query.strip()
        where = f"marks · {shown}" if shown else "marks"
        self.entitle(where, number(len(self.found), "mark"))
        place = f"{self.rows.cursor + 1:,} of {len(self.found):,}" if self.found else ""
        note = notes_line(self._notes)
        self.tell([Piece(note, (Ink.DIM,))] if note else [], place)

    # Rows

    def _lines(self, index: int, width: int) -> list[Pieces]:
        mark = self.found[index]
        row = self._known.get(mark.id)
        words = self._lit(mark.selector.exact)
        sign = [Piece(CleanText(f"{mark.colour}"), (MARKED[mark.colour - 1],)), Piece(CleanText(" "))]
        first, *more = _wrapped(words, max(width - 2, 1), (Ink.BRIGHT,))
        lines = [[*sign, *first]]
        lines += [[Piece(CleanText("  ")), *line] for line in more]
        if mark.note:
            note = self._lit(mark.note)
            lines.append([Piece(CleanText("  ")), *lit(_cut(note, width - 2), (Ink.TEXT,))])
        about = [
            clean_line(row.headline if row else mark.headline),
            clean_line(row.source if row else mark.source),
        ]
        gone = {Standing.ORPHANED: "no longer in the text", Standing.REWORDED: "reworded since"}
        lost = gone.get(row.standing, "") if row else ""
        meta = self._lit(" · ".join(filter(None, (lost, *about))))
        lines.append([Piece(CleanText("  ")), *lit(_cut(meta, width - 2), (Ink.DIM,))])
        return lines

    def _lit(self, text: str) -> HighlightedText:
        cleaned = clean_line(text)
        return HighlightedText(cleaned, self._matcher.spans(cleaned, Field.TEXT) if self._matcher else ())

    # What the pane and the line tell

    def on_row_list_moved(self) -> None:
        """Say where the reader is."""
        self._tell()
        self._look_at_rows()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Read the mark in its article."""
        del event
        self.dismiss(self.current)

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Search while typing."""
        self._asked.ask(event.text)

    def on_prompt_moved_on(self, event: Prompt.MovedOn) -> None:
        """Move in what was found."""
        self.rows.advance(event.by)

    def on_prompt_accepted(self) -> None:
        """Go to what was found."""
        self.answered()

    def on_prompt_cancelled(self) -> None:
        """All of them again."""
        self._asked.ask("")
        self.answered()

    # Keys

    def action_narrow(self) -> None:
        """Type a search."""
        self.ask("/", self._query)

    def action_close(self) -> None:
        """End the search, and then leave."""
        if self._query.strip():
            self._asked.ask("")
        else:
            self.dismiss(None)

    def action_colour(self, colour: int) -> None:
        """Another colour."""
        self._change(
            lambda mark: self._library.kept.marks.recolour(mark, colour), f"made {COLOURS[colour - 1]}"
        )

    def action_note(self) -> None:
        """Write the note."""
        if mark := self.current:
            self._main.marks.write_note(mark, lambda: self._changed(mark, "note kept"))

    def action_remove(self) -> None:
        """Take the mark away."""
        mark = self.current
        if mark is not None and self._main.keeping.do(lambda: self._library.kept.marks.remove(mark)):
            self.reload()
            self.say("mark taken away · u undoes it")

    def action_basket(self) -> None:
        """Put the mark into the basket."""
        mark = self.current
        if mark is not None and self._main.keeping.do(lambda: self._library.kept.basket.put_mark(mark)):
            self.say("in the basket")

    def action_undo(self) -> None:
        """Take the last change back."""
        self._main.keeping.undo(self._stepped)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._main.keeping.redo(self._stepped)

    def _stepped(self, said: str) -> None:
        self.reload()
        self.say(said)

    def _change(self, change: Callable[[Mark], Mark], said: str) -> None:
        mark = self.current
        if mark is None:
            return
        try:
            change(mark)
        except (NewsdeskError, ValueError) as error:
            self.say(str(error))
        else:
            self._main.opening.lighting.place_marks()
            self._changed(mark, said)

    def _changed(self, mark: Mark, said: str) -> None:
        self._known.pop(mark.id, None)
        self.reload()
        self.say(f"{said} · u undoes it")

    def say(self, text: str) -> None:
        """Show a message in the place of the news."""
        self.tell([Piece(clean_line(text))])


def _wrapped(text: HighlightedText, width: int, inks: Inks) -> list[Pieces]:
    """The first two lines, the second one cut."""
    start = CleanText(text.text[: 8 * width])
    spans = wrap(start, width)
    if len(spans) < 2:
        return [lit(text, inks)]
    rest = spans[1].start
    moved = tuple(span for span in text.spans if span.start >= rest)
    tail = HighlightedText(
        truncate(CleanText(start[rest:]), width),
        tuple(type(span)(span.start - rest, span.end - rest) for span in moved),
    )
    return [lit(text, inks, spans[0].start, spans[0].end), lit(tail, inks)]


def _cut(text: HighlightedText, width: int) -> HighlightedText:
    return HighlightedText(truncate(text.text, max(width, 1)), text.spans)


def _nothing(text: str) -> tuple[CleanText, ...]:
    if text.strip():
        return clean_line(f"No mark has {text}"), CleanText(""), CleanText("Esc shows all marks")
    return CleanText("No marks yet"), CleanText(""), CleanText("v in an article marks the sentence you read")
