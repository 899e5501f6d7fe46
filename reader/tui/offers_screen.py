"""What a page offers to subscribe to: the reader chooses one, or all."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.clean_text import CleanText
from reader.model.incoming import FoundFeed
from reader.text.clean import clean_line
from reader.text.width import pad, truncate
from reader.tui.look import Look
from reader.tui.pieces import Ink, Piece, Pieces
from reader.tui.rows_pane import OffersPane, RowsPane
from reader.tui.sheet import Sheet
from reader.tui.status import number

if TYPE_CHECKING:
    from reader.library.subscribing import Offer


class OffersScreen(Sheet[Sequence[FoundFeed]]):
    """Returns the feeds that were chosen, or None."""

    def __init__(self, look: Look | None, offer: "Offer") -> None:
        self.rows = OffersPane(self._paint, id="offers")
        super().__init__(self.rows, look)
        self._offer = offer

    def on_mount(self) -> None:
        """All of them."""
        super().on_mount()
        self.rows.show(len(self._offer.feeds))
        self.entitle(f"feeds of {self._offer.title or self._offer.address}", number(self.rows.count, "feed"))

    def on_rows_pane_moved(self) -> None:
        """Say which one it is."""
        feed = self._offer.feeds[self.rows.cursor]
        self.tell(
            [Piece(clean_line(feed.url), (Ink.DIM,))], f"{self.rows.cursor + 1:,} of {self.rows.count:,}"
        )

    def on_rows_pane_asked(self, event: RowsPane.Asked) -> None:
        """Take what was chosen."""
        match event.what:
            case "open":
                self.dismiss((self._offer.feeds[self.rows.cursor],))
            case "all":
                self.dismiss(self._offer.feeds)
            case _:
                self.dismiss()

    def _paint(self, row: int, width: int) -> Pieces:
        feed = self._offer.feeds[row]
        name = width if width < 60 else width // 2
        title = pad(truncate(clean_line(feed.title or feed.url), max(name - 2, 0)), name)
        return [
            Piece(CleanText(title)),
            Piece(truncate(clean_line(feed.url), max(width - name, 0)), (Ink.DIM,)),
        ]
