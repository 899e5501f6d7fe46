"""An article whose file was renamed keeps what the reader did with it."""

from pathlib import Path

import pytest

from reader.index.cache import Cache
from reader.library.library import Library
from reader.model.fact import Fact, Key, Kind
from reader.model.mark import Selector
from reader.model.progress import Progress
from reader.model.reading_state import UNTOUCHED
from reader.state.states import States
from tests.builders import IRAQ, WALL, open_test_library, write


@pytest.fixture
def read(library: Library) -> Library:
    """The library with something done to an article."""
    library.kept.set_read(["old/wall"], True)
    library.kept.set_tagged(["old/wall"], "later", True)
    library.kept.marks.add(library.find("old/wall"), Selector(exact="Thousands"), note="how many?")
    library.refresh()
    return library


def touched(library: Library, *ids: str) -> list[bool]:
    return [state != UNTOUCHED for state in library.states(ids)]


def test_a_renamed_file_keeps_its_state(read: Library, root: Path) -> None:
    (root / "old" / "wall.yaml").rename(root / "berlin.yaml")
    read.refresh()
    assert touched(read, "old/wall", "berlin") == [False, True]
    assert read.states(["berlin"])[0].tags == ("later",)
    (mark,) = read.kept.marks.all()
    assert (mark.article, mark.note) == ("berlin", "how many?")
    assert read.search("is:read").count == 1
    (root / "berlin.yaml").rename(root / "old" / "wall.yaml")
    read.refresh()
    assert touched(read, "old/wall", "berlin") == [True, False]


def test_a_file_copied_and_then_removed_keeps_its_state(read: Library, root: Path) -> None:
    write(root, copy=WALL)
    read.refresh()
    assert touched(read, "old/wall", "copy") == [True, False]
    (root / "old" / "wall.yaml").unlink()
    read.refresh()
    assert touched(read, "old/wall", "copy") == [False, True]


def test_a_file_removed_and_put_back_under_another_name_keeps_its_state(read: Library, root: Path) -> None:
    (root / "old" / "wall.yaml").unlink()
    read.refresh()
    assert touched(read, "old/wall") == [True]
    write(root, again=WALL)
    read.refresh()
    assert touched(read, "old/wall", "again") == [False, True]


def test_a_file_that_was_edited_before_it_was_renamed_keeps_its_state(read: Library, root: Path) -> None:
    write(root, old__wall=WALL.replace("The Wall opens", "The Wall is open"))
    read.refresh()
    (root / "old" / "wall.yaml").rename(root / "berlin.yaml")
    read.refresh()
    assert touched(read, "berlin") == [True]


LONG = WALL.replace(
    "Thousands", "This is how it began on that evening, " + "and then it went on and on, " * 5 + "thousands"
)


@pytest.fixture
def read_long(library: Library, root: Path) -> Library:
    """The library with something done to an article of some length."""
    write(root, old__wall=LONG)
    library.refresh()
    library.kept.set_read(["old/wall"], True)
    return library


def test_a_file_renamed_with_its_headline_corrected_keeps_its_state(read_long: Library, root: Path) -> None:
    entry = read_long.find("old/wall")
    (root / "old" / "wall.yaml").unlink()
    write(root, berlin=LONG.replace("The Wall opens", "The Wall in Berlin is opened"))
    read_long.refresh()
    assert touched(read_long, "old/wall", "berlin") == [False, True]
    now = read_long.now(entry)
    assert now
    assert now.id == "berlin", "and is followed on the screen"


def test_a_file_renamed_with_its_text_corrected_keeps_its_state(read_long: Library, root: Path) -> None:
    (root / "old" / "wall.yaml").rename(root / "berlin.yaml")
    write(root, berlin=LONG.replace("that evening", "the evening of the ninth"))
    read_long.refresh([root / "old" / "wall.yaml", root / "berlin.yaml"])
    assert touched(read_long, "old/wall", "berlin") == [False, True]


def test_a_file_renamed_and_rewritten_is_known_by_its_link(library: Library, root: Path) -> None:
    link = "url: https://example.org/wall\n"
    write(root, old__wall=WALL + link)
    library.refresh()
    library.kept.set_read(["old/wall"], True)
    (root / "old" / "wall.yaml").unlink()
    write(root, berlin=WALL.replace("The Wall opens", "Open").replace("Thousands", "Millions") + link)
    library.refresh()
    assert touched(library, "old/wall", "berlin") == [False, True]


