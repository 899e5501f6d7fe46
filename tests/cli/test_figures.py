import csv
import io
import json
from pathlib import Path

import pytest

from reader.cli.fields import FIGURE
from reader.cli.options import FIGURE_SORTS
from reader.model.figure_entry import FigureSort
from reader.store.adding import add_figures
from tests.cli.conftest import BAD, Newsdesk


def test_into_a_pipe_figures_are_tab_separated_with_all_fields(newsdesk: Newsdesk, news: Path) -> None:
    run = newsdesk("figures", "bridge", "--limit", "1")
    assert run.status == 0
    assert run.text == (
        "2024-12-19\t\t14\t\thours\texactly\tHours closed\t\tStorm closes the bridge for 14 hours\tfalse"
        "\tExample Wire\tStorm closes the bridge for 14 hours\t2024/bridge"
        f"\t{news}/2024/bridge.yaml\t9\n"
    )


def test_an_extracted_figure_is_marked_and_in_digits(newsdesk: Newsdesk) -> None:
    found = [json.loads(line) for line in newsdesk("figures", "bridge", "--format", "jsonl").lines]
    assert [(figure["value"], figure["unit"], figure["extracted"]) for figure in found] == [
        ("14", "hours", False),
        ("1905", "people", True),
    ]
    assert list(found[1]) == list(FIGURE)
    assert found[1]["line"] == 11
    assert found[1]["sentence"] == "Ferries carried 1,905 people over the strait."


def test_a_range_has_its_upper_end_and_what_is_not_there_is_null(newsdesk: Newsdesk, news: Path) -> None:
    (news / "range.yaml").write_text(
        "headline: Zeppelin\nkey_figures: [{label: Crew, value: 4-6 dozen}]\n"
        "sections: [{text: It flew between 3 and 5 million km.}]\n",
        encoding="utf-8",
    )
    names = "value,high,unit,as_of,source"
    found = json.loads(newsdesk("figures", "zeppelin", "--format", "json", "--fields", names).text)
    assert found == [
        {"value": "4-6 dozen", "high": "72", "unit": None, "as_of": None, "source": None},
        {"value": "3000000", "high": "5000000", "unit": "km", "as_of": None, "source": None},
    ]


def test_csv_has_a_header_and_line_ends_as_rfc_4180_has_them(newsdesk: Newsdesk) -> None:
    run = newsdesk("figures", "hours", "--format", "csv", "--fields", "value,unit,extracted,headline")
    assert run.text.startswith(
        "value,unit,extracted,headline\r\n14,hours,false,Storm closes the bridge for 14 hours\r\n"
    )
    assert (
        newsdesk("figures", "zeppelin", "--format", "csv", "--fields", "value,unit").out == b"value,unit\r\n"
    )


def test_csv_is_safe_to_open_in_a_spreadsheet(newsdesk: Newsdesk, news: Path) -> None:
    (news / "evil.yaml").write_text(
        "headline: '=HYPERLINK(\"http://x\")'\n"
        "key_figures:\n"
        "  - {label: '@SUM(A1)', value: '-4', unit: '+cmd'}\n"
        "  - {label: a, value: '=1+1', unit: \"\\t=2\"}\n",
        encoding="utf-8",
    )
    run = newsdesk("figures", "hyperlink", "--format", "csv", "--fields", "value,label,unit,headline")
    rows = list(csv.reader(io.StringIO(run.text, newline="")))[1:]
    assert rows[0] == ["-4", "'@SUM(A1)", "'+cmd", '\'=HYPERLINK("http://x")']
    assert (rows[1][0], rows[1][2]) == ("'=1+1", "'\t'=2")


def test_on_a_terminal_a_number_is_shown_as_a_person_reads_it(terminal: Newsdesk, news: Path) -> None:
    (news / "cost.yaml").write_text(
        "headline: Zeppelin\nkey_figures: [{label: Cost, value: 12.3 million, unit: €, qualifier: at least}]\n"
        "sections: [{text: About 2.5 million people saw it.}]\n",
        encoding="utf-8",
    )
    assert terminal("figures", "zeppelin", "--color", "never").lines == [
        "        VALUE  UNIT    LABEL        TREND  EXTRACTED  ID",
        "≥12.3 million  €       Cost                false      cost",
        " ≈2.5 million  people  People seen         true       cost",
    ]
    assert terminal("figures", "zeppelin", "--fields", "unit", "--color", "never").lines[0] == "UNIT"


def test_articles_come_newest_first_unless_told_otherwise(newsdesk: Newsdesk) -> None:
    assert newsdesk("figures", "--fields", "value,id").lines == [
        "14\t2024/bridge",
        "1905\t2024/bridge",
        "2\tmoon-landing",
        "2.5\tmoon-landing",
    ]
    oldest = newsdesk("figures", "--sort", "oldest", "--fields", "id").lines
    assert oldest == ["moon-landing", "moon-landing", "2024/bridge", "2024/bridge"]
    assert newsdesk("figures", "sort:oldest", "--fields", "id").lines == oldest


