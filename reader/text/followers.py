"""Characters that only mean something after another: joiners, variation selectors, tags, combining marks.

Each can be repeated without end to hide a message or to build a tower over the line above, so each is kept
only where writing uses it. A step of `reader.text.clean`; nobody else needs it.
"""

import re
import unicodedata

MOST_MARKS = 6
"""Combining marks kept on one base. A Burmese syllable such as that of `လျှောက်` takes five, with a tone six;
pointed Hebrew with cantillation five."""

_EMOJI = (
    r"\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff"
    r"\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_JOINING_SCRIPTS = r"\u0600-\u0dff\u0f00-\u109f\u1700-\u1cff\ua800-\uabff\U00010a00-\U00011fff"
_SELECTORS = r"\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_TAGS = r"\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
_JOINERS = r"\u200c\u200d"

_INVISIBLE = re.compile(f"[{_JOINERS}{_SELECTORS}{_TAGS}]+")
_SELECTOR = re.compile(f"[{_SELECTORS}]")
_TAG = re.compile(f"[{_TAGS}]")

_SELECTED = re.compile(
    rf"[{_EMOJI}][\ufe0e\ufe0f]|[#*0-9]\ufe0f(?=\u20e3)"
    rf"|[{_HAN}][\ufe00-\ufe02\U000e0100-\U000e01ef]|[\u1820-\u18aa][\u180b-\u180d\u180f]"
)
_SCRIPT_JOINED = re.compile(f"[{_JOINING_SCRIPTS}][{_JOINERS}]")
_EMOJI_JOINED = re.compile(rf"[{_EMOJI}]\ufe0f?\u200d(?=[{_EMOJI}])")
_FLAG = re.compile(r"\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,5}\U000e007f")
"""A black flag and an ISO 3166-2 code in tags: the flags of England, Scotland, Texas."""

_RUNS_KEPT = (_FLAG, _EMOJI_JOINED, _SELECTED, _SCRIPT_JOINED)

_LONG_CHAIN = re.compile(rf"(?:[{_EMOJI}][\U0001f3fb-\U0001f3ff]?\ufe0f?\u200d){{4,}}")
"""Five emoji joined into one: more than any that exists, and two cells to us while a terminal may draw ten."""

_JAMO = "\u1161-\u11ff\ud7b0-\ud7fb"
"""Hangul vowels and final consonants, which stack on an initial like marks."""

_MAYBE_FOLLOWER = rf"[\W{_JAMO}]"
_TOWER = re.compile(rf"{_MAYBE_FOLLOWER}{_MAYBE_FOLLOWER}{{{MOST_MARKS},}}")
_IS_JAMO = re.compile(f"[{_JAMO}]").match


def settle_followers(text: str) -> str:
    """The text with every follower kept where it belongs, else dropped; linear in the length.

    Tags and selectors that could carry a message are counted in a visible marker: `<24 hidden characters>`.
    """
    text = _INVISIBLE.sub(_settle_invisible, text)
    text = _LONG_CHAIN.sub(lambda match: match[0].replace("\u200d", ""), text)
    return _TOWER.sub(_lower_towers, text)


def _settle_invisible(match: re.Match[str]) -> str:
    """What remains of a run of joiners, selectors and tags: the part that its base calls for, and a count."""
    run, start = match[0], match.start()
    kept = 0
    if start:
        ends = (found.end() for pattern in _RUNS_KEPT if (found := pattern.match(match.string, start - 1)))
        kept = next(ends, start) - start
    rest = run[kept:]
    tags = len(_TAG.findall(rest))
    selectors = len(_SELECTOR.findall(rest))
    hidden = tags + selectors - (1 if selectors and not kept else 0)  # one selector out of place is a slip
    if not hidden:
        return run[:kept]
    return f"{run[:kept]}<{hidden} hidden character{'s' if hidden > 1 else ''}>"


def _lower_towers(match: re.Match[str]) -> str:
    kept: list[str] = []
    height = 0
    for char in match[0]:
        height = height + 1 if _follows(char) else 0
        if height <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _follows(char: str) -> bool:
    """Whether a character is drawn onto the one before it: marks, what formats them, and Hangul finals."""
    return unicodedata.category(char) in {"Mn", "Mc", "Me", "Cf"} or bool(_IS_JAMO(char))
