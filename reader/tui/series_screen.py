"""How a figure went over time: the series that the library holds of it, as a chart and a list."""

from typing import TYPE_CHECKING

from reader.model.clean_text import CleanText
from reader.model.figure_entry import FigureEntry
from reader.model.series import Series
from reader.tui.figure_columns import FigureRow
from reader.tui.latest import Latest
from reader.tui.look import Look
from reader.tui.pieces import Ink, Piece
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
        self._asked = Latest(self._library.figures.series, self._show, self.work)

    def on_mount(self) -> None:
        """Look for the series."""
        super().on_mount()
        self.entitle(self._figure.line.label, "…")
        self._asked.ask(self._figure)

    async def _show(self, figure: FigureEntry, series: Series) -> None:
        self.series.show(series, figure.id)
        named = ", ".join(part for part in (series.label, series.unit) if part)
        place = f" · {series.points[0].entry.source}" if not series.points else ""
        self.entitle(f"{named}{place}", number(len(series.points), "value"))
        if series.disputed:
            hint = "≠ two sources give different values for the same day"
        elif len(series.days) > 1:
            hint = ""
        else:
            hint = "the library has this figure for one day only"
        self.tell([Piece(CleanText(hint), (Ink.DIM,))])

    def on_series_pane_asked(self, event: SeriesPane.Asked) -> None:
        """Open the story, or go back."""
        point = self.series.point
        if event.what == "open" and point is not None:
            self.dismiss(FigureRow(point.figure, point.entry))
        elif event.what == "close":
            self.dismiss()
