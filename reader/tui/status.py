"""The words of the title line and the bottom bar. Pure: counts in, text out."""

from collections.abc import Sequence

from reader.model.clean_text import CleanText
from reader.model.entry import Counts, Sort
from reader.model.progress import Progress, RefreshReport
from reader.text.clean import clean_line

SORTS = {
    Sort.NEWEST: "newest first",
    Sort.OLDEST: "oldest first",
    Sort.HEADLINE: "by headline",
    Sort.SOURCE: "by source",
    Sort.RELEVANCE: "best match first",
}


def next_sort(sort: Sort, *, searching: bool) -> Sort:
    """The order that `s` goes to; relevance has a meaning only while searching."""
    cycle = [each for each in Sort if searching or each != Sort.RELEVANCE]
    return cycle[(cycle.index(sort) + 1) % len(cycle)] if sort in cycle else cycle[0]


def number(count: int, one: str, many: str = "") -> str:
    """`1 story`, `1,905 stories`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def library_line(counts: Counts, unread: int, sort: Sort) -> CleanText:
    """`14 stories · 11 unread · newest first`."""
    parts = [number(counts.articles, "story", "stories"), f"{unread:,} unread"]
    if counts.problems:
        parts.append(number(counts.problems, "problem"))
    return CleanText(" · ".join([*parts, SORTS[sort]]))


def search_line(stories: int, current: int | None, matches: int) -> CleanText:
    """`3 stories · match 2 of 7 · n next  N back`."""
    parts = [number(stories, "story", "stories")]
    if matches:
        parts.append(f"match {(current or 0) + 1:,} of {matches:,}")
    return CleanText(" · ".join([*parts, "n next  N back"]) if stories else "no stories")


def find_line(current: int | None, matches: int) -> CleanText:
    """`match 2 of 7 · n next  N back`, for what is looked for in one article."""
    if not matches:
        return CleanText("not in this article")
    return CleanText(f"match {(current or 0) + 1:,} of {matches:,} · n next  N back")


def place_line(row: int, rows: int, percent: int | None) -> CleanText:
    """`3 of 14`, and how far the open article has been read: `3 of 14 · 62 %`."""
    if not rows:
        return CleanText("")
    return CleanText(f"{row + 1:,} of {rows:,}" + ("" if percent is None else f" · {percent} %"))


def notes_line(notes: Sequence[str]) -> CleanText:
    """What the search could not read as an operator, in one line."""
    return clean_line("; ".join(notes))


def progress_line(progress: Progress) -> CleanText:
    """`reading articles · 1,200 of 10,000`."""
    task = clean_line(progress.task)
    if progress.total:
        return CleanText(f"{task} · {progress.done:,} of {progress.total:,}")
    return CleanText(f"{task} · {progress.done:,}" if progress.done else task)


def report_line(report: RefreshReport) -> CleanText:
    """What a refresh came to; empty when there is nothing to say."""
    changes = ((report.added, "added"), (report.changed, "changed"), (report.removed, "removed"))
    parts = [f"{count:,} {what}" for count, what in changes if count]
    if report.skipped:
        parts.append(f"{number(len(report.skipped), 'thing')} skipped: {report.skipped[0]}")
    if report.rebuilt:
        parts.append(f"index made anew: {report.rebuilt}")
    return clean_line(" · ".join(parts))


def nothing_lines(query: str, root: str, *, busy: bool) -> tuple[CleanText, ...]:
    """What an empty list says, and what to try."""
    said: tuple[str, ...]
    if query:
        said = (
            f"Nothing matched {query}",
            "",
            "Try fewer words, or the beginning of one: amnes*",
            "Leave out an operator such as after: or is:",
            "Esc goes back to all stories",
        )
    elif busy:
        said = ("Reading the library …", "", "Stories appear here as they are read.")
    else:
        said = (
            "No stories here yet",
            "",
            "Put article files (.yaml) into",
            root,
            "They appear here by themselves.",
            "a adds a feed, a page or a file",
        )
    return tuple(clean_line(line) for line in said)
