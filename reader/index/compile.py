"""A `Query` as tantivy sees it. The rules of what matches are those of `reader.text.matching`.

It is about words and dates. What else a query may ask for is answered elsewhere.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

import tantivy
from tantivy import FieldType, Occur

from reader.index.fields import BODY, FIRST, PAIRS
from reader.index.rank import date_rank
from reader.index.vocabulary import COMMON, pair_term
from reader.model.query import And, Node, Not, Or, Published, Text
from reader.text.matching import term_of
from reader.text.words import stem

FormsOfStem = Callable[[str], Sequence[str]]
"""Gives the forms that have a stem and differ from it."""

_EXACT_FIRST = 4.0
_HIGHEST = (1 << 63) - 1
_SPECIAL = re.compile(r"[!-/:-@\[-`{-~]")


class Compiler:
    """Turns query trees into tantivy queries over one schema."""

    def __init__(self, schema: tantivy.Schema, forms_of_stem: FormsOfStem) -> None:
        self._schema = schema
        self._forms_of_stem = forms_of_stem

    def among(self, keys: Sequence[int], node: Node) -> tantivy.Query:
        """The tantivy query that finds the articles with these keys, first those that `node` describes best."""
        there = tantivy.Query.term_set_query(self._schema, "key", keys)
        return _boolean((Occur.Must, there), (Occur.Should, self.compile(node)))

    def compile(self, node: Node) -> tantivy.Query:
        """The tantivy query that finds what `node` describes. TypeError where it asks for more than the text."""
        match node:
            case Text():
                return self._text(node)
            case Not(node=inner):
                return _boolean((Occur.Must, tantivy.Query.all_query()), (Occur.MustNot, self.compile(inner)))
            case And(nodes=()):
                return tantivy.Query.all_query()
            case And(nodes=nodes):
                return self._all_of(nodes)
            case Or(nodes=nodes):
                return _boolean(*((Occur.Should, self.compile(inner)) for inner in nodes))
            case Published():
                return self._published(node)
            case _:
                raise TypeError(f"not a question for the full text: {node}")

    def _all_of(self, nodes: tuple[Node, ...]) -> tantivy.Query:
        clauses = [
            (Occur.MustNot, self.compile(node.node))
            if isinstance(node, Not)
            else (Occur.Must, self.compile(node))
            for node in nodes
        ]
        if all(occur == Occur.MustNot for occur, _ in clauses):
            clauses.append((Occur.Must, tantivy.Query.all_query()))
        return _boolean(*clauses)

    def _published(self, node: Published) -> tantivy.Query:
        low = date_rank(node.start) if node.start is not None else date_rank(-(10**12))
        high = date_rank(node.end) if node.end is not None else _HIGHEST
        return tantivy.Query.range_query(
            self._schema, "rank", FieldType.Unsigned, low, high, include_lower=True, include_upper=False
        )

    def _text(self, text: Text) -> tantivy.Query:
        field, term = text.scope or BODY, term_of(text)
        if len(term.forms) > 1:
            return self._phrase(field, term.forms, prefix=term.prefix)
        form = term.forms[0]
        if term.prefix and len(form) == 1 and field == BODY:
            return self._term(FIRST, form)  # its words would be a good part of all
        found = [self._term(field, form)]
        if term.stemmed:
            found[0] = tantivy.Query.boost_query(found[0], _EXACT_FIRST)
            stemmed = stem(form)
            others = {stemmed, *self._forms_of_stem(stemmed)} - {form}
            found += [self._term(field, other) for other in sorted(others)]
        if term.prefix:
            found.append(tantivy.Query.regex_query(self._schema, field, _escape(form) + ".*"))
        return found[0] if len(found) == 1 else _boolean(*((Occur.Should, query) for query in found))

    def _phrase(self, field: str, forms: tuple[str, ...], *, prefix: bool) -> tantivy.Query:
        if not prefix:
            phrase = tantivy.Query.phrase_query(self._schema, field, list(forms))
            if field != BODY or not COMMON.issuperset(forms):
                return phrase
            pairs = [(Occur.Must, self._term(PAIRS, pair_term(*pair))) for pair in pairwise(forms)]
            return pairs[0][1] if len(pairs) == 1 else _boolean(*pairs, (Occur.Must, phrase))
        patterns: list[str | tuple[int, str]] = [_escape(form) for form in forms[:-1]]
        return tantivy.Query.regex_phrase_query(self._schema, field, [*patterns, _escape(forms[-1]) + ".*"])

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term)


def _boolean(*clauses: tuple[Occur, tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query(list(clauses))


def _escape(form: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", form)
