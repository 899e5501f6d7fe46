"""The one screen: what happens in its frame. It passes keys and messages on and decides nothing itself."""

import gc
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import BindingType

from reader.model.clean_text import CleanText
from reader.model.entry import Counts, Entry, Sort
from reader.model.errors import StateError
from reader.model.fact import Change, Kind
from reader.model.settings import Settings
from reader.text.clean import clean_line
from reader.text.standing import Standing
from reader.tui.arrangement import PaneName
from reader.tui.article_list import ArticleList, ListPlace
from reader.tui.article_view import ArticleView
from reader.tui.cards_pane import CardsPane
from reader.tui.figure_finding import FigureFinding
from reader.tui.following import Following
from reader.tui.frame import Frame
from reader.tui.keeping import Keeping
from reader.tui.keys import Context, bindings
from reader.tui.latest import Latest
from reader.tui.layout import Paragraph
from reader.tui.lights import NO_LIGHTS
from reader.tui.listing import Listing
from reader.tui.matches import Matches
from reader.tui.nouns import Nouns
from reader.tui.opened import Opened
from reader.tui.opening import Goal, Opening
from reader.tui.pieces import Ink, Piece
from reader.tui.purpose import SEARCHING, Purpose
from reader.tui.searching import Searching
from reader.tui.selecting import Selecting
from reader.tui.shelf import Shelf
from reader.tui.status import find_line, library_line, place_line, search_line
from reader.tui.taking import Taking
from reader.tui.views import Views
from reader.tui.walking import Walking
from reader.tui.watching import Watching

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.results import Results
    from reader.tui.prompt import Prompt


COUNTED = frozenset({Kind.READ, Kind.STAR, Kind.TAG, Kind.SEARCH})
"""What the counts of title and views depend on."""


