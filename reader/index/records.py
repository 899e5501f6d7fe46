"""Articles made into what the index keeps of them: the work of many, in worker processes."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import NamedTuple
from zlib import crc32

from reader.figures.numbers import parse_number
from reader.figures.wording import unit_of
from reader.index.fields import BODY, FIRST, PAIRS, SCOPES
from reader.index.record import FigureRecord, Record
from reader.index.vocabulary import Vocabulary, common_pairs
from reader.model.article import Article
from reader.model.identity import identities
from reader.text.clean import clean_line
from reader.text.passages import Field, Passage, passages
from reader.text.terms import terms
from reader.text.words import BREAK, STEM_MARK, forms, label_forms, sort_form, stem

TOGETHER = 25
"""Stories that take every step together: its code and what it looks up then stay in the processor's caches.

That takes a sixth off the time; of many more the texts themselves would not.
"""

_FIRST_CHARACTER = itemgetter(0)
_TEXT = Field.TEXT  # for every passage: Python 3.11 is slow to look a member up


class Story(NamedTuple):
    """An article that could be read, and where: what a record is made of."""

    article: Article
    number: int
    line: int
    id: str


def article_records(stories: Iterable[Story], vocabulary: Vocabulary) -> Iterator[Record]:
    """The record of each story. Their words go into the vocabulary."""
    left = iter(stories)
    while some := list(islice(left, TOGETHER)):
        yield from _records(some, vocabulary)


def _records(stories: Sequence[Story], vocabulary: Vocabulary) -> list[Record]:
    read = [list(passages(story.article)) for story in stories]
    # All passages at once: taking words out of one text is much quicker than out of thirty.
    found = [terms(f" {BREAK} ".join(passage.text for passage in some)) for some in read]
    for everything in found:
        vocabulary.add(everything)
    bodies = [" ".join(everything) for everything in found]
    pairs = [" ".join(common_pairs(everything)) for everything in found]
    firsts = [" ".join(set(map(_FIRST_CHARACTER, everything))) for everything in found]
    texts = [_full_text(*each) for each in zip(read, bodies, pairs, firsts, strict=True)]
    figures = [tuple(_figures(story.article)) for story in stories]
    origins = [identities(story.article) for story in stories]
    return [_record(*all_of_it) for all_of_it in zip(stories, texts, figures, origins, strict=True)]


def _full_text(
    read: Sequence[Passage], body: str, pairs: str, firsts: str
) -> tuple[dict[str, str], int, int]:
    """The terms of each field of the full text; how many words the running text has, and its checksum."""
    full_text = {BODY: body, PAIRS: pairs, FIRST: firsts}
    running: list[str] = []
    # Breaks keep a phrase from reaching out of one passage into the next.
    for passage, found in zip(read, map(str.strip, body.split(BREAK)), strict=bool(read)):
        if not found:
            continue
        if passage.field is _TEXT:
            running.append(found)
        elif scope := SCOPES.get(passage.field):
            full_text[scope] = f"{full_text[scope]} {BREAK} {found}" if scope in full_text else found
    text = " ".join(running)
    words = text.count(" ") + 1 if text else 0
    return full_text, words, crc32(text.encode("utf-8", "surrogatepass"))


def _record(
    story: Story,
    text: tuple[dict[str, str], int, int],
    figures: tuple[FigureRecord, ...],
    origins: dict[int, int],
) -> Record:
    article = story.article
    full_text, words, checksum = text
    source = article.source.name if article.source else ""
    return Record(
        number=story.number,
        line=story.line,
        id=story.id,
        headline=article.headline,
        headline_sort=sort_form(article.headline),
        source=source,
        source_sort=sort_form(source),
        published=str(article.published or ""),
        epoch=article.published.epoch if article.published else None,
        updated=str(article.updated or ""),
        words=words,
        text=checksum,
        figures=figures,
        origins=origins,
        figure_count=len(article.key_figures),
        full_text=full_text,
    )


def problem_record(problem: str, *, number: int, line: int, article_id: str) -> Record:
    """The record of a document that could not be read; the problem is one clean line."""
    return Record(number=number, line=line, id=article_id, headline="", problem=clean_line(problem))


@lru_cache(10_000)  # labels repeat from story to story
def figure_words(label: str, unit: str) -> str:
    """The forms and stems of a figure's label and unit, between blanks: ` return ~return officer … `."""
    return f" {' '.join(_with_stems([*forms(label), *label_forms(unit)]))} "


def _figures(article: Article) -> Iterable[FigureRecord]:
    for figure in article.key_figures:
        number = parse_number(figure.value)
        if number is not None:
            low, high = float(number.value), float(number.high if number.high is not None else number.value)
            yield FigureRecord(low=low, high=high, words=figure_words(figure.label, unit_of(figure)))


def _with_stems(found: list[str]) -> list[str]:
    return found + [STEM_MARK + stemmed for form in set(found) if (stemmed := stem(form)) != form]