def test_the_largest_of_all_figures(newsdesk: Newsdesk) -> None:
    run = newsdesk("figures", "--sort", "value", "--limit", "2", "--fields", "value")
    assert run.lines == ["1905", "14"]


def test_count_and_nothing_that_matches(newsdesk: Newsdesk) -> None:
    assert newsdesk("figures", "--count").out == b"4\n"
    run = newsdesk("figures", "zeppelin", "--count")
    assert (run.status, run.out) == (1, b"0\n")
    run = newsdesk("figures", "zeppelin")
    assert (run.status, run.out, run.err) == (1, b"", "")


def test_a_file_that_cannot_be_read_is_told_and_left_out(newsdesk: Newsdesk, news: Path) -> None:
    (news / "bad.yaml").write_text(BAD, encoding="utf-8")
    run = newsdesk("figures", "--fields", "value")
    assert run.status == 2
    assert "bad.yaml:2:12: error: published:" in run.err
    assert len(run.lines) == 4


def test_wrong_fields_are_told_with_those_there_are(newsdesk: Newsdesk) -> None:
    run = newsdesk("figures", "--fields", "value,snippet")
    assert run.status == 2
    assert "there is no field 'snippet'; the fields are published, as_of, value" in run.err


def test_the_orders_on_offer_are_those_of_the_library() -> None:
    assert tuple(FigureSort) == FIGURE_SORTS


def test_text_on_standard_input_is_searched_for_figures(newsdesk: Newsdesk) -> None:
    text = "Ärzte: about 1,905 officers; between 3 and 5 km."
    run = newsdesk("figures", "--text", stdin=text.encode())
    assert run.status == 0
    officers, distance = map(json.loads, run.lines)
    assert officers == {
        "value": "1905",
        "high": None,
        "unit": "officers",
        "qualifier": "about",
        "start": 13,
        "end": 18,
        "kind": "counted",
    }
    assert text[13:18] == "1,905"
    assert (distance["value"], distance["high"], distance["kind"]) == ("3", "5", "measure")


def test_text_can_be_counted_and_limited(newsdesk: Newsdesk) -> None:
    stdin = b"12 cats, 13 dogs and 14 cows."
    assert newsdesk("figures", "--text", "--count", stdin=stdin).out == b"3\n"
    assert len(newsdesk("figures", "--text", "--limit", "2", "--format", "jsonl", stdin=stdin).lines) == 2


@pytest.mark.parametrize("stdin", [b"", b"Nothing here.", b"\xff\xfe\x00"])
def test_text_without_a_figure_is_exit_status_1(stdin: bytes, newsdesk: Newsdesk) -> None:
    run = newsdesk("figures", "--text", stdin=stdin)
    assert (run.status, run.out, run.err) == (1, b"", "")


@pytest.mark.parametrize(
    "words", [["amnesty"], ["--sort", "value"], ["--fields", "value"], ["--format", "csv"]]
)
def test_text_takes_neither_a_query_nor_another_shape(words: list[str], newsdesk: Newsdesk) -> None:
    run = newsdesk("figures", "--text", *words, stdin=b"12 cats")
    assert (run.status, run.out) == (2, b"")
    assert "--text" in run.err


def test_a_table_shows_the_trend(terminal: Newsdesk, news: Path) -> None:
    (news / "cost.yaml").write_text(
        "headline: Zeppelin\nkey_figures:\n- {label: Cost, value: 12.3 million, unit: €, previous: 10 million}\n",
        encoding="utf-8",
    )
    assert terminal("figures", "zeppelin", "--fields", "value,trend", "--color", "never").lines == [
        "       VALUE  TREND",
        "12.3 million  ▲ 23.0 %",
    ]


FLOOD = """\
headline: Floods
located: Juba
published: 2024-03-0{day}
source: {source}
key_figures:
- {{label: People displaced, value: "{value}", unit: people}}
"""


@pytest.fixture
def floods(news: Path) -> None:
    for name, day, value, source in (
        ("a", 1, "100", "Wire"), ("b", 2, "150", "Wire"), ("c", 2, "160-180", "Agency"),
    ):  # fmt: skip
        (news / f"{name}.yaml").write_text(
            FLOOD.format(day=day, value=value, source=source), encoding="utf-8"
        )


