"""What is odd in how an article is written: fields nobody reads, values left empty, text that a `#` cut short.

Knows the tree of the document and its source text, not what the article says.
"""

import re
from collections.abc import Iterator

from reader.model.diagnostic import Severity
from reader.store.names import meant
from reader.store.nodes import Fields, Items, Node, Scalar
from reader.store.problem import Problem, quote
from reader.store.shapes import ARTICLE, Shape

# One blank and a `#` with something on it: `Issue #4`, `The #MeToo year`. A comment has two blanks before
# its `#`; where few words are written, also one after it. In sentences that may be a cut: `Company # 1 in sales`.
_CUT = re.compile(r" (#[^\s#!][^\r\n]*)")
_CUT_SENTENCE = re.compile(r" (#[^#!\r\n][^\r\n]*)")
_SENTENCES = frozenset({"headline", "standfirst", "heading", "text", "label", "note"})
_NOT_PROSE = frozenset({"published", "updated", "as_of", "qualifier", "url", "language", "id"})


def odd_fields(tree: Node, source: str) -> Iterator[Problem]:
    """Warnings about the document whose text is `source`, part by part."""
    for part, shape in _parts(tree, ARTICLE):
        for name, (at, value) in part.fields.items():
            if name not in shape.decoders:
                yield _unknown(name, at, shape)
            else:
                for scalar in _scalars(value):
                    yield from _empty(name, scalar)
                    if name not in _NOT_PROSE:
                        yield from _cut_short(name, scalar, source)


def _parts(node: Node, shape: Shape) -> Iterator[tuple[Fields, Shape]]:
    """A part of an article and the parts within it, with their shapes."""
    if isinstance(node, Fields):
        yield node, shape
        for name, inner in shape.parts.items():
            if name in node.fields:
                yield from _parts(node.fields[name][1], inner)
    elif isinstance(node, Items):
        for item in node.items:
            yield from _parts(item, shape)


def _scalars(value: Node) -> Iterator[Scalar]:
    """The text in a field: one, or those of a list of texts."""
    for node in value.items if isinstance(value, Items) else (value,):
        if isinstance(node, Scalar):
            yield node


def _unknown(name: str, at: int, shape: Shape) -> Problem:
    field = meant(name, shape.decoders)
    hint = f"did you mean `{field}`?" if field else "it is kept, and not shown"
    return Problem(at, f"{shape.noun}: unknown field {quote(name)}", hint, Severity.WARNING)


def _empty(name: str, scalar: Scalar) -> Iterator[Problem]:
    if scalar.is_empty:
        typed = f"{scalar.text} stands for nothing" if scalar.text else "nothing in it"
        hint = "put it in quotes if it is text" if scalar.text else "leave the field out"
        yield Problem(scalar.at, f"{name}: {typed}", hint, Severity.WARNING)


def _cut_short(name: str, scalar: Scalar, source: str) -> Iterator[Problem]:
    if not scalar.plain:
        return
    cut = _CUT_SENTENCE if name in _SENTENCES else _CUT
    if found := cut.match(source, _end(scalar, source)):
        message = f"{name}: {quote(found[1])} is a comment and not part of the text"
        hint = "put the text in quotes; if it is a comment, two blanks before the #"
        yield Problem(found.start(1), message, hint, Severity.WARNING)


def _end(plain: Scalar, source: str) -> int:
    """Where a plain text ends in its source: its words stand there as they are, only the blanks may be others."""
    at = plain.at
    for word in plain.text.split():
        at = source.find(word, at) + len(word)
    return at
