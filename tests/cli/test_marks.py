"""`newsdesk marks`: listed, searched, written in every format, read back."""

import csv
import io
import json
from pathlib import Path

import pytest

from reader.library.library import Library, open_library
from reader.model.mark import Mark
from reader.text.anchoring import AnchorText
from reader.text.passages import passages
from tests.cli.conftest import Newsdesk


def mark(library: Library, ref: str, words: str, colour: int = 1, note: str = "") -> Mark:
    entry = library.find(ref)
    article = library.read(entry)
    text = AnchorText(list(passages(article)))
    start = text.text.index(words)
    selector = text.select(text.place(start), text.place(start + len(words)))
    return library.kept.marks.add(entry, selector, colour=colour, note=note, url=article.url)


@pytest.fixture
def marked(news: Path, newsdesk: Newsdesk) -> list[Mark]:
    """Three marks, two of them on the bridge."""
    moon = news / "moon.yaml"
    moon.write_text(moon.read_text() + "url: https://www.nasa.gov/moon\n")
    newsdesk("list")
    with open_library(news) as library:
        return [
            mark(library, "moon-landing", "The hours were long.", 3, "=1+1\nindeed"),
            mark(library, "bridge", "A storm closed it in 1999 too."),
            mark(library, "bridge", "Ferries carried 1,905 people over the strait.", 5),
        ]


@pytest.mark.usefixtures("marked")
def test_marks_are_text_with_where_they_are_from(newsdesk: Newsdesk) -> None:
    done = newsdesk("marks")
    assert done.status == 0
    assert done.text == (
        "“Ferries carried 1,905 people over the strait.”\n"
        "  Storm closes the bridge for 14 hours · Example Wire · 19 December 2024 · violet · 2024/bridge\n"
        "\n"
        "“A storm closed it in 1999 too.”\n"
        "  Storm closes the bridge for 14 hours · Example Wire · 19 December 2024 · Background · yellow"
        " · 2024/bridge\n"
        "\n"
        "“The hours were long.”\n"
        "    =1+1\n"
        "    indeed\n"
        "  Two men walk on the Moon · NASA · 21 July 1969, 02:56 UTC · blue · moon-landing\n"
    )


@pytest.mark.usefixtures("marked")
def test_on_a_terminal_lines_are_wrapped(terminal: Newsdesk) -> None:
    lines = terminal("marks", "1999").text.splitlines()
    assert lines == [
        "“A storm closed it in 1999 too.”",
        "  Storm closes the bridge for 14 hours · Example Wire · 19 December 2024",
        "  · Background · yellow · 2024/bridge",
    ]


@pytest.mark.usefixtures("marked")
def test_marks_are_markdown_under_their_headlines(newsdesk: Newsdesk) -> None:
    assert newsdesk("marks", "--format", "markdown").text == (
        "## Storm closes the bridge for 14 hours\n\n"
        "> Ferries carried 1,905 people over the strait.\n\n"
        "> A storm closed it in 1999 too.\n\n"
        "— Storm closes the bridge for 14 hours, Example Wire, 19 December 2024\n\n"
        "## Two men walk on the Moon\n\n"
        "> The hours were long.\n\n"
        "=1+1\n\nindeed\n\n"
        "— [Two men walk on the Moon](https://www.nasa.gov/moon), NASA, 21 July 1969, 02:56 UTC\n"
    )


def test_marks_are_records(newsdesk: Newsdesk, marked: list[Mark]) -> None:
    records = [json.loads(line) for line in newsdesk("marks", "--format", "jsonl").lines]
    assert [record["id"] for record in records] == [marked[2].id, marked[1].id, marked[0].id]
    assert records[2]["note"] == "=1+1\nindeed"
    assert (records[1]["section"], records[1]["standing"], records[1]["now"]) == ("Background", "there", None)
    rows = list(csv.DictReader(io.StringIO(newsdesk("marks", "--format", "csv").text, newline="")))
    assert rows[2]["note"] == "'=1+1\nindeed"  # no formula in a spreadsheet
    assert rows[0]["colour"] == "violet"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("ferries", 1),
        ("indeed", 1),
        ("bridge", 2),
        ("-bridge", 1),
        ("storm OR moon", 3),
        ("source:nasa", 1),
        ("is:unread after:2024", 2),
        ("bridge 1999", 1),
        ("tag:x", 0),
        ("has:figures bridge", 2),
        ("!!!", 0),
        ("has:note", 1),
        ("-has:note", 2),
        ("has:marks", 3),
    ],
)
@pytest.mark.usefixtures("marked")
def test_marks_are_searched_as_articles_are(newsdesk: Newsdesk, query: str, count: int) -> None:
    done = newsdesk("marks", "--format", "jsonl", "--", *query.split())
    assert len(done.lines) == count
    assert done.status == (0 if count else 1)


