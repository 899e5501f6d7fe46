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
        ("The three-nation alliance met.", "Alliance"),
        ("The party won 123 of 230 seats.", "Seats won"),
        ("Ministers agreed a £3 billion package to help.", "Package"),
        ("The firm agreed to pay a fine of $25 million.", "Fine"),
        ("Net profit jumped 48%.", "Net profit"),
        ("A loan for some 48%.", "Loan"),
        ("The unemployment rate fell to 6.5%, it said.", "Unemployment rate"),
        ("It saw a 5% rise in exports.", "Rise in exports"),
        ("About 38% of the voters were at home.", "Share of voters"),
        ("Two-thirds of firms plan to raise prices.", "Share of firms"),
        ("The ship carried 900 tonnes of flour.", "Flour carried"),
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
        ("The bridge, 1.6 miles long, is new.", "Length of bridge"),
        ("They dug through a shaft about 624 metres long.", "Length of shaft"),
        ("They reached Ryugu, which is about 900 metres across, in May.", "Width of Ryugu"),
        ("A stretch of the sea floor about 500 kilometres long broke.", "Length of stretch of the sea floor"),
        ("The 15-metre-high wall fell.", "Height of wall"),
        ("Waves up to 10 metres high hit the coast.", "Height of waves"),
        ("Havana and Yangon are 636 kilometres apart.", "Havana and Yangon are 636 kilometres apart."),
        ("The men found a refuge 700 metres down.", "The men found a refuge 700 metres down."),
        ("The pipe carried 300 litres from the plant.", "Pipe carried"),
        ("The index is still above 50%.", "Index"),
        ("The claim acceptance rate is already above 95%.", "Claim acceptance rate"),
        ("In it stood a chest with three locks.", "Chest with three locks"),
        (
            "A clear majority but short of two thirds is not enough.",
            "A clear majority but short of two thirds is not enough.",
        ),
        ("A two-thirds majority is needed.", "Majority"),
        ("They raised the figure to 9.0 in May.", "They raised the figure to 9.0 in May."),
        ("There are 400 seats in the National Assembly.", "Seats in National Assembly"),
        ("Some 300 migrants from Somalia waited.", "Migrants from Somalia"),
        ("Some 300 migrants from Somalia and Eritrea waited.", "Migrants"),
        ("There were 12 planes in the last week.", "Planes"),
        ("By 2050, undernourishment could reach 27%.", "Undernourishment"),
        ("Cocaine with a street value of £340m was found.", "Street value"),
        ("Inflation in Nigeria hit a high of 26.72%.", "Inflation in Nigeria"),
        ("It ran a deficit of 4.3 percent of GDP.", "Deficit, share of GDP"),
        ("Unemployment among people aged 16 to 24 is high.", "Age of people"),
        ("It has 1.3 times the mass of Earth.", "Times the mass of Earth"),
        ("It sold 52 million iPhones.", "iPhones sold"),
        ("The bank cut its benchmark rate by 0.25 points.", "Benchmark rate"),
        ("The bank held its policy rate at 2.75%.", "Policy rate"),
        ("The agency expects oil demand to grow by 990,000 barrels.", "Oil demand"),
        ("The drug cut the risk of death by 89 percent.", "Risk of death"),
        ("The museum will raise its ticket price from 17 to 22 euros.", "Ticket price"),
        ("The price of a barrel of Brent crude fell below $70.", "Price of a barrel of Brent crude"),
        ("Turnout rose 3.2 points.", "Turnout"),
        ("Sales of electric cars almost doubled, to 1.1 million units.", "Sales of electric cars"),
        ("Shoppers spent a record $10.8 billion online.", "Shoppers spent"),
        ("House prices rose 1.2% month on month.", "House prices"),
        ("A further 1,250 soldiers and 70 tanks will be moved.", "Soldiers moved"),
        ("Just 38 hospitals are functioning.", "Hospitals functioning"),
        ("The WHO recorded 1,247 attacks on health care.", "Attacks on health care"),
        ("The telescope recorded 1,652 bursts.", "Bursts"),
        ("Police seized 2.7 tonnes of cocaine.", "Cocaine seized"),
        ("Unemployment among 15- to 24-year-olds is high.", "Age"),
        ("Two in five adults aged over 50 said so.", "Share of adults"),
        ("The ship's 22-strong crew swam.", "Crew"),
        ("It has a four-cylinder engine producing 245 horsepower.", "Engine"),
        ("He took Musk's offer of $54.20 a share.", "Offer"),
        ("The chip is 30 percent faster.", "Chip"),
        ("It runs on 45 percent less power.", "Power"),
        ("Some 12 gunmen killed the guard.", "Gunmen"),
        ("About 3,143 counties lost population.", "Counties"),
        ("The plant will employ 2,500 people.", "People employed"),
        ("The firm plans to build 28 warehouses.", "Warehouses built"),
        ("The Bank of England raised rates by 25 basis points.", "Rates"),
        ("It will cut hiring by 25%.", "Hiring"),
        ("A loaf weighing a kilo costs 150 naira.", "Loaf"),
        ("Attendance was 60,412.", "Attendance"),
        ("Some 12,000 jobs lost in May came back.", "Jobs lost"),
        ("The 300 seats won last year are safe.", "Seats won"),
        ("Last year over 4 million visitors came.", "Visitors"),
        ("Life expectancy fell to 76.1 years.", "Life expectancy"),
        ("The tower is 80 metres taller.", "Tower"),
        ("The strike lasted 12 days.", "Strike lasted"),
        ("A survey of 1,004 adults found that they care.", "Survey of 1,004 adults"),
        ("Just 60 percent of the 597,000 malaria deaths were seen.", "Share of malaria deaths"),
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


def test_things_of_a_list_share_its_verb() -> None:
    sentence = "Police found 74 live tortoises, 11 iguanas and six snakes."
    assert [label(sentence, figure, 0) for figure in extract_figures(sentence)] == [
        "Live tortoises found",
        "Iguanas found",
        "Snakes found",
    ]


def test_the_verb_between_a_number_and_its_noun_is_no_part_of_the_label() -> None:
    sentence = "Rangers counted 2,442 rhinos, of which 1,850 were white rhinos."
    assert label(sentence, extract_figures(sentence)[1], 0) == "Rhinos"


def test_the_number_before_is_no_part_of_the_words_in_front() -> None:
    sentence = "The company has 38,000 employees in 170 offices."
    assert label(sentence, extract_figures(sentence)[1], 0) == "Employees in 170 offices"


def test_a_length_of_time_is_told_by_its_words() -> None:
    sentence = "They crossed into Chad in the past ten days."
    assert label(sentence, extract_figures(sentence)[0], 0) == sentence
