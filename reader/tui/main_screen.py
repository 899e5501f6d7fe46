"""The one screen: what happens in its frame. It passes keys and messages on and decides nothing itself."""

import gc
from collections.abc import Sequence
from concurrent.futures import Future
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType

from reader.model.clean_text import CleanText
from reader.model.entry import Entry
from reader.model.settings import Settings
from reader.text.standing import Standing
from reader.tui.action import Context
from reader.tui.article_list import ArticleList, ListPlace
from reader.tui.article_view import ArticleView
from reader.tui.cards_pane import CardsPane
from reader.tui.frame import Frame
from reader.tui.keeping import Keeping
from reader.tui.keys import bindings
from reader.tui.late import LateNouns
from reader.tui.layout import Paragraph
from reader.tui.lights import NO_LIGHTS
from reader.tui.matches import Matches
from reader.tui.pane import Pane
from reader.tui.pieces import Piece
from reader.tui.place import Goal
from reader.tui.purpose import SEARCHING
from reader.tui.searching import Searching
from reader.tui.selecting import Selecting
from reader.tui.shelf import Shelf
from reader.tui.strange_keys import COMMON, told
from reader.tui.telling import Telling
from reader.tui.views import Views
from reader.tui.walking import Walking

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.results import Results
    from reader.tui.opened import Opened
    from reader.tui.prompt import Prompt


class MainScreen(LateNouns, Frame, inherit_bindings=False):
    """What the keys do is done by the nouns: `do('noun.verb')` in the table of keys is a method of one of these."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.EVERYWHERE)]

    def __init__(
        self, library: "Library", results: "Future[Results]", first: Entry | None, settings: Settings
    ) -> None:
        super().__init__()
        self.settings = settings
        self.article.measure = settings.measure
        self.standing_rules = Standing(settings.highlights)
        self.library = library
        self._results, self._first, self._painted = results, first, False
        self.shelf = Shelf(self, library)
        self.busy = self.shelf.at_work
        self.telling = Telling(self, library)
        self.searching = Searching(self, library)
        self.keeping = Keeping(self, library)
        self.selecting = Selecting(self)
        self.walking = Walking(self)
        self.views = Views(self, library)

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
        self.announcing.look()
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
                self.opening.lighting.light_anew()
            if (settings.dates, settings.highlights) != (before.dates, before.highlights):
                self.work(self.shelf.reload())
            self.show_hints()

    @property
    def is_written_in(self) -> bool:
        """Whether the reader types something, is asked something or makes a mark."""
        return not isinstance(self.focused, Pane)

    def close_state(self) -> None:
        """Keep the place, and wait until everything is written."""
        for noun in self.made_late():
            if hasattr(noun, "stop"):
                noun.stop()
        self.opening.leave()
        self.keeping.close()

    def tell(self) -> None:
        """Bring title and counts up to date."""
        self.telling.tell()

    def standing(self) -> Sequence[Piece]:
        """The search, while there is one."""
        return self.telling.standing()

    def doubts(self) -> CleanText:
        """What in the search was taken for text."""
        return self.telling.doubts()

    def count(self) -> None:
        """Count stories and unread ones anew, off the screen's thread."""
        self.telling.count()
        self.views.count()

    def figures_moved(self) -> None:
        """Set the page anew, with the figures or without."""
        if self._painted:
            self.opening.page_again()

    def on_key(self, event: events.Key) -> None:
        """A key that means nothing: say so, and which one was meant."""
        if event.key not in COMMON and not self.is_written_in and event.key not in self.active_bindings:
            self.say(told(event.character if event.character and event.is_printable else event.key))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """In the article its place is worth keeping, and it counts as open; in the list it does not any more."""
        super().on_descendant_focus(event)
        if event.widget is self.article:
            self.opening.entered = True
            self.keeping.entered(self.shelf.entry)
        elif event.widget in {self.list, self.views_pane}:
            self.keeping.left()
            self.shelf.catch_up()

    def row_changed(self) -> None:
        """Show the article of the current row, once the list is on the screen."""
        if not self._painted:
            return
        goal = Goal.FIRST_MATCH if self.shelf.query else Goal.POSITION
        self.opening.want(self.shelf.entry, self.searching.matcher, goal)

    def lay_open(
        self,
        page: Sequence[Paragraph],
        matches: Matches,
        opened: "Opened | None",
        at: tuple[int, int] = (0, 0),
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
        if self.bottom.asked is not None:
            self.making.laid_open(opened)

    async def library_changed(self) -> None:
        """Take in what an indexer wrote, without losing the reader's place."""
        before, was_overdue = self.shelf.entry, self.shelf.overdue
        self.searching.library_changed()
        await self.selecting.follow(self.library)
        now = await self.shelf.reload()
        after = self.shelf.entry
        if before and now and after and (self.shelf.overdue or after.key == now.key):
            self.keeping.renamed(before, now)
            self.opening.again(self.searching.matcher, now, before.id)
        elif not self.shelf.overdue:
            self.row_changed()
        elif not was_overdue:
            self.say("the file of this story is gone; its text stays here until you leave it")
        self.count()
        self.announcing.look()

    def _mark_section(self) -> None:
        self.sections.mark(self.article.layout_of_page.section_at(self.article.focal_line))

    # Messages

    def on_paste(self, event: events.Paste) -> None:
        """An address that is pasted is to be added, when nothing else is being done."""
        if not self.is_written_in:
            self.adding.paste(event.text)

    def on_text_selected(self) -> None:
        """A mark that is being made is what the mouse selects."""
        if self.article.draft is not None:
            self.making.dragged()

    def on_article_list_moved(self) -> None:
        """The article beside the list follows the cursor."""
        self.row_changed()
        self.tell()
        self.shelf.catch_up()

    def on_article_list_chosen(self) -> None:
        """Read the article."""
        self.walking.read()

    def on_article_list_pending(self, event: ArticleList.Pending) -> None:
        """Read the snippets of the rows in view."""
        self.shelf.read_snippets(event.keys, self.list.text_width)

    def on_article_view_scrolled(self) -> None:
        """Mark where the reader is."""
        self._mark_section()
        self.following.reached()
        self.bottom.tell(self.telling.place())

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
            self.marks.show()
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
        else:
            self.line_given(event.text)

    async def action_do(self, deed: str, *values: object) -> None:
        """Have a noun do something: `shelf.reorder`."""
        noun, _, verb = deed.partition(".")
        done = getattr(getattr(self, noun), verb)(*values)
        if isawaitable(done):
            await done
