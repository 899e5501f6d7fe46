"""Stories that come in and meet a highlight with `notify`."""

from pathlib import Path

from reader.library.library import Library
from reader.library.places import Places
from tests.tui.desk import ARTICLES, desk, shown, until

RULES = "highlights:\n  - {words: volcano, notify: yes}\n  - {words: river}\n"


async def test_a_new_story_is_announced_once(tmp_path: Path) -> None:
    root, cache = tmp_path / "articles", tmp_path / "cache"
    root.mkdir()
    (root / "moon.yaml").write_text(ARTICLES["moon.yaml"], encoding="utf-8")
    (tmp_path / "config.yaml").write_text(RULES, encoding="utf-8")
    with Library(Places(root=root, cache=cache, state=tmp_path / "s.sqlite3", title="desk")) as library:
        library.refresh()
        async with desk(library) as (pilot, main):
            announcing = main.announcing
            await until(pilot, lambda: announcing._newest is not None)
            for name in ("one", "two"):
                text = f"headline: A volcano wakes, {name}\nsections: [{{text: Ash.}}]\n"
                (root / f"{name}.yaml").write_text(text, encoding="utf-8")
            (root / "quiet.yaml").write_text("headline: The river is quiet\n", encoding="utf-8")
            library.refresh()
            await main.library_changed()
            await until(pilot, lambda: "new, with volcano: A volcano wakes" in shown(main.bottom.status))
            assert "and 1 story more" in shown(main.bottom.status)
            main.say("")
            await main.library_changed()
            await until(pilot, lambda: not announcing._looking._busy)
            assert "volcano" not in shown(main.bottom.status)


async def test_without_such_a_highlight_nothing_is_read(library: Library) -> None:
    async with desk(library) as (_, main):
        assert main.announcing._newest is None
