"""The marks of a library: made, coloured, noted, taken away. `reader.text.anchoring` knows where they stand."""

import secrets
from collections.abc import Iterable

import msgspec

from reader.library.history import History
from reader.model.entry import Entry
from reader.model.fact import GONE, Change, Key, Kind
from reader.model.mark import COLOURS, Mark, Selector
from reader.state.states import States

_ID_BYTES = 6


class Marks:
    """Every action is kept when its call returns, and can be undone."""

    def __init__(self, states: States, history: History) -> None:
        self._states = states
        self._history = history

    def of(self, article: str) -> list[Mark]:
        """The marks of an article, in the order of their places when they were made."""
        rows = self._states.of_article(article)
        notes = {name: value for kind, name, value in rows if kind == Kind.NOTE}
        found = (read_mark(article, name, value, notes) for kind, name, value in rows if kind == Kind.MARK)
        return sorted(filter(None, found), key=lambda mark: (mark.selector.start, mark.at))

    def all(self) -> list[Mark]:
        """Every mark of the library, the latest first."""
        notes = {fact.key.name: fact.value for fact in self._states.of_kind(Kind.NOTE)}
        facts = self._states.of_kind(Kind.MARK)
        found = (read_mark(fact.key.article, fact.key.name, fact.value, notes) for fact in facts)
        return sorted(filter(None, found), key=lambda mark: (-mark.at, mark.article, mark.selector.start))

    def add(
        self, entry: Entry, selector: Selector, *, colour: int = 1, note: str = "", url: str = ""
    ) -> Mark:
        """Mark a passage of an article. ValueError where there is nothing in it or no such colour."""
        if not selector.exact.strip():
            raise ValueError("there is nothing to mark here")
        mark = Mark(
            id=secrets.token_hex(_ID_BYTES),
            article=entry.id,
            selector=selector,
            colour=_checked(colour),
            note=note.strip(),
            at=self._states.now(),
            headline=entry.headline,
            source=entry.source,
            published=str(entry.published or ""),
            url=url,
        )
        self.put([mark], "marked")
        return mark

    def put(self, marks: Iterable[Mark], text: str) -> Change:
        """Keep these marks as they are, in one action with this name."""
        wanted = [pair for mark in marks for pair in _facts(mark)]
        return self._history.add(Change(text, self._states.act(wanted)))

    def recolour(self, mark: Mark, colour: int) -> Mark:
        """Give a mark one of the five colours."""
        changed = msgspec.structs.replace(mark, colour=_checked(colour))
        self.put([changed], f"mark made {COLOURS[colour - 1]}")
        return changed

    def annotate(self, mark: Mark, note: str) -> Mark:
        """Give a mark a note; an empty one takes it away."""
        changed = msgspec.structs.replace(mark, note=note.strip())
        self.put([changed], "note kept" if changed.note else "note taken away")
        return changed

    def remove(self, mark: Mark) -> Change:
        """Take a mark and its note away."""
        keys = (Key(mark.article, kind, mark.id) for kind in (Kind.MARK, Kind.NOTE))
        return self._history.add(Change("mark taken away", self._states.act((key, GONE) for key in keys)))


def read_mark(article: str, name: str, value: str, notes: dict[str, str]) -> Mark | None:
    """A mark out of its facts; None where its value is none that this Newsdesk knows."""
    try:
        stored = msgspec.json.decode(value, type=Mark)
        note = msgspec.json.decode(notes[name], type=str) if name in notes else ""
    except msgspec.DecodeError:
        return None
    colour = stored.colour if 1 <= stored.colour <= len(COLOURS) else 1
    return msgspec.structs.replace(stored, id=name, article=article, note=note, colour=colour)


def _facts(mark: Mark) -> list[tuple[Key, str]]:
    stored = msgspec.structs.replace(mark, id="", article="", note="")
    note = msgspec.json.encode(mark.note).decode() if mark.note else GONE
    return [
        (Key(mark.article, Kind.MARK, mark.id), msgspec.json.encode(stored).decode()),
        (Key(mark.article, Kind.NOTE, mark.id), note),
    ]


def _checked(colour: int) -> int:
    if not 1 <= colour <= len(COLOURS):
        raise ValueError(f"colours are 1 to {len(COLOURS)}: {', '.join(COLOURS)}")
    return colour
