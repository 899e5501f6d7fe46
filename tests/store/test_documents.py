import pytest

from reader.store.documents import split_documents


def pieces(text: str) -> list[tuple[int, str]]:
    """The line and the text of each document."""
    return [(piece.line, text[piece.start : piece.end]) for piece in split_documents(text)]


def test_a_file_without_markers_is_one_document() -> None:
    assert pieces("headline: x\n") == [(1, "headline: x\n")]


def test_each_marker_begins_a_document() -> None:
    assert pieces("---\na: b\n---\nc: d\n") == [(1, "---\na: b\n"), (3, "---\nc: d\n")]


def test_a_document_may_begin_on_the_line_of_its_marker() -> None:
    assert pieces("--- a\n---\tb\n") == [(1, "--- a\n"), (2, "---\tb\n")]


def test_three_dots_end_a_document() -> None:
    assert pieces("a: b\n...\nc: d\n...\n") == [(1, "a: b\n"), (3, "c: d\n")]


def test_what_follows_three_dots_on_their_line_is_not_lost() -> None:
    assert pieces("a: b\n... c: d\n") == [(1, "a: b\n"), (2, " c: d\n")]


@pytest.mark.parametrize(
    "text", ["", "\n\n", " \t\n", "# nothing\n", "---\n", "---\n# a\n...\n---\n...\n", "%YAML 1.2\n"]
)
def test_nothing_but_markers_comments_and_blanks_is_no_document(text: str) -> None:
    assert pieces(text) == []


def test_empty_documents_between_others_are_skipped() -> None:
    assert pieces("a\n---\n---\n# x\n---\nb\n") == [(1, "a\n"), (5, "---\nb\n")]


def test_comments_above_a_document_are_not_part_of_it() -> None:
    assert pieces("# a\n\n  # b\nheadline: x\n") == [(4, "headline: x\n")]


def test_a_directive_belongs_to_the_document_behind_it() -> None:
    text = "# a\n%YAML 1.2\n---\na: b\n...\n%YAML 1.2\n# c\n---\nc: d\n"
    assert pieces(text) == [(2, "%YAML 1.2\n---\na: b\n"), (6, "%YAML 1.2\n# c\n---\nc: d\n")]


def test_dashes_inside_a_line_or_a_longer_run_are_no_markers() -> None:
    text = "a: |\n  ---\n  ...\n----\n---x\nb: --- ...\n"
    assert pieces(text) == [(1, text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    text = end.join(["", "---", "a: b", "", "---", "c: d", ""])
    assert pieces(text) == [(2, end.join(["---", "a: b", "", ""])), (5, end.join(["---", "c: d", ""]))]


def test_a_marker_ends_a_quoted_text_that_was_never_closed() -> None:
    assert pieces('a: "b\n---\nc: d\n') == [(1, 'a: "b\n'), (2, "---\nc: d\n")]
