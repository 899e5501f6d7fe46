"""An article together with where it was found: what every writer of this room takes."""

import msgspec

from reader.model.article import Article, Plain
from reader.model.plain import to_plain


class PlacedArticle(msgspec.Struct, frozen=True, kw_only=True):
    """`id` is the article's REF, `path` its file as a command would be given it; empty for standard input."""

    article: Article
    id: str
    path: str = ""

    def plain(self) -> dict[str, Plain]:
        """`id` and `path`, then the fields of the article file that hold anything, as they were written."""
        place: dict[str, Plain] = {"id": self.id, "path": self.path}
        return place | to_plain(self.article) | place  # the place wins over an unknown field called `path`
