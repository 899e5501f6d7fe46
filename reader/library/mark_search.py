"""Searching marks as articles are searched: words in the mark, its note and its article's headline.

What a query asks besides words (`is:starred`, `after:2024`, `subject:x`) is asked of the article.
"""

from collections.abc import Sequence

from reader.library.library import Library
from reader.model.mark import Mark
from reader.model.query import And, Node, Not, Or, Query, Text
from reader.text.clean import clean, clean_line
from reader.text.matching import Matcher, Term, term_of
from reader.text.query_language import parse_query
from reader.text.words import Word, words


class MarkSearch:
    """The marks of a library, taken apart once and searched any number of times."""

    def __init__(self, library: Library, marks: Sequence[Mark]) -> None:
        self._library = library
        self._marks = marks
        self._words: dict[str, list[Word]] = {}

    def find(self, text: str, *, typing: bool = False) -> tuple[list[Mark], Matcher, tuple[str, ...]]:
        """The marks that match, in the order they came in; what to light in them; notes on what was not understood.

        An empty text finds all of them.
        """
        query = parse_query(clean(text), self._library.today(), typing=typing)
        if query.nothing:
            return [], Matcher(query), query.notes
        matches = _Matches(self, self._library)
        return [mark for mark in self._marks if matches.of(query.node, mark)], Matcher(query), query.notes

    def words_of(self, mark: Mark) -> list[Word]:
        """The words of a mark."""
        found = self._words.get(mark.id)
        if found is None:
            told = (mark.selector.exact, mark.note, mark.headline)
            found = self._words[mark.id] = list(words(clean_line(" \n ".join(told))))
        return found


class _Matches:
    """One search under way: what each part of the query found."""

    def __init__(self, marks: MarkSearch, library: Library) -> None:
        self._marks = marks
        self._library = library
        self._terms: dict[Text, Term] = {}
        self._articles: dict[Node, frozenset[str]] = {}

    def of(self, node: Node, mark: Mark) -> bool:
        match node:
            case And(nodes=nodes):
                return all(self.of(inner, mark) for inner in nodes)
            case Or(nodes=nodes):
                return any(self.of(inner, mark) for inner in nodes)
            case Not(node=inner):
                return not self.of(inner, mark)
            case Text(scope=""):
                term = self._terms.get(node) or self._terms.setdefault(node, term_of(node))
                return any(True for _ in term.find(self._marks.words_of(mark)))
            case _:
                found = self._articles.get(node)
                if found is None:
                    found = self._articles[node] = frozenset(self._library.ids_matching(Query(node=node)))
                return mark.article in found
