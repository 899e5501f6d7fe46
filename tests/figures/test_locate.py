import pytest

from reader.figures.locate import Location, locate
from reader.model.article import Figure


def figure(value: str, label: str = "Syrian officers returned", unit: str = "people") -> Figure:
    return Figure(label=label, value=value, unit=unit)


def found(value: str, text: str, label: str = "Syrian officers returned", unit: str = "people") -> str | None:
    location = locate(figure(value, label, unit), [text])
    return None if location is None else text[location.start : location.end]


@pytest.mark.parametrize(
    "written", ["1,905", "1905", "1 905", "one thousand nine hundred and five", "１，９０５"]
)
def test_a_number_is_found_however_the_text_writes_it(written: str) -> None:
    assert found("1,905", f"Iraq returned {written} officers.") == written


def test_a_scale_is_found_written_out() -> None:
    assert found("12.3 million", "Some 12,300,000 fled.") == "12,300,000"


@pytest.mark.parametrize("written", ["1e-21", "3 × 10^6", "1.2 × 10⁻²¹"])
def test_a_power_of_ten_is_found_as_it_is_written(written: str) -> None:
    assert found(written, f"The strain was {written} at its peak.") == written
    assert found(written, "The strain was 3 at its peak.") is None


def test_a_range_is_found_whole() -> None:
    assert found("4-6", "between 4 and 6 officers") == "4 and 6"


def test_a_range_is_found_as_two_numbers() -> None:
    assert found("4-6", "rose from 4 per cent to 6 per cent") == "4 per cent to 6"


def test_half_a_range_is_not_the_range() -> None:
    assert found("4-6", "four officers") is None


def test_a_quarter_is_25_per_cent() -> None:
    assert found("25", "a quarter of voters stayed at home", "Voters at home", "%") == "a quarter"


def test_a_drop_is_found_without_its_sign() -> None:
    assert found("-3.5", "Output fell 3.5 per cent", "Output", "%") == "3.5"


def test_the_sentence_that_talks_of_the_same_thing_wins() -> None:
    texts = [
        "It began in 1905.",
        "The year 1905 was cold. Iraq returned 1905 officers to Syria. The 1905 car sold well.",
    ]
    location = locate(figure("1,905"), texts)
    assert location == Location(1, texts[1].index("1905 officers"), texts[1].index(" officers"))


def test_the_first_of_two_equal_places_wins() -> None:
    assert locate(figure("7"), ["7 trees", "7 trees"]) == Location(0, 0, 1)


def test_the_percent_sign_decides_between_equal_numbers() -> None:
    text = "Of 40 banks, growth reached 40% overall"
    location = locate(figure("40", "Growth", "%"), [text])
    assert location is not None
    assert location.start == text.index("40%")


def test_a_rounding_is_found_and_called_one() -> None:
    text = "About 1.9 million Syrian people were returned"
    assert locate(figure("1,905,331"), [text]) == Location(0, 6, 17, rounded=True)


def test_a_rounded_figure_finds_the_full_number() -> None:
    text = "Iraq returned 1,905 officers."
    assert locate(figure("1.9 thousand"), [text]) == Location(0, 14, 19, rounded=True)


def test_the_exact_number_wins_over_a_rounding_in_a_better_sentence() -> None:
    texts = ["Syrian officers returned: 2,000 people", "1,950 in all"]
    location = locate(figure("1,950"), texts)
    assert location is not None
    assert (location.index, location.rounded) == (1, False)


def test_a_rounding_in_a_sentence_about_something_else_is_not_taken() -> None:
    assert found("1,905", "About 1,900 trees fell.", "Officers", "people") is None


def test_very_long_numbers_are_found_exactly_or_not_at_all() -> None:
    assert found("9" * 5000, "9" * 5000) == "9" * 5000
    assert found("9" * 5000, "officers " + "9" * 4999 + "8") is None


def test_a_value_without_a_number_is_found_as_wording() -> None:
    assert found("Several", "They lost several officers") == "several"
    assert found("Several", "They lost many") is None


def test_an_empty_value_is_nowhere() -> None:
    assert locate(figure(""), ["anything"]) is None


def test_a_text_of_one_number_over_and_over_is_answered_with_its_first_place() -> None:
    assert locate(figure("5", "x", ""), ["5 " * 2000]) == Location(0, 0, 1)
