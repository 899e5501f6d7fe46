"""Searching marks as articles are searched: words in the mark, its note and its article's headline.

`has:note` is asked of the mark. What else a query asks (`is:starred`, `after:2024`, `subject:x`) is asked of the
article.
"""

from collections.abc import Sequence

from reader.library.library import Library
from reader.model.mark import Mark
from reader.model.query import And, Flag, Node, Not, Or, Query, Text
from reader.text.clean import clean, clean_line
from reader.text.matching import Matcher, Term, term_of
from reader.text.query_language import parse_query
from reader.text.words import Word, words


class MarkSearch:
    """The marks of a library, taken apart once and searched any number of times."""

    def __init__(self, library: Library, marks: Sequence[Mark]) -> None:
        self._library = library
        self._marks = marks
        self._words = [_words(mark) for mark in marks]
        self._with_form: dict[str, set[int]] = {}
        for place, found in enumerate(self._words):
            for word in found:
                self._with_form.setdefault(word.form, set()).add(place)

    def find(self, text: str, *, typing: bool = False) -> tuple[list[Mark], Matcher, tuple[str, ...]]:
        """The marks that match, in the order they came in; what to light in them; notes on what was not understood.

        An empty text finds all of them.
        """
        text, doubts = self._library.kept.expand(text)
        query = parse_query(clean(text), self._library.today(), typing=typing)
        found = set[int]() if query.nothing else self._matching(query.node)
        return [self._marks[place] for place in sorted(found)], Matcher(query), (*doubts, *query.notes)

    def _matching(self, node: Node) -> set[int]:
        """The places of the marks for which a part of a query holds."""
        match node:
            case And(nodes=nodes):
                return self._all().intersection(*map(self._matching, nodes))
            case Or(nodes=nodes):
                return set[int]().union(*map(self._matching, nodes))
            case Not(node=inner):
                return self._all() - self._matching(inner)
            case Text(scope=""):
                return self._with_term(term_of(node))
            case Flag.HAS_MARKS:
                return self._all()
            case Flag.HAS_NOTE:
                return {place for place, mark in enumerate(self._marks) if mark.note}
            case _:
                articles = frozenset(self._library.ids_matching(Query(node=node)))
                return {place for place, mark in enumerate(self._marks) if mark.article in articles}

    def _with_term(self, term: Term) -> set[int]:
        """The places of the marks that have a word, or several one after the other."""
        each = [
            set[int]().union(
                *(places for form, places in self._with_form.items() if term.matches(number, form))
            )
            for number in range(len(term.forms))
        ]
        found = each[0].intersection(*each[1:])
        if len(each) == 1:
            return found
        return {place for place in found if any(True for _ in term.find(self._words[place]))}

    def _all(self) -> set[int]:
        return set(range(len(self._marks)))


def _words(mark: Mark) -> list[Word]:
    """The words of a mark: what was marked, the note, the headline above."""
    return list(words(clean_line(" \n ".join((mark.selector.exact, mark.note, mark.headline)))))
