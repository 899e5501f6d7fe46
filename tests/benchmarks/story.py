"""One made-up article as YAML: its headline, text, figures and sections hang together as those of a real one do."""

import random
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from tests.benchmarks.names import (
    CJK_WORDS,
    COUNTED,
    HEADINGS,
    NEWS_WORDS,
    PLACES,
    SOURCES,
    SUBJECTS,
)
from tests.benchmarks.vocabulary import words_by_rank, zipf_table

FIRST_DAY = datetime(1995, 1, 1, tzinfo=UTC)
DAYS = 30 * 365

CJK_SHARE = 0.01
WORDS_A_SENTENCE = (8, 28)
SENTENCES = (10, 22)
"""About 350 words an article together with what counts its figures."""

_INDENT = "      "
_SAID = (
    "The ministry put the number of {label} at {value}.",
    "By the evening {value} {label} had been reported, the agency said.",
    "Officials spoke of {value} {label} so far.",
    "“There were {value} {label},” a spokesman said.",
    "That brings the count of {label} to {value}.",
)


class Story(NamedTuple):
    """An article, its headline, when it was published, and what may name its file."""

    yaml: str
    headline: str
    published: datetime
    slug: str


class Storyteller:
    """Tells the articles of a library of `count`: the one of a given number is always the same."""

    def __init__(self, count: int, seed: int = 1) -> None:
        self._count = count
        self._seed = seed
        self._table = zipf_table()
        self._rare = words_by_rank()[500:20_000]
        self._surnames = [word.capitalize() for word in words_by_rank()[2_000:6_000]]

    def story(self, number: int) -> Story:
        """The article of that number, from 0; numbers are in order of publication."""
        rng = random.Random(self._seed << 40 | number)
        published = FIRST_DAY + timedelta(
            days=number * DAYS / self._count, seconds=rng.randrange(max(1, 60 * DAYS // self._count))
        )
        tell = self._cjk if rng.random() < CJK_SHARE else self._english
        yaml, headline, slug = tell(rng, published)
        return Story(yaml, headline, published, slug)

    def _english(self, rng: random.Random, published: datetime) -> tuple[str, str, str]:
        topics = [rng.choice(NEWS_WORDS), *rng.choices(self._rare, k=2)]
        place, other = rng.choices(PLACES, k=2)
        figures = [_Counted(rng) for _ in range(rng.randint(2, 4))]
        headline = f"{place}: {' '.join(rng.choices(self._table, k=3))} {topics[0]} {' '.join(topics[1:])}"
        sentences = [self._sentence(rng, topics) for _ in range(rng.randint(*SENTENCES))]
        for figure in figures:
            sentences.insert(rng.randrange(len(sentences)), figure.sentence)
        if rng.random() < 0.5:
            sentences.insert(1, f"*{place}* and {other} are {rng.randint(20, 900)} kilometres apart.")
        by = f"{rng.choice('ABCDEFGHIKLMNOPRSTUVWYZ')}. {rng.choice(self._surnames)}"
        named = f"{rng.choice(self._surnames)} {rng.choice(self._surnames)}"
        body = (
            f"standfirst: {self._sentence(rng, topics)}\nby: {by}\nlocated: {place}\n"
            f"language: en\nsubjects: [{', '.join(rng.sample(SUBJECTS, k=rng.randint(1, 3)))}]\n"
            f"people: [{named}]\nplaces: [{place}, {other}]\n"
            f"key_figures:\n{''.join(figure.yaml for figure in figures)}sections:\n{_sections(rng, sentences)}"
        )
        slug = "-".join(topic for topic in topics if topic.isascii()).replace(" ", "-")
        return self._head(rng, headline, published) + body, headline, slug

    def _cjk(self, rng: random.Random, published: datetime) -> tuple[str, str, str]:
        sentences = ["".join(rng.choices(CJK_WORDS, k=rng.randint(8, 16))) + "。" for _ in range(24)]
        place, count = rng.choice(PLACES), rng.randint(100, 90_000)
        sentences[3] += f"共有{count:,}人受影响。"
        body = (
            f"located: {place}\nlanguage: zh\nsubjects: [{rng.choice(SUBJECTS)}]\n"
            f"key_figures:\n  - label: 受影响的人\n    value: {count:,}\n    unit: 人\n"
            f"sections:\n{_sections(rng, sentences)}"
        )
        headline = "".join(rng.choices(CJK_WORDS, k=7))
        return self._head(rng, headline, published) + body, headline, "cjk"

    def _head(self, rng: random.Random, headline: str, published: datetime) -> str:
        return (
            f'headline: "{headline}"\npublished: {published:%Y-%m-%dT%H:%M:%SZ}\n'
            f"source: {{name: {rng.choice(SOURCES)}, url: https://example.org}}\n"
            f"url: https://example.org/{published:%Y/%m/%d}/{rng.getrandbits(40):x}\n"
        )

    def _sentence(self, rng: random.Random, topics: list[str]) -> str:
        words = rng.choices(self._table, k=rng.randint(*WORDS_A_SENTENCE))
        words[0] = words[0].capitalize()
        words[rng.randrange(1, len(words) - 1)] += ","
        if rng.random() < 0.4:  # An article comes back to what it is about.
            words.insert(rng.randrange(1, len(words)), rng.choice(topics))
        return " ".join(words) + "."


class _Counted:
    """A key figure and the sentence that it stands in."""

    def __init__(self, rng: random.Random) -> None:
        label, unit = rng.choice(COUNTED)
        number = int(10 ** rng.uniform(1, 6.7))
        value = f"{number / 1e6:.1f} million" if number > 1_000_000 else f"{number:,}"
        self.sentence = rng.choice(_SAID).format(label=label, value=value)
        more = "    qualifier: about\n" if rng.random() < 0.2 else ""
        if rng.random() < 0.3:
            more += f"    previous: {number * 4 // 5:,}\n"
        self.yaml = f"  - label: {label.capitalize()}\n    value: {value}\n    unit: {unit}\n{more}"


def _sections(rng: random.Random, sentences: list[str]) -> str:
    """The sentences in two to four sections; a sentence is a line, three or so are a paragraph."""
    count = rng.randint(2, 4)
    headings = ["", *rng.sample(HEADINGS, k=count - 1)]
    share = -(-len(sentences) // count)
    parts: list[str] = []
    for number, heading in enumerate(headings):
        own = sentences[number * share : (number + 1) * share]
        paragraphs = [f"\n{_INDENT}".join(own[at : at + 3]) for at in range(0, len(own), 3)]
        if number and rng.random() < 0.1:
            paragraphs[-1] = f"- {paragraphs[-1]}"
        first = f"heading: {heading}\n    text" if heading else "text"
        parts.append(f"  - {first}: |\n{_INDENT}" + f"\n\n{_INDENT}".join(paragraphs) + "\n")
    return "".join(parts)
