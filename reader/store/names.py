"""Which field an author probably meant by a name that Newsdesk does not know."""

import difflib
from collections.abc import Collection

# Names that other tools and formats use: front matter of static sites, RSS, schema.org, ninjs, NewsML.
_OTHER_NAMES = {
    "headline": ("title", "heading", "head", "name"),
    "standfirst": (
        "summary",
        "lead",
        "lede",
        "dek",
        "deck",
        "description",
        "abstract",
        "subtitle",
        "subheadline",
    ),
    "by": ("author", "authors", "byline", "creator", "writer"),
    "located": ("location", "dateline", "place", "where"),
    "published": ("date", "created", "datepublished", "pubdate", "firstcreated", "time"),
    "updated": ("modified", "datemodified", "versioncreated", "lastmod"),
    "source": ("publisher", "agency", "infosources", "feed"),
    "url": ("link", "uri", "permalink", "href", "canonical"),
    "language": ("lang", "locale"),
    "subjects": ("tags", "keywords", "topics", "categories", "subject", "section"),
    "people": ("persons", "person"),
    "places": ("locations",),
    "organisations": ("organizations", "orgs", "organisation", "organization"),
    "key_figures": ("figures", "figure", "numbers", "keyfigures", "stats"),
    "sections": ("body", "text", "content", "bodies", "paragraphs", "articlebody", "story"),
    "corrections": ("correction", "errata"),
    "id": ("guid", "slug", "identifier"),
    "label": ("name", "title", "what", "description", "caption"),
    "value": ("number", "amount", "figure", "count"),
    "unit": ("units", "measure"),
    "as_of": ("date", "when", "published", "asof"),
    "qualifier": ("about", "precision"),
    "previous": ("before", "was", "last"),
    "note": ("notes", "comment", "remark"),
    "heading": ("title", "headline", "subheading", "head", "name"),
    "text": ("body", "content", "paragraphs", "message"),
}
_CLOSE_ENOUGH = 0.75  # of difflib's ratio: about one letter in four may be wrong
_LONGEST_NAME = 40


def meant(name: str, known: Collection[str], likeness: float = _CLOSE_ENOUGH) -> str | None:
    """The one of the `known` fields that `name` most likely stands for, or None; `likeness` is difflib's ratio."""
    if len(name) > _LONGEST_NAME:
        return None
    names = {_fold(field): field for field in known}
    for field in known:
        for other in _OTHER_NAMES.get(field, ()):
            names.setdefault(other, field)
    folded = _fold(name)
    close = [folded] if folded in names else difflib.get_close_matches(folded, names, 1, likeness)
    return names[close[0]] if close else None


def _fold(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
