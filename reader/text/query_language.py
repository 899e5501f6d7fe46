"""The search language: what a person types becomes a `Query`. Nothing a person types is an error.

Words standing side by side must all match; `OR` is the weaker bond, so `a b OR c` means `(a b) OR c`. What looks
like an operator but cannot be read as one is searched as text, and a note says so.
"""

import datetime as dt
import re

from reader.model.entry import Sort
from reader.model.query import And, Node, Not, Or, Query, Text
from reader.text.figure_bounds import goes_on
from reader.text.query_operators import SCOPES, no_operator, no_word, read_operator
from reader.text.words import forms

MAX_DEPTH = 32
"""Brackets inside brackets beyond this are not told apart any more."""

MAX_TERMS = 200
"""Terms that one query may have: what follows is left out, and a note says so."""

_BOUND = ("<", ">", "=", "≥", "≤", ":")
"""What a comparison begins with, behind words in quotes."""

_TOKEN = re.compile(
    r"""
      (?P<close>\))
    | (?P<minus>-(?=[^\s\-()]|-*\())?
      (?:(?P<name>[A-Za-z]+):(?=[^\s)]))?
      (?: (?P<open>\()
        | "(?P<phrase>[^"]*)(?P<closed>"?)
        | (?P<word>\d{1,3}(?:[ ]\d{3})+(?![^\s()"]) | [^\s()"]+)
      )
    """,
    re.VERBOSE,
)


def parse_query(text: str, today: dt.date, *, typing: bool = False) -> Query:
    """Read what a person typed. While `typing`, the last word matches as a beginning.

    `today` is the day that `7d` and `yesterday` are counted from.
    """
    parser = _Parser(text, today, typing=typing)
    node = parser.alternatives(depth=0, scope="")
    return Query(
        text=text,
        node=node,
        sort=parser.sort,
        notes=tuple(dict.fromkeys(parser.notes)),
        nothing=parser.unsearchable and node == And(()),
    )


class _Parser:
    """One pass over the tokens: alternatives of conjunctions of terms."""

    def __init__(self, text: str, today: dt.date, *, typing: bool) -> None:
        self._tokens = list(_TOKEN.finditer(text))
        self._next = 0
        self._today = today
        self._typing = typing and not text[-1:].isspace()
        self.sort: Sort | None = None
        self.notes: list[str] = []
        self.unsearchable = False
        if len(self._tokens) > MAX_TERMS:
            self.notes.append(f"only the first {MAX_TERMS} terms were searched")
            del self._tokens[MAX_TERMS:]

    def alternatives(self, depth: int, scope: str) -> Node:
        """Conjunctions with OR between them, up to the closing bracket or the end."""
        found = [self._conjunction(depth, scope)]
        while self._next < len(self._tokens) and self._is_or(self._tokens[self._next]):
            self._next += 1
            found.append(self._conjunction(depth, scope))
        if depth and self._next < len(self._tokens):
            self._next += 1  # the closing bracket
        found = [node for node in found if node != And(())]
        return found[0] if len(found) == 1 else Or(tuple(found)) if found else And(())

    def _conjunction(self, depth: int, scope: str) -> Node:
        found: list[Node] = []
        while self._next < len(self._tokens):
            token = self._tokens[self._next]
            if self._is_or(token) or (token["close"] and depth):
                break
            self._next += 1
            if token["close"] or self._is_and(token):
                continue
            node = self._group(token, depth, scope) if token["open"] else self._term(token, scope)
            if node != And(()):
                found.append(Not(node) if token["minus"] else node)
        return found[0] if len(found) == 1 else And(tuple(found))

    def _group(self, token: re.Match[str], depth: int, scope: str) -> Node:
        name = (token["name"] or "").lower()
        if name and name not in SCOPES:
            self.notes.append(f"“{name}:” does not take brackets")
        if depth >= MAX_DEPTH:
            self.notes.append(f"brackets are read {MAX_DEPTH} deep")
            return And(())
        return self.alternatives(depth + 1, name if name in SCOPES else scope)

    def _term(self, token: re.Match[str], scope: str) -> Node:
        name, value = (token["name"] or "").lower(), token["phrase"] or token["word"] or ""
        if name and name not in SCOPES:
            if name == "fig":
                value = self._figure(token, value)
            try:
                meant = read_operator(name, value, self._today)
            except ValueError as error:
                self.notes.append(f"searched as text: {error}")
            else:
                if isinstance(meant, Sort):
                    self.sort = meant
                    return And(())
                if meant is not None:
                    return meant
                if not value.startswith("//"):
                    self.notes.append(f"searched as text: {no_operator(token['name'])}")
            value = f"{token['name']}:{value}"
        elif name:
            scope = name
        elif token["word"] and (told := no_word(value)):
            self.notes.append(f"searched as text: {told}")
        return self._words(token, value, scope)

    def _figure(self, token: re.Match[str], value: str) -> str:
        """What is written behind `fig:`, with what belongs to it: `"two words">5`, `>1.5 million`."""
        while self._next < len(self._tokens):
            following = self._tokens[self._next]
            word = following["word"]
            if word is None or following["name"] or following["minus"]:
                break
            if token["closed"] and following.start() == token.end() and word.startswith(_BOUND):
                value += word
            elif goes_on(value, word):
                value += f" {word}"
            else:
                break
            token = following
            self._next += 1
        return value

    def _words(self, token: re.Match[str], value: str, scope: str) -> Node:
        found = forms(value)
        if not found:
            self.unsearchable = self.unsearchable or bool(value.strip("\"'()*-:."))
            return And(())
        quoted = token["phrase"] is not None
        last = token is self._tokens[-1] and self._typing and not token["closed"]
        prefix = last or (not quoted and value.endswith("*"))
        return Text(words=value, scope=scope, exact=quoted, prefix=prefix)

    @staticmethod
    def _is_or(token: re.Match[str]) -> bool:
        return token["word"] == "OR" and not token["name"] and not token["minus"]

    @staticmethod
    def _is_and(token: re.Match[str]) -> bool:
        return token["word"] == "AND" and not token["name"] and not token["minus"]
