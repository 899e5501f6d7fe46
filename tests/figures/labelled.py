"""The labelled texts that figure extraction is measured on, and the files they come from.

`data/agency.txt` holds sentences of our own with the figures in brackets, `data/unseen.txt` more of them that were
labelled before anybody looked at what is found in them, and that no rule was made for.
`data/wikinews-figures.jsonl` labels the stories of shared/data/wikinews.jsonl by story, paragraph and characters;
the stories themselves stay there. A third of them or more, chosen by a hash of the story's id, is held out: no rule
was made by looking at what is wrong there, but for one, scores with spaces (`3 – 0`), which was seen to be missing
when the stories were labelled.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import msgspec

from reader.model.article import Qualifier

DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[3] / "shared" / "data"


class Label(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as a person reads it, at characters `start` to `end`."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACTLY


class LabelledText(msgspec.Struct, frozen=True):
    """A text and all its figures."""

    text: str
    labels: tuple[Label, ...]


class Count(msgspec.Struct, frozen=True):
    """A counted noun of wikinews-counts.jsonl; `lemma` is its singular."""

    value: float
    noun: str
    lemma: str


class CountedSentence(msgspec.Struct, frozen=True):
    """A sentence of wikinews-counts.jsonl."""

    text: str
    counts: tuple[Count, ...]


_QUALIFIERS = {
    "": Qualifier.EXACTLY,
    "~": Qualifier.ABOUT,
    ">": Qualifier.AT_LEAST,
    "<": Qualifier.AT_MOST,
    "+": Qualifier.UP,
    "-": Qualifier.DOWN,
}
_BRACKET = re.compile(r"\[([^\]|]*)\|([^\]|]*)\|([^\]|]*)(?:\|([^\]|]*))?\]")


def agency(name: str = "agency") -> Iterator[LabelledText]:
    """The sentences of our own; those named `unseen` were only ever measured on."""
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield bracketed(line)


def bracketed(line: str) -> LabelledText:
    """A sentence with its figures in brackets: `[as written|value or low..high|unit|qualifier]`."""
    text, labels, end = "", [], 0
    for match in _BRACKET.finditer(line):
        written, value, unit, qualifier = match.groups()
        text += line[end : match.start()]
        low, _, high = value.partition("..")
        labels.append(
            Label(
                start=len(text),
                end=len(text) + len(written),
                value=Decimal(low),
                high=Decimal(high) if high else None,
                unit=unit,
                qualifier=_QUALIFIERS[qualifier or ""],
            )
        )
        text += written
        end = match.end()
    return LabelledText(text + line[end:], tuple(labels))


def is_held_out(story: str) -> bool:
    """Whether a story may only be measured on."""
    return int(hashlib.sha256(story.encode()).hexdigest(), 16) % 3 == 0


def wikinews(*, held_out: bool) -> Iterator[LabelledText]:
    """The paragraphs of the labelled stories, with those without figures; needs shared/."""
    labels: dict[tuple[str, int], list[Label]] = {}
    for line in (DATA / "wikinews-figures.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        place = (record.pop("story"), record.pop("paragraph"))
        labels.setdefault(place, []).append(msgspec.convert(record, Label))
    for line in (SHARED / "wikinews.jsonl").read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        if is_held_out(story["id"]) is held_out:
            for number, paragraph in enumerate(story["paragraphs"]):
                yield LabelledText(paragraph, tuple(labels.get((story["id"], number), ())))


def counts() -> Iterator[CountedSentence]:
    """The sentences with their counted nouns; needs shared/."""
    for line in (SHARED / "wikinews-counts.jsonl").read_bytes().splitlines():
        yield msgspec.json.decode(line, type=CountedSentence)
