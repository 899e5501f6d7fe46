"""Refreshing: the catalogue follows the folder, whatever happens to either."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from reader.index import changes
from reader.index.catalogue import FILE_NAME
from reader.index.fulltext import FOLDER, full_text_size
from reader.index.lock import CacheLock
from reader.library import jobs
from reader.library.library import Library
from reader.library.refresh import refresh
from reader.model.errors import LibraryError
from reader.model.progress import Progress
from tests.builders import BROKEN, IRAQ, UNDATED, WALL, open_test_library, places, write


def ids(library: Library, query: str = "") -> list[str]:
    results = library.search(query)
    entries = library.entries(results.keys(0, results.count))
    assert len(entries) == results.count
    assert None not in entries
    return [entry.id for entry in entries if entry]


def test_a_new_file_is_found(library: Library, root: Path) -> None:
    write(root, new=IRAQ.replace("1,905", "36"))
    report = library.refresh()
    assert report is not None
    assert (report.added, report.changed, report.removed) == (1, 0, 0)
    assert ids(library, "36") == ["new"]


def test_a_changed_file_is_read_again(library: Library, root: Path) -> None:
    write(root, iraq=IRAQ.replace("amnesty", "pardon"))
    report = library.refresh()
    assert report is not None
    assert (report.added, report.changed, report.removed) == (0, 1, 0)
    assert ids(library, "pardon") == ["iraq"]
    assert ids(library, "amnesty") == []


def test_a_change_that_keeps_size_and_time_of_change_is_found_by_its_inode_or_status(
    library: Library, root: Path
) -> None:
    path = root / "iraq.yaml"
    before = path.stat()
    write(root, iraq=IRAQ.replace("amnesty", "pardons"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    library.refresh()
    assert ids(library, "pardons") == ["iraq"]


def test_a_file_that_is_gone_leaves_the_list(library: Library, root: Path) -> None:
    (root / "iraq.yaml").unlink()
    report = library.refresh()
    assert report is not None
    assert report.removed == 1
    assert ids(library) == ["old/wall", "old/letter"]
    assert ids(library, "amnesty") == []


def test_a_folder_that_is_gone_takes_its_articles_along(library: Library, root: Path) -> None:
    shutil.rmtree(root / "old")
    library.refresh()
    assert ids(library) == ["iraq"]


def test_nothing_changed_means_nothing_read(library: Library) -> None:
    seen: list[Progress] = []
    report = library.refresh(on_progress=seen.append)
    assert report is not None
    assert (report.added, report.changed, report.removed) == (0, 0, 0)
    assert all(progress.total == 0 for progress in seen)


def test_a_file_that_was_only_just_written_is_read_once_more(
    library: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "SETTLED_NS", 10**12)
    write(root, iraq=IRAQ.replace("amnesty", "pardon"))
    library.refresh()
    report = library.refresh()
    assert report is not None
    assert report.changed == 1


def test_a_file_of_several_documents_has_an_article_each(library: Library, root: Path) -> None:
    write(root, many=f"---\n{WALL}---\n{UNDATED}")
    library.refresh()
    assert {"many#1", "many#2"} <= set(ids(library))
    second = library.find("many#2")
    assert library.read(second).headline == "An old letter"
    assert second.line > 1


def test_a_bad_file_is_one_row_that_says_what_is_wrong(library: Library, root: Path) -> None:
    write(root, bad=BROKEN)
    library.refresh()
    results = library.search("")
    row = library.entries(results.keys(0, 1))[0]
    assert row is not None
    assert row.problem.startswith("bad.yaml:")
    assert results.count == 4
    assert library.counts().problems == 1


def test_a_file_that_vanishes_while_it_is_read_is_no_problem(root: Path) -> None:
    from reader.index.vocabulary import Vocabulary
    from reader.library.loading import load_files

    assert load_files(root, ["ghost.yaml"], Vocabulary()).files == [()]


def test_a_few_named_files_are_enough(library: Library, root: Path) -> None:
    write(root, old__wall=WALL.replace("Thousands", "Millions"), iraq=IRAQ.replace("amnesty", "pardon"))
    library.refresh([root / "old" / "wall.yaml"])
    assert ids(library, "millions") == ["old/wall"]
    assert ids(library, "pardon") == []


def test_a_new_folder_is_found_though_only_a_file_was_named(library: Library, root: Path) -> None:
    write(root, new__deep=IRAQ.replace("amnesty", "pardon"))
    library.refresh([root / "iraq.yaml"])
    assert ids(library, "pardon") == ["new/deep"]


@pytest.mark.parametrize("name", ["new/deep.yaml", "old", "../elsewhere.yaml"])
def test_what_a_name_cannot_tell_a_full_look_does(library: Library, root: Path, name: str) -> None:
    write(root, new__deep=IRAQ.replace("amnesty", "pardon"))
    library.refresh([root / name])
    assert ids(library, "pardon") == ["new/deep"]


@pytest.mark.parametrize("named", [None, "old/up/iraq.yaml", "iraq.yaml"])
def test_links_that_lead_in_a_circle_show_nothing_twice(
    library: Library, root: Path, named: str | None
) -> None:
    (root / "old" / "up").symlink_to("..")
    report = library.refresh()
    assert report is not None
    assert any("old/up" in line for line in report.skipped)
    write(root, iraq=IRAQ.replace("amnesty", "pardon"))
    library.refresh([root / named] if named else None)
    assert ids(library) == ["iraq", "old/wall", "old/letter"]
    assert ids(library, "pardon") == ["iraq"]


def test_a_missing_folder_is_an_error_and_empties_nothing(library: Library, root: Path) -> None:
    root.rename(root.parent / "moved")
    with pytest.raises(LibraryError):
        library.refresh()
    assert len(ids(library)) == 3


def test_while_another_newsdesk_indexes_this_one_reads(library: Library, root: Path) -> None:
    lock = CacheLock(places(root).cache)
    assert lock.acquire()
    assert library.refresh() is None
    assert len(ids(library)) == 3
    lock.release()
    assert library.refresh() is not None


@pytest.mark.parametrize("victim", [FILE_NAME, f"{FOLDER}/meta.json"])
def test_a_damaged_cache_is_made_anew_with_a_word(library: Library, root: Path, victim: str) -> None:
    library.close()
    (places(root).cache / victim).write_bytes(b"rubbish" * 1000)
    with open_test_library(root, refresh=False) as opened:
        report = opened.refresh()
        assert report is not None
        assert report.rebuilt
        assert ids(opened, "amnesty") == ["iraq"]


@pytest.mark.parametrize("victim", [FILE_NAME, FOLDER])
def test_a_part_of_the_cache_that_is_gone_comes_back(library: Library, root: Path, victim: str) -> None:
    library.close()
    gone = places(root).cache / victim
    for path in gone.parent.glob(f"{gone.name}*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    with open_test_library(root) as opened:
        assert ids(opened, "amnesty") == ["iraq"]


def test_a_cache_of_another_version_is_made_anew(library: Library, root: Path) -> None:
    library.close()
    with sqlite3.connect(places(root).cache / FILE_NAME) as connection:
        connection.execute("UPDATE meta SET value = 999 WHERE name = 'schema_version'")
    connection.close()
    with open_test_library(root, refresh=False) as opened:
        assert opened.counts().articles == 0
        report = opened.refresh()
        assert report is not None
        assert "another version" in report.rebuilt
        assert len(ids(opened)) == 3


def test_a_reader_notices_that_the_cache_was_made_anew(library: Library, root: Path) -> None:
    with open_test_library(root, refresh=False) as other:
        other.refresh(rebuild="asked to")
    assert library.reload()
    assert not library.reload()
    assert ids(library, "amnesty") == ["iraq"]


def test_many_files_are_read_by_worker_processes(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.refresh.POOL_FROM", 1)
    monkeypatch.setattr(jobs, "JOB_FILES", 2)
    write(root, **{f"more__{number:02}": UNDATED for number in range(20)})
    with open_test_library(root) as library:
        assert library.counts().articles == 23


def test_all_but_the_last_articles_can_be_searched_when_those_are_read(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.index.writer.LAST_BATCH", 3)
    write(root, **{f"more__{number:02}": UNDATED for number in range(9)})
    cache, searchable = places(root).cache, list[int]()
    refresh(root, cache, on_progress=lambda _: searchable.append(full_text_size(cache)))
    assert searchable[-1] == 9
    assert full_text_size(cache) == 12


def test_folders_with_more_changes_than_are_kept_in_mind_are_looked_at_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.refresh.MOST_KEPT", 2)
    write(root, **{f"more{number:02}__story": UNDATED for number in range(9)})
    with open_test_library(root) as library:
        assert library.counts().articles == 12
        write(root, more00__story=IRAQ.replace("amnesty", "pardon"))
        shutil.rmtree(root / "more01")
        library.refresh()
        assert library.counts().articles == 11
        assert ids(library, "pardon") == ["more00/story"]


KILLED = """
import os, sys
from pathlib import Path
from reader.library.refresh import refresh
from reader.index import writer

