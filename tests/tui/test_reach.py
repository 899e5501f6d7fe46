"""How far a mark reaches while it is being made."""

from reader.text.passages import Field, Passage
from reader.tui.reach import Reach
from tests.tui.pages import words

TEXTS = (
    (Field.HEADLINE, "A headline. In two sentences."),
    (Field.FIGURE, "36 people"),
    (Field.TEXT, "One is short. Two is a bit longer. Three."),
    (Field.HEADING, "The way"),
    (Field.TEXT, "Four stands alone."),
)
PASSAGES = [Passage(field=field, text=words(text)) for field, text in TEXTS]


def marked(reach: Reach) -> str:
    (first, begin), (last, stop) = reach.start, reach.end
    parts = []
    for number in range(first, last + 1):
        text = PASSAGES[number].text
        parts.append(text[begin if number == first else 0 : stop if number == last else len(text)])
    return "|".join(parts)


def second_sentence() -> Reach:
    return Reach(PASSAGES, (2, 14), (2, 34))


def test_a_mark_grows_by_sentences_into_the_next_section_and_stops_at_the_end() -> None:
    reach = second_sentence()
    seen = []
    for _ in range(5):
        reach.by_sentence(1)
        seen.append(marked(reach))
    assert seen == [
        "Two is a bit longer. Three.",
        "Two is a bit longer. Three.|The way",
        "Two is a bit longer. Three.|The way|Four stands alone.",
        "Two is a bit longer. Three.|The way|Four stands alone.",
        "Two is a bit longer. Three.|The way|Four stands alone.",
    ]
    reach.by_sentence(-1)
    assert marked(reach) == "Two is a bit longer. Three.|The way"


def test_a_mark_grows_backwards_too_and_keeps_what_it_began_with() -> None:
    reach = second_sentence()
    reach.by_sentence(-1)
    assert marked(reach) == "One is short. Two is a bit longer."
    reach.by_sentence(-1)
    assert marked(reach) == "One is short. Two is a bit longer."
    reach.by_sentence(1)
    assert marked(reach) == "Two is a bit longer."


def test_a_mark_grows_and_shrinks_by_words() -> None:
    reach = second_sentence()
    reach.by_word(1)
    assert marked(reach) == "Two is a bit longer. Three"
    reach.by_word(-1)
    assert marked(reach) == "Two is a bit longer"
    reach.by_word(-1)
    reach.by_word(-1)
    assert marked(reach) == "Two is a"
    for _ in range(3):
        reach.by_word(-1)
    assert marked(reach) == "short. Two"
    reach.by_word(1)
    assert marked(reach) == "Two"


def test_a_mark_in_a_headline_stays_there() -> None:
    reach = Reach(PASSAGES, (0, 0), (0, 11))
    for _ in range(3):
        reach.by_sentence(1)
    assert marked(reach) == "A headline. In two sentences."
    reach.to((4, 3))
    assert marked(reach) == "A headline. In two sentences."


def test_a_mark_goes_to_a_place_on_a_line() -> None:
    reach = second_sentence()
    reach.to((4, 4))
    assert marked(reach) == "Two is a bit longer. Three.|The way|Four"
    reach.to((0, 3))
    assert marked(reach) == "One is short. Two is a bit longer."
    reach.to((2, 20))
    assert marked(reach) == "Two is"
