"""All figures of the list or the search, in a table: sorted, narrowed as the reader types, followed over time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.clean_text import CleanText
from reader.model.figure_entry import FigureSort
from reader.text.clean import clean_line
from reader.text.figure_filter import parse_filter
from reader.tui.citing import copied
from reader.tui.figure_columns import FigureRow
from reader.tui.figures_table import FiguresTable
from reader.tui.latest import Latest
from reader.tui.look import Look
from reader.tui.pieces import Ink, Piece
from reader.tui.prompt import Prompt
from reader.tui.sheet import Sheet
from reader.tui.status import number

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.results import Results

DEBOUNCE = 0.05
FOUND = CleanText("·  found in the text, not given by the author")
ORDERS = {
    FigureSort.NEWEST: "newest first",
    FigureSort.OLDEST: "oldest first",
    FigureSort.VALUE: "largest first",
    FigureSort.LABEL: "by label",
    FigureSort.UNIT: "by unit",
}


class FiguresScreen(Sheet[FigureRow]):
    """Returns the figure whose story is to be opened, or None."""

    def __init__(self, library: "Library", look: Look | None, query: str, results: "Results | None") -> None:
        self.table = FiguresTable(self._fetch)
        super().__init__(self.table, look)
        self._library = library
        self._query = query
        self._results = results
        self._sort = FigureSort.NEWEST
        self._filter = ""
        self._asked = Latest(self._find, self._show, self.work, DEBOUNCE)

    def on_mount(self) -> None:
        """All of them to begin with."""
        super().on_mount()
        self.table.notice = CleanText("looking …")
        self._tell_count("…")
        self._ask()

    def look_again(self) -> None:
        """More figures are known now; the current one stays current."""
        self._ask()

    def _ask(self) -> None:
        self._asked.ask((self._sort, self._filter))

    def _find(self, wish: tuple[FigureSort, str]) -> Sequence[int]:
        sort, text = wish
        return self._library.figures.ids(sort, wanted=parse_filter(text), results=self._results)

    async def _show(self, wish: tuple[FigureSort, str], ids: Sequence[int]) -> None:
        self.table.notice = clean_line(self._nothing(wish[1]))
        self.table.show(ids, wish[0])
        self._tell_count(number(len(ids), "figure"))

    def _nothing(self, text: str) -> str:
        if text.strip():
            return f"No figure has {text}. Words of its label or unit narrow the table, and so does >1000."
        progress = self._library.figures.progress
        if not progress.complete:
            return "Figures are being looked for; they appear here when all stories are looked through."
        return "There are no figures in these stories."

    def _fetch(self, ids: Sequence[int]) -> list[FigureRow | None]:
        return [FigureRow(*row) if row else None for row in self._library.figures.rows(ids)]

    def _tell_count(self, count: str) -> None:
        where = self._query or self._library.title
        self.entitle(f"all figures · {where}", f"{count} · {ORDERS[self._sort]}")
        self._tell()

    def _tell(self) -> None:
        progress = self._library.figures.progress
        left = (
            [Piece(clean_line(f"narrowed to {self._filter}"), (Ink.ACCENT,))] if self._filter.strip() else []
        )
        if not progress.complete:
            known = f"{progress.done:,} of {progress.total:,} stories looked through so far"
            left += [Piece(CleanText("  ")), Piece(clean_line(known), (Ink.DIM,))]
        story = self._story()
        if story:
            left += [Piece(CleanText("  " if left else "")), Piece(story, (Ink.DIM,))]
        elif not left and self.table.count:
            left.append(Piece(FOUND, (Ink.DIM,)))
        place = f"{self.table.cursor + 1:,} of {self.table.count:,}" if self.table.count else ""
        self.tell(left, place)

    def _story(self) -> CleanText:
        """The story of the current figure, where the table has no room for it; else empty."""
        row = None if self.table.tells_stories else self.table.row(self.table.cursor)
        return (
            clean_line(" · ".join(filter(None, (row.entry.headline, row.entry.source))))
            if row
            else CleanText("")
        )

    def on_figures_table_moved(self) -> None:
        """Say where the reader is."""
        self._tell()

    def on_figures_table_asked(self, event: FiguresTable.Asked) -> None:
        """Do what a key asks for."""
        row = self.table.row(self.table.cursor)
        match event.what:
            case "open" if row is not None:
                self.dismiss(row)
            case "copy" if row is not None:
                self.tell([Piece(copied(self, self._library, row))])
            case "series" if row is not None:
                self._follow(row)
            case "sort":
                cycle = list(FigureSort)
                self._sort = cycle[(cycle.index(self._sort) + 1) % len(cycle)]
                self._ask()
            case "filter":
                self.ask("narrow to:", self._filter)
            case "close" if self._filter:
                self._narrow("")
            case "close":
                self.dismiss()

    def _follow(self, row: FigureRow) -> None:
        from reader.tui.series_screen import SeriesScreen

        def chosen(found: FigureRow | None) -> None:
            if found is not None:
                self.dismiss(found)

        self.app.push_screen(SeriesScreen(self._library, self._look, row.figure), chosen)

    def _narrow(self, text: str) -> None:
        if text != self._filter:
            self._filter = text
            self._ask()

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Narrow the table."""
        self._narrow(event.text)

    def on_prompt_moved_on(self, event: Prompt.MovedOn) -> None:
        """Another row."""
        self.table.advance(event.by)

    def on_prompt_accepted(self) -> None:
        """Keep what is narrowed."""
        self.answered()
        self._tell()

    def on_prompt_cancelled(self) -> None:
        """All of them again."""
        self._narrow("")
        self.answered()
