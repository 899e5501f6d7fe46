"""Refreshing with the changed files named: in a large folder these alone are looked at, and nothing is lost."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from reader.index import changes
from reader.index.catalogue import FILE_NAME
from reader.index.changes import FileSeen, digest_of
from reader.library import refresh as refreshing
from reader.library.library import Library
from reader.library.refresh import refresh
from reader.store.folder import ANY, scan
from tests.builders import BROKEN, IRAQ, UNDATED, WALL, open_test_library, places, write


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every folder with a file for a large one."""
    monkeypatch.setattr(refreshing, "FEW_FILES", 0)


def ids(library: Library, query: str = "") -> list[str]:
    results = library.search(query)
    return [entry.id for entry in library.entries(results.keys(0, results.count)) if entry]


def is_known_by_digest(root: Path) -> bool:
    """Whether the next look at everything finds all folders as the catalogue says, without a look at its rows."""
    with closing(sqlite3.connect(places(root).cache / FILE_NAME)) as connection:
        known = dict(connection.execute("SELECT path, digest FROM folders"))
    return known == {
        folder.path: digest_of(FileSeen(*file) for file in folder.files) for folder in scan(root)
    }


def test_files_that_came_changed_and_went_are_followed(library: Library, root: Path) -> None:
    write(root, new=IRAQ.replace("amnesty", "pardon"), old__letter=UNDATED.replace("An old", "A very old"))
    (root / "iraq.yaml").unlink()
    paths = [root / name for name in ("new.yaml", "iraq.yaml", "old/letter.yaml", "old/never.yaml")]
    report = library.refresh(paths)
    assert report is not None
    assert (report.added, report.changed, report.removed) == (1, 1, 1)
    assert ids(library) == ["new", "old/wall", "old/letter"]
    assert ids(library, "pardon") == ["new"]
    assert ids(library, '"very old"') == ["old/letter"]
    assert is_known_by_digest(root)


def test_other_files_of_a_large_folder_are_not_looked_at(library: Library, root: Path) -> None:
    write(root, old__wall=WALL.replace("Thousands", "Millions"), old__letter=IRAQ)
    library.refresh([root / "old" / "wall.yaml"])
    assert ids(library, "millions") == ["old/wall"]
    assert ids(library, "amnesty") == ["iraq"]


@pytest.mark.parametrize("paths", [None, ["old/*"], ["old"]])
def test_a_later_look_finds_what_was_not_named(library: Library, root: Path, paths: list[str] | None) -> None:
    write(root, old__wall=WALL.replace("Thousands", "Millions"), old__letter=IRAQ, old__new=UNDATED)
    library.refresh([root / "old" / "wall.yaml"])
    report = library.refresh([root / path for path in paths] if paths else None)
    assert report is not None
    assert (report.added, report.changed, report.removed) == (1, 1, 0)
    assert set(ids(library, "amnesty")) == {"iraq", "old/letter"}
    assert is_known_by_digest(root)


def test_commands_look_again_at_a_folder_of_which_some_files_were_named(library: Library, root: Path) -> None:
    write(root, old__new=UNDATED, old__newer=UNDATED)
    library.refresh([root / "old" / "new.yaml"])
    assert library.changed_folders() == [root / "old"]
    library.refresh([root / "old" / ANY])
    assert library.changed_folders() == []
    assert len(ids(library)) == 5


def test_in_a_small_folder_everything_is_looked_at(
    library: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "FEW_FILES", 2)
    write(root, old__wall=WALL.replace("Thousands", "Millions"), old__letter=IRAQ)
    library.refresh([root / "old" / "wall.yaml"])
    assert set(ids(library, "amnesty")) == {"iraq", "old/letter"}


def test_a_renamed_file_keeps_what_was_done_with_it(library: Library, root: Path) -> None:
    library.kept.set_read(["old/wall"], True)
    (root / "old" / "wall.yaml").rename(root / "old" / "berlin.yaml")
    library.refresh([root / "old" / "wall.yaml", root / "old" / "berlin.yaml"])
    assert [state.read for state in library.states(["old/wall", "old/berlin"])] == [False, True]
    assert is_known_by_digest(root)


def test_a_file_of_several_documents_that_loses_one_has_one_less(library: Library, root: Path) -> None:
    write(root, many=f"---\n{WALL}---\n{UNDATED}")
    library.refresh([root / "many.yaml"])
    assert {"many#1", "many#2"} <= set(ids(library))
    write(root, many=WALL)
    library.refresh([root / "many.yaml"])
    assert set(ids(library)) == {"iraq", "many", "old/letter", "old/wall"}
    assert is_known_by_digest(root)


