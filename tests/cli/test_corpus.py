"""Every hostile feed and page of the shared corpus through every door of `newsdesk add`, with the same stories."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.ingest.parsing import parse
from reader.library.library import open_library
from reader.library.merging import text_of
from reader.model.incoming import Hints
from tests.cli.conftest import Newsdesk
from tests.corpus import CORPUS, CRAWLED, FEEDS, FILES, assert_harmless, warc_of
from tests.ingest.web import serving

pytestmark = pytest.mark.skipif(not FILES, reason="the hostile corpus is not beside the project")

Brings = Callable[[Newsdesk, Path], str]
"""Returns where the files were found on the web, or nothing."""


def by_name(newsdesk: Newsdesk, place: Path) -> str:
    assert newsdesk("-L", str(place), "add", *map(str, FILES)).status == 0
    return ""


def by_standard_input(newsdesk: Newsdesk, place: Path) -> str:
    for file in FILES:
        assert newsdesk("-L", str(place), "add", "-", stdin=file.read_bytes()).status == 0, file
    return ""


def by_folder(newsdesk: Newsdesk, place: Path) -> str:
    assert newsdesk("-L", str(place), "add", str(CORPUS / "feeds"), str(CORPUS / "html")).status == 0
    return ""


def by_zip(newsdesk: Newsdesk, place: Path) -> str:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in FILES:
            archive.write(file, f"saved/{file.name}")
    assert newsdesk("-L", str(place), "add", "-", stdin=packed.getvalue()).status == 0
    return ""


def by_warc(newsdesk: Newsdesk, place: Path) -> str:
    pytest.importorskip("fastwarc")
    assert newsdesk("-L", str(place), "add", "-", stdin=gzip.compress(warc_of(FILES))).status == 0
    return CRAWLED


def by_address(newsdesk: Newsdesk, place: Path) -> str:
    with serving() as web:
        for file in FILES:
            kind = "application/xml" if file in FEEDS else "text/html"
            web.give(f"/{file.name}", file.read_bytes(), content_type=kind)
        assert newsdesk("-L", str(place), "add", *(web.url(f"/{file.name}") for file in FILES)).status == 0
        assert sorted(web.paths()) == sorted(f"/{file.name}" for file in FILES)
        return web.url("/")


@pytest.mark.parametrize("bring", [by_name, by_standard_input, by_folder, by_zip, by_warc, by_address])
def test_nothing_is_live_and_nothing_is_lost(newsdesk: Newsdesk, tmp_path: Path, bring: Brings) -> None:
    address = bring(newsdesk, tmp_path / "brought")
    with open_library(tmp_path / "brought") as library:
        count = assert_harmless(library)
        entries = library.entries(library.search().keys(0, count))
        there = {repr(text_of(library.read(entry))) for entry in entries if entry}
    for file in FILES:
        hints = Hints(name=file.name, address=address and f"{address}{file.name}")
        for parsed in parse(file.read_bytes(), hints):
            assert parsed.incoming
            assert {repr(text_of(one.article)) for one in parsed.incoming} <= there, file
