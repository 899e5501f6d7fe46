import datetime as dt
from decimal import Decimal

from reader.figures.locate import Location
from reader.figures.numbers import Number
from reader.figures.ranking import key_figures
from reader.model.article import Article, Figure, Qualifier, Section
from reader.model.timestamp import Timestamp


def story(text: str, headline: str = "A story", figures: tuple[Figure, ...] = ()) -> Article:
    return Article(
        headline=headline,
        published=Timestamp(dt.datetime(2024, 12, 19, tzinfo=dt.UTC), has_time=False),
        sections=(Section(text=text),),
        key_figures=figures,
    )


def values(article: Article) -> list[str]:
    return [key.figure.value for key in key_figures(article)]


def test_an_extracted_figure_has_number_unit_label_meaning_day_and_place() -> None:
    key = key_figures(story("About 1,905 Syrian officers were returned on 18 December."))[0]
    assert key.extracted
    assert key.place == Location(1, 6, 11)
    assert key.figure == Figure(
        label="Syrian officers returned",
        value="1,905",
        unit="officers",
        qualifier=Qualifier.ABOUT,
        as_of=Timestamp(dt.datetime(2024, 12, 18, tzinfo=dt.UTC), has_time=False),
    )


def test_in_a_text_of_another_language_no_label_is_made_up() -> None:
    text = "Die Menschen gehen auf die Straße. Mindestens 140 Todesopfer hat die Stiftung ermittelt."
    assert key_figures(story(text))[0].figure.label == "Mindestens 140 Todesopfer hat die Stiftung ermittelt."


def test_the_number_of_a_figure_is_exact_however_it_is_written() -> None:
    figures = (Figure(label="Cats", value="4-6"), Figure(label="Mood", value="good"))
    keys = key_figures(story("It cost $3.4bn.", figures=figures))
    assert [key.number for key in keys] == [
        Number(Decimal(4), Decimal(6)),
        None,
        Number(Decimal(3_400_000_000)),
    ]


def test_the_authors_figures_come_first_and_in_their_order() -> None:
    figures = (Figure(label="Cats", value="7"), Figure(label="Dogs", value="1,905"))
    keys = key_figures(story("There were 1905 dogs, 7 cats and 12 cows.", figures=figures))
    assert [(key.figure.value, key.extracted) for key in keys] == [
        ("7", False),
        ("1,905", False),
        ("12", True),
    ]
    assert keys[1].place == Location(3, 11, 15)


def test_a_number_counts_what_the_authors_figure_before_it_does() -> None:
    figures = (Figure(label="Arrested", value="120"),)
    keys = key_figures(
        story("Police arrested 120 protesters and another 30, and freed 120.", figures=figures)
    )
    assert [(key.figure.value, key.figure.unit) for key in keys] == [("120", ""), ("30", "protesters")]


def test_a_figure_whose_number_is_nowhere_has_no_place() -> None:
    assert key_figures(story("Nothing.", figures=(Figure(label="Cats", value="7"),)))[0].place is None


def test_no_more_than_eight_are_shown_but_all_of_the_authors() -> None:
    text = "There were " + ", ".join(f"{number} dogs" for number in range(20, 40)) + "."
    assert len(key_figures(story(text))) == 8
    figures = tuple(Figure(label="x", value=str(number)) for number in range(11))
    assert len(key_figures(story(text, figures=figures))) == 11


def test_what_the_headline_names_comes_first() -> None:
    assert values(story("There were 40 cats, and 12 cows.", headline="Cows: 12 found"))[0] == "12"


def test_what_is_said_twice_is_shown_once_and_early() -> None:
    assert values(story("There were 40 cats. It cost $300m. All in all, $300m.")) == ["300m", "40"]


def test_durations_and_ages_come_last() -> None:
    assert values(story("In 12 days, Maria Keller, 45, saw 30 cats.")) == ["30", "12", "45"]


def test_a_range_is_written_with_a_dash() -> None:
    assert values(story("Between 200 and 250 million people saw it.")) == ["200,000,000–250,000,000"]


def test_a_number_of_the_headline_alone_is_shown_too() -> None:
    key = key_figures(story("Nothing more.", headline="Flood kills 12 people"))[0]
    assert (key.figure.value, key.figure.unit, key.place) == ("12", "people", Location(0, 12, 14))


def test_an_empty_story_has_no_figures() -> None:
    assert key_figures(Article(headline="")) == ()


def test_number_and_unit_are_parted() -> None:
    keys = key_figures(story("It cost US$ 12 million, or 4.2 per cent."))
    assert {(key.figure.value, key.figure.unit) for key in keys} == {("12 million", "US$"), ("4.2", "%")}


def test_a_story_in_another_language_is_labelled_with_its_sentence() -> None:
    key = key_figures(story("Der Bau ist fertig. Das kostet 12 Millionen Euro und ist nicht wenig."))[0]
    assert key.figure.label == "Das kostet 12 Millionen Euro und ist nicht wenig."


def test_one_thing_and_a_small_bare_number_are_no_key_figures() -> None:
    assert values(story("One poster hung there. The result was: 7. It killed 12 people.")) == ["12"]


def test_one_thing_that_the_headline_names_is_a_key_figure() -> None:
    assert values(story("One dog died.", headline="1 dog dies in the flood")) == ["One"]