@pytest.mark.usefixtures("floods")
def test_a_series_goes_by_date_with_its_changes_and_disputes(newsdesk: Newsdesk) -> None:
    names = "published,value,trend,disputed,source"
    assert newsdesk("figures", "--series", "displaced people", "--fields", names).lines == [
        "2024-03-01\t100\t\tfalse\tWire",
        "2024-03-02\t160-180\t▲ 70.0 %\ttrue\tAgency",
        "2024-03-02\t150\t▲ 50.0 %\ttrue\tWire",
    ]
    found = json.loads(
        newsdesk("figures", "--series", "People displaced", "--format", "json", "--limit", "1").text
    )
    assert list(found[0]) == [*FIGURE, "trend", "disputed", "number", "place"]
    assert (found[0]["number"], found[0]["place"]) == ("100", "juba")
    assert newsdesk("figures", "--series", "people displaced", "--count").text == "3\n"
    assert newsdesk("figures", "--series", "camels").status == 1


@pytest.mark.usefixtures("floods")
def test_on_a_terminal_a_series_is_a_table(terminal: Newsdesk) -> None:
    lines = terminal("figures", "--series", "people displaced", "--color", "never").lines
    assert lines[0].split() == ["AS_OF", "VALUE", "UNIT", "TREND", "DISPUTED", "PLACE", "SOURCE", "ID"]
    assert lines[1].split() == ["2024-03-01", "100", "people", "juba", "Wire", "a"]
    assert "≠" in lines[2]


@pytest.mark.usefixtures("floods")
def test_a_series_can_be_that_of_a_query(newsdesk: Newsdesk) -> None:
    words = ("--series", "people displaced", "--fields", "value")
    assert newsdesk("figures", "source:agency", *words).lines == ["160-180"]
    assert newsdesk("figures", "source:nobody", *words).status == 1
    assert newsdesk("figures", "source:wire", *words, "--count").text == "2\n"


def test_a_number_can_be_had_in_digits(newsdesk: Newsdesk, news: Path) -> None:
    (news / "cost.yaml").write_text(
        "headline: Zeppelin\nkey_figures: [{label: Cost, value: 12.3 million}, {label: Crew, value: 4-6}]\n"
        "sections: [{text: It flew.}]\n",
        encoding="utf-8",
    )
    run = newsdesk("figures", "zeppelin", "--fields", "value,number,high")
    assert run.lines == ["12.3 million\t12300000\t", "4-6\t4\t6"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--series", "x", "--sort", "value"), "--series takes no order"),
        (("--write",), "--write takes the articles"),
        (("--write", "a", "--sort", "value"), "--write takes articles and no other option"),
        (("--write", "a", "--limit", "1"), "--write takes articles and no other option"),
        (("--text", "--write"), "--text reads standard input"),
    ],
)
def test_what_does_not_go_together_is_told(newsdesk: Newsdesk, words: tuple[str, ...], reason: str) -> None:
    run = newsdesk("figures", *words)
    assert run.status == 2
    assert reason in run.err


ORDERS = ("newest", "oldest", "value", "label", "unit")


