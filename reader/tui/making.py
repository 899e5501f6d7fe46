"""Making a mark: begun at the sentence being read or at what the mouse selected, then drawn out, coloured, kept."""

from typing import TYPE_CHECKING

from textual.selection import Selection

from reader.model.errors import NewsdeskError
from reader.model.mark import COLOURS, Mark
from reader.text.anchoring import Place as TextPlace
from reader.text.passages import Field
from reader.tui.choice import MarkChoice
from reader.tui.reach import MARKABLE, Point, Reach

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen
    from reader.tui.opened import Opened


class Making:
    """One mark at a time; the bottom bar has the keys meanwhile."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._kept = library.kept
        self._opened: Opened | None = None
        self._reach: Reach | None = None
        self._colour = 1

    def begin(self) -> None:
        """Begin at what the mouse selected, or at the sentence being read."""
        screen, opened = self._screen, self._screen.opening.opened
        if opened is None:
            screen.say("no article is open")
            return
        ends = self._selected() or self._sentence(opened)
        if ends is None or opened.passages[ends[0][0]].field not in MARKABLE:
            screen.say("there is nothing to mark here")
            return
        self._opened, self._reach = opened, Reach(opened.passages, *ends)
        screen.clear_selection()
        screen.focus_pane(screen.article)
        screen.ask(MarkChoice())
        self._show()

    def dragged(self) -> None:
        """The mouse selected something while the mark is made: it is that from now on."""
        opened, ends = self._opened, self._selected()
        if opened is None or ends is None or not self._is_open:
            return
        if opened.passages[ends[0][0]].field in MARKABLE:
            self._reach = Reach(opened.passages, *ends)
            self._screen.clear_selection()
            self._show()

    def laid_open(self, opened: "Opened | None") -> None:
        """Something was laid open meanwhile: if that is the article of the mark, this moves with its words."""
        before, reach = self._opened, self._reach
        self._screen.article.draft = None
        if before is None or reach is None or opened is None:
            return
        if (
            opened.entry.id != before.entry.id and opened.article != before.article
        ):  # another one, not renamed
            return
        selector = before.lights.text.select(TextPlace(*reach.start), TextPlace(*reach.end))
        if found := opened.lights.text.anchor(selector):
            first, last = found.spans[0], found.spans[-1]
            ends = (first.passage, first.start), (last.passage, last.end)
            self._opened, self._reach = opened, Reach(opened.passages, *ends)
            self._show()

    @property
    def _is_open(self) -> bool:
        """Whether the article lies open in which the mark is made: otherwise it stays as it is."""
        return self._opened is not None and self._opened is self._screen.opening.opened

    def _selected(self) -> tuple[Point, Point] | None:
        """The ends of what the mouse selected in the article, if anything."""
        selection = self._screen.article.text_selection
        return self._screen.article.points(selection) if isinstance(selection, Selection) else None

    def _sentence(self, opened: "Opened") -> tuple[Point, Point] | None:
        place = self._screen.opening.sentence_place()
        if place is None:
            return None
        begun = MARKABLE - {Field.HEADING}
        if opened.passages[place.passage].field not in begun:  # what is to be read follows
            following = range(place.passage, len(opened.passages))
            number = next((n for n in following if opened.passages[n].field in begun), None)
            if number is None:
                return None
            place = opened.sentence(number, 0)
        return (place.passage, place.start), (place.passage, place.end)

    def by_line(self, by: int) -> None:
        """The moving end a line further or back."""
        if self._reach is not None and self._is_open:
            layout = self._screen.article.layout_of_page
            passage, character = self._reach.head
            line = layout.line_of(passage, max(character - 1, 0))
            numbers = range(line + by, len(layout.lines) if by > 0 else -1, by) if line is not None else ()
            shown = next((layout.shown(number) for number in numbers if layout.shown(number)), None)
            if shown is not None:
                self._reach.to((shown[-1][0], shown[-1][2]))
            self._show()

    def by_sentence(self, by: int) -> None:
        """A sentence further or back."""
        if self._reach is not None and self._is_open:
            self._reach.by_sentence(by)
            self._show()

    def by_word(self, by: int) -> None:
        """A word further or back."""
        if self._reach is not None and self._is_open:
            self._reach.by_word(by)
            self._show()

    def colour(self, colour: int) -> None:
        """In another of the five colours."""
        self._colour = colour
        self._show()

    def _show(self) -> None:
        if self._reach is not None:
            if self._is_open:
                self._screen.article.mark_draft(self._reach.start, self._reach.end, self._colour)
            for choice in self._screen.query(MarkChoice):
                choice.tell(COLOURS[self._colour - 1], self._colour)

    def keep(self) -> None:
        """Keep the mark."""
        if self._keep() is not None:
            self._screen.keeping.said("marked")

    def annotate(self) -> None:
        """Keep the mark, and write a note on it."""
        mark = self._keep()
        if mark is not None:
            self._screen.marks.write_note(mark)

    def _keep(self) -> Mark | None:
        opened, reach = self._opened, self._reach
        self._end()
        if opened is None or reach is None:
            return None
        entry = opened.entry  # even if it was changed or deleted meanwhile: then the mark keeps its words
        selector = opened.lights.text.select(TextPlace(*reach.start), TextPlace(*reach.end))
        same = [one.mark for one in opened.lights.placed if one.mark.selector == selector]
        try:
            if same:  # marked before: it gets the colour, and is not marked twice
                mark = self._kept.marks.recolour(same[0], self._colour)
            else:
                mark = self._kept.marks.add(entry, selector, colour=self._colour, url=opened.article.url)
        except (NewsdeskError, ValueError) as error:
            self._screen.say(str(error))
            return None
        shown = self._screen.opening.opened
        if shown is not None and shown.entry.id == entry.id:
            self._screen.opening.lighting.place_marks(mark.id)
        return mark

    def cancel(self) -> None:
        """No mark."""
        self._end()

    def _end(self) -> None:
        self._reach = None
        self._screen.article.draft = None
        self._screen.article.repaint()
        self._screen.ask(None)