left = int(sys.argv[2])
def count(method):
    def counted(*arguments, **options):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)
        return method(*arguments, **options)
    return counted

for name in ("_add", "_remove_articles", "_commit_rows", "commit", "close"):
    setattr(writer.CacheWriter, name, count(getattr(writer.CacheWriter, name)))
writer.Folders.finish = count(writer.Folders.finish)
for name in ("add", "commit"):
    setattr(writer.FullTextWriter, name, count(getattr(writer.FullTextWriter, name)))
writer.ROWS_BATCH, writer.FULL_TEXT_BATCH, writer.LAST_BATCH = 2, 4, 3
refresh(Path(sys.argv[1]), Path(sys.argv[3]))
"""


@pytest.mark.parametrize("steps", range(0, 60, 4))
def test_killed_at_any_step_the_next_refresh_heals_the_cache(root: Path, steps: int) -> None:
    write(root, **{f"more__{number}": UNDATED for number in range(6)})
    cache = places(root).cache
    killed = subprocess.run([sys.executable, "-c", KILLED, root, str(steps), cache], check=False, timeout=60)
    assert killed.returncode in (0, -9)
    write(root, iraq=IRAQ.replace("amnesty", "pardon"))
    (root / "old" / "wall.yaml").unlink()
    with open_test_library(root) as library:
        assert len(ids(library)) == 8
        assert ids(library, "pardon") == ["iraq"]
        assert ids(library, "berlin") == []
        assert len(ids(library, "officers")) == 8


TEXTS = st.sampled_from([IRAQ, WALL, UNDATED, BROKEN, f"---\n{IRAQ}---\n{WALL}"])
NAMES = st.sampled_from(["a", "b", "deep/c", "deep/d", "deep/er/e"])


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(st.tuples(NAMES, st.none() | TEXTS), max_size=6))
def test_following_changes_comes_to_the_same_as_starting_anew(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str | None]]
) -> None:
    folder = tmp_path_factory.mktemp("synced")
    root = folder / "articles"
    root.mkdir()
    with open_test_library(root) as library:
        for name, text in steps:
            path = root / f"{name}.yaml"
            if text is not None:
                write(root, **{name.replace("/", "__"): text})
            elif path.exists():
                path.unlink()
            library.refresh()
        followed = [ids(library, query) for query in ("", "officers", "berlin", "fig:>1", "sort:headline")]
        refresh(root, folder / "fresh")
        (folder / "articles-cache").rename(folder / "followed")
        (folder / "fresh").rename(folder / "articles-cache")
    with open_test_library(root, refresh=False) as library:
        fresh = [ids(library, query) for query in ("", "officers", "berlin", "fig:>1", "sort:headline")]
    assert [sorted(found) for found in followed] == [sorted(found) for found in fresh]
