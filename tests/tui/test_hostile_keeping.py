"""Hostile text in what the reader keeps and configures: shown, never obeyed."""

from pathlib import Path

from textual.pilot import Pilot

from reader.library.library import Library
from reader.model.mark import Selector
from reader.tui.main_screen import MainScreen
from reader.tui.painted import Painted
from tests.tui.desk import desk, press, until

EVIL = "\x1b]0;x\x07[b]bold[/b][@click=app.quit]x[/]\u202e\x9b31m"
CONFIG = r"""
read: {after: 0s}
searches: {"\e]0;x\a[b]x[/b]": moon}
pipes: {"\e[31m[b]p": cat}
highlights: [{words: "\e[31mofficers"}, {regex: "[b]\e"}]
theme: "\e]0;x\a"
keys: {"\e[31m": j, star: "\e"}
"""


def painted(pilot: Pilot[None]) -> str:
    """Everything that is painted on the screen."""
    lines = []
    for widget in pilot.app.screen.query(Painted):
        lines += [segment.text for y in range(widget.size.height) for segment in widget.render_line(y)]
    return "\n".join(lines)


def harmless(pilot: Pilot[None]) -> bool:
    shown = painted(pilot)
    return not any(sign in shown for sign in ("\x1b", "\x07", "\x9b", "\u202e"))


async def test_marks_notes_tags_and_searches_are_cleaned_everywhere(library: Library, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(CONFIG, encoding="utf-8")
    entry = library.find("border")
    mark = library.kept.marks.add(entry, Selector(exact=f"Gone {EVIL}"), note=f"{EVIL}\nmore {EVIL}")
    library.kept.set_tagged(["border"], EVIL, True)
    library.kept.searches.save(EVIL, f"officers {EVIL}")
    library.kept.basket.put_mark(mark)
    library.kept.basket.put_article(entry)
    async with desk(library) as (pilot, main):
        assert isinstance(main, MainScreen)
        await until(pilot, lambda: "[b]bold" in painted(pilot))
        assert harmless(pilot)
        for keys in (
            ("j", "enter"),
            ("3", "tab", "tab", "enter"),
            ("escape", "t"),
            ("escape", "vertical_line"),
        ):
            await press(pilot, *keys)
            assert harmless(pilot), keys
        await press(pilot, "escape", "M")
        await until(pilot, lambda: "Gone" in painted(pilot))
        assert harmless(pilot)
        await press(pilot, "a")
        assert harmless(pilot)
        await press(pilot, "escape", "escape", "B")
        await until(pilot, lambda: "mark" in painted(pilot))
        assert harmless(pilot)
        await press(pilot, "escape", "colon")
        assert harmless(pilot)
        await press(pilot, "escape", "u", "u", "u", "u")
        assert harmless(pilot)
