"""The fields a record of `list` and `search` can have: names, meanings and defaults, declared once.

Help, completion, messages and README take them from here. Where a value comes from says what it costs: the
catalogue answers at once, the article's own fields mean opening its file. Nothing is imported here, because
every start of the command passes through.
"""

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
}

MEANINGS = CATALOGUE | STATE | SEARCH | ARTICLE
"""Every field's name and meaning, in the order in which help lists them."""

NUMBERS = ("line", "words")
"""Fields that are whole numbers."""

TIMES = ("published", "updated")
"""Fields of which a table for people shows the day."""

LIST_DEFAULT = ("id", "published", "source", "headline")
SEARCH_DEFAULT = (*LIST_DEFAULT, "snippet")


def read_fields(text: str) -> tuple[str, ...]:
    """The names in `a,b,c`. Raises ValueError with a message that lists the names there are."""
    names = tuple(name.strip() for name in text.split(","))
    for name in names:
        if name not in MEANINGS:
            raise ValueError(f"there is no field '{name}'; the fields are {', '.join(MEANINGS)}")
        if names.count(name) > 1:
            raise ValueError(f"the field '{name}' is there twice")
    return names
