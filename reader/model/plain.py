"""An article as plain dicts, lists and text: the one shape behind YAML, JSON and JSON Lines.

Fields stand in the order of the model, those with nothing in them are left out, unknown fields follow the
known ones of the part they came with.
"""

from reader.model.article import Article, Part, Plain, Qualifier
from reader.model.timestamp import Timestamp


def to_plain(article: Article) -> dict[str, Plain]:
    """The article under the field names of the article file, every scalar as text."""
    return _part(article)


def _part(part: Part) -> dict[str, Plain]:
    plain: dict[str, Plain] = {}
    for field in part.__struct_fields__:
        if field == "unknown":
            continue
        value = getattr(part, field)
        if value is None or value is Qualifier.EXACTLY or value in ("", ()):
            continue
        plain[field] = _value(value)
    for name, unknown in part.unknown.items():
        plain.setdefault(name, unknown)
    return plain


def _value(value: object) -> Plain:
    match value:
        case Timestamp():
            return str(value)
        case Part():
            return _part(value)
        case tuple():
            return [_value(item) for item in value]
        case _:
            return str(value)