@pytest.mark.parametrize("name", ["new", "iraq.yaml", "old"])
def test_a_path_that_became_a_folder_or_was_one_is_found(library: Library, root: Path, name: str) -> None:
    path = root / name
    if path.is_dir():
        for file in path.iterdir():
            file.unlink()
        path.rmdir()
        path.write_text(IRAQ)
    else:
        path.unlink(missing_ok=True)
        path.mkdir()
        (path / "deep.yaml").write_text(IRAQ)
    library.refresh([path])
    assert (
        set(ids(library))
        == {
            "new": {"iraq", "new/deep", "old/letter", "old/wall"},
            "iraq.yaml": {"iraq.yaml/deep", "old/letter", "old/wall"},
            "old": {"iraq"},
        }[name]
    )
    assert is_known_by_digest(root)


def test_what_is_reached_through_a_link_is_not_read_twice(library: Library, root: Path) -> None:
    (root / "up").symlink_to("old")
    library.refresh([root / "up"])
    write(root, old__wall=WALL.replace("Thousands", "Millions"))
    library.refresh([root / "up" / "wall.yaml", root / "old" / "wall.yaml"])
    assert ids(library, "millions") == ["old/wall"]
    (root / "up").unlink()
    library.refresh([root / "up"])
    assert len(ids(library)) == 3


def test_a_file_that_is_a_link_is_read_under_its_name(library: Library, root: Path) -> None:
    (root / "linked.yaml").symlink_to("old/wall.yaml")
    library.refresh([root / "linked.yaml"])
    assert set(ids(library, "thousands")) == {"linked", "old/wall"}
    (root / "linked.yaml").unlink()
    (root / "linked.yaml").symlink_to("nowhere")
    library.refresh([root / "linked.yaml"])
    assert ids(library, "thousands") == ["old/wall"]
    assert is_known_by_digest(root)


def test_names_that_are_no_article_files_change_nothing(library: Library, root: Path) -> None:
    (root / ".iraq.yaml").write_text(WALL)
    (root / "iraq.yaml~").write_text(WALL)
    odd = Path(os.fsdecode(os.fsencode(root) + b"/caf\xe9.yaml"))
    odd.write_text(WALL)
    report = library.refresh([root / ".iraq.yaml", root / "iraq.yaml~", odd])
    assert report is not None
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert len(ids(library)) == 3


def test_a_file_whose_name_got_capitals_is_one_file(
    library: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "iraq.yaml").rename(root / "Iraq.yaml")
    # On a disk that takes capitals for the same, both names are there.
    monkeypatch.setattr(refreshing, "has_other_case", lambda _: True)
    library.refresh([root / "iraq.yaml", root / "Iraq.yaml"])
    assert ids(library) == ["Iraq", "old/wall", "old/letter"]


def test_a_file_that_was_only_just_written_is_read_once_more(
    library: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(changes, "SETTLED_NS", 10**12)
        write(root, iraq=IRAQ.replace("amnesty", "pardon"))
        library.refresh([root / "iraq.yaml"])
    assert not is_known_by_digest(root)
    assert root in library.changed_folders()
    report = library.refresh([root / "iraq.yaml"])
    assert report is not None
    assert report.changed == 1
    assert is_known_by_digest(root)


TEXTS = st.sampled_from([IRAQ, WALL, UNDATED, BROKEN, f"---\n{IRAQ}---\n{WALL}"])
NAMES = st.sampled_from(["a", "b", "deep/c", "deep/d", "deep/er/e"])
STEPS = st.one_of(
    st.tuples(st.just("write"), NAMES, TEXTS),
    st.tuples(st.just("remove"), NAMES, st.none()),
    st.tuples(st.just("move"), NAMES, NAMES),
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(batches=st.lists(st.lists(STEPS, max_size=3), max_size=4))
def test_following_named_files_comes_to_the_same_as_starting_anew(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[tuple[str, str, str | None]]]
) -> None:
    folder = tmp_path_factory.mktemp("synced")
    root = folder / "articles"
    write(root, a=IRAQ, deep__c=WALL, deep__er__e=UNDATED)
    queries = ("", "officers", "berlin", "fig:>1", "sort:headline")
    with open_test_library(root) as library:
        for steps in batches:
            told: list[Path] = []
            for what, name, other in steps:
                path = root / f"{name}.yaml"
                told.append(path)
                if what == "write" and other:
                    write(root, **{name.replace("/", "__"): other})
                elif path.exists() and other:
                    path.rename(root / f"{other}.yaml")
                    told.append(root / f"{other}.yaml")
                elif path.exists():
                    path.unlink()
            library.refresh(told)
        assert is_known_by_digest(root)
        followed = [ids(library, query) for query in queries]
        refresh(root, folder / "fresh")
        (folder / "articles-cache").rename(folder / "followed")
        (folder / "fresh").rename(folder / "articles-cache")
    with open_test_library(root, refresh=False) as library:
        fresh = [ids(library, query) for query in queries]
    assert [sorted(found) for found in followed] == [sorted(found) for found in fresh]
