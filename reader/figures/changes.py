"""Whether a number is a change, up or down, from the words beside it: `fell 3.5%`, `a rise of 12`, `5% higher`.

A level that was reached is no change: `rose to 5%`.
"""

import re
from collections.abc import Sequence

from reader.figures.words import PAST_VERBS, word_set
from reader.model.article import Qualifier
from reader.model.extracted_figure import FigureKind


def change(low: str, begin: int, end: int, kind: FigureKind, noun: str) -> Qualifier | None:
    """Up or down where the quantity is a change, from the words before `begin` and behind `end` in lower case.

    It begins with its currency and its `about`, and ends with `noun`, what is counted.
    """
    points = noun.endswith("points")
    before = low[max(0, begin - _AHEAD) : begin]
    last = before.rsplit(None, 1)[-1:]
    leads = bool(last) and (last[0] in _LEADING or last[0].endswith("ly"))
    if not (leads or points or kind in _SIZES):
        return None  # most numbers: nothing beside them can tell of a change
    after = _COMPARED_WITH.sub("", low[end : end + _BEHIND]).replace("-", " ").split()
    return _change(before.split() if leads else (), after, kind, points=points)


def _change(
    before: Sequence[str], after: Sequence[str], kind: FigureKind, *, points: bool
) -> Qualifier | None:
    place = len(before)
    while place and (before[place - 1] in _BETWEEN or before[place - 1].endswith("ly")):
        place -= 1
    word, earlier = before[place - 1] if place else "", before[place - 2] if place > 1 else ""
    if word == "of":
        return None if kind is FigureKind.MONEY and earlier in _RESULTS else _RISES.get(earlier)
    if word in _PARTICLES and _is_particle(word, earlier, kind, points=points):
        return None
    if word in _LET_FALL and kind is FigureKind.MEASURE and after[:1] == ["of"]:
        return None
    moved = _MOVES.get(word) or (_ACTS.get(word) if points or kind is FigureKind.PERCENT else None)
    if moved is None and "by" in before[place:]:
        moved = _by(before[:place])
    if moved is None and (points or kind in _SIZES):
        moved = _behind(after, points or kind is FigureKind.PERCENT)
    return moved


def _is_particle(word: str, verb: str, kind: FigureKind, *, points: bool) -> bool:
    """Whether `up` or `down` belongs to the verb before it: `made up 40%`, `rounded up 200 people`."""
    if kind is FigureKind.DURATION:
        return bool(verb) and not verb.endswith(",")
    if not points and kind not in _SIZES and verb not in _MOVING:
        return verb.endswith("ed") or verb in PAST_VERBS or verb in _PARTICLES[word]
    return verb in _PARTICLES[word]


def is_change(word: str) -> bool:
    """Whether a lower-case word tells of a change: `rose`, `rise`, `cut`."""
    return word in _MOVES or word in _ACTS or word in _RISES


def _by(before: Sequence[str]) -> Qualifier | None:
    """`cut the risk of death by`: the verb may stand some words back, in the same clause."""
    for word in reversed(before[-_CLAUSE:]):
        if word[-1] in ".;:":
            return None
        if moved := _MOVES.get(word) or _ACTS.get(word):
            return moved
    return None


def _behind(after: Sequence[str], compared: bool) -> Qualifier | None:
    for word in after[:2]:
        bare = word.rstrip(".,;")
        if moved := _RISES.get(bare) or _HIGHER.get(bare) or (_MORE.get(bare) if compared else None):
            return moved
        if not (bare.endswith("ly") or bare in ("points", "annual")) or bare != word:
            return None
    return None


def _table(up: str, down: str) -> dict[str, Qualifier]:
    return dict.fromkeys(up.split(), Qualifier.UP) | dict.fromkeys(down.split(), Qualifier.DOWN)


_MOVES = _table(
    "rise rises rose risen rising climb climbs climbed climbing increase increases increased increasing grow"
    " grows grew grown growing jump jumps jumped jumping surge surges surged surging soar soars soared soaring"
    " leap leapt leaped advance advances advanced advancing rally rallies rallied spiked swell swelled swollen"
    " expand expands expanded expanding strengthen strengthened rebound rebounded widen widens widened widening"
    " accelerated appreciated up",
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease"
    " decreases decreased decreasing slump slumps slumped slumping plunge plunges plunged plunging plummet"
    " plummeted tumble tumbles tumbled tumbling slide slides slid sliding slip slips slipped slipping dip dips"
    " dipped shrink shrinks shrank shrunk shrinking contract contracts contracted contracting weaken weakened"
    " narrow narrows narrowed retreat retreated depreciated crashed diminished down",
)
"""Verbs that a change follows at once, and `edged up`."""

_ACTS = _table(
    "add adds added adding gain gains gained gaining raise raises raised raising boost boosts boosted lift"
    " lifts lifted hike hikes hiked hiking",
    "lose loses lost losing shed sheds shedding cut cuts cutting reduce reduces reduced reducing lower lowers"
    " lowered lowering slash slashes slashed slashing trim trims trimmed ease eases eased easing"
    " sink sinks sank sunk sinking",
)
"""Verbs that are followed by what was gained or cut as well; they tell a change only before `by`, % and points."""

_RISES = _table(
    "rise rises increase increases gain gains growth jump surge climb advance leap uptick expansion hike",
    "fall falls drop drops decline decrease slump plunge loss losses cut cuts reduction dip contraction slide",
)
_RESULTS = word_set("loss losses gain gains")
"""Of money these are what a business made, no change of it."""
_LET_FALL = word_set("drop drops dropped dropping")
"""`Dropped 30 inches of rain`."""
_HIGHER = _table("up higher above", "down lower below")
_MORE = _table("more bigger larger faster", "less fewer smaller cheaper slower")

_BETWEEN = frozenset(
    {"by", "a", "an", "another", "about", "further", "some", "only", "just", "as", "much", "between"}
    | {"annual", "record", "net"}
)
_COMPARED_WITH = re.compile(r"^[\s-](year|month|quarter|week)[\s-]on[\s-]\1(?=\s)")
"""`A 3.9% year-on-year rise`."""
_PARTICLES = {
    "up": word_set("made make makes making set took take gave used picked stepped"),
    "down": word_set(
        "shot shoot shoots shooting brought bring brings bringing gunned pulled knocked took tracked hunted struck"
        " tore torn burned burnt burns shut broke broken laid voted turned put paid set wrote handed"
    ),
}
"""Verbs with which `up` and `down` tell of no change: `made up 40%`, `shot down 14 drones`."""
_MOVING = word_set("edged inched moved ticked trended went")
"""Verbs with which they tell of one, whatever is counted."""
_SIZES = frozenset({FigureKind.PERCENT, FigureKind.MONEY})
_CLAUSE = 10
"""Words back to the verb that `by` belongs to, at most."""
_AHEAD = 80
_BEHIND = 32
"""Characters in which a word that tells a change stands before and behind a number, at most."""
_LEADING = frozenset({"of", *_MOVES, *_ACTS, *_LET_FALL, *_PARTICLES, *_BETWEEN})
"""What a change that is told in front of a number ends with, besides words in -ly."""
