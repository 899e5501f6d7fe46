"""How long news takes on its way in: many feeds from a server on this machine, and one large feed from a file."""

import hashlib
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

from tests.benchmarks.measure import Row
from tests.benchmarks.processes import time_process
from tests.benchmarks.story import Storyteller
from tests.benchmarks.workplace import PROJECT, Size, Workplace, tell
from tests.ingest.web import Visit, Web, serving

FEEDS, ENTRIES = 100, 50
LARGE = 10_000

FETCH, FETCH_AGAIN, ADD_LARGE = 10.0, 1.0, 15.0
"""Seconds."""


def fetching(place: Workplace, size: Size) -> Iterator[Row]:
    """`newsdesk fetch` of everything, then with nothing new, beside newsboat with the same feeds; any size."""
    del size
    folder = _empty(place.folder / "fetching")
    with serving() as web:
        addresses = [_serve(web, number) for number in range(FEEDS)]
        config = folder / "config" / "newsdesk"
        config.mkdir(parents=True)
        (config / "feeds.yaml").write_text("".join(f"- {{url: {url}, local: yes}}\n" for url in addresses))
        environment = {
            **place.environment,
            **{
                f"XDG_{name}_HOME": str(folder / name.lower())
                for name in ("CONFIG", "STATE", "CACHE", "DATA")
            },
        }
        command = [*place.newsdesk("fetch"), "-L", str(folder / "news")]
        beside, again_beside = _newsboat(folder, addresses, environment)
        tell(f"fetching {FEEDS} feeds")
        first = time_process(command, environment, PROJECT, runs=1)
        again = time_process(command, environment, PROJECT, runs=1)
    written = sum(1 for _ in (folder / "news").rglob("*.yaml"))
    if written != FEEDS * ENTRIES:
        raise LookupError(f"{written} articles were written where {FEEDS * ENTRIES} were to be")
    name = f"{FEEDS} feeds of {ENTRIES}"
    yield Row(figure=f"fetch {name}", size="", value=first.seconds, unit="s", budget=FETCH, beside=beside)
    yield Row(figure=f"fetch {name}, processor time", size="", value=first.processor, unit="s")
    yield Row(
        figure=f"fetch {name}, nothing new",
        size="",
        value=again.seconds,
        unit="s",
        budget=FETCH_AGAIN,
        beside=again_beside,
    )


def adding(place: Workplace, size: Size) -> Iterator[Row]:
    """`newsdesk add` of one feed of 10,000 entries; any size."""
    del size
    folder = _empty(place.folder / "adding")
    (folder / "feed.xml").write_text(_feed(0, LARGE), encoding="utf-8")
    command = [*place.newsdesk("add", str(folder / "feed.xml")), "-L", str(folder / "news")]
    taken = time_process(command, place.environment, PROJECT, runs=1)
    name = f"add a feed of {LARGE:,} entries"
    yield Row(figure=name, size="", value=taken.seconds, unit="s", budget=ADD_LARGE)
    yield Row(figure=f"{name}, processor time", size="", value=taken.processor, unit="s")


def _newsboat(
    folder: Path, addresses: list[str], environment: dict[str, str]
) -> tuple[dict[str, float], dict[str, float]]:
    """newsboat's first and second reload of the same feeds, by its name; nothing where it is not installed."""
    if not shutil.which("newsboat"):
        return {}, {}
    (folder / "urls").write_text("".join(f"{url}\n" for url in addresses))
    (folder / "boat").write_text("max-items 0\nreload-threads 8\n")
    command = [
        *("newsboat", "-C", str(folder / "boat"), "-u", str(folder / "urls")),
        *("-c", str(folder / "cache.db"), "-x", "reload"),
    ]
    first, again = (time_process(command, environment, folder, runs=1).seconds for _ in range(2))
    return {"newsboat": first}, {"newsboat": again}


def _serve(web: Web, number: int) -> str:
    """A feed on the server that is not sent again to those who have it; its address."""
    body = _feed(number, ENTRIES).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'

    def answer(visit: Visit) -> None:
        if visit.fields.get("if-none-match") == etag:
            visit.answer(b"", 304, etag=etag)
        else:
            visit.answer(body, content_type="application/rss+xml; charset=utf-8", etag=etag)

    path = f"/{number}.xml"
    web.routes[path] = answer
    return web.url(path)


def _feed(number: int, entries: int) -> str:
    """A feed of made-up stories of some three hundred words in a few paragraphs of HTML."""
    teller = Storyteller(entries, seed=number + 1)
    items = "".join(_item(teller, number, entry) for entry in range(entries))
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>Feed {number}</title><link>https://feed{number}.example/</link>{items}</channel></rss>"
    )


def _item(teller: Storyteller, number: int, entry: int) -> str:
    story = teller.story(entry)
    link = f"https://feed{number}.example/{entry}"
    lines = [line.strip() for line in story.yaml.partition("sections:")[2].splitlines() if len(line) > 60]
    html = "".join(f'<p>{escape(line)} <a href="{link}">More</a> <b>here</b>.</p>' for line in lines)
    return (
        f"<item><title>{escape(story.headline)}</title><link>{link}</link><guid>{link}</guid>"
        f"<pubDate>{story.published:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
        f"<description>{escape(html)}</description></item>"
    )


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
