"""One YAML document as a tree of text, lists and fields, built from events within limits.

Every scalar is text. What could make a small file large, or what one reader takes for this and another for
that, is refused with its place: anchors and aliases, merge keys, tags, deep nesting, a field given twice.
Knows nothing of articles.
"""

from typing import Any, TypeAlias

import msgspec
from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from reader.store.events import events
from reader.store.problem import Problem, RefusedError, quote
from reader.store.syntax import MAX_DEPTH, TOO_DEEP, explain, refuse_directives

MAX_VALUES = 100_000
EMPTY_WORDS = frozenset({"", "~", "null"})
_TOO_MANY = (f"more than {MAX_VALUES:,} values in one article", "split it into several")
_NO_NAMES = frozenset({"", "<<"})
_YAML_TAG = "tag:yaml.org,2002:"


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """Text at the character `at`; `plain` when it stands there without quotes, block sign or tag."""

    text: str
    at: int
    plain: bool

    @property
    def is_empty(self) -> bool:
        """Whether the author left the value out: nothing, `~` or `null` without quotes."""
        return self.plain and self.text in EMPTY_WORDS


class Items(msgspec.Struct, frozen=True, gc=False):
    """A list that begins at `at`."""

    items: list["Node"]
    at: int

    @property
    def filled(self) -> list["Node"]:
        """The items that the author did not leave empty."""
        return [item for item in self.items if not (isinstance(item, Scalar) and item.is_empty)]


class Fields(msgspec.Struct, frozen=True, gc=False):
    """Names with their values, in the order of the file; each value comes with the place of its name."""

    fields: dict[str, tuple[int, "Node"]]
    at: int


Node: TypeAlias = Scalar | Items | Fields


def read_tree(text: str) -> Node:
    """The tree of the one document in `text`.

    Raises RefusedError with the place of what is not YAML, or is YAML that Newsdesk does not read.
    """
    try:
        return _Builder(text).document()
    except YAMLError as error:
        raise RefusedError(explain(error, text)) from None


class _Builder:
    """Walks the events of one document; `take` takes the next of them.

    An event is Any because PyYAML's stubs make every mark optional, which those of a parser never are.
    """

    def __init__(self, text: str) -> None:
        refuse_directives(text)
        self.take = events(text).get_event
        self.left = MAX_VALUES

    def document(self) -> Node:
        self.take()  # the stream begins
        event = self.take()  # the document begins
        if event.__class__ is StreamEndEvent:
            raise _refused(event, "there is no article here", "begin with `headline: …`")
        tree = self.node(self.take(), 0)
        self.take()  # the document ends
        event = self.take()
        if event.__class__ is not StreamEndEvent:
            raise _refused(event, "another document begins here", "write `---` on a line of its own")
        return tree

    def node(self, event: Any, depth: int) -> Node:
        kind = event.__class__
        if kind is ScalarEvent:
            if event.anchor or event.tag:
                _refuse_extras(event)
            return Scalar(event.value, event.start_mark.index, event.implicit[0])
        _refuse_extras(event)
        if depth == MAX_DEPTH:
            raise _refused(event, *TOO_DEEP)
        if kind is SequenceStartEvent:
            return self.items(event.start_mark.index, depth + 1)
        return self.fields(event.start_mark.index, depth + 1)

    def items(self, at: int, depth: int) -> Items:
        take, node = self.take, self.node
        items: list[Node] = []
        while (event := take()).__class__ is not SequenceEndEvent:
            self.left -= 1
            if not self.left:
                raise _refused(event, *_TOO_MANY)
            items.append(node(event, depth))
        return Items(items, at)

    def fields(self, at: int, depth: int) -> Fields:
        take, node = self.take, self.node
        fields: dict[str, tuple[int, Node]] = {}
        while (event := take()).__class__ is not MappingEndEvent:
            self.left -= 1
            if not self.left:
                raise _refused(event, *_TOO_MANY)
            if event.__class__ is not ScalarEvent or event.anchor or event.tag or event.value in _NO_NAMES:
                _refuse_name(event)
            name: str = event.value
            place: int = event.start_mark.index
            if name in fields:
                message = f"the field {quote(name)} is given twice"
                raise RefusedError(Problem(place, message, "keep one of them", related=fields[name][0]))
            fields[name] = (place, node(take(), depth))
        return Fields(fields, at)


def _refuse_name(event: Any) -> None:
    """Stops at what cannot name a field, unless it turns out that it can."""
    _refuse_extras(event)
    if event.__class__ is not ScalarEvent:
        raise _refused(event, "the name of a field has to be text", "write `name: value`")
    if event.implicit[0]:
        if event.value == "<<":
            raise _refused(event, "merge keys (<<) are not read", "write the fields out")
        raise _refused(event, "a field without a name", "write `name: value`")


def _refuse_extras(event: Any) -> None:
    """Stops at what only YAML's composers would resolve."""
    if event.__class__ is AliasEvent:
        raise _refused(event, "aliases (*) are not read", "write the value out, or put it in quotes")
    if event.anchor:
        raise _refused(event, "anchors (&) are not read", "leave it out, or put the value in quotes")
    if event.tag and not (event.tag == _YAML_TAG + "str" and event.__class__ is ScalarEvent):
        tag = quote(event.tag.replace(_YAML_TAG, "!!"))
        message = f"the tag {tag} is not read: every value is text"
        raise _refused(event, message, "leave it out, or put the value in quotes")


def _refused(event: Any, message: str, hint: str) -> RefusedError:
    return RefusedError(Problem(event.start_mark.index, message, hint))
