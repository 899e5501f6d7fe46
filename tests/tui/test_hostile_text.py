"""Hostile text in every field of an article: nothing of it reaches the terminal alive."""

import unicodedata
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.library.places import Places
from reader.model.article import Article, Correction, Figure, Section, Source
from reader.store.writing import to_yaml
from tests.tui.desk import WIDE, desk, press

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
                screen = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
                _assert_inert(screen)
                await press(pilot, "J")
