"""The texts of the hostile corpus in every field of an article, through every command and format."""

import json
import re
from pathlib import Path

import pytest

from reader.cli.fields import FIGURE, MEANINGS
from reader.library.library import open_library
from reader.model.article import Article, Correction, Figure, Section, Source
from reader.model.mark import Selector
from reader.store.writing import to_yaml
from reader.text.anchoring import AnchorText
from reader.text.passages import passages
from tests.cli.conftest import Newsdesk, Run

RAW = Path(__file__).parents[3] / "shared" / "corpus" / "raw"
TEXTS = {file.stem: file.read_bytes().decode("utf-8", "replace") for file in sorted(RAW.glob("*"))}
pytestmark = pytest.mark.skipif(not TEXTS, reason="the corpus is not here")

LIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]")
"""What acts on a terminal, reorders text or hides it; tab and line feed do not."""

EVERY_FIELD = ",".join(MEANINGS)
EVERY_FIGURE_FIELD = ",".join(FIGURE)


def hostile(text: str, name: str) -> Article:
    """An article with the text in each of its fields."""
    return Article(
        headline=text,
        standfirst=text,
        by=text,
        located=text,
        source=Source(name=text, url=text),
        url=text,
        language=text,
        subjects=(text,),
        people=(text,),
        places=(text,),
        organisations=(text,),
        key_figures=(Figure(label=text, value=text, unit=text, previous=text, source=text, note=text),),
        sections=(
            Section(heading=text, text=text),
            Section(heading="[x](" + text, text=f"- {text}\n> *{text}*"),
        ),
        corrections=(Correction(text=text),),
        id=f"{name} {text}",
        unknown={text[:50]: text, name: text},
    )


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {name: hostile(text, name) for name, text in TEXTS.items()}


@pytest.fixture
def hostile_news(news: Path, articles: dict[str, Article]) -> Path:
    """A library of them, the file names hostile as far as a file system takes it."""
    for name, article in articles.items():
        file_name = f"{name} {TEXTS[name][:20].replace('/', '_').replace(chr(0), '')}.yaml"
        (news / file_name).write_text(to_yaml(article), encoding="utf-8")
    return news


def assert_inert(run: Run) -> None:
    assert not LIVE.search(run.text.replace("\0", ""))
    assert not LIVE.search(run.err)
    assert "Traceback" not in run.err
    assert "unexpected" not in run.err


@pytest.mark.parametrize("form", ["table", "tsv", "jsonl", "json"])
def test_lists_are_inert(form: str, newsdesk: Newsdesk, hostile_news: Path) -> None:
    run = newsdesk("list", "--format", form, "--fields", EVERY_FIELD)
    assert_inert(run)
    assert run.status == 0
    assert newsdesk("list", "--count").text == f"{len(TEXTS) + 3}\n"


@pytest.mark.parametrize("form", ["table", "tsv", "csv", "jsonl", "json"])
def test_figures_are_inert(form: str, newsdesk: Newsdesk, hostile_news: Path) -> None:
    run = newsdesk("figures", "--format", form, "--fields", EVERY_FIGURE_FIELD)
    if form == "csv":
        run = run._replace(out=run.out.replace(b"\r\n", b"\n"))
    assert_inert(run)
    assert run.status == 0


def test_figures_of_hostile_text_are_inert(newsdesk: Newsdesk) -> None:
    for text in TEXTS.values():
        assert_inert(newsdesk("figures", "--text", stdin=f"12 {text} 13".encode()))


def test_records_are_one_a_line_with_as_many_fields(newsdesk: Newsdesk, hostile_news: Path) -> None:
    lines = newsdesk("list", "--fields", EVERY_FIELD).text.split("\n")
    assert len(lines) == len(TEXTS) + 3 + 1
    assert {line.count("\t") for line in lines[:-1]} == {len(MEANINGS) - 1}


def test_a_table_on_a_terminal_is_inert(terminal: Newsdesk, hostile_news: Path) -> None:
    assert_inert(terminal("list", "--color", "never", "--fields", EVERY_FIELD))


@pytest.mark.parametrize("form", ["text", "markdown", "json", "jsonl", "yaml"])
def test_exports_are_inert(form: str, newsdesk: Newsdesk, hostile_news: Path) -> None:
    run = newsdesk("export", "--format", form)
    assert_inert(run)
    assert run.status == 0


def test_json_keeps_the_author_s_text(
    newsdesk: Newsdesk, hostile_news: Path, articles: dict[str, Article]
) -> None:
    lines = newsdesk("export", "--format", "jsonl").text.split("\n")[:-1]
    stored = {json.loads(line)["headline"] for line in lines}
    assert {article.headline for article in articles.values()} <= stored