@pytest.mark.usefixtures("marked")
def test_a_note_is_asked_of_the_mark_not_of_its_article(newsdesk: Newsdesk, news: Path) -> None:
    with open_library(news) as library:
        mark(library, "moon-landing", "The hours")
    found = newsdesk("marks", "--format", "jsonl", "moon", "has:note").lines
    assert [json.loads(line)["quote"] for line in found] == ["The hours were long."]


@pytest.mark.usefixtures("marked")
def test_what_is_no_operator_is_said(newsdesk: Newsdesk) -> None:
    assert "is: knows" in newsdesk("marks", "is:purple").err


def test_a_mark_moves_is_reworded_and_orphaned_but_never_dropped(
    newsdesk: Newsdesk, news: Path, marked: list[Mark]
) -> None:
    bridge = news / "2024" / "bridge.yaml"
    text = bridge.read_text().replace("A storm closed it in 1999 too.", "Nothing of the kind before.")
    bridge.write_text(text.replace("Ferries carried 1,905", "Ferries carried some 1,905"))
    (news / "moon.yaml").unlink()
    records = {
        record["id"]: record for record in map(json.loads, newsdesk("marks", "--format", "jsonl").lines)
    }
    ferries, storm, hours = (records[mark.id] for mark in (marked[2], marked[1], marked[0]))
    assert ferries["standing"] == "reworded"
    assert ferries["now"] == "Ferries carried some 1,905 people over the strait."
    assert (storm["standing"], storm["quote"]) == ("orphaned", "A storm closed it in 1999 too.")
    assert (hours["standing"], hours["headline"]) == ("orphaned", "Two men walk on the Moon")
    assert "now: “Ferries carried some" in newsdesk("marks").text
    assert "yellow · no longer in the text" in newsdesk("marks").text
    markdown = newsdesk("marks", "--format", "markdown").text
    assert "*reworded since*\n\n> Ferries carried some 1,905 people" in markdown
    assert "*no longer in the text*" in markdown


@pytest.mark.usefixtures("marked")
def test_a_mark_in_a_file_that_cannot_be_read_is_listed(newsdesk: Newsdesk, news: Path) -> None:
    (news / "2024" / "bridge.yaml").write_text("headline: [")
    assert len(newsdesk("marks", "--format", "jsonl").lines) == 3


