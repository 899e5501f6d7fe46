import pytest

from reader.figures.extraction import extract_figures
from reader.figures.labels import label, shortened


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
    ],
)
def test_a_label_says_what_the_number_is(sentence: str, expected: str) -> None:
    assert label(sentence, extract_figures(sentence)[0], 0) == expected


def test_a_long_label_is_cut_between_words() -> None:
    cut = shortened("word " * 30)
    assert cut.endswith("word …")
    assert len(cut) <= 62


def test_a_label_of_one_long_word_is_cut_anywhere() -> None:
    assert shortened("数" * 100) == "数" * 60 + " …"
