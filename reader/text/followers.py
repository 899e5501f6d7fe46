"""Characters that only mean something after another: joiners, variation selectors, tags, combining marks.

Each can be repeated without end to hide a message or to build a tower over the line above, so each is kept
only where writing uses it. A step of `reader.text.clean`; nobody else needs it.
"""

import re
import unicodedata

MOST_MARKS = 6
"""Combining marks kept on one base. A Burmese syllable such as that of `လျှောက်` takes five, with a tone six;
pointed Hebrew with cantillation five."""

_ZERO_WIDTH_JOINER = "\u200d"

_EMOJI = (
    r"\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff"
    r"\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_HAN = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_JOINING_SCRIPTS = r"\u0600-\u0dff\u0f00-\u109f\u1700-\u1cff\ua800-\uabff\U00010a00-\U00011fff"

_TAGS_AND_MORE_SELECTORS = r"\U000e0000-\U000e0fff"

_INVISIBLE = re.compile(rf"[\u200c\u200d\u180b-\u180d\u180f\ufe00-\ufe0f{_TAGS_AND_MORE_SELECTORS}]+")
_SELECTOR = re.compile(r"[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_TAG = re.compile(r"[\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]")

_IN_PLACE = re.compile(
    # A flag by its ISO 3166-2 code: England, Scotland, Texas.
    r"\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,5}\U000e007f"
    rf"|[{_EMOJI}]\ufe0f?\u200d(?=[{_EMOJI}])"
    rf"|[{_EMOJI}][\ufe0e\ufe0f]"
    r"|[#*0-9]\ufe0f(?=\u20e3)"  # keycaps
    rf"|[{_HAN}][\ufe00-\ufe02\U000e0100-\U000e01ef]"
    r"|[\u1820-\u18aa][\u180b-\u180d\u180f]"  # Mongolian
    rf"|[{_JOINING_SCRIPTS}][\u200c\u200d]"
)
"""A base and the invisible characters that belong to it."""

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
    if _ZERO_WIDTH_JOINER in text:
        text = _LONG_CHAIN.sub(lambda match: match[0].replace(_ZERO_WIDTH_JOINER, ""), text)
    return _TOWER.sub(_lower_towers, text)


def _settle_invisible(match: re.Match[str]) -> str:
    """What remains of a run of joiners, selectors and tags: the part that its base calls for, and a count."""
    run, start = match[0], match.start()
    in_place = _IN_PLACE.match(match.string, start - 1) if start else None
    kept = in_place.end() - start if in_place else 0
    rest = run[kept:]
    selectors = len(_SELECTOR.findall(rest))
    hidden = (
        len(_TAG.findall(rest)) + selectors - (1 if selectors and not kept else 0)
    )  # one is a slip, no message
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
