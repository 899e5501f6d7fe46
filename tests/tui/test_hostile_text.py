"""Hostile text in every field of an article: nothing of it reaches the terminal alive."""

import unicodedata
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from reader.library.library import Library
from reader.library.places import Places
from reader.model.article import Article, Correction, Figure, Section, Source
from reader.store.writing import to_yaml
from reader.tui.prompt import Prompt
from reader.tui.purpose import Purpose
from tests.tui.desk import WIDE, desk, press, settle

RAW = Path(__file__).parents[3] / "shared" / "corpus" / "raw"
FILES = sorted(RAW.glob("*.txt"))


def _article(text: str) -> Article:
    return Article(
        headline=text or "x",
        standfirst=text,
        by=text,
        located=text,
        source=Source(name=text or "x"),
        url=text,
        subjects=(text,),
        people=(text,),
        places=(text,),
        organisations=(text,),
        key_figures=(
            Figure(label=text or "x", value=text or "1", unit=text, previous=text, source=text, note=text),
        ),
        sections=(Section(heading=text, text=text),),
        corrections=(Correction(text=text or "x"),),
    )


def _assert_inert(text: str) -> None:
    for letter in set(text) - {"\n"}:
        assert unicodedata.category(letter) not in {"Cc", "Cs"}, f"U+{ord(letter):04X} is alive"
        assert not 0x202A <= ord(letter) <= 0x202E
        assert not 0xE0000 <= ord(letter) <= 0xE007F


@pytest.mark.skipif(not FILES, reason="the hostile corpus is not beside the project")
async def test_nothing_hostile_reaches_the_screen(tmp_path: Path) -> None:
    root = tmp_path / "articles"
    root.mkdir()
    for file in FILES:
        text = file.read_bytes().decode(errors="replace")
        (root / f"{file.stem}.yaml").write_bytes(to_yaml(_article(text)).encode(errors="surrogatepass"))
    with Library(
        Places(root=root, cache=tmp_path / "c", state=tmp_path / "s", title="\x1b]0;x\x07")
    ) as library:
        library.refresh()
        async with desk(library, WIDE) as (pilot, main):
            assert main.list.source.count == len(FILES)
            for _ in FILES:
                _assert_inert(_screen(pilot))
                await press(pilot, "J")


def _screen(pilot: Pilot[None]) -> str:
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


@pytest.mark.skipif(not FILES, reason="the hostile corpus is not beside the project")
async def test_nothing_hostile_that_is_pasted_as_a_search_reaches_the_screen(library: Library) -> None:
    async with desk(library, WIDE) as (pilot, main):
        await press(pilot, "j", "enter", "/")
        prompt = main.bottom.query_one(Prompt)
        for purpose in (Purpose.ARTICLE, Purpose.LIBRARY):
            assert prompt.purpose == purpose
            for file in FILES:
                prompt.value = ""
                prompt.post_message(events.Paste(file.read_bytes().decode(errors="replace")[:2000]))
                await settle(pilot)
                _assert_inert(_screen(pilot))
            await press(pilot, "tab")


@pytest.mark.skipif(not FILES, reason="the hostile corpus is not beside the project")
async def test_nothing_hostile_in_a_file_name_reaches_the_screen(tmp_path: Path) -> None:
    root = tmp_path / "articles"
    root.mkdir()
    names = set()
    for file in FILES:
        text = file.read_bytes().decode(errors="replace")
        names.add(text.replace("/", "").replace("\0", "").strip(".").encode()[:200].decode(errors="ignore"))
    for number, name in enumerate(sorted(names - {""})):
        (root / f"{number}{name}.yaml").write_text("headline: [" if number % 2 else "headline: fine")
    with Library(Places(root=root, cache=tmp_path / "c", state=tmp_path / "s", title="desk")) as library:
        library.refresh()
        async with desk(library, WIDE) as (pilot, main):
            assert main.list.source.count == len(names - {""})
            for _ in names:
                _assert_inert(_screen(pilot))
                await press(pilot, "J")