def test_a_file_renamed_and_rewritten_altogether_is_another(read_long: Library, root: Path) -> None:
    (root / "old" / "wall.yaml").rename(root / "berlin.yaml")
    new = LONG.replace("The Wall opens", "Open").replace("that evening", "the evening of the ninth")
    (root / "berlin.yaml").write_text(new)
    read_long.refresh()
    assert touched(read_long, "old/wall", "berlin") == [True, False]


@pytest.mark.parametrize(
    "other",
    [
        IRAQ,
        LONG.replace("1989-11-09", "1989-11-10"),
        LONG.replace("opens", "opens today").replace("evening", "day"),
    ],
)
def test_another_file_in_the_place_on_disk_of_one_that_is_gone_is_another(
    read_long: Library, root: Path, other: str
) -> None:
    gone = root / "old" / "wall.yaml"
    gone.rename(root / "new.yaml")  # which keeps the inode, as a new file often has that of one just deleted
    (root / "new.yaml").write_text(other)
    read_long.refresh()
    assert touched(read_long, "old/wall", "new") == [True, False]


def test_two_corrected_files_of_one_that_is_gone_are_both_new(read_long: Library, root: Path) -> None:
    (root / "old" / "wall.yaml").unlink()
    write(root, one=LONG.replace("opens", "opened"), two=LONG.replace("opens", "is open"))
    read_long.refresh()
    assert touched(read_long, "old/wall", "one", "two") == [True, False, False]


def test_a_corrected_copy_of_an_article_that_is_still_there_is_another(
    read_long: Library, root: Path
) -> None:
    write(root, copy=LONG.replace("opens", "opened"))
    read_long.refresh()
    (root / "old" / "letter.yaml").unlink()
    read_long.refresh()
    assert touched(read_long, "old/wall", "copy") == [True, False]


def test_another_edition_of_what_others_are_editions_of_is_another(read_long: Library, root: Path) -> None:
    write(root, noon=LONG.replace("that evening", "noon"))
    read_long.refresh()
    (root / "old" / "wall.yaml").unlink()
    write(root, night=LONG.replace("that evening", "a dark night in autumn"))
    read_long.refresh()
    assert touched(read_long, "old/wall", "noon", "night") == [True, False, False]


def test_what_was_done_stays_with_the_names_of_two_files_that_swap_them(
    read_long: Library, root: Path
) -> None:
    wall, letter = root / "old" / "wall.yaml", root / "old" / "letter.yaml"
    wall.rename(root / "aside")
    letter.rename(wall)
    (root / "aside").rename(letter)
    read_long.refresh()
    assert touched(read_long, "old/wall", "old/letter") == [True, False]