def test_hostile_queries_refs_and_options_are_answered_inertly(
    newsdesk: Newsdesk, hostile_news: Path
) -> None:
    for text in TEXTS.values():
        for words in (
            ["search", "--count", "--"],
            ["show", "--"],
            ["check", "--"],
            ["list", "--fields"],
            ["list"],
            [],
        ):
            assert_inert(newsdesk(*words, text))


def test_what_a_hostile_query_finds_is_shown_inertly(newsdesk: Newsdesk, hostile_news: Path) -> None:
    for text in (TEXTS["A01-osc52-set-bel"], TEXTS["B01-rlo"], TEXTS["C03-click-quit"]):
        for form in ("table", "tsv", "jsonl"):
            assert_inert(newsdesk("search", "--format", form, "--", text))


def test_the_checker_is_inert(newsdesk: Newsdesk, hostile_news: Path) -> None:
    assert_inert(newsdesk("check"))
    assert_inert(newsdesk("check", "--format", "jsonl"))


def test_broken_files_with_hostile_text_are_reported_inertly(newsdesk: Newsdesk, news: Path) -> None:
    for number, text in enumerate(TEXTS.values()):
        (news / f"bad{number}.yaml").write_text(
            f"headline: x\npublished: {text}\n{text}: [", encoding="utf-8"
        )
    for words in (["list"], ["list", "--format", "json"], ["check"], ["export"], ["show", "bad1"]):
        assert_inert(newsdesk(*words))


@pytest.fixture
def hostile_state(newsdesk: Newsdesk, hostile_news: Path) -> None:
    """Every article marked, noted, tagged, saved and put into the basket, all in hostile words."""
    newsdesk("list", "--count")
    with open_library(hostile_news) as library:
        kept = library.kept
        results = library.search()
        for entry in filter(None, library.entries(results.all_keys())):
            article = library.read(entry)
            text = AnchorText(list(passages(article)))
            selector = text.select(text.place(0), text.place(min(len(text.text), 200)))
            words = TEXTS.get(entry.id.partition(" ")[0], "tame")
            if selector.exact:
                kept.basket.put_mark(kept.marks.add(entry, selector, note=words, url=article.url))
            raw = Selector(exact=f"x{words}", prefix=words, suffix=words, section=words)
            kept.marks.add(entry, raw, note=words, url=words)
            kept.set_tagged([entry.id], f"x {words}", True)
            kept.basket.put_article(entry, article.url)
            kept.basket.put_figure(entry, Figure(label=words, value=words, unit=words), url=words)
            kept.searches.save(f"x {words}", words)


@pytest.mark.usefixtures("hostile_state")
def test_what_was_kept_is_written_inertly(newsdesk: Newsdesk, terminal: Newsdesk) -> None:
    for form in ("text", "markdown", "jsonl", "csv", "annotations"):
        run = newsdesk("marks", "--format", form)
        assert run.status == 0
        assert_inert(run._replace(out=run.out.replace(b"\r\n", b"\n")))
    for words in (["brief"], ["brief", "--list"], ["state", "export"], ["list", "--fields", "id,tags"]):
        run = newsdesk(*words)
        assert run.status == 0
        assert_inert(run)
    assert_inert(newsdesk("list", "@nobody"))
    assert_inert(terminal("marks"))


@pytest.mark.usefixtures("hostile_state")
def test_hostile_marks_and_states_are_read_back(
    newsdesk: Newsdesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks, state = newsdesk("marks", "--format", "annotations").out, newsdesk("state", "export").out
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    assert_inert(newsdesk("marks", "import", "-", stdin=marks))
    assert_inert(newsdesk("state", "import", "-", stdin=state))
    assert newsdesk("state", "export").text.count("\n") >= state.count(b"\n")


def test_hostile_words_set_nothing_off(newsdesk: Newsdesk, hostile_news: Path) -> None:
    for text in TEXTS.values():
        data = text.encode("utf-8", "replace")
        for words in (
            ["set", "-", "--read"],
            ["set", "-0", "-", "--read"],
            ["marks", "import", "-"],
            ["state", "import", "-"],
        ):
            assert_inert(newsdesk(*words, stdin=data))
        for words in (
            ["marks", "--"],
            ["watch", "--once", "--"],
            ["set", "--read", "--"],
            ["brief", "--add"],
        ):
            assert_inert(newsdesk(*words, text))


def test_hostile_arrivals_are_printed_inertly(
    newsdesk: Newsdesk, news: Path, articles: dict[str, Article]
) -> None:
    newsdesk("watch", "--once")
    newsdesk("watch", "--once", "--jsonl", "--", "-nothing")
    for name, article in articles.items():
        (news / f"{name}.yaml").write_text(to_yaml(article), encoding="utf-8")
    for words in ([], ["--jsonl", "--", "-nothing"]):
        run = newsdesk("watch", "--once", *words)
        assert run.status == 0
        assert_inert(run)
