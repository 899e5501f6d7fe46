"""Files of a feed's articles go only where nobody but the feed had a hand in them."""

from pathlib import Path

import pytest

from reader.library.feed_files import article_id, stamp_of, take_away
from reader.library.library import Library
from reader.model.feed import SeenEntry


def filed(library: Library, path: str) -> SeenEntry:
    return SeenEntry(key=path, digest="", dated=0.0, path=path, stamp=stamp_of(library.root / path))


def gone(library: Library, *entries: SeenEntry) -> list[str]:
    return [entry.path for entry in take_away(library.root, entries, library.states)]


def test_a_file_as_the_feed_left_it_goes(library: Library) -> None:
    entry = filed(library, "old/wall.yaml")
    assert gone(library, entry) == ["old/wall.yaml"]
    assert not (library.root / "old" / "wall.yaml").exists()
    assert gone(library, entry) == ["old/wall.yaml"]  # whoever took it away


def test_former_versions_go_with_the_article(library: Library) -> None:
    former = library.root / "old" / ".revisions" / "wall" / "20241220T101500Z.yaml"
    former.parent.mkdir(parents=True)
    former.write_text("headline: before", encoding="utf-8")
    assert gone(library, filed(library, "old/wall.yaml"))
    assert not former.parent.exists()


def test_what_the_reader_had_a_hand_in_stays(library: Library) -> None:
    starred, tagged, edited = (
        filed(library, path) for path in ("iraq.yaml", "old/wall.yaml", "old/letter.yaml")
    )
    library.kept.set_starred([article_id("iraq.yaml")], True)
    library.kept.set_tagged([article_id("old/wall.yaml")], "later", True)
    with (library.root / edited.path).open("a", encoding="utf-8") as file:
        file.write("url: https://example.org\n")
    assert gone(library, starred, tagged, edited) == []


def test_no_file_outside_the_library_is_ever_deleted(library: Library, tmp_path: Path) -> None:
    outside = tmp_path / "precious.yaml"
    outside.write_text("headline: precious\n", encoding="utf-8")
    (library.root / "link").symlink_to(tmp_path)
    for path in ("../precious.yaml", str(outside), "link/precious.yaml"):
        assert gone(library, SeenEntry(key="", digest="", dated=0, path=path, stamp=stamp_of(outside))) == []
    assert outside.exists()


def test_a_file_that_may_not_be_deleted_stays_remembered(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    assert gone(library, filed(library, "iraq.yaml")) == []