@pytest.mark.parametrize("form", ["annotations", "jsonl"])
@pytest.mark.usefixtures("marked")
def test_marks_are_read_back(
    newsdesk: Newsdesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    written = newsdesk("marks", "--format", form).out
    before = newsdesk("marks", "--format", "jsonl").text
    file = tmp_path / "marks"
    file.write_bytes(written)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    assert "3 of 3 marks were new or changed" in newsdesk("marks", "import", str(file)).err
    assert newsdesk("marks", "--format", "jsonl").text == before
    assert "0 of 3 marks were new" in newsdesk("marks", "import", "-", stdin=written).err


def test_annotations_are_those_of_the_w3c(newsdesk: Newsdesk, marked: list[Mark]) -> None:
    page = json.loads(newsdesk("marks", "--format", "annotations").out)
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    last = page["items"][-1]
    assert last["id"] == f"urn:newsdesk:mark:{marked[0].id}"
    assert (last["type"], last["motivation"]) == ("Annotation", "commenting")
    assert last["body"]["value"] == "=1+1\nindeed"
    assert last["target"]["source"]["id"] == "https://www.nasa.gov/moon"
    assert last["target"]["styleClass"] == "blue"
    quote, position = last["target"]["selector"]
    assert quote["type"] == "TextQuoteSelector"
    assert quote["exact"] == "The hours were long."
    assert quote["prefix"].endswith("They walked for 2.5 hours. ")
    assert position["end"] - position["start"] == len(quote["exact"])
    assert page["items"][0]["target"]["source"]["id"] == "urn:newsdesk:article:2024/bridge"
    assert page["items"][0]["motivation"] == "highlighting"
    empty = json.loads(newsdesk("marks", "zebra", "--format", "annotations").out)
    assert empty["items"] == []


@pytest.mark.usefixtures("marked")
def test_annotations_of_another_tool_find_their_article_by_its_address(newsdesk: Newsdesk) -> None:
    quoted = {"type": "TextQuoteSelector", "exact": "They walked"}
    annotations = [
        {
            "id": "https://hypothes.is/a/1",
            "target": [{"source": "https://www.nasa.gov/moon", "selector": [quoted]}],
            "body": [{"value": "how far?"}, {"value": "space", "purpose": "tagging"}, "x"],
            "created": "2024-01-02T03:04:05",
        },
        {"target": {"source": "https://example.org/none", "selector": quoted}},
        {"target": {"source": "https://www.nasa.gov/moon", "selector": {"type": "RangeSelector"}}},
        {"target": "https://www.nasa.gov/moon"},
        {"target": {"source": "x", "selector": {"type": "TextQuoteSelector", "exact": " "}}},
        {"target": {"source": "x", "selector": {"type": "TextQuoteSelector"}}},
        {"body": "nothing"},
        17,
    ]
    collection = {"type": "AnnotationCollection", "first": {"items": annotations}}
    done = newsdesk("marks", "import", "-", stdin=json.dumps(collection).encode())
    assert done.status == 2
    assert "1 of 1 marks were new" in done.err
    for said in (
        "no article of this library has the address 'https://example.org/none'",
        "mark 3: it does not quote its text",
        "mark 4: it has no target that says where",
        "mark 5: it quotes nothing",
        "mark 6: it has no exact",
        "mark 7: it has no target",
        "mark 8: it is no object",
    ):
        assert said in done.err
    (record,) = [json.loads(line) for line in newsdesk("marks", "far", "--format", "jsonl").lines]
    assert (record["note"], record["made"], record["colour"]) == (
        "how far?",
        "2024-01-02T03:04:05Z",
        "yellow",
    )


def test_one_annotation_alone_and_a_broken_file_are_read(newsdesk: Newsdesk) -> None:
    alone = {
        "target": {
            "source": "urn:newsdesk:article:stone",
            "selector": {"type": "TextQuoteSelector", "exact": "届いた"},
        },
        "bodyValue": "arrived",
        "created": "1960-01-01T00:00:00Z",
    }
    assert newsdesk("marks", "import", "-", stdin=json.dumps(alone).encode()).status == 0
    (record,) = map(json.loads, newsdesk("marks", "--format", "jsonl").lines)
    assert (record["article"], record["note"]) == ("stone", "arrived")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"not marks", "neither JSON (Expecting value: line 1 column 1 (char 0)) nor JSON Lines"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 200_000, "nested too deep"),
        (
            b'[{"a":1},\n{"a"',
            "neither JSON (Expecting ':' delimiter: line 2 column 5 (char 14)) nor JSON Lines",
        ),
    ],
)
def test_a_file_that_holds_no_marks_is_told(newsdesk: Newsdesk, data: bytes, said: str) -> None:
    done = newsdesk("marks", "import", "-", stdin=data)
    assert done.status == 2
    assert said in done.err


@pytest.mark.usefixtures("marked")
def test_of_a_file_that_breaks_off_what_is_whole_is_read(newsdesk: Newsdesk) -> None:
    lines = newsdesk("marks", "--format", "jsonl").text
    wider = lines.replace("Ferries", "Ferries\u2028").replace('"id":"', '"id":"0')  # no line ends there
    done = newsdesk("marks", "import", "-", stdin=wider[:-20].encode())
    assert done.status == 2
    assert "mark 3: this line is no JSON" in done.err
    assert "2 of 2 marks were new or changed" in done.err


def test_import_takes_one_file(newsdesk: Newsdesk) -> None:
    assert "takes one file" in newsdesk("marks", "import").err
    assert newsdesk("marks").status == 1