def test_whoever_looks_while_articles_still_come_sees_in_the_end_what_they_were(
    read_long: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.index.writer.ROWS_BATCH", 1)
    monkeypatch.setattr("reader.library.jobs.JOB_FILES", 1)
    (root / "old" / "wall.yaml").unlink()
    write(root, berlin=LONG.replace("opens", "opened"), other=IRAQ.replace("Iraq hands", "Iraq gives"))

    def look(_: Progress) -> None:
        read_long.reload()

    read_long.refresh(on_progress=look)
    assert touched(read_long, "old/wall", "berlin") == [False, True]


def test_an_id_that_is_given_anew_is_that_of_another(read_long: Library, root: Path) -> None:
    (root / "old" / "wall.yaml").unlink()
    write(root, berlin=LONG.replace("opens", "opened"))
    read_long.refresh()
    write(root, old__wall=IRAQ.replace("Iraq hands", "Iraq gives"))
    read_long.refresh()
    read_long.kept.set_tagged(["old/wall"], "later", True)
    (root / "old" / "wall.yaml").unlink()
    states = States(root.parent / f"{root.name}-state" / "state.sqlite3")
    states.put_meta("followed", "")  # as if the state came from another machine
    states.close()
    read_long.refresh()
    assert [state.tags for state in read_long.states(["old/wall", "berlin"])] == [("later",), ()]


def test_renamed_while_nobody_was_looking(read: Library, root: Path) -> None:
    read.close()
    (root / "old" / "wall.yaml").rename(root / "berlin.yaml")
    with open_test_library(root) as library:
        assert touched(library, "old/wall", "berlin") == [False, True]
        assert library.unread_count() == 2


def test_of_many_articles_each_that_went_elsewhere_while_nobody_looked_is_found(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.renames._ASKED", 2)
    names = [f"story{number}" for number in range(5)]
    write(root, **{name: f"headline: The story of {name}\n" for name in names})
    with open_test_library(root) as library:
        library.kept.set_read(names, True)
    for name in names[::2]:
        (root / f"{name}.yaml").rename(root / f"new-{name}.yaml")
    with open_test_library(root) as library:
        library.refresh(rebuild="to be followed as a whole")
        kept = ["new-story0", "story1", "new-story2", "story3", "new-story4"]
        assert touched(library, *kept) == [True] * 5


def test_what_came_from_another_machine_is_known_by_its_content_too(library: Library, root: Path) -> None:
    library.kept.merge([Fact(Key("old/wall", Kind.STAR), "true", 5, "other")])
    library.refresh()
    (root / "old" / "wall.yaml").rename(root / "berlin.yaml")
    library.refresh()
    assert touched(library, "old/wall", "berlin") == [False, True]


def test_a_state_kept_before_contents_were_noted_learns_them(library: Library, root: Path) -> None:
    states = States(root.parent / f"{root.name}-state" / "state.sqlite3")
    states.merge([Fact(Key("old/wall", Kind.STAR), "true", 5, "other")])
    states.close()
    library.refresh()
    (root / "old" / "wall.yaml").rename(root / "berlin.yaml")
    library.refresh()
    assert touched(library, "berlin") == [True]


def test_where_two_might_be_meant_neither_is(read: Library, root: Path) -> None:
    (root / "old" / "wall.yaml").unlink()
    write(root, one=WALL, two=WALL)
    read.refresh()
    assert touched(read, "old/wall", "one", "two") == [True, False, False]


def test_another_article_in_the_place_of_one_that_is_gone_is_another(read: Library, root: Path) -> None:
    (root / "old" / "wall.yaml").unlink()
    write(root, new=IRAQ.replace("Iraq hands", "Iraq gives"))
    read.refresh()
    assert touched(read, "new") == [False]


def test_a_catalogue_made_anew_loses_nothing(read: Library, root: Path) -> None:
    read.refresh(rebuild="a test wants it")
    (root / "old" / "wall.yaml").rename(root / "berlin.yaml")
    read.refresh(rebuild="a test wants it")
    assert touched(read, "old/wall", "berlin") == [False, True]


def test_while_the_catalogue_is_being_made_nothing_is_missing(
    read: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Cache, "is_complete", False)
        (root / "old" / "wall.yaml").rename(root / "berlin.yaml")
        read.refresh()
        assert touched(read, "old/wall", "berlin") == [True, False]
    read.refresh()
    assert touched(read, "old/wall", "berlin") == [False, True]


def test_an_article_deleted_while_it_is_being_marked_keeps_its_mark(library: Library, root: Path) -> None:
    entry = library.find("iraq")
    (root / "iraq.yaml").unlink()
    library.refresh()
    mark = library.kept.marks.add(entry, Selector(exact="a general amnesty"))
    assert library.kept.marks.all() == [mark]
    write(root, iraq=IRAQ)
    library.refresh()
    assert library.kept.marks.of("iraq") == [mark]


def test_an_article_is_found_where_its_file_went(library: Library, root: Path) -> None:
    entry = library.find("old/wall")
    assert library.now(entry) == entry
    (root / "old").rename(root / "older")
    library.refresh()
    now = library.now(entry)
    assert now
    assert now.id == "older/wall"
    write(root, copy=WALL)
    library.refresh()
    assert library.now(entry) is None, "two might be meant"
    (root / "older" / "wall.yaml").unlink()
    (root / "copy.yaml").unlink()
    library.refresh()
    assert library.now(entry) is None


def test_of_two_articles_with_one_id_the_one_in_the_same_file_is_meant(library: Library, root: Path) -> None:
    write(root, one="id: shared\nheadline: One\n", two="id: shared\nheadline: Two\n")
    library.refresh()
    keys = library.search("One").all_keys()
    (entry,) = library.entries(keys)
    assert entry
    assert library.now(entry) == entry
    (root / "one.yaml").unlink()
    library.refresh()
    now = library.now(entry)
    assert now
    assert now.headline == "Two"


def test_a_file_that_cannot_be_read_is_known_by_its_name_alone(library: Library, root: Path) -> None:
    write(root, broken="headline: [")
    library.refresh()
    (entry,) = (each for each in library.entries(library.search("").keys(0, 9)) if each and each.problem)
    assert library.now(entry) == entry
    (root / "broken.yaml").rename(root / "other.yaml")
    library.refresh()
    assert library.now(entry) is None