class MainScreen(Frame, inherit_bindings=False):
    """What the keys do is done by the nouns: shelf, opening, searching, keeping, taking, walking and others."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.EVERYWHERE)]

    def __init__(
        self, library: "Library", results: "Future[Results]", first: Entry | None, settings: Settings
    ) -> None:
        super().__init__()
        self.settings = settings
        self.article.measure = settings.measure
        self.standing_rules = Standing(settings.highlights)
        self.library = library
        self._results = results
        self._first = first
        self._painted = False
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="state")
        self._counted: tuple[Counts, int] | None = None
        self.shelf = Shelf(self, library)
        self.opening = Opening(self, library)
        self.searching = Searching(self, library)
        self.keeping = Keeping(self, library)
        self.selecting = Selecting(self)
        self.taking = Taking(self, library)
        self.watching = Watching(self, library)
        self.finding = FigureFinding(self, library)
        self.following = Following(self, library)
        self.watching.after = self.finding.look
        self.walking = Walking(self)
        self.views = Views(self, library)
        self._nouns = Nouns(self, library)
        self._counting = Latest(self._count, self._show_counts, self.work)
        self._snippets = Latest(self._read_snippets, self._show_snippets, self.work)

    def on_mount(self) -> None:
        """Show the list with the first frame if the catalogue has answered by then, else as soon as it does."""
        self.place_panes()
        self.views.load()
        if self._results.done():
            self._show_first()
        else:
            self._results.add_done_callback(lambda _: self.app.call_later(self._show_first))
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        self._painted = True
        gc.freeze()
        gc.enable()
        self.row_changed()
        self.count()
        if troubles := [text for text in (self.library.state_problem, *self.library.kept.notices()) if text]:
            self.say(" · ".join(troubles))

    def _show_first(self) -> None:
        results = self._results.result()
        index = results.index(self._first.key) if self._first else None
        self.shelf.show(results, "", None if index is None else ListPlace(index, 0))
        if self._first is not None:
            self.walking.read()

    # What the helpers of the screen ask of it

    def take_settings(self, settings: Settings) -> None:
        """Other settings hold from now on."""
        before, self.settings = self.settings, settings
        self.views.load()
        with self.app.batch_update():
            self.article.set_measure(settings.measure)
            self.place_panes()
            if settings.highlights != before.highlights:
                self.standing_rules = Standing(settings.highlights)
                self.opening.light_anew()
            if (settings.dates, settings.highlights) != (before.dates, before.highlights):
                self.work(self.shelf.reload())
            self.show_hints()

    def keep(self, write: Callable[[], None]) -> None:
        """Write a place in the background, in order; quitting waits for it."""
        self._writer.submit(self._keep, write)

    def _keep(self, write: Callable[[], None]) -> None:
        try:
            write()
        except StateError as error:
            self.app.call_later(self.say, str(error))

    def kept_changed(self, change: Change) -> None:
        """Show what the reader changed beyond the rows of the list."""
        kinds = {edit.key.kind for edit in change.edits}
        if kinds & COUNTED:
            self.count()
        if Kind.SEARCH in kinds:
            self.views.load()
        if kinds & {Kind.MARK, Kind.NOTE}:
            self.opening.place_marks()

    def close_state(self) -> None:
        """Keep the place, and wait until everything is written."""
        self.watching.stop()
        self.finding.stop()
        self._nouns.stop()
        self.opening.leave()
        self._writer.shutdown(wait=True)

    def tell(self) -> None:
        """Bring title and counts up to date."""
        self.bottom.tell(self._counts_line())
        self.show_message()
        listing, counted = self.shelf.listing, self._counted
        where = CleanText(f" · {self.library.title}")
        self.title_bar.left = (Piece(CleanText(" Newsdesk"), (Ink.ACCENT,)), Piece(where, (Ink.DIM,)))
        if counted is not None:
            sort = listing.results.sort if listing else Sort.NEWEST
            self.title_bar.right = (Piece(CleanText(f"{library_line(*counted, sort)} "), (Ink.DIM,)),)

    def standing(self) -> Sequence[Piece]:
        """The search, while there is one."""
        searched = self.searching.find or self.shelf.query
        if not searched:
            return ()
        purpose = Purpose.ARTICLE if self.searching.find else Purpose.LIBRARY
        return Piece(CleanText(purpose.value[1:]), (Ink.ACCENT,)), Piece(clean_line(searched))

    def _counts_line(self) -> CleanText:
        matches = self.opening.matches
        if self.selecting.chosen and self.pane == PaneName.LIST:
            return CleanText(f"{len(self.selecting.chosen):,} selected")
        if self.searching.find:
            return find_line(matches.current, len(matches.all()))
        if self.shelf.query and self.shelf.listing:
            return search_line(self.shelf.listing.count, matches.current, len(matches.all()))
        rows = self.shelf.listing.count if self.shelf.listing else 0
        return place_line(self.list.cursor, rows, self.article.percent if self.article.display else None)

    def count(self) -> None:
        """Count stories and unread ones anew, off the screen's thread."""
        self._counting.ask(None)
        self.views.count()

    def _count(self, _: None) -> tuple[Counts, int]:
        return self.library.counts(), self.library.unread_count()

    async def _show_counts(self, _: None, counted: tuple[Counts, int]) -> None:
        self._counted = counted
        self.tell()

    def figures_moved(self) -> None:
        """Set the page anew, with the figures or without."""
        self.opening.page_again()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """From now on the place in the article is worth keeping."""
        super().on_descendant_focus(event)
        if event.widget is self.article:
            self.opening.entered = True

    def row_changed(self) -> None:
        """Show the article of the current row, once the list is on the screen."""
        if not self._painted:
            return
        goal = Goal.FIRST_MATCH if self.shelf.query else Goal.POSITION
        self.opening.want(self.shelf.entry, self.searching.matcher, goal)

    def lay_open(
        self, page: Sequence[Paragraph], matches: Matches, opened: Opened | None, at: tuple[int, int] = (0, 0)
    ) -> None:
        """Put an article into the panes."""
        with self.app.batch_update():
            lights = opened.lights if opened else NO_LIGHTS
            self.article.show(page, matches, at, lights)
            self.side.marks.show(lights.placed)
            self.figures.show(opened, matches)
            self.following.opened(opened)
            self.sections.show(opened, matches)
            self.fit_side()
            self._mark_section()

    def changed_outside(self) -> None:
        """The open file may have changed while another program had the terminal."""
        self.opening.again(self.searching.matcher)

    def start_watching(self) -> None:
        """Keep up with the folder from now on."""
        self.watching.start()

    def busy(self, busy: bool) -> None:
        """Whether the folder is being read: an empty list says so."""
        self.shelf.busy = busy
        if self.shelf.listing is not None and not self.shelf.listing.count:
            self.shelf.say_nothing_found()

    async def library_changed(self) -> None:
        """Take in what an indexer wrote, without losing the reader's place."""
        before = self.shelf.entry
        self.searching.library_changed()
        await self.shelf.reload()
        after = self.shelf.entry
        if before is None or after is None or before.id != after.id:
            self.row_changed()
        elif self.opening.entry is not None:
            self.opening.again(self.searching.matcher, after)
        self.count()

    async def figures_found(self) -> None:
        """All figures are known now: ask again where the list depends on them, and leave it alone elsewhere."""
        if self.library.asks_for_figures(self.shelf.query):
            await self.shelf.reload()

    def _mark_section(self) -> None:
        self.sections.mark(self.article.layout_of_page.section_at(self.article.focal_line))

    # Messages

    def on_paste(self, event: events.Paste) -> None:
        """An address that is pasted is to be added; other text has no place here."""
        from reader.ingest.address import looks_like_address

        if looks_like_address(event.text):
            self.noun("adding").ask(event.text)

    def on_article_list_moved(self) -> None:
        """The article beside the list follows the cursor."""
        self.row_changed()
        self.tell()

    def on_article_list_chosen(self) -> None:
        """Read the article."""
        self.walking.read()

    def on_article_list_pending(self, event: ArticleList.Pending) -> None:
        """Read the snippets of the rows in view."""
        listing = self.shelf.listing
        if listing is not None:
            self._snippets.ask((listing, event.keys, self.list.text_width))

    @staticmethod
    def _read_snippets(wish: tuple[Listing, list[int], int]) -> None:
        wish[0].read_hits(wish[1], wish[2])

    async def _show_snippets(self, wish: tuple[Listing, list[int], int], _: None) -> None:
        if wish[0] is self.shelf.listing:
            self.list.forget(wish[1])

    def on_article_view_scrolled(self) -> None:
        """Mark where the reader is."""
        self._mark_section()
        self.following.reached()
        self.bottom.tell(self._counts_line())

    def on_article_view_pointed(self, event: ArticleView.Pointed) -> None:
        """Light the figure that the mouse points at."""
        self.following.pointed(event.passage, event.character)

    def on_article_view_ended(self) -> None:
        """The reader came to the end."""
        self.keeping.at_end()

    def on_article_view_link_clicked(self, event: ArticleView.LinkClicked) -> None:
        """Open the link."""
        self.taking.open_link(event.url)

    def on_cards_pane_chosen(self, event: CardsPane.Chosen) -> None:
        """Show a figure or a section in the text."""
        if event.pane is self.views_pane:
            self.views.go(event.cursor)
        elif event.pane is self.figures:
            self.opening.open_figure(event.cursor)
        elif event.pane is self.side.marks:
            self.noun("marks").show()
        else:
            self.opening.open_section(event.cursor)
            self.focus_pane(self.article)

    def on_prompt_typed(self, event: "Prompt.Typed") -> None:
        """Search while typing."""
        if event.purpose in SEARCHING:
            self.searching.typed(event.purpose, event.text)

    def on_prompt_switched(self, event: "Prompt.Switched") -> None:
        """Search elsewhere."""
        self.bottom.label(event.purpose.value)
        self.searching.switched(event.purpose, event.text)

    def on_prompt_moved_on(self, event: "Prompt.MovedOn") -> None:
        """Move in the results while typing."""
        self.list.advance(event.by)

    def on_prompt_cancelled(self, event: "Prompt.Cancelled") -> None:
        """Back to before."""
        if event.purpose in SEARCHING:
            self.searching.cancel(event.purpose)
        else:
            self.focus_pane(self.home)

    def on_prompt_accepted(self, event: "Prompt.Accepted") -> None:
        """Use what was typed."""
        if event.purpose in SEARCHING:
            self.searching.accept(event.purpose, event.text)
            return
        self.line_given(event.text)

    async def action_do(self, deed: str, *values: object) -> None:
        """Have a noun do something: `shelf.reorder`."""
        await self._nouns.do(deed, *values)

    def noun(self, name: str) -> Any:
        """One of the nouns, made now if it has not been needed before."""
        return self._nouns.get(name)
