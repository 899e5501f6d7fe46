"""feeds.yaml: what is read of it, and that a rewrite keeps what a person wrote there."""

from pathlib import Path

import pytest

from reader.model.errors import ArticleError, UsageError
from reader.model.feed import EVERYTHING, Feed, FeedFilter, Keep, read_keep
from reader.store.feeds import HEAD, add_feeds, feed_lines, parse_feeds, read_feeds, remove_feeds

OWN = """\
# My feeds

# The wires
- title: Example Wire   # the English one
  url: https://example.org/feed.xml
  folder: wires/world/
  subjects: [Syria, 'amnesty: general']
  full_text: yes
  keep: 90d
  filters:
    - drop: subject:sport
    - {tag: later, query: 'fig:>1000'}

# Slow ones
- url: http://nas.example:8080/x
  keep: 500
  local: on
# the end
"""
WIRE = Feed(
    title="Example Wire",
    url="https://example.org/feed.xml",
    folder="wires/world",
    subjects=("Syria", "amnesty: general"),
    full_text=True,
    keep=Keep(days=90),
    filters=(FeedFilter(query="subject:sport"), FeedFilter(query="fig:>1000", tag="later")),
)
SLOW = Feed(url="http://nas.example:8080/x", keep=Keep(count=500), local=True)
NEW = Feed(url="https://new.example/#feed", title="New: one", keep=EVERYTHING, full_text=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "config" / "feeds.yaml"
    path.parent.mkdir()
    path.write_text(OWN, encoding="utf-8")
    return path


def complaints(text: str) -> list[str]:
    return [str(each) for each in parse_feeds(text.encode(), "f.yaml").diagnostics]


def test_a_file_written_by_hand_is_read() -> None:
    read = parse_feeds(OWN.encode(), "f.yaml")
    assert read.feeds == (WIRE, SLOW)
    assert read.diagnostics == ()


@pytest.mark.parametrize("text", ["", "# nothing yet\n", HEAD, "---\n", "~"])
def test_a_file_without_feeds_is_no_mistake(text: str) -> None:
    assert parse_feeds(text.encode(), "f.yaml") == parse_feeds(text.encode(), "g.yaml")
    assert not parse_feeds(text.encode(), "f.yaml").feeds
    assert not complaints(text)


def test_no_file_is_no_mistake_either(tmp_path: Path) -> None:
    assert read_feeds(tmp_path / "none.yaml").feeds == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "- title: No address\n",
            "f.yaml:1:3: error: a feed has no url; write its address: `url: https://…`",
        ),
        ("- https://example.org\n", "found text where settings are wanted"),
        ("url: https://example.org\n", "where a list of feeds is wanted; write `- url: …`"),
        ("- {url: 'a:b', colour: red}\n", 'there is no setting "feed.colour"'),
        ("- {url: 'a:b', keep: for a while}\n", "neither a time nor a number; write 90d, 500 or all"),
        ("- {url: 'a:b', folder: ../../etc}\n", "is not inside the library"),
        ("- {url: 'a:b', folder: /etc}\n", "is not inside the library"),
        ("- {url: 'a:b', full_text: maybe}\n", '"maybe" is neither yes nor no'),
        ("- {url: 'a:b', filters: [{drop: x, tag: y}]}\n", "a filter either drops or tags"),
        ("- {url: 'a:b', filters: [{tag: y}]}\n", "a filter either drops or tags"),
        ("- {url: 'a:b', filters: [x]}\n", "where settings are wanted"),
        ("- {url: 'a:b', keep: [1]}\n", "where one value is wanted"),
        ("- [unfinished\n", "f.yaml:"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, complaint: str) -> None:
    assert len(complaints(text)) == 1
    assert complaint in complaints(text)[0]


def test_a_mistake_costs_its_own_feed_only() -> None:
    assert parse_feeds(f"- nonsense\n{OWN}".encode(), "f.yaml").feeds == (WIRE, SLOW)


def test_a_feed_is_added_below_the_others_and_nothing_else_changes(path: Path) -> None:
    add_feeds(path, [NEW])
    assert path.read_text(encoding="utf-8") == OWN + (
        '- title: "New: one"\n  url: https://new.example/#feed\n  full_text: no\n  keep: all\n'
    )
    assert read_feeds(path).feeds == (WIRE, SLOW, NEW)


def test_the_first_feed_comes_with_an_explanation(tmp_path: Path) -> None:
    path = tmp_path / "new" / "feeds.yaml"
    add_feeds(path, [WIRE])
    assert path.read_text(encoding="utf-8").startswith("# Newsdesk's feeds.")
    assert read_feeds(path).feeds == (WIRE,)


def test_a_file_without_a_last_line_end_and_with_indented_feeds_is_added_to(path: Path) -> None:
    path.write_text("  - url: https://example.org", encoding="utf-8")
    add_feeds(path, [SLOW])
    assert path.read_text(encoding="utf-8").startswith("  - url: https://example.org\n  - url: http://nas")


def test_a_feed_is_removed_and_comments_stay(path: Path) -> None:
    remove_feeds(path, [WIRE.url])
    kept = path.read_text(encoding="utf-8")
    assert kept.startswith("# My feeds\n\n# The wires\n\n# Slow ones\n- url: http://nas")
    assert read_feeds(path).feeds == (SLOW,)
    remove_feeds(path, [SLOW.url])
    assert path.read_text(encoding="utf-8") == "# My feeds\n\n# The wires\n\n# Slow ones\n# the end\n"


def test_a_file_in_a_style_of_its_own_is_left_to_its_author(path: Path) -> None:
    text = "[{url: 'a:b'}, {url: 'c:d'}]\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="change this file in an editor"):
        remove_feeds(path, ["c:d"])
    assert path.read_text(encoding="utf-8") == text


def test_a_file_with_a_mistake_is_not_written_into(path: Path) -> None:
    path.write_text("- colour: red\n", encoding="utf-8")
    with pytest.raises(UsageError, match="until this is mended"):
        add_feeds(path, [NEW])
    with pytest.raises(UsageError, match="until this is mended"):
        remove_feeds(path, [NEW.url])


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ArticleError):
        add_feeds(tmp_path / "file" / "feeds.yaml", [NEW])


def test_every_feed_is_written_so_that_it_reads_back() -> None:
    hostile = Feed(
        url="https://x.example/?a=1#b: c", title="- ]: #\x1b\u202e", folder="yes", subjects=("no", "1:30")
    )
    for feed in (WIRE, SLOW, NEW, hostile):
        written = "\n".join(feed_lines(feed)).encode()
        assert parse_feeds(written, "f.yaml").feeds == (feed,)


@pytest.mark.parametrize(
    ("text", "keep"),
    [
        ("90d", Keep(days=90)),
        ("2 weeks", Keep(days=14)),
        ("500", Keep(count=500)),
        ("20 articles", Keep(count=20)),
    ],
)
def test_what_is_kept_is_a_time_or_a_number(text: str, keep: Keep) -> None:
    assert read_keep(text) == keep


@pytest.mark.parametrize("text", ["", "0", "-1", "soon", "5y", "10 000"])
def test_nothing_else_is(text: str) -> None:
    assert read_keep(text) is None


def test_a_feed_without_a_title_is_called_by_its_host() -> None:
    assert Feed(url="https://me:secret@example.org/x").name == "example.org"
