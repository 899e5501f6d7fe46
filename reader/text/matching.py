"""What a query matches in a passage: the spans that are lit on every surface.

The index finds articles by the same rules (`reader.index.fulltext`), so every article it finds has something lit:
a word matches a form if it is that form, has its stem, or, for a prefix, begins with it; several forms match one
after the other.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec

from reader.model.clean_text import CleanText
from reader.model.highlighted import HighlightedText, Span, merge
from reader.model.query import And, Node, Or, Query, Text
from reader.text.passages import Field, Passage
from reader.text.words import Word, is_unspaced, stem, words

SCOPE_FIELDS: dict[str, frozenset[Field]] = {
    "headline": frozenset({Field.HEADLINE}),
    "in": frozenset({Field.HEADING}),
    "subject": frozenset({Field.SUBJECT}),
    "source": frozenset({Field.SOURCE}),
    "by": frozenset({Field.BY}),
    "place": frozenset({Field.PLACE, Field.LOCATED}),
    "person": frozenset({Field.PERSON}),
    "organisation": frozenset({Field.ORGANISATION}),
}
"""Which passages each scope of the search language looks at."""


class Term(msgspec.Struct, frozen=True):
    """Forms to be found one after the other, the last one perhaps as a beginning, in some fields or all."""

    forms: tuple[str, ...]
    prefix: bool
    stemmed: bool
    fields: frozenset[Field] | None

    @property
    def beginning(self) -> str:
        """What the first word of every match begins with, so that texts without it need no closer look.

        Words of one stem begin with it, but for a few short ones: `dying` has the stem `die`.
        """
        if not self.stemmed:
            return self.forms[0][:1]
        shared = stem(self.forms[0])
        return shared[:1] if len(shared) < 4 or not shared.isalpha() else shared[:3]

    def find(self, found: Sequence[Word]) -> Iterator[Span]:
        """Where the term stands among the words of a passage."""
        last = len(self.forms) - 1
        for index in range(len(found) - last):
            if all(self.matches(offset, found[index + offset].form) for offset in range(last + 1)):
                start, end = found[index].start, found[index + last].end
                single = self.prefix and is_unspaced(self.forms[last]) and len(self.forms[last]) == 1
                yield Span(start, found[index + last].start + 1 if single else end)

    def matches(self, index: int, form: str) -> bool:
        """Whether a form of a text is what the `index`-th of the term's forms asks for."""
        wanted = self.forms[index]
        if form == wanted:
            return True
        if self.prefix and index == len(self.forms) - 1 and form.startswith(wanted):
            return True
        return self.stemmed and (form == stem(wanted) or stem(form) == stem(wanted))


def term_of(text: Text) -> Term:
    """The forms that a part of a query asks for.

    The last character of a run of unspaced script stands alone in a text's words, but a query's run may go on.
    """
    found = list(words(text.words))
    prefix = text.prefix
    if found and is_unspaced(found[-1].form) and len(found[-1].form) == 1:
        if len(found) > 1 and found[-2].end == found[-1].end:
            found.pop()
        else:
            prefix = True
    return Term(
        forms=tuple(word.form for word in found),
        prefix=prefix,
        stemmed=len(found) == 1 and not text.exact and not text.words.endswith("*"),
        fields=SCOPE_FIELDS.get(text.scope),
    )


class Matcher:
    """The positive terms of a query, ready to be looked for in passages. False when there are none.

    `figures` finds spans in a line of a key figure by its value, for conditions that are not words.
    """

    def __init__(self, query: Query, figures: Callable[[CleanText], Sequence[Span]] | None = None) -> None:
        self._terms = tuple(dict.fromkeys(term_of(text) for text in _positive(query.node)))
        self._beginnings = tuple({term.beginning for term in self._terms})
        self._figures = figures

    def __bool__(self) -> bool:
        return bool(self._terms) or self._figures is not None

    @property
    def asks_for_figures(self) -> bool:
        """Whether there are conditions on a figure's value or label."""
        return self._figures is not None

    def figure_spans(self, line: CleanText) -> tuple[Span, ...]:
        """What meets the conditions on figures in a line of `reader.text.passages.figure_line`."""
        return tuple(self._figures(line)) if self._figures else ()

    def spans(self, text: CleanText, field: Field = Field.TEXT) -> tuple[Span, ...]:
        """What the query matched in a passage of that field, in order, never overlapping."""
        found = list(self._figures(text)) if self._figures and field is Field.FIGURE else []
        passage_words = self._words(text)
        for term in self._terms if passage_words else ():
            if term.fields is None or field in term.fields:
                found += term.find(passage_words)
        return merge(found)

    def highlight(self, passage: Passage) -> HighlightedText:
        """The passage with what matched in it."""
        return HighlightedText(passage.text, self.spans(passage.text, passage.field))

    def count_terms(self, passage: Passage) -> int:
        """How many different things that the query asks for stand in a passage."""
        found = self._words(passage.text)
        count = sum(
            1
            for term in self._terms
            if (term.fields is None or passage.field in term.fields) and any(True for _ in term.find(found))
        )
        if self._figures and passage.field is Field.FIGURE:
            count += bool(self._figures(passage.text))
        return count

    def _words(self, text: CleanText) -> list[Word]:
        """The words of a text, or none where a quick look tells that nothing matches."""
        if text.isascii():
            lowered = text.lower()
            if not any(beginning in lowered for beginning in self._beginnings):
                return []
        return list(words(text)) if self._terms else []


def _positive(node: Node) -> Iterator[Text]:
    match node:
        case Text():
            yield node
        case And(nodes=nodes) | Or(nodes=nodes):
            for child in nodes:
                yield from _positive(child)
        case _:
            return


NO_MATCHER = Matcher(Query())
