"""What the reader of a library keeps: read, starred, tags, places, and every action undone and done again.

Marks, the basket and saved searches stand in modules beside this one and share its history. Every action is on
the disk when its call returns, or raises StateError and has changed nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.history import History
from reader.model.errors import StateError
from reader.model.fact import GONE, Change, Fact, Key, Kind
from reader.model.reading_state import ReadingState
from reader.state.states import States, held
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.library.basket import Basket
    from reader.library.marks import Marks
    from reader.library.searches import Searches


class Kept:
    """Safe to use from several threads."""

    def __init__(self, states: States) -> None:
        self._states = states
        self.history = History(states)
        self._told: list[str] = []
        self.configured_searches: Callable[[], Mapping[str, str]] = dict
        """The searches by name that the reader's configuration has."""

    @property
    def problem(self) -> str:
        """Why things are kept for this session only; empty where they are kept for good."""
        return clean_line(self._states.trouble)

    def make_sure(self) -> None:
        """Raises StateError where what was done lasts no longer than this session: for commands, which end."""
        if trouble := clean_line(self._states.trouble):
            raise StateError(f"nothing was kept: {trouble}")

    def notices(self) -> tuple[str, ...]:
        """What had to be done to the state file since this was asked last, for people."""
        told, self._told = self._told, []
        return tuple(clean_line(notice) for notice in (*told, *self._states.notices()))

    def tell(self, notice: str) -> None:
        """Have the notices say this too."""
        self._told.append(notice)

    @property
    def path(self) -> Path:
        """The file in which it is kept."""
        return self._states.path

    def foreign(self) -> int:
        """A number that is another one as soon as another Newsdesk has changed something."""
        return self._states.foreign()

    def everything(self) -> Iterator[Fact]:
        """All that is kept, fact by fact, what was taken away included."""
        return self._states.everything()

    def merge(self, facts: Iterable[Fact]) -> int:
        """Add what another machine kept, the later action holds; how much of it changed something here."""
        return self._states.merge(facts)

    def states(self, ids: Sequence[str]) -> list[ReadingState]:
        """What the reader did with these articles, in their order."""
        return self._states.get(ids)

    def tags(self) -> list[tuple[str, int]]:
        """Every tag in use, and on how many articles."""
        return self._states.names_of(Kind.TAG)

    def set_read(self, ids: Iterable[str], on: bool) -> Change:
        """Mark articles read or unread."""
        return self._set(ids, Kind.READ, "", on, "marked read" if on else "marked unread")

    def set_all_read(self, pages: Iterable[Sequence[str]]) -> Change:
        """Mark articles read, page by page, however many: no list of them is kept."""
        swept = self._states.sweep(pages, Kind.READ, "", on=True)
        articles = f"{swept.count:,} articles" if swept.count != 1 else "1 article"
        return self.history.add(Change(f"{articles} marked read", (), swept if swept.count else None))

    def set_starred(self, ids: Iterable[str], on: bool) -> Change:
        """Star articles or take their stars away."""
        return self._set(ids, Kind.STAR, "", on, "starred" if on else "star taken away")

    def set_tagged(self, ids: Iterable[str], tag: str, on: bool) -> Change:
        """Tag articles or take the tag away. A tag is one clean line; blanks around it don't count."""
        name = clean_line(tag)
        return self._set(ids, Kind.TAG, name, on, f"tagged {name}" if on else f"tag {name} taken away")

    def set_all(self, ids: Iterable[str], wanted: Sequence[tuple[Kind, str, bool]]) -> Change:
        """Several of these in one action: of each kind and name, whether it holds."""
        facts = [(Key(id_, kind, name), held(on)) for id_ in dict.fromkeys(ids) for kind, name, on in wanted]
        return self.history.add(Change("changed", self._states.act(facts)))

    def retag(self, ids: Sequence[str], add: Iterable[str], remove: Iterable[str]) -> Change:
        """Give articles some tags and take others away, in one action."""
        wanted = [(name, True) for name in map(clean_line, add)]
        wanted += [(name, False) for name in map(clean_line, remove)]
        edits = self._states.act((Key(id_, Kind.TAG, name), held(on)) for name, on in wanted for id_ in ids)
        names = [name if on else f"no longer {name}" for name, on in wanted]
        change = Change(f"tagged {', '.join(names)}", edits)
        count = len(change.articles)
        if count > 1:
            change = Change(f"{count:,} articles {change.text}", edits)
        return self.history.add(change)

    def set_position(self, id_: str, position: int) -> None:
        """Remember the place in an article, in characters. That is no action to undo."""
        self._states.act([(Key(id_, Kind.POSITION), str(position) if position > 0 else GONE)])

    def undo(self) -> Change | None:
        """Take the last action of this session back; None where there is none. A false Change changed nothing."""
        return self.history.undo()

    def redo(self) -> Change | None:
        """Do again what was undone last; None where there is nothing."""
        return self.history.redo()

    @cached_property
    def marks(self) -> "Marks":
        """The marks and their notes."""
        from reader.library.marks import Marks

        return Marks(self._states, self.history)

    @cached_property
    def basket(self) -> "Basket":
        """What a brief is written from."""
        from reader.library.basket import Basket

        return Basket(self._states, self.history)

    @cached_property
    def searches(self) -> "Searches":
        """Searches with a name."""
        from reader.library.searches import Searches

        def configured() -> Mapping[
            str, str
        ]:  # asked each time: the configuration may be another one by then
            return self.configured_searches()

        return Searches(self._states, self.history, configured)

    def expand(self, text: str) -> tuple[str, tuple[str, ...]]:
        """A query with each `@name` of a saved search replaced by it, and notes on names that are none."""
        return self.searches.expand(text) if "@" in text else (text, ())

    def _set(self, ids: Iterable[str], kind: Kind, name: str, on: bool, text: str) -> Change:
        value = held(on)
        edits = self._states.act((Key(id_, kind, name), value) for id_ in ids)
        count = len(edits)
        return self.history.add(Change(text if count == 1 else f"{count:,} articles {text}", edits))
