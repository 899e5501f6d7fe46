"""The words of title, bottom bar and empty list."""

import pytest

from reader.model.entry import Counts, Sort
from reader.model.progress import Progress, RefreshReport
from reader.tui.status import (
    find_line,
    library_line,
    next_sort,
    notes_line,
    nothing_lines,
    place_line,
    progress_line,
    report_line,
    search_line,
)


def test_the_title_counts_stories_unread_ones_and_problems() -> None:
    assert (
        library_line(Counts(articles=1905, problems=0), 11, Sort.NEWEST)
        == "1,905 stories · 11 unread · newest first"
    )
    line = library_line(Counts(articles=1, problems=2), 1, Sort.SOURCE)
    assert line == "1 story · 1 unread · 2 problems · by source"


def test_the_search_says_where_the_reader_is() -> None:
    assert search_line(3, 1, 7) == "3 stories · match 2 of 7 · n next  N back"
    assert search_line(3, None, 0) == "3 stories · n next  N back"
    assert search_line(0, None, 0) == "no stories"
    assert find_line(0, 2) == "match 1 of 2 · n next  N back"
    assert find_line(None, 0) == "not in this article"


def test_the_place_in_the_list_and_in_the_article() -> None:
    assert place_line(2, 14, 62) == "3 of 14 · 62 %"
    assert place_line(2, 14, None) == "3 of 14"
    assert place_line(0, 0, None) == ""


def test_progress_and_what_it_came_to() -> None:
    assert progress_line(Progress(task="reading articles", done=1200, total=10_000)) == (
        "reading articles · 1,200 of 10,000"
    )
    assert progress_line(Progress(task="looking", done=7)) == "looking · 7"
    assert progress_line(Progress(task="looking", done=0)) == "looking"
    assert report_line(RefreshReport()) == ""
    report = RefreshReport(added=2, removed=1, skipped=("x: a loop",), rebuilt="it was damaged")
    assert (
        report_line(report)
        == "2 added · 1 removed · 1 thing skipped: x: a loop · index made anew: it was damaged"
    )


def test_foreign_text_in_messages_is_cleaned() -> None:
    assert "\x1b" not in notes_line(["\x1b]0;x\x07"]) + report_line(RefreshReport(skipped=("\x1b[2J",)))


def test_an_empty_list_says_why_and_what_to_try() -> None:
    assert nothing_lines("zebra", "/news", busy=True)[0] == "Nothing matched zebra"
    assert nothing_lines("", "/news", busy=True)[0] == "Reading the library …"
    assert "/news" in nothing_lines("", "/news", busy=False)


@pytest.mark.parametrize(("searching", "length"), [(False, 4), (True, 5)])
def test_sorting_comes_round(searching: bool, length: int) -> None:
    seen = [Sort.NEWEST]
    while (following := next_sort(seen[-1], searching=searching)) != Sort.NEWEST:
        seen.append(following)
    assert len(seen) == length
    assert next_sort(Sort.RELEVANCE, searching=False) == Sort.NEWEST
