"""Which articles a query means, as a set of keys: each part is answered by who knows it, then put together.

Words and dates are known to the full text, figures to their table, what the reader did to the reading state.
"""

from functools import reduce
from operator import and_, or_

from reader.index.cache import Cache
from reader.library.flags import Flags
from reader.model.query import And, FigureIs, Flag, Node, Not, Or, Published, Tag, Text


def select(cache: Cache, flags: Flags, node: Node) -> int:
    """The readable articles that match."""
    readable = cache.readable().keys

    def found(node: Node) -> int:
        match node:
            case Flag.HAS_FIGURES:
                return cache.figures.having(None)
            case FigureIs():
                return cache.figures.having(node)
            case Flag.UNREAD:
                return readable & ~flags.having(Flag.READ)
            case Flag() | Tag():
                return flags.having(node)
            case Not(node=inner) if not is_of_text(node):
                return readable & ~found(inner)
            case And(nodes=nodes) | Or(nodes=nodes) if not is_of_text(node):
                text = tuple(filter(is_of_text, nodes))
                others = [part for part in nodes if not is_of_text(part)]
                parts = [*others, type(node)(text)] if text else others
                return reduce(and_ if isinstance(node, And) else or_, map(found, parts))
            case _:
                return cache.matching(node)

    return found(node) & readable


def is_of_text(node: Node) -> bool:
    """Whether the full text alone knows the answer."""
    match node:
        case Not(node=inner):
            return is_of_text(inner)
        case And(nodes=nodes) | Or(nodes=nodes):
            return all(map(is_of_text, nodes))
        case _:
            return isinstance(node, Text | Published)


def asks_for_figures(node: Node) -> bool:
    """Whether the answer depends on which figures are known."""
    match node:
        case FigureIs() | Flag.HAS_FIGURES:
            return True
        case Not(node=inner):
            return asks_for_figures(inner)
        case And(nodes=nodes) | Or(nodes=nodes):
            return any(map(asks_for_figures, nodes))
        case _:
            return False


def words_of(node: Node) -> Node | None:
    """What of a query the full text can tell more or less relevant articles by; None: nothing."""
    match node:
        case And(nodes=nodes) | Or(nodes=nodes):
            words = tuple(found for part in nodes if (found := words_of(part)) is not None)
            return type(node)(words) if words else None
        case Text():
            return node
        case _:
            return None
