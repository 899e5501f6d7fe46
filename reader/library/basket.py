"""The basket of a library: what a brief is written from, in the order chosen."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

import msgspec

from reader.library.history import History
from reader.model.article import Figure
from reader.model.basket import BasketItem, Item
from reader.model.entry import Entry
from reader.model.fact import GONE, Change, Fact, Key, Kind
from reader.model.mark import Mark
from reader.state.states import States


class Basket:
    """Every action is kept when its call returns, and can be undone. What is in already is not put in twice."""

    def __init__(self, states: States, history: History) -> None:
        self._states = states
        self._history = history

    def items(self) -> list[BasketItem]:
        """What is in it, in order."""
        found = map(_read, self._states.of_kind(Kind.BASKET))
        return sorted(filter(None, found), key=lambda item: (item.place, item.article, item.name))

    def put_article(self, entry: Entry, url: str = "") -> Change:
        """Put an article in, at the end."""
        return self.put_articles([(entry, url)])

    def put_articles(self, articles: Iterable[tuple[Entry, str]]) -> Change:
        """Put articles with their links in, at the end, in one action."""
        items = [_item(entry, "article", Item.ARTICLE, url=url) for entry, url in articles]
        return self._put(items, "put into the basket")

    def put_mark(self, mark: Mark) -> Change:
        """Put a mark in, at the end."""
        item = BasketItem(
            article=mark.article,
            name=f"mark:{mark.id}",
            what=Item.MARK,
            place=0,
            mark=mark.id,
            headline=mark.headline,
            source=mark.source,
            published=mark.published,
            url=mark.url,
        )
        return self._put([item], "mark put into the basket")

    def put_figure(self, entry: Entry, figure: Figure, url: str = "") -> Change:
        """Put a key figure in, at the end."""
        as_of = str(figure.as_of or "")
        told = "\0".join((figure.label, figure.value, figure.unit, as_of))
        name = f"figure:{blake2b(told.encode('utf-8', 'surrogatepass'), digest_size=6).hexdigest()}"
        item = _item(entry, name, Item.FIGURE, url=url)
        item = msgspec.structs.replace(
            item, label=figure.label, value=figure.value, unit=figure.unit, as_of=as_of
        )
        return self._put([item], "figure put into the basket")

    def take_out(self, item: BasketItem) -> Change:
        """Take an item out."""
        return self._act([(_key(item), GONE)], "taken out of the basket")

    def empty(self) -> Change:
        """Take everything out."""
        return self._act([(_key(item), GONE) for item in self.items()], "basket emptied")

    def move(self, item: BasketItem, to: int) -> Change:
        """Give an item another place, counted from 0 as the others stand without it."""
        others = [other for other in self.items() if _key(other) != _key(item)]
        return self.arrange([*others[:to], item, *others[to:]])

    def arrange(self, items: Sequence[BasketItem]) -> Change:
        """Give the items this order."""
        placed = (msgspec.structs.replace(item, place=float(place)) for place, item in enumerate(items))
        return self._act([(_key(item), _value(item)) for item in placed], "basket put in another order")

    def _put(self, wanted: Sequence[BasketItem], text: str) -> Change:
        items = self.items()
        there = set(map(_key, items))
        new = list({_key(item): item for item in wanted if _key(item) not in there}.values())
        if not new:
            return Change("in the basket already", ())
        first = items[-1].place + 1 if items else 0.0
        placed = (msgspec.structs.replace(item, place=first + at) for at, item in enumerate(new))
        several = f"{len(new):,} articles " if len(new) > 1 else ""
        return self._act([(_key(item), _value(item)) for item in placed], several + text)

    def _act(self, wanted: list[tuple[Key, str]], text: str) -> Change:
        return self._history.add(Change(text, self._states.act(wanted)))


def _item(entry: Entry, name: str, what: Item, *, url: str) -> BasketItem:
    return BasketItem(
        article=entry.id,
        name=name,
        what=what,
        place=0,
        headline=entry.headline,
        source=entry.source,
        published=str(entry.published or ""),
        url=url,
    )


def _key(item: BasketItem) -> Key:
    return Key(item.article, Kind.BASKET, item.name)


def _value(item: BasketItem) -> str:
    return msgspec.json.encode(msgspec.structs.replace(item, article="", name="")).decode()


def _read(fact: Fact) -> BasketItem | None:
    """An item out of its fact; None where its value is none that this Newsdesk knows."""
    try:
        stored = msgspec.json.decode(fact.value, type=BasketItem)
    except msgspec.DecodeError:
        return None
    return msgspec.structs.replace(stored, article=fact.key.article, name=fact.key.name)
