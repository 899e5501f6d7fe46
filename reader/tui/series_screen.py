"""How a figure went over time: the series that the library holds of it, as a chart and a list."""

from typing import TYPE_CHECKING

from reader.model.clean_text import CleanText
from reader.model.errors import ArticleError
from reader.model.figure_entry import FigureEntry
from reader.model.series import Series
from reader.tui.citing import copied
from reader.tui.figure_columns import FigureRow
from reader.tui.latest import Latest
from reader.tui.look import Look
from reader.tui.pieces import Ink, Piece
from reader.tui.series_line import dispute_text
from reader.tui.series_pane import SeriesPane
from reader.tui.sheet import Sheet
from reader.tui.status import number

if TYPE_CHECKING:
    from reader.library.library import Library


class SeriesScreen(Sheet[FigureRow]):
    """Returns the figure whose story is to be opened, or None."""

    def __init__(self, library: "Library", look: Look | None, figure: FigureEntry) -> None:
        self.series = SeriesPane()
        super().__init__(self.series, look)
        self._library = library
        self._figure = figure
        self._asked = Latest(self._find, self._show, self.work)

    def on_mount(self) -> None:
        """Look for the series."""
        super().on_mount()
        self.entitle(self._figure.line.label, "…")
        self._asked.ask(self._figure)

    def _find(self, figure: FigureEntry) -> tuple[Series, str]:
        """The series, and where it plays as the story of the figure says it."""
        series = self._library.figures.series(figure)
        if not series.place:
            return series, ""
        try:
            entries = self._library.entries([figure.key])
            article = self._library.read(entries[0]) if entries[0] else None
        except ArticleError:
            article = None  # changed since it was looked through
        places = (article.located, *article.places[:1]) if article else ()
        return series, next(filter(None, places), series.place)

    async def _show(self, figure: FigureEntry, found: tuple[Series, str]) -> None:
        series, place = found
        self.series.show(series, figure.id)
        named = ", ".join(part for part in (series.label, series.unit) if part)
        self.entitle(" · ".join(part for part in (named, place) if part), number(len(series.points), "value"))
        self._tell()

    def on_series_pane_moved(self) -> None:
        """Say what there is to say of the current value."""
        self._tell()

    def _tell(self) -> None:
        series, point = self.series.series, self.series.point
        if series is None:
            return
        if point is None:
            hint = CleanText("this figure has no day or no number, and so no course")
        elif point.disputed:
            hint = dispute_text(series.disputing(point), self.app.size.width - 2)
        else:
            told = (self.series.unseen_source, _hint(series))
            hint = CleanText(" · ".join(filter(None, told if len(series.days) > 1 else told[::-1])))
        self.tell([Piece(hint, (Ink.TEXT,) if point and point.disputed else (Ink.DIM,))])

    def on_series_pane_asked(self, event: SeriesPane.Asked) -> None:
        """Open the story, or go back."""
        point = self.series.point
        row = FigureRow(point.figure, point.entry) if point else None
        if event.what == "open" and row is not None:
            self.dismiss(row)
        elif event.what == "copy" and row is not None:
            self.tell([Piece(copied(self, self._library, row))])
        elif event.what == "close":
            self.dismiss()


def _hint(series: Series) -> str:
    if series.cut:
        return f"the last {number(len(series.points), 'value')}; there are older ones"
    if days := len({point.day for point in series.points if point.disputed}):
        return f"≠ sources give different values for {number(days, 'day')}"
    return "" if len(series.days) > 1 else "the library has this figure for one day only"
