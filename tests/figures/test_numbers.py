from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from reader.figures.numbers import Number, _parsed, parse_number
from reader.model.article import Qualifier


@pytest.mark.parametrize(
    "written",
    [
        "1905",
        "1,905",
        "1 905",
        "1\N{NO-BREAK SPACE}905",
        "1\N{NARROW NO-BREAK SPACE}905",
        "1\N{THIN SPACE}905",
        "1'905",
        "1’905",
        "one thousand nine hundred and five",
        "One thousand nine hundred five",
        "nineteen hundred and five",
        "１９０５",
        "١٩٠٥",
        "१,९०५",
        "1.905 thousand",
        "$1,905",
        "1905%",
    ],
)
def test_one_number_is_read_however_it_is_written(written: str) -> None:
    assert parse_number(written) == Number(Decimal(1905))


@pytest.mark.parametrize(
    "written",
    [
        "12.3 million",
        "12.3m",
        "12.3mn",
        "12.3-million",
        "12,300,000",
        "12 300 000",
        "12.300.000",
        "1.23 crore",
        "1,23,00,000",
        "123 lakh",
    ],
)
def test_scales_are_multiplied_out(written: str) -> None:
    assert parse_number(written) == Number(Decimal(12_300_000))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1e-21", "1e-21"),
        ("1234567890123456789012345.12345678901e2", "123456789012345678901234512.345678901"),
        ("-1.5E+3", "-1500"),
        ("3 × 10^6", "3000000"),
        ("1.2 × 10⁻²¹", "1.2e-21"),
        ("6.02x10²³", "6.02e23"),
    ],
)
def test_powers_of_ten_are_multiplied_out(written: str, value: str) -> None:
    assert parse_number(written) == Number(Decimal(value))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("$3.4bn", "3400000000"),
        ("£2tn", "2000000000000"),
        ("$1.2B", "1200000000"),
        ("10k", "10000"),
        ("1 lakh crore", "1000000000000"),
        ("two thousand million", "2000000000"),
        ("4.2 per cent", "4.2"),
        ("3,5 %", "3.5"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("2.5 dozen", "30"),
        ("a dozen", "12"),
        ("a hundred and twenty", "120"),
        ("half a million", "500000"),
        ("two and a half million", "2500000"),
        ("2½ million", "2500000"),
        ("3 1/2", "3.5"),
        ("10,20,30", "10"),
        ("a hundred and million", "100"),
        ("1 3/4 million", "1750000"),
        ("2 and a quarter million", "2250000"),
        ("three and a half", "3.5"),
        ("a million and a half", "1500000"),
        ("a quarter of a million", "250000"),
        ("a hundred thousand", "100000"),
        ("one half", "0.5"),
        ("¾", "0.75"),
        ("two-thirds", "0.6667"),
        ("three quarters", "0.75"),
        ("one in five", "0.2"),
        ("nine out of ten", "0.9"),
        ("zero", "0"),
        ("0.25", "0.25"),
        ("-3.5", "-3.5"),
        ("−12", "-12"),
        ("-$5", "-5"),
        ("minus 7", "-7"),
        ("007", "7"),
    ],
)
def test_value(written: str, value: str) -> None:
    number = parse_number(written)
    assert number is not None
    assert number.value == Decimal(value)
    assert number.high is None


@pytest.mark.parametrize(
    ("written", "value", "high"),
    [
        ("4-6", "4", "6"),
        ("4–6", "4", "6"),
        ("4 to 6", "4", "6"),
        ("between 4 and 6", "4", "6"),
        ("between 5 km and 6 km", "5", "6"),
        ("between 200 and 250 million", "200000000", "250000000"),
        ("€3-4bn", "3000000000", "4000000000"),
        ("$3 billion to $4 billion", "3000000000", "4000000000"),
        ("900,000 to 1.2 million", "900000", "1200000"),
        ("4% to 6%", "4", "6"),
        ("two or three", "2", "3"),
        ("twenty-five to thirty", "25", "30"),
        ("ranging from 10 to 15", "10", "15"),
        ("in 4 to 6 weeks", "4", "6"),
        ("by 4 to 6 percent", "4", "6"),
    ],
)
def test_a_range_has_two_ends(written: str, value: str, high: str) -> None:
    number = parse_number(written)
    assert number is not None
    assert (number.value, number.high) == (Decimal(value), Decimal(high))


@pytest.mark.parametrize(
    "written",
    ["6-4", "5 or 2000", "4 and 6", "rose from 4 to 6", "by $4 to $6", "2000 to 558,000", "4% to 6 km"],
)
def test_two_numbers_that_are_no_range_stay_apart(written: str) -> None:
    number = parse_number(written)
    assert number is not None
    assert number.high is None


@pytest.mark.parametrize(
    ("written", "qualifier"),
    [
        ("1,905", Qualifier.EXACTLY),
        ("~300", Qualifier.ABOUT),
        ("≈ 300", Qualifier.ABOUT),
        ("about $300", Qualifier.ABOUT),
        ("nearly US$300", Qualifier.ABOUT),
        ("300 or so", Qualifier.ABOUT),
        (">300", Qualifier.AT_LEAST),
        ("≥ 300", Qualifier.AT_LEAST),
        ("300+", Qualifier.AT_LEAST),
        ("more than 300", Qualifier.AT_LEAST),
        ("300 or more", Qualifier.AT_LEAST),
        ("no fewer than 300", Qualifier.AT_LEAST),
        ("<300", Qualifier.AT_MOST),
        ("no more than 300", Qualifier.AT_MOST),
        ("up to 300", Qualifier.AT_MOST),
        ("+300", Qualifier.UP),
        ("▲ 300", Qualifier.UP),
        ("↓300", Qualifier.DOWN),
    ],
)
def test_signs_and_words_beside_a_number_say_how_it_is_meant(written: str, qualifier: Qualifier) -> None:
    number = parse_number(written)
    assert number is not None
    assert (number.value, number.qualifier) == (
        Decimal(300) if "300" in written else Decimal(1905),
        qualifier,
    )


@pytest.mark.parametrize(
    "text", ["", "none", "several hundred", "dozens of people", "the twenty-third", "192.168.0.1", "1," * 50]
)
def test_text_without_a_number(text: str) -> None:
    assert parse_number(text) is None


def test_every_digit_of_a_very_long_number_is_kept() -> None:
    digits = "123456789" * 1000
    number = parse_number(f"-{digits}.5")
    assert number is not None
    assert format(number.value, "f") == f"-{digits}.5"


@given(st.text())
def test_any_text_is_safe(text: str) -> None:
    number = parse_number(text)
    assert number is None or number.high is None or number.value < number.high


@given(st.integers(min_value=0, max_value=10**30))
def test_a_whole_number_is_read_back_from_its_digits_with_and_without_groups(value: int) -> None:
    assert parse_number(str(value)) == Number(Decimal(value))
    assert parse_number(f"{value:,}") == Number(Decimal(value))
    assert parse_number(f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")) == Number(Decimal(value))


@given(st.from_regex(r"[0-9]{1,30}(\.[0-9]{1,9})?|[0-9]{1,3}(,[0-9]{3}){1,5}", fullmatch=True))
def test_the_quick_way_and_the_long_way_agree(written: str) -> None:
    quick, long = parse_number(written), _parsed(written)
    assert quick is not None
    assert long is not None
    assert str(quick.value) == str(long.value)
    assert quick == long
