"""Marks read back from a file: Web Annotations in JSON-LD, as Newsdesk writes them or another tool, and JSON Lines.

An annotation is taken where it quotes its text (TextQuoteSelector) and its article is known: by Newsdesk's own name
for it, or by its address. Nothing in the file is fetched or followed.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from reader.export.annotations import ARTICLE, MARK
from reader.model.mark import COLOURS, Mark, Selector

_ID = re.compile(r"[0-9a-f]{12}")
_MOST_DEEP = 32

Item = dict[str, Any]


class MarksError(ValueError):
    """The file is not one of marks."""


def read_marks(data: bytes) -> Iterator[Mark | str]:
    """Each mark in a file, or for one that cannot be taken a line that says which and why.

    A mark whose article is not named has its address in `url` and no `article`. Raises MarksError where the file
    as a whole is none of marks.
    """
    for number, item in enumerate(_items(data), 1):
        try:
            yield _mark(item)
        except KeyError as error:
            yield f"mark {number}: it has no {error.args[0]}"
        except ValueError as error:
            yield f"mark {number}: {error}"


def _items(data: bytes) -> Iterable[object]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MarksError("this is not UTF-8 text") from None
    try:
        return _within(json.loads(text))
    except RecursionError:
        raise MarksError("this is nested too deep") from None
    except ValueError as error:
        lines = [
            line for line in text.split("\n") if line.strip()
        ]  # within a text there may be other line ends
        if lines and not isinstance(_line(lines[0]), _Broken):
            return map(_line, lines)
        told = str(error)
    raise MarksError(
        f"this is neither JSON ({told}) nor JSON Lines; marks --format annotations writes what is read"
    )


class _Broken:
    """A line that is no JSON: the others may be."""


def _line(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return _Broken()


def _within(whole: object, depth: int = 0) -> Iterable[object]:
    """The annotations of a page, of a collection's first page, of a list, or the one there is."""
    if isinstance(whole, list):
        return whole
    if isinstance(whole, dict) and depth < _MOST_DEEP:
        for name in ("items", "first", "rows"):
            if name in whole:
                return _within(whole[name], depth + 1)
    return [whole]


def _mark(item: object) -> Mark:
    if isinstance(item, _Broken):
        raise ValueError("this line is no JSON")  # noqa: TRY004 - as below
    if not isinstance(item, dict):
        raise ValueError("it is no object")  # noqa: TRY004 - of the file's, not of a caller's
    return _from_record(item) if "quote" in item else _from_annotation(item)


def _from_record(item: Item) -> Mark:
    """A mark as `newsdesk marks --format jsonl` writes it."""
    selector = Selector(
        exact=_text(item["quote"]),
        prefix=_text(item.get("prefix")),
        suffix=_text(item.get("suffix")),
        section=_text(item.get("section")),
        start=_number(item.get("start")),
    )
    return _made(item | {"note": _text(item.get("note"))}, selector)


def _from_annotation(item: Item) -> Mark:
    target = _first(item["target"])
    source = target.get("source", "")
    about: Item = source if isinstance(source, dict) else {"id": _text(source)}
    selectors = [one for one in _list(target.get("selector")) if isinstance(one, dict)]
    quoted = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), None)
    if quoted is None:
        raise ValueError("it does not quote its text (TextQuoteSelector)")
    position = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    selector = Selector(
        exact=_text(quoted["exact"]),
        prefix=_text(quoted.get("prefix")),
        suffix=_text(quoted.get("suffix")),
        section=_text(about.get("newsdesk:section")),
        start=_number(position.get("start")),
    )
    address = _text(about.get("id"))
    named = unquote(address.removeprefix(ARTICLE)) if address.startswith(ARTICLE) else ""
    place = {
        "article": _text(about.get("newsdesk:article")) or named,
        "headline": _text(about.get("newsdesk:headline")),
        "source": _text(about.get("newsdesk:source")),
        "published": _text(about.get("newsdesk:published")),
        "url": "" if named else address,
    }
    own = {
        "id": _text(item.get("id")).removeprefix(MARK),
        "note": _note(item),
        "colour": target.get("styleClass"),
        "made": item.get("created"),
    }
    return _made(place | own, selector)


def _made(place: Item, selector: Selector) -> Mark:
    """A mark from what a record has, whichever way it was written."""
    if not selector.exact.strip():
        raise ValueError("it quotes nothing")
    id_, article, url = (_text(place.get(name)) for name in ("id", "article", "url"))
    colour = place.get("colour")
    told = "\0".join((id_, article or url, selector.exact, selector.prefix))
    digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    return Mark(
        id=id_ if _ID.fullmatch(id_) else digest[:12],  # the same again the next time the file is read
        article=article,
        selector=selector,
        colour=COLOURS.index(colour) + 1 if isinstance(colour, str) and colour in COLOURS else 1,
        note=place["note"].strip(),
        at=_moment(_text(place.get("made"))),
        headline=_text(place.get("headline")),
        source=_text(place.get("source")),
        published=_text(place.get("published")),
        url=url,
    )


def _note(item: Item) -> str:
    """The text of the bodies; tags and links are not notes."""
    bodies = (
        one for one in _list(item.get("body")) if isinstance(one, dict) and one.get("purpose") != "tagging"
    )
    texts = (_text(one.get("value")) for one in bodies)
    return "\n\n".join(filter(None, (*texts, _text(item.get("bodyValue")))))


def _moment(text: str) -> int:
    """Microseconds since 1970; 0 where the text is no time, or one before."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return 0
    moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return max(0, (moment - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(microseconds=1))


def _first(value: object) -> Item:
    found = _list(value)
    if not found or not isinstance(found[0], dict):
        raise ValueError("it has no target that says where it stands")
    return found[0]


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    """A text as it may be kept: nothing else counts, and lone surrogates, which no file can hold, are replaced."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < 1 << 31 else 0