@pytest.mark.parametrize("sort", ORDERS)
@pytest.mark.parametrize(
    "words",
    [
        (),
        ("bridge",),
        ("--limit", "2"),
        ("--fields", "value,unit,high,label,qualifier,as_of,extracted,published,source,headline,id,path"),
        ("--fields", "trend,sentence"),
        ("--format", "csv"),
        ("--count",),
    ],
)
def test_a_large_library_says_out_of_its_table_what_the_files_say(
    newsdesk: Newsdesk, news: Path, sort: str, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    (news / "rates.yaml").write_text(RATES, encoding="utf-8")
    newsdesk("index")
    files = newsdesk("figures", "--sort", sort, *words)
    monkeypatch.setattr("reader.cli.library_figures.MANY", 1)
    table = newsdesk("figures", "--sort", sort, *words)
    if sort in ORDERS[:2] or words == ("--count",):
        assert table == files
    else:  # equal ones may stand in another order
        assert table.status == files.status
        assert "--limit" in words or sorted(table.lines) == sorted(files.lines)


RATES = """\
headline: Die Zinsen steigen
published: 2024-12-20
key_figures:
  - {label: Zins, value: "4.50%", previous: "4.25%"}
  - {label: Kosten, value: 3 Mrd. Euro}
sections:
  - text: Der Zins stieg auf 4,5 Prozent und kostet die Stadt 12,5 Milliarden Euro. Das ist viel für die Stadt.
"""


def test_a_file_that_is_gone_or_bad_is_told_in_a_large_library_too(
    newsdesk: Newsdesk, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (news / "bad.yaml").write_text(BAD, encoding="utf-8")
    newsdesk("index")
    monkeypatch.setattr("reader.cli.library_figures.MANY", 1)
    run = newsdesk("figures", "--fields", "value")
    assert (run.status, len(run.lines)) == (2, len(newsdesk("figures", "--sort", "value").lines))
    assert "bad.yaml:2:12: error: published:" in run.err
    monkeypatch.setattr("reader.cli.opened.freshen", lambda *_: None)
    (news / "2024" / "bridge.yaml").unlink()
    for sort in ("value", "newest"):
        run = newsdesk("figures", "bridge", "--sort", sort)
        assert (run.status, run.lines) == (2, [])
        assert "bridge.yaml" in run.err


def test_of_a_file_that_was_just_changed_a_large_library_says_what_is_still_there(
    newsdesk: Newsdesk, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsdesk("index")
    monkeypatch.setattr("reader.cli.library_figures.MANY", 1)
    monkeypatch.setattr("reader.cli.opened.freshen", lambda *_: None)
    before = newsdesk("figures", "bridge", "--fields", "value,sentence").lines
    assert [line.split("\t")[0] for line in before] == ["14", "1905"]
    (news / "2024" / "bridge.yaml").write_text("headline: Bridge\n", encoding="utf-8")
    run = newsdesk("figures", "bridge", "--fields", "value,sentence")
    assert (run.status, run.lines) == (1, [])


def test_found_figures_are_written_below_the_authors(newsdesk: Newsdesk, news: Path) -> None:
    file = news / "2024" / "bridge.yaml"
    before = file.read_text(encoding="utf-8")
    run = newsdesk("figures", "--write", "bridge")
    assert (run.status, run.text) == (0, "2024/bridge\t1\n")
    assert file.read_text(encoding="utf-8") == before.replace(
        'value: "14", unit: hours}\n',
        'value: "14", unit: hours}\n  - label: People carried\n    value: "1,905"\n    unit: people\n',
    )
    assert newsdesk("figures", "bridge", "--fields", "value,extracted").lines == ["14\tfalse", "1,905\tfalse"]
    again = newsdesk("figures", "--write", "bridge")
    assert (again.status, again.text) == (1, "2024/bridge\t0\n")


def test_a_file_that_is_read_only_is_left_alone(newsdesk: Newsdesk, news: Path) -> None:
    newsdesk("index")
    bridge = news / "2024" / "bridge.yaml"
    before = bridge.read_bytes()
    bridge.chmod(0o444)
    run = newsdesk("figures", "--write", "2024/bridge")
    assert (run.status, bridge.read_bytes()) == (2, before)
    assert "2024/bridge.yaml: the file is read-only" in run.err


def test_a_file_that_somebody_wrote_meanwhile_is_left_alone(
    newsdesk: Newsdesk, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsdesk("index")
    bridge = news / "2024" / "bridge.yaml"
    theirs = bridge.read_text(encoding="utf-8") + "# one more remark\n"

    def slowly(data: bytes, *rest: object) -> bytes:
        bridge.write_text(theirs, encoding="utf-8")
        return add_figures(data, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("reader.library.figure_writing.add_figures", slowly)
    run = newsdesk("figures", "--write", "2024/bridge")
    assert (run.status, bridge.read_text(encoding="utf-8")) == (2, theirs)
    assert "has changed meanwhile" in run.err


def test_an_article_that_cannot_be_written_to_is_told(newsdesk: Newsdesk, news: Path) -> None:
    newsdesk("index")
    (news / "bad.yaml").write_text(BAD, encoding="utf-8")
    run = newsdesk("figures", "--write", "bad", "zeppelin", "moon-landing")
    assert run.status == 2
    assert "bad.yaml:2:12: error: published:" in run.err
    assert "no article is called 'zeppelin'" in run.err
    assert run.text == "moon-landing\t2\n"


@pytest.mark.parametrize("form", ["tsv", "csv", "jsonl", "json"])
@pytest.mark.parametrize("sort", ["newest", "value"])
def test_what_workers_write_is_what_one_process_writes(
    newsdesk: Newsdesk, news: Path, form: str, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (news / "rates.yaml").write_text(RATES, encoding="utf-8")
    (news / "bad.yaml").write_text(BAD, encoding="utf-8")
    newsdesk("index")
    monkeypatch.setattr("reader.cli.opened.freshen", lambda *_: None)
    (news / "2024" / "bridge.yaml").unlink()
    monkeypatch.setattr("reader.cli.library_figures.MANY", 1)
    monkeypatch.setattr("reader.cli.known_figures.STORIES", 1)
    monkeypatch.setattr("reader.cli.known_figures.FIGURES", 1)
    alone = newsdesk("figures", "--sort", sort, "--format", form)
    monkeypatch.setattr("reader.cli.figure_workers.are_worth_it", lambda _: True)
    assert newsdesk("figures", "--sort", sort, "--format", form) == alone
    assert (alone.status, len(alone.out) > 300) == (2, True)
    assert newsdesk("figures", "zeppelin", "--format", form, "--sort", sort).status == 1
