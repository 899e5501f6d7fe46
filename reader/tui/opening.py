"""The article side of the screen: which article lies open, what is lit in it, and jumps through it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.model.clean_text import CleanText
from reader.model.entry import Entry
from reader.model.errors import NewsdeskError
from reader.model.reading_state import UNTOUCHED, ReadingState
from reader.text.matching import Matcher
from reader.tui.article_page import article_page
from reader.tui.latest import Latest
from reader.tui.layout import Paragraph
from reader.tui.lighting import Lighting
from reader.tui.matches import Matches, matches_in
from reader.tui.opened import Opened
from reader.tui.place import Goal, Place
from reader.tui.problem_page import problem_line, problem_page

if TYPE_CHECKING:
    from reader.figures.ranking import KeyFigure
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen

MOST_OF_A_BAD_FILE = 1 << 20
"""Bytes read of a file that cannot be parsed, to show the lines around the fault."""


class Wish(NamedTuple):
    """An article to show, what to light in it, and where to go; `was` is the id under which it lies open.

    `find` is what was being looked for in the article when it was wished for.
    """

    entry: Entry
    matcher: Matcher
    goal: Goal
    was: str = ""
    find: str = ""


class Shown(NamedTuple):
    """What was read for a wish. `opened` is None for a file that cannot be read; `page` explains it then."""

    opened: Opened | None
    state: ReadingState
    page: Sequence[Paragraph]
    matches: Matches
    problem: str = ""
    strip: bool = False


class Opening:
    """Reads articles off the screen's thread and lays them open."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._latest = Latest(self._read, self._show, screen.work)
        self.lighting = Lighting(screen, library)
        self._finding = Latest(Opened.find_figures, self._found, screen.work)
        self.entry: Entry | None = None
        self.opened: Opened | None = None
        self.matches = Matches()
        self.problem = ""
        self._sound: tuple[Opened, tuple[int, int]] | None = None
        self.entered = False
        self._saved = 0
        self._figure_wanted: int | None = None
        self._figure_next: tuple[str, int] | None = None
        self._whole = -1
        self._said_missing = CleanText("")

    def want(self, entry: Entry | None, matcher: Matcher, goal: Goal) -> None:
        """Show an article as soon as it is read; None: show nothing."""
        if entry is None:
            self._latest.forget()
            self.leave()
            self.entry = self.opened = None
            self.matches = Matches()
            self._screen.lay_open((), self.matches, None)
            return
        self._latest.ask(Wish(entry, matcher, goal, find=self._screen.searching.find))

    def again(self, matcher: Matcher, entry: Entry | None = None, was: str = "") -> None:
        """Read the open article anew, and stay at the place; `was`: its id before its file was renamed."""
        entry = entry or self.entry
        if entry is not None:
            self._latest.ask(Wish(entry, matcher, Goal.STAY, was, self._screen.searching.find))

    def _read(self, wish: Wish) -> Shown:
        state = (self._library.states([wish.entry.id]) or [UNTOUCHED])[0]
        problem = wish.entry.problem
        if not problem:
            try:
                marks = self._library.kept.marks.of(wish.entry.id)
                opened = Opened(
                    wish.entry, self._library.read(wish.entry), self._screen.standing_rules, marks
                )
            except NewsdeskError as error:
                problem = str(error)
            else:
                opened.lights.look()
                strip = self._screen.strip
                page = self._page(opened, strip=strip)
                matches = matches_in(opened, wish.matcher)
                if matches:
                    matches.all()
                return Shown(opened, state, page, matches, strip=strip)
        return Shown(None, state, problem_page(problem, self._source_lines(wish.entry)), Matches(), problem)

    def _source_lines(self, entry: Entry) -> list[str]:
        try:
            with self._library.path(entry).open("rb") as file:
                return file.read(MOST_OF_A_BAD_FILE).decode(errors="replace").splitlines()
        except OSError:
            return []  # the diagnostic has already said what is wrong with the file

    async def _show(self, wish: Wish, shown: Shown) -> None:
        goal, view = wish.goal, self._screen.article
        same = self.entry is not None and self.entry.id in {wish.entry.id, wish.was}
        at = view.place if same else (0, 0)
        if self.opened or not same:  # a file that is broken for a while does not lose the place
            self._sound = (self.opened, at) if same and self.opened else None
        again = same and self.opened and shown.opened and self.opened.article == shown.opened.article
        lit, figure = (view.lit, self._screen.figures.cursor) if again else (None, -1)
        current = self.matches.place
        if not same:
            self.leave()
            self.entered = self._screen.article.has_focus
        elif self._sound and shown.opened and not again:
            before, at = self._sound
            at = shown.opened.carried(before, at) if at != (0, 0) else at
            current = current and Place(*shown.opened.carried(before, current[:2]), 0)
        if same and current and shown.matches:
            shown.matches.begin(*current[:2])
        self.entry, self.opened, self.problem = wish.entry, shown.opened, shown.problem
        self.matches = shown.matches
        self._saved = shown.state.position
        self._figure_wanted, self._whole = None, -1
        if goal == Goal.STAY and not same:
            goal = Goal.POSITION  # another was asked for before this one was on the screen
        if goal == Goal.POSITION and shown.opened is not None and self._saved and not again:
            at = shown.opened.place(self._saved)
        self._screen.lay_open(shown.page, self.matches, shown.opened, at)
        view.lit = lit
        self._screen.figures.select(figure)
        if shown.strip != self._screen.strip:  # the screen was arranged anew while the file was read
            self.page_again()
        if goal in {Goal.FIRST_MATCH, Goal.LAST_MATCH}:
            self.go(self.matches.begin() if goal == Goal.FIRST_MATCH else self.matches.end())
        if shown.opened is not None and shown.opened.found is None:
            self._finding.ask(shown.opened)
        if self._figure_next and self._figure_next[0] == wish.entry.id and shown.opened is not None:
            self.open_figure(self._figure_next[1])
            self._figure_next = None
        self.lighting.show_next()
        self._screen.tell()
        if shown.opened is not None and self._screen.searching.find != wish.find:
            self._screen.searching.find_here()  # it was typed while the article was being read

    @property
    def has_text(self) -> bool:
        """Whether an article lies open that can be read, or will in a moment."""
        return self.opened is not None or self._latest.is_busy

    async def _found(self, opened: Opened, found: "tuple[KeyFigure, ...]") -> None:
        if opened is self.opened:
            opened.found = found
            self._screen.figures.take(found)
            if self._screen.strip:
                self.page_again()
            if self._figure_wanted is not None:
                self.open_figure(self._figure_wanted)
                self._figure_wanted = None

    def page_again(self) -> None:
        """The figures moved into the article or out of it: make the page anew at the same place."""
        if self.opened is not None:
            page = self._page(self.opened, strip=self._screen.strip, whole=self._whole)
            view = self._screen.article
            view.show(page, self.matches, view.place, self.opened.lights)

    @staticmethod
    def _page(opened: Opened, *, strip: bool, whole: int = -1) -> tuple[Paragraph, ...]:
        return article_page(
            opened.article,
            opened.passages,
            opened.found or (),
            strip=strip,
            whole=whole,
            lights=opened.lights,
        )

    def relight(self, matches: Matches) -> None:
        """Light other matches."""
        self.matches = matches
        for pane in (self._screen.article, self._screen.figures, self._screen.sections):
            pane.relight(matches)

    def go(self, place: Place | None, *, light: bool = False) -> None:
        """Bring a place into view; in a key figure, its card or the whole of its lines."""
        if place is None or self.opened is None:
            return
        if not self._screen.article.go(place, light=light):
            figure = self.opened.passages[place.passage].index
            if self.opened.figures.get(figure) == place.passage:
                self._select_figure(figure)
                self._screen.article.go(place, light=light)
        self._screen.figures.repaint()
        self._screen.following.reached()

    def _select_figure(self, index: int) -> None:
        """Make a key figure the current one; where it stands in the article, it is shown whole there."""
        self._screen.figures.select(index)
        if self._screen.strip and index != self._whole:
            self._whole = index
            self.page_again()

    def figure_next(self, article: str, order: int) -> None:
        """Go to a key figure of an article, now or when it opens next."""
        if self.opened is not None and self.opened.entry.id == article:
            self.open_figure(order)
        else:
            self._figure_next = (article, order)

    def jump_section(self, by: int) -> None:
        """Go to the next section, or the one before."""
        if self.opened is None or not self.opened.outline:
            return
        sections = [heading.section for heading in self.opened.outline]
        view = self._screen.article
        here = view.layout_of_page.section_at(view.focal_line)
        index = sections.index(here) if here in sections else -1
        if by < 0 and index >= 0 and view.focal_line > self._line(index):
            by += 1  # first back to the start of this one
        self.open_section(max(min(index + by, len(sections) - 1), 0))

    def _line(self, index: int) -> int:
        opened = self.opened
        heading = opened.outline[index] if opened else None
        return (self._screen.article.layout_of_page.line_of(heading.passage, 0) or 0) if heading else 0

    def open_section(self, index: int) -> None:
        """Go to a section of the outline."""
        self._screen.article.go_to_heading(self._line(index))
        if self.opened is not None:
            self._screen.sections.select(index)

    def jump_figure(self, by: int) -> None:
        """Go to the next key figure, or the one before, and light its sentence."""
        count = self._screen.figures.count
        if self.opened is not None and count:
            cursor = self._screen.figures.cursor
            self.open_figure((cursor + by) % count if cursor >= 0 else (0 if by > 0 else count - 1))

    def open_figure(self, index: int) -> None:
        """Go to the sentence a key figure stands in, and light it."""
        if self.opened is None:
            return
        self._select_figure(index)
        if self.opened.found is None:  # they are being looked for
            self._figure_wanted = index
            return
        if not 0 <= index < len(self.opened.found):  # the article has changed
            return
        place = self.opened.found[index].place
        if place is None:
            self._screen.say(f"figure {index + 1} of {len(self.opened.found)} is not in the text")
            self._said_missing = self._screen.message
            self._screen.article.unlight()
            passage = self.opened.figures.get(index)
            if passage is not None:
                self.go(Place(passage, 0, 1))
            return
        self._screen.unsay(self._said_missing)  # it was said of another figure
        self.go(self.opened.sentence(place.index, place.start), light=True)

    def sentence(self) -> str:
        """The words of the sentence being read."""
        place = self.sentence_place()
        return (
            self.opened.passages[place.passage].text[place.start : place.end] if place and self.opened else ""
        )

    def sentence_place(self) -> Place | None:
        """The sentence being read: the lit one, that of the current match, or the one at the top."""
        view = self._screen.article
        if self.opened is None:
            return None
        place = view.layout_of_page.place(view.focal_line)
        at = view.lit or self.matches.place
        if at is not None and view.layout_of_page.line_of(at.passage, at.start) == view.focal_line:
            place = (at.passage, at.start)
        return None if place is None else self.opened.sentence(*place)

    @property
    def section(self) -> int:
        """The section being read, -1 above the first."""
        view = self._screen.article
        return view.layout_of_page.section_at(view.focal_line)

    @property
    def problem_line(self) -> int | None:
        """The line of the fault when the open file cannot be read."""
        return problem_line(self.problem) if self.problem else None

    def leave(self) -> None:
        """Keep the place of the article that lies open, if the reader moved in it."""
        if self.opened is None:
            return
        identity, (passage, character) = self.opened.entry.id, self._screen.article.place
        position = self.opened.position(passage, character) if (passage, character) != (0, 0) else 0
        if self.entered and position != self._saved:
            self._saved = position
            self._screen.keeping.later(lambda: self._library.kept.set_position(identity, position))
