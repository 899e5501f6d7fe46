"""The fields a record of `list`, `search` and `figures` can have: names, meanings, defaults, declared once.

Help, completion, messages and README take them from here. Where a value comes from says what it costs: the
catalogue answers at once, the article's own fields mean opening its file. Nothing of weight is imported here,
because every start of the command passes through.
"""

from collections.abc import Collection

CATALOGUE = {
    "id": "what `newsdesk show` takes",
    "path": "the article's file, as a path that opens from here",
    "line": "the line of the file on which the article begins",
    "headline": "the headline; for a file that cannot be read, why",
    "source": "the name of who published it",
    "published": "when it was published: 2024-12-19 or 2024-12-19T18:20:00Z",
    "updated": "when it was last changed, likewise",
    "words": "how many words the text has",
    "problem": "why the file cannot be read; empty when it can",
}
STATE = {
    "read": "whether you have read it",
    "starred": "whether you have starred it",
    "tags": "the tags you gave it",
    "marks": "how many passages you marked in it",
}
SEARCH = {
    "snippet": "the stretch of text that matched",
}
ARTICLE = {
    "standfirst": "the sentences that sum the story up",
    "by": "who wrote it",
    "located": "where it was written",
    "url": "its canonical link",
    "language": "its language, as in `en`",
    "subjects": "what it is about",
    "people": "who it is about",
    "places": "where it is about",
    "organisations": "which organisations it is about",
    "key_figures": "its key figures",
    "sections": "its sections, with the text",
    "corrections": "what was corrected",
    "origins": "where it was imported from",
}

MEANINGS = CATALOGUE | STATE | SEARCH | ARTICLE
"""Every field's name and meaning, in the order in which help lists them."""

FIGURE = {
    "published": "when its article was published: 2024-12-19 or 2024-12-19T18:20:00Z",
    "as_of": "the day it is for, likewise",
    "value": "the number: as its author wrote it; where extracted, in digits",
    "high": "where it is a range, the upper end in digits",
    "unit": "what is counted, a currency or %",
    "qualifier": "how it is meant: exactly, about, at least, at most, up or down",
    "label": "what the number is",
    "section": "the heading above the sentence",
    "sentence": "the sentence it stands in; empty where it is not in the text",
    "extracted": "true where it was found in the text, false where its author gave it",
    "source": "the name of who published the article",
    "headline": "the headline of the article",
    "id": "what `newsdesk show` takes",
    "path": "the article's file, as a path that opens from here",
    "line": "its line in the file; where extracted, that of its section",
}
"""Every field of a figure, likewise."""

FIGURE_MORE = {
    "trend": "the way from the value before, in per cent; in a series, from that of the day before at the place",
    "disputed": "in a series: whether another source gives another value for the day and place",
    "number": "the value in digits, to reckon with; of a range the lower end",
    "place": "in a series: where it plays, in small letters",
}
"""Fields of a figure that have to be asked for."""

NUMBERS = ("line", "words", "value", "high", "number", "new", "changed")
"""Fields that a table sets to the right."""

TIMES = ("published", "updated", "as_of")
"""Fields of which a table for people shows the day."""

LIST_DEFAULT = ("id", "published", "source", "headline")
SEARCH_DEFAULT = (*LIST_DEFAULT, "snippet")
FIGURE_TABLE_DEFAULT = ("value", "unit", "label", "trend", "extracted", "id")
SERIES_TABLE_DEFAULT = ("as_of", "value", "unit", "trend", "disputed", "place", "source", "id")
"""What fits a terminal; whatever takes figures as data gets all of FIGURE, and of a series all there are."""


def read_fields(text: str, known: Collection[str] = tuple(MEANINGS)) -> tuple[str, ...]:
    """The names in `a,b,c`. Raises ValueError with a message that says which was meant, or are."""
    names = tuple(name.strip() for name in text.split(","))
    for name in names:
        if name not in known:
            from reader.cli.advice import on_field

            raise ValueError(f"there is no field '{name}'; {on_field(name, known)}")
        if names.count(name) > 1:
            raise ValueError(f"the field '{name}' is there twice")
    return names
