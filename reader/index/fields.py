"""The fields of the full text by name. Records are made with them where tantivy is not loaded."""

from reader.text.passages import Field

BODY = "body"
"""Every word of the article, in order."""

PAIRS = "pairs"
"""Two common words in a row, as `reader.index.vocabulary` has them."""

FIRST = "first"
"""The characters that words of the body begin with: what is searched when one has been typed."""

SCOPES: dict[Field, str] = {
    Field.HEADLINE: "headline",
    Field.HEADING: "in",
    Field.SUBJECT: "subject",
    Field.SOURCE: "source",
    Field.BY: "by",
    Field.PLACE: "place",
    Field.LOCATED: "place",
    Field.PERSON: "person",
    Field.ORGANISATION: "organisation",
}
"""Passages that can be searched by themselves, and under which name."""
