"""The hostile feeds and pages that lie beside the project, and what must hold of a library that they came into."""

import unicodedata
from pathlib import Path

from reader.export.placed import PlacedArticle
from reader.export.plain_text import plain_text
from reader.library.library import Library
from reader.store.checking import check_file
from tests.builders import TODAY

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
FEEDS = sorted((CORPUS / "feeds").glob("*.xml"))
PAGES = sorted((CORPUS / "html").glob("*.html"))
FILES = [*FEEDS, *PAGES]
CRAWLED = "https://crawled.example/"


def assert_harmless(library: Library) -> int:
    """Whole files within the library that pass the checker, nothing live in what is printed; how many articles."""
    files = [path for path in library.root.rglob("*") if path.is_file() and not _is_kept_aside(path, library)]
    for path in files:
        assert path.suffix == ".yaml", path
        assert path.resolve().is_relative_to(library.root.resolve())
        problems = check_file(path.read_bytes(), path.name, TODAY)
        assert [str(one) for one in problems if one.severity == "error"] == []
    entries = library.entries(library.search().keys(0, 10_000))
    for entry in entries:
        assert entry is not None
        assert not entry.problem
        assert_inert("".join(plain_text([PlacedArticle(article=library.read(entry), id=entry.id)])))
    assert len(entries) == len(files)
    return len(entries)


def assert_inert(text: str) -> None:
    """Nothing in it that a terminal would obey, and nothing of this machine."""
    alive = [char for char in set(text) - {"\n", "\t"} if unicodedata.category(char) in {"Cc", "Cs"}]
    assert not alive
    assert "root:x:0" not in text


def _is_kept_aside(path: Path, library: Library) -> bool:
    return any(part.startswith(".") for part in path.relative_to(library.root).parts)


def warc_of(files: list[Path]) -> bytes:
    """The files as answers to requests, as a crawler keeps them."""
    records = []
    for file in files:
        kind = "application/rss+xml" if file in FEEDS else "text/html"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + file.read_bytes()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-12-19T18:20:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{file.name}>\r\nWARC-Target-URI: {CRAWLED}{file.name}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records.append(head.encode() + answer + b"\r\n\r\n")
    return b"".join(records)
