import pytest

from reader.figures.extraction import extract_figures
from reader.figures.labels import excerpt, label


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Iraq has returned 1,905 Syrian officers and personnel to Syria.",
            "Syrian officers and personnel returned",
        ),
        ("At least 12 people were killed in the blast.", "People killed"),
        ("The blast killed 12.", "People killed"),
        ("Thieves sold nine stolen paintings.", "Stolen paintings sold"),
        ("The court heard two cases of fraud.", "Cases of fraud"),
        ("The flood came, killing nine cows.", "Cows killed"),
        ("The three-nation alliance met.", "Nation alliance"),
        ("The party won 123 of 230 seats.", "Seats won"),
        ("Ministers agreed a £3 billion package to help.", "Package"),
        ("The firm agreed to pay a fine of $25 million.", "Fine"),
        ("Net profit jumped 48%.", "Net profit"),
        ("A loan for some 48%.", "Loan"),
        ("The unemployment rate fell to 6.5%, it said.", "Unemployment rate"),
        ("It saw a 5% rise in exports.", "Rise in exports"),
        ("About 38% of the voters were at home.", "Share of voters"),
        ("Two-thirds of firms plan to raise prices.", "Share of firms"),
        ("The ship carried 900 tonnes of flour.", "Flour"),
        ("The 20-minute demonstration was seen.", "Demonstration"),
        ("Maria Keller, 45, was hurt.", "Age of Maria Keller"),
        ("A 14-year-old boy was hurt.", "Age of boy"),
        ("It took 40 minutes.", "It took 40 minutes."),
        ("Voters in 27 countries will choose.", "Voters in 27 countries"),
        ("Most skip meals, a poll of 2,014 adults says.", "Poll of 2,014 adults"),
        ("The death toll rose to 187.", "Deaths"),
        ("The bus carrying 300 passengers sank.", "Passengers carried"),
        ("The blast left 12 people injured.", "People injured"),
        ("The bridge cost $1.2 billion.", "Bridge cost"),
        ("The government will borrow 33 trillion yen.", "Government will borrow"),
        ("The bridge, 1.6 miles long, is new.", "Bridge"),
        ("By 2050, undernourishment could reach 27%.", "Undernourishment"),
        ("Cocaine with a street value of £340m was found.", "Street value"),
        ("Inflation in Nigeria hit a high of 26.72%.", "Inflation in Nigeria"),
        ("It ran a deficit of 4.3 percent of GDP.", "Deficit, share of GDP"),
        ("Unemployment among people aged 16 to 24 is high.", "Age of people"),
        ("It has 1.3 times the mass of Earth.", "Times the mass of Earth"),
        ("It sold 52 million iPhones.", "iPhones sold"),
        (
            "Nearly 46% of previously heat-attributed damage was new.",
            "Share of previously heat-attributed damage",
        ),
    ],
)
def test_a_label_says_what_the_number_is(sentence: str, expected: str) -> None:
    assert label(sentence, extract_figures(sentence)[0], 0) == expected


def test_where_nothing_fits_the_words_around_the_number_stand_in() -> None:
    sentence = (
        "He had been told by nobody in particular that whatever came of it, it would be 40 minutes or so."
    )
    assert (
        excerpt(sentence, extract_figures(sentence)[0], 0)
        == "… whatever came of it, it would be 40 minutes or so."
    )


def test_a_long_label_is_cut_between_words() -> None:
    sentence = "It took 40 minutes " + "and one word more " * 10
    cut = excerpt(sentence, extract_figures(sentence)[0], 0)
    assert cut.startswith("It took 40 minutes and one word")
    assert cut.endswith(" …")
    assert len(cut) <= 62


def test_a_label_of_one_long_word_is_cut_anywhere() -> None:
    sentence = "$5" + "数" * 100
    assert excerpt(sentence, extract_figures(sentence)[0], 0) == "$5" + "数" * 58 + " …"
