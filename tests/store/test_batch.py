"""Many files written at once, and one article put in the place of another."""

from pathlib import Path

import pytest

from reader.model.article import Article
from reader.model.errors import ArticleError
from reader.store.batch import FileToWrite, read_for_change, remove_leftovers, write_batch
from reader.store.rewriting import replace_document


def test_folders_are_made_and_nothing_hidden_is_left(tmp_path: Path) -> None:
    files = [
        FileToWrite(tmp_path / str(number % 3) / f"{number}.yaml", b"x" * number) for number in range(20)
    ]
    assert [wrong for _, wrong in write_batch(files)] == [""] * 20
    assert [file.path.read_bytes() for file in files] == [file.data for file in files]
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 20


def test_a_file_that_came_between_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    (_, wrong), (_, right) = write_batch(
        [FileToWrite(tmp_path / "a", b"x"), FileToWrite(tmp_path / "b", b"x")]
    )
    assert (wrong, right) == ("a file of this name came between", "")
    assert (tmp_path / "a").read_text() == "mine"
    ((_, wrong),) = write_batch([FileToWrite(tmp_path / "a", b"new", is_new=False)])
    assert not wrong
    assert (tmp_path / "a").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_file_system_without_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("reader.store.batch.os.link", refusing)
    assert [wrong for _, wrong in write_batch([FileToWrite(tmp_path / "a", b"x")])] == [""]
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_cannot_be_named_or_placed_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    files = [
        FileToWrite(tmp_path / "file" / "in", b"x"),
        FileToWrite(tmp_path / "folder", b"x", is_new=False),
        FileToWrite(tmp_path / "a\x00b", b"x"),
    ]
    assert all(wrong for _, wrong in write_batch(files))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_an_interruption_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.store.batch.os.sync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(write_batch([FileToWrite(tmp_path / str(number), b"x") for number in range(12)]))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_gone_cannot_be_changed(tmp_path: Path) -> None:
    with pytest.raises(ArticleError):
        read_for_change(tmp_path / "gone")


FILE = b"# first\nheadline: One # a\n---\nheadline: Two\n...\n# last\n---\nheadline: Three\n"
NEW = Article(headline="New")


@pytest.mark.parametrize(
    ("number", "headlines"),
    [(0, ["New", "Two", "Three"]), (1, ["One", "New", "Three"]), (2, ["One", "Two", "New"])],
)
def test_one_document_is_replaced_and_the_others_stay(number: int, headlines: list[str]) -> None:
    from reader.store.reading import parse_file

    data = replace_document(FILE, number, NEW, "x.yaml")
    found = [document.article.headline for document in parse_file(data, "x") if document.article]
    assert found == headlines
    if number:
        assert b"headline: One # a" in data


def test_the_only_document_is_the_whole_file_but_for_its_comments() -> None:
    assert replace_document(b"# note\nheadline: One\n", 0, NEW, "x") == b"# note\nheadline: New\n"
    with pytest.raises(ArticleError, match="gone"):
        replace_document(FILE, 3, NEW, "x")
    with pytest.raises(ArticleError):
        replace_document(b"\xff\xfe\xff", 0, NEW, "x")


def test_what_killed_writers_left_goes_after_a_while(tmp_path: Path) -> None:
    left, mine = tmp_path / ".story.yaml.0123abcd.tmp", tmp_path / ".mine.tmp"
    left.touch()
    mine.touch()
    names = [left.name, mine.name, "gone"]
    remove_leftovers(tmp_path, names, left.stat().st_mtime + 60)
    assert left.exists()
    remove_leftovers(tmp_path, names, left.stat().st_mtime + 4000)
    assert [path.name for path in tmp_path.iterdir()] == [".mine.tmp"]
