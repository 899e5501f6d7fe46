import json
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from reader.model.highlighted import Span
from reader.text.sentences import sentence_at, sentences
from tests.text.foreign_text import foreign_text

STORIES = Path(__file__).parents[3] / "shared" / "data" / "wikinews.jsonl"
STOPS = (".", "!", "?", "…", "。", "」", "”", '"', " ", "\n", "a", "A", "U.S.", "Mr.", "No. 5", "1.", "と")


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["It cost $4.2 million.", "Prices rose 3.5%.", "40 people died."],
        ["Mr. Smith met Gen. J. K. Jones in the U.S. Senate on Dec. 19."],
        ["He lives in the U.S.", "The rest left at 5 p.m.", "It was late."],
        ["Acme Inc. said so.", "It is Acme Inc.", "The firm agreed with Dole et al. (2004)."],
        ["“Really?” he asked.", "“Yes.”", "They left (at last).", "“No.", "Never!”"],
        ["Stop! he cried.", "Why?", "Because…", "And then … nothing ... more."],
        ["See No. 5 and fig. 2.", "He said no.", "Police came in the sun.", "Officials left."],
        ["1. The first.", "2. The second."],
        ["word . . .", "Next one."],
        ["See example.org or file.txt for v1.2.", "Done"],
        ["伊拉克移交1,905名军官。", "“很好！”", "真的吗？", "是的。"],
        ["「行きます。」と彼は言った。", "次の文です。"],
        ["यह वाक्य है।", "दूसरा वाक्य।"],
        ["هل هذا صحيح؟", "نعم."],
        ["Он приехал 19 дек. в город.", "Всё."],
    ],
)
def test_sentences_end_where_a_reader_would_say(parts: list[str]) -> None:
    cjk = ord(parts[0][0]) > 0x2E80
    assert split(("" if cjk else " ").join(parts)) == parts


def test_a_text_without_stops_is_one_sentence() -> None:
    assert split("  A headline of sorts\n") == ["A headline of sorts"]


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_text_of_nothing_has_no_sentences(text: str) -> None:
    assert sentences(text) == ()


@pytest.mark.parametrize("piece", [". ", "A. ", "...", '!"', "。", "a.)", "…x", ".\t", " "])
def test_a_long_run_of_stops_is_read_to_the_end(piece: str) -> None:
    text = piece * 20_000 + "end"
    assert sentences(text)[-1].end == len(text)


@given(foreign_text | st.lists(st.sampled_from(STOPS)).map("".join))
def test_sentences_cover_all_but_the_white_space_between_them(text: str) -> None:
    end = 0
    for span in sentences(text):
        assert not text[end : span.start].strip()
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""
        end = span.end
    assert not text[end:].strip()


@pytest.mark.skipif(not STORIES.is_file(), reason="the Wikinews stories are not here")
def test_no_sentence_of_a_real_story_begins_in_lower_case_or_ends_in_a_title() -> None:
    for line in STORIES.read_text(encoding="utf-8").splitlines():
        for paragraph in json.loads(line)["paragraphs"]:
            found = split(paragraph)
            assert not any(sentence[0].islower() for sentence in found[1:])
            assert not any(sentence.endswith((" Mr.", " Dr.", " Sen.", " No.")) for sentence in found)


@given(foreign_text)
def test_every_character_is_in_the_sentence_that_has_it(text: str) -> None:
    spans = sentences(text)
    for position in range(len(text)):
        having = [span for span in spans if span.start <= position < span.end]
        assert sentence_at(text, position) == (having[0] if having else Span(0, len(text)))


def test_white_space_between_sentences_is_of_the_whole_text() -> None:
    assert sentence_at("One.  Two.", 5) == Span(0, 10)
