"""Every hostile feed, page and text of the shared corpus brought in as a person would, and looked at again."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.export.placed import PlacedArticle
from reader.export.plain_text import plain_text
from reader.library.filing import Outcome
from reader.library.importing import counts, import_sources
from reader.library.library import Library
from reader.library.placing import place
from reader.model.article import Article
from reader.store.checking import check_file
from reader.text.dates import parse_timestamp
from tests.builders import TODAY, open_test_library

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    (tmp_path / "news").mkdir()
    with open_test_library(tmp_path / "news") as opened:
        yield opened


@pytest.mark.parametrize("folder", ["feeds", "html", "raw"])
def test_every_file_comes_in_with_nothing_live_and_is_known_again(library: Library, folder: str) -> None:
    reports = list(import_sources(library, [str(CORPUS / folder)]))
    assert [report.name for report in reports if report.failure] == []
    found = counts(reports)
    assert found[Outcome.ADDED] > 0
    assert found[Outcome.FAILED] == 0
    for path in library.root.rglob("*.yaml"):
        assert path.resolve().is_relative_to(library.root.resolve())
    for entry in library.entries(library.search().keys(0, 10_000)):
        assert entry is not None
        assert not entry.problem
        shown = "".join(plain_text([PlacedArticle(article=library.read(entry), id=entry.id)]))
        assert not any((ord(char) < 32 and char not in "\n\t") or 0x7F <= ord(char) < 0xA0 for char in shown)
        assert "root:x:0" not in shown
    again = counts(import_sources(library, [str(CORPUS / folder)]))
    assert again[Outcome.ADDED] == again[Outcome.UPDATED] == again[Outcome.FAILED] == 0


def test_what_was_written_passes_the_checker(library: Library) -> None:
    list(import_sources(library, [str(CORPUS / folder) for folder in ("feeds", "html", "raw")]))
    for path in library.root.rglob("*.yaml"):
        assert [
            str(one) for one in check_file(path.read_bytes(), path.name, TODAY) if one.severity == "error"
        ] == []


def test_no_headline_of_the_corpus_leads_out_of_the_library() -> None:
    names = json.loads((CORPUS / "names.json").read_text())
    for headline in names if isinstance(names, list) else [*names, *names.values()]:
        text = headline if isinstance(headline, str) else json.dumps(headline)
        for published in (None, parse_timestamp("2024-12-19")):
            path = place(Article(headline=text or "x", published=published), lambda _: False, text)
            parts = path.split("/")
            assert not path.startswith("/")
            assert ".." not in parts
            assert all(part and len(part.encode()) <= 130 and "\x00" not in part for part in parts)
