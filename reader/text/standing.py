"""Standing highlights: which characters of a passage the reader's rules light, and in which colour.

Every character belongs to the first rule that lights it, so that rules never bleed into each other. Regular
expressions are RE2's, which take time in proportion to the text whatever they are; it is imported with the first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from reader.model.clean_text import CleanText
from reader.model.highlighted import Span
from reader.model.query import Or, Query, Text
from reader.model.settings import Rule, RuleField, RuleKind
from reader.text.clean import clean_line
from reader.text.matching import Matcher
from reader.text.passages import Field, Passage
from reader.text.words import words

MOST_OF_A_REGEX = 20_000
"""Matches of one regular expression that are lit in one passage."""

_FIELDS: dict[RuleField, frozenset[Field]] = {
    RuleField.HEADLINE: frozenset({Field.HEADLINE, Field.STANDFIRST}),
    RuleField.TEXT: frozenset({Field.TEXT, Field.CORRECTION}),
    RuleField.HEADINGS: frozenset({Field.HEADING}),
    RuleField.FIGURES: frozenset({Field.FIGURE}),
}
_RUNS = re.compile(rb"([^\0])\1*", re.DOTALL)

Finder = Callable[[CleanText, Field], Iterable[Span]]


class Coloured(NamedTuple):
    """Characters `start` up to `end` in one of the reader's colours, counted from 1."""

    start: int
    end: int
    colour: int


class Standing:
    """The reader's rules, ready to be looked for. False where there are none."""

    def __init__(self, rules: Sequence[Rule] = ()) -> None:
        self.rules = tuple(rules)
        self._finders = tuple((rule, _fields(rule), _finder(rule)) for rule in rules)

    def __bool__(self) -> bool:
        return bool(self._finders)

    def spans(self, text: CleanText, field: Field = Field.TEXT) -> tuple[Coloured, ...]:
        """What is lit in a passage, in order, never overlapping."""
        owner = bytearray()
        for rule, fields, find in reversed(self._finders):
            if fields and field not in fields:
                continue
            for span in find(text, field):
                owner = owner or bytearray(len(text))
                owner[span.start : span.end] = bytes([rule.colour]) * (span.end - span.start)
        return tuple(Coloured(run.start(), run.end(), run[1][0]) for run in _RUNS.finditer(owner))

    def announced(self, passages: Iterable[Passage]) -> Rule | None:
        """The first rule with `notify` that something in an article meets."""
        wanted = [(rule, fields, find) for rule, fields, find in self._finders if rule.notify]
        for passage in passages if wanted else ():
            for rule, fields, find in wanted:
                looked_at = not fields or passage.field in fields
                if looked_at and next(iter(find(passage.text, passage.field)), None) is not None:
                    return rule
        return None


def regex_problem(pattern: str) -> str:
    """Why RE2 cannot read a regular expression; empty when it can."""
    import re2

    try:
        _compiled(pattern)
    except re2.error as error:
        reason = error.args[0] if error.args else ""
        return clean_line(reason.decode(errors="replace") if isinstance(reason, bytes) else str(reason))
    return ""


NO_STANDING = Standing()


def _fields(rule: Rule) -> frozenset[Field]:
    return frozenset(field for name in rule.fields for field in _FIELDS[name])


def _finder(rule: Rule) -> Finder:
    if rule.kind is RuleKind.REGEX:
        return _regex_finder(rule.text)
    if rule.kind is RuleKind.PHRASE:
        asked = Query(node=Text(words=rule.text, exact=True))
    else:
        forms = [rule.text[word.start : word.end] for word in words(CleanText(rule.text))]
        asked = Query(node=Or(tuple(Text(words=form) for form in forms)))
    return Matcher(asked).spans if list(words(CleanText(rule.text))) else _nothing


def _nothing(_text: CleanText, _field: Field) -> Iterable[Span]:
    """A rule without a word, such as `!!!`, finds nothing."""
    return ()


def _regex_finder(pattern: str) -> Finder:
    found = _compiled(pattern).finditer

    def find(text: CleanText, _field: Field) -> Iterator[Span]:
        for number, match in enumerate(found(text)):
            if number >= MOST_OF_A_REGEX:
                return
            start, end = match.span()
            if end > start:
                yield Span(start, end)

    return find


def _compiled(pattern: str) -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False  # it would write on the terminal
    return re2.compile(pattern, options)
