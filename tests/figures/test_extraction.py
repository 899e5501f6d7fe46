"""Sentences with their figures in brackets, as `labelled.bracketed` reads them: what is in none is no figure."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from reader.figures.extraction import extract_figures
from reader.model.extracted_figure import FigureKind
from tests.figures.labelled import Label, bracketed


def check(line: str) -> None:
    labelled = bracketed(line)
    found = tuple(
        Label(
            start=figure.start,
            end=figure.end,
            value=figure.value,
            high=figure.high,
            unit=figure.unit,
            qualifier=figure.qualifier,
        )
        for figure in extract_figures(labelled.text)
    )
    assert found == labelled.labels


@pytest.mark.parametrize(
    "line",
    [
        "Iraq returned [1,905|1905|officers and personnel] Syrian officers and personnel.",
        "It holds [28,000|28000|Andy Warhol photographs] Andy Warhol photographs and other works.",
        "They met [two|2|politicians] pan-democratic politicians Lee and Fung.",
        "Its [27|27|member]-member council met.",
        "The [300|300|people]-strong crowd sang.",
        "About [a dozen|12|human rights activists|~] human rights activists came.",
        "[One|1|soldier] soldier died.",
        "Police saw [one|1|poster] poster writing it.",
        "They hold [252|252|seats] of the [400|400|seats] seats.",
        "[Three|3|victims] of the victims were children.",
        "[Four|4|crew] of the [six|6|crew] crew lived.",
        "The ban hit [12|12|people] people Monday.",
        "[12|12|soldiers and police] soldiers and police fell.",
        "[12|12|soldiers] soldiers and police said so.",
        "They have [one|1|donations|>] or more donations.",
        "It is [15|15|IQ points] IQ points.",
        "They sold [310,000|310000|cars] electric cars.",
        "The number of births fell below [230,000|230000|births|<].",
        "The death toll rose past [500|500|deaths].",
        "[97|97|member states] of [193|193|member states] member states agree; [14|14|member states] voted.",
        "It won [63|63|seats] seats, [32|32|seats] short of a majority.",
        "[Two|2|bombs] [500|500|pound]-pound bombs and [a dozen|12|rockets] [122|122|mm]mm rockets lay there.",
        "[Three|3|19-year-olds] [19|19|year]-year-olds came.",
        "It won [three|3|matches] of its past [17|17|matches] matches.",
        "It has [2,532|2532|pixels] by [1,170|1170|pixels] pixels.",
        "It hit [.312|0.312|] and trades at [15|15|times] times earnings.",
        "They asked [31|31|employees] current and former employees.",
        "They asked [20|20|officials] Israeli and Palestinian officials.",
        "[Ninety|90|senators] of the hundred senators came.",
    ],
)
def test_what_is_counted(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "Rescuers saved 700 asylum seekers and [200|200|asylum seekers] more.",
        "The attack killed [12|12|people].",
        "Floods leave [82|82|people] dead, [4.7m|4700000|people] affected.",
        "The firm will hire [4,000|4000|people] in May.",
        "The attack left [12|12|people] dead.",
        "In all [30|30|people] were seriously injured.",
        "[One|1|people] dead, [three|3|people] missing.",
        "The death toll rose to [120|120|deaths].",
        "The toll from the quake, the ministry said, may surpass [200,000|200000|deaths].",
        "It has a population of about [58,000|58000|people|~].",
        "The number of severely injured people climbed to [10,679|10679|people].",
        "Deaths from malaria fell to [558,000|558000|deaths].",
        "Of the victims, [17,388|17388|victims] were named.",
        "Officials counted 63 students, [nine|9|students] of whom were foreign.",
        "The line has 20 trains, against [12|12|trains] in May.",
        "They had about [36|36|times|~] and [29|29|times] times the mass.",
        "There are ropes of [5|5|km] and [9|9|km] km.",
        "There are notes from [5|5|€] to [500|500|€] euros.",
        "The children, ages [4|4|years], [6|6|years] and [9|9|years], were found.",
        "The bank has about 9,000 clients. The total number was [8,999|8999|clients] then.",
        "It pumps 1.2 million barrels a day, [600,000|600000|barrels] below its quota.",
        "Parliament has 349 seats, of which the bloc holds [176|176|seats].",
        "Firefighters, some [550|550|firefighters|~] of them, came.",
        "It paid 75 million euros plus [25 million|25000000|€].",
        "Attendance was [60,412|60412|people].",
    ],
)
def test_a_unit_left_out_is_found_in_the_sentence(line: str) -> None:
    labelled = bracketed(line)
    found = {(figure.value, figure.unit, figure.qualifier) for figure in extract_figures(labelled.text)}
    for label in labelled.labels:
        assert (label.value, label.unit, label.qualifier) in found


@pytest.mark.parametrize(
    "line",
    [
        "It cost [$3.4bn|3400000000|$] or [£2m|2000000|£].",
        "It cost [US$44 billion|44000000000|US$] and [NZ $ 26 million|26000000|NZ$].",
        "They paid [50|50|€] euros, [3|3|US$] U.S. dollars and [6.34 billion|6340000000|yuan] yuan.",
        "They paid [7|7|Iraqi dinars] Iraqi dinars and [8|8|C$] Canadian dollars.",
        "It costs [Rs 1.97 lakh crore|1970000000000|Rs] or [RM2.18 million|2180000|RM].",
        "It costs [EUR 5|5|€], [12 €|12|€] or [9 USD|9|US$].",
        "A [200|200|pound]-pound man lost [5|5|pounds] pounds of fat.",
        "It costs [5|5|£] pounds and [40|40|cents] cents.",
        "The bonds yield [$2 to $3|2..3|$] a month.",
        "A fee of [50|50|pence] pence.",
        "A tariff of [7.5|7.5|p]p a kilowatt hour, [28|28|p]p more.",
    ],
)
def test_money(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "It is [4.2 per cent|4.2|%] and [38%|38|%] and [5-percent|5|%].",
        "It is [25|25|basis points] basis points wide.",
        "It is [1,220|1220|km]km long, [82|82|metres] metres high and [350|350|sq km] sq km wide.",
        "It reached [180|180|km/h] km/h and [1.5|1.5|°C] °C and [40|40|C]C.",
        "Winds of [220|220|kilometres per hour] kilometres per hour.",
        "It is [10|10|m] m wide.",
        "A magnitude [6.4|6.4|magnitude] quake.",
        "A [7.0|7.0|magnitude]-magnitude quake.",
        "Within [a tenth|0.1|second] of a second.",
        "After [half|0.5|hour] an hour and [three and a half|3.5|hours] hours.",
        "Traffic grew [18|18|fold|+]-fold.",
        "It lasted [20|20|seconds] seconds.",
        "At [120|120|km per hour] km per hour and [7.9|7.9|km/s] km/s.",
        "An engine of [273|273|lb-ft] lb-ft and [2.0|2|L]L.",
        "A loaf of [800|800|g] g costs more.",
        "A [6.5|6.5|m]m-wide mirror.",
        "It got ([20|20|in] in) and [53,000|53000|US gallons] US gallons.",
        "It does [32|32|mpg] mpg, [41|41|miles per gallon] miles per gallon and [119|119|g/km] g/km.",
        "It has [1,498|1498|cc] cc, [465|465|pound-feet] pound-feet and [16,000|16000|rpm] rpm.",
        "It has [5,000|5000|mAh] mAh, [120|120|Hz]Hz, [940|940|Mbps] Mbps and [12|12|ms] ms.",
        "It is [12|12|micrograms] micrograms, [0.6|0.6|astronomical units] astronomical units.",
        "It rose [2.3|2.3|m|+]m in [24|24|hours] hours.",
    ],
)
def test_units_of_measure_and_time(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "line",
    [
        "A [34|34|year]-year-old man.",
        "A tradition [2000|2000|year] year old",
        "Thomas Sam, [42|42|years], and his wife, [36|36|years], from Sydney.",
        "Maria Keller ([45|45|years]) won.",
        "Her twin daughters, [8|8|years], and a writer, [80|80|years], came.",
        "It is in Article 5, paragraph (2), of the law that children under [12|12|years|<] are children.",
        "She was [six|6|years] when they moved.",
        "He joined aged [14|14|years].",
        "Children under [five|5|years|<] are weak.",
        "People aged [16|16|years|>] and over vote.",
        "At [88|88|years], she is well.",
    ],
)
def test_ages(line: str) -> None:
    labelled = bracketed(line)
    found = extract_figures(labelled.text)
    assert [(f.value, f.unit, f.qualifier) for f in found] == [
        (label.value, label.unit, label.qualifier) for label in labelled.labels
    ]
    assert {f.kind for f in found} == {FigureKind.AGE}


@pytest.mark.parametrize(
    "line",
    [
        "[Two-thirds|0.6667|firms] of firms agree.",
        "[One in five|0.2|adults] adults agree.",
        "[Two of every five|0.4|respondents] respondents agree.",
        "Of people aged [18 to 34|18..34|years], [four out of five|0.8|] said so.",
        "Nearly [half|0.5|residents|~] of the residents left.",
        "Sales fell by [a third|0.3333||-].",
        "The lira is down [a third|0.3333||-] this year.",
        "[Three quarters|0.75|species] of species vanished.",
        "They waited [two|2|quarters] quarters.",
        "[A quarter|0.25|grain] of the region's grain was lost.",
        "[Half|0.5|Afghans] of all Afghans go hungry, UN says.",
    ],
)
def test_shares(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    "text",
    [
        "It began in 2015 and ended in 1999.",
        "The 2008 elections and a 2015 survey were held by 2050.",
        "From 2004 to 2009, on May 7, 2015, it was so.",
        "It runs from 3 May to 9 June and on 13-15 June.",
        "Dec. 20 was cold, and so was the 4th of March.",
        "It came at 4 a.m., 9.30pm, 14:30 and 0600 GMT.",
        "It opens at 8.30 every day.",
        "It was made in 300 BC.",
        "The 33rd and the twenty-third time in the 1990s.",
        "Sweden beat Korea 1-0, Panama lost 3 – 0 and 6-4, 3-6, 7-5.",
        "The Senate voted 52-48.",
        "It passed by a vote of 52 to 48, and they won 3 to 1.",
        "She won 6-7 (5), 6-4, 7-6 (9).",
        "It was filmed in 1080p.",
        "It was filmed in 4K video.",
        "Call 911 or +44 20 7946 0018 or 555-0199.",
        "Call +1 (212) 555-0147.",
        "Case 22-cv-01234 and ruling 303, near junction 23, p. 14.",
        "The P5+1 met.",
        "USB 3.2 is out.",
        "He lives at 10 Downing Street and 221B Baker Street.",
        "An F-16, an A320, MH370, Covid-19 and 4chan.",
        "Windows 11, Boeing 737 jets, Apollo 11 and Toy Story 3.",
        "A 737-800 crashed.",
        "The S&P 500 and the Nikkei 225 closed.",
        "Article 5, Section 230, Chapter 11, page 12, No. 10, day five.",
        "Posts 542 and 543 are near Highway 7.",
        "The Group of Seven, the Group of 20 and the Big Three met.",
        "The Three Gorges dam and Formula One.",
        "One of the men, no one, one another and the one.",
        "The two met; these three left.",
        "One day they will come back.",
        "At one stage, and at one point, they fell back.",
        "It is a one-way street with zero tolerance.",
        "The twenty-first of them.",
        "A third goal in the second half, and half-time.",
        "It is half as much, said several hundred and dozens of people.",
        "See https://example.org/12/34 and 3.11.2 and 192.168.0.1.",
        "It is so [12], as was said.",
        "1. Introduction\n2. Method",
        "It is open 24/7, since 9/11.",
        "The strain was 1.0 × 10^-21, of 3 x 10⁶ atoms or 10⁹, 4 × 10^5 km away; 5^3 of them.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert extract_figures(text) == ()


@pytest.mark.parametrize(
    "line",
    [
        "More than [12|12|men|>] men, nearly [9|9|cats|~] cats, up to [8|8|dogs|<] dogs.",
        "At least [50|50|men|>] men came with [40|40|cats|>] or more cats.",
        "[5%|5|%] is so.",
        "It fell [3.5%|3.5|%|-] to [5%|5|%].",
        "A rise of [4%|4|%|+] and a [5%|5|%|-] drop.",
        "It is [5%|5|%|+] higher and [6%|6|%|-] below average.",
        "They cut the risk of death by [17%|17|%|-].",
        "Oil fell [$1.20|1.2|$|-], or [1.6%|1.6|%|-].",
        "It rose by more than [3%|3|%|+].",
        "The index gained [40|40|points|+] points.",
        "They lost [12,000|12000|jobs] jobs.",
        "It made up [14%|14|%] of all.",
        "Profits rose; it won by [3%|3|%].",
        "It came down [14|14|minutes] minutes later.",
        "[12%|12|%|+] more voted, a [3%|3|%|+] annual rise.",
        "Rates rose from [4%|4|%] to [6%|6|%].",
        "It will cost [$3|3|$] over [five|5|years] years.",
        "It lasted over [two|2|hours|>] hours.",
        "It is now +[1.6%|1.6|%|+].",
        "Fares go up to [£4|4|£].",
        "A [3.9%|3.9|%|+] year-on-year rise.",
        "Prices rose by an annual [8.6%|8.6|%|+].",
        "It is [76|76|years] years, down [0.9|0.9|years|-] years.",
        "They chased down [378|378|] and rounded up [200|200|people] people.",
        "They closed down [92|92|points|-] points.",
    ],
)
def test_how_it_is_meant(line: str) -> None:
    check(line)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It has 5 dogs.", FigureKind.COUNTED),
        ("It cost $5.", FigureKind.MONEY),
        ("It is 5%.", FigureKind.PERCENT),
        ("It is 5 km.", FigureKind.MEASURE),
        ("It took 5 days.", FigureKind.DURATION),
        ("It took 5 long days.", FigureKind.DURATION),
        ("He was aged 5.", FigureKind.AGE),
        ("It is half of the men.", FigureKind.RATIO),
        ("It traded at 18.6 then.", FigureKind.BARE),
    ],
)
def test_kind(text: str, kind: FigureKind) -> None:
    assert [figure.kind for figure in extract_figures(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        ("Nach mehr als 28 Jahren gehen die Menschen.", "28", None, ""),
        ("Das kostet 3,4 Milliarden Euro und ist 5 Prozent mehr.", "3400000000", None, "€"),
        ("El gobierno gastó 12 millones de dólares en la obra.", "12000000", None, "$"),
        ("Es wurden 1.200 Häuser und 3,5 Hektar zerstört.", "1200", None, ""),
        ("El PIB alcanzó los 25.000 millones.", "25000000000", None, ""),
        ("L'entreprise a 1.234.567 clients dans le monde.", "1234567", None, ""),
        ("Los precios subieron 1.250 y luego 12,345 pesos.", "1.25", None, ""),
        ("Die Inflation in Deutschland lag im Mai bei 7,9 Prozent.", "7.9", None, "%"),
        ("Ущерб оценивается в 2,5 млрд рублей.", "2500000000", None, "рублей"),
        ("据统计,损失达450亿元。", "45000000000", None, "元"),
        ("比率は3.141です。", "3.141", None, ""),
        ("Enflasyon yüzde 73,5'e yükseldi; dolar aştı.", "73.5", None, "%"),
        ("Straty sięgają 2,3 mld zł, jak podano.", "2300000000", None, "zł"),
        ("भारत की आबादी 1.4 अरब है.", "1400000000", None, ""),
        ("Le chômage est de 7,5 % dans le pays.", "7.5", None, "%"),
        ("人口は3億人です。", "300000000", None, ""),
        ("Der Tunnel ist 57,1 km lang und die Brücke nicht.", "57.1", None, "km"),
        ("O governo vai gastar 1 bilhão de reais com isso.", "1000000000", None, "reais"),
        ("O governo vai gastar 2 trilhões para isso.", "2000000000000", None, ""),
        ("Mit 18 bin ich nach Berlin gezogen.", "18", None, ""),
        ("Les 12 livres sont dans la maison.", "12", None, ""),
        ("Die Kosten von 3-4 Mio. sind nicht gedeckt.", "3000000", "4000000", ""),
        ("Цены выросли на 5 процентов.", "5", None, "%"),
        ("ارتفع العدد إلى ٣٤٥", "345", None, ""),
    ],
)
def test_other_languages_get_numbers_but_no_nouns(text: str, value: str, high: str | None, unit: str) -> None:
    figure = extract_figures(text)[0]
    assert (figure.value, figure.high, figure.unit) == (Decimal(value), Decimal(high) if high else None, unit)


@pytest.mark.parametrize(
    "text",
    ["Am 9. November 1989 um 22:30 Uhr ist die Mauer offen.", "El 5 de mayo de 2012 no.", "2024年5月3日"],
)
def test_dates_of_other_languages_are_no_figures(text: str) -> None:
    assert extract_figures(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "9" * 300_000,
        "[" * 100_000,
        "٣,٤٥٦.７ " * 5_000,
        "1,2.3'4 5" * 5_000,
        "one " * 5_000,
        "a hundred and " * 5_000,
        "from 5 to " * 5_000,
        "number of toll to " * 3_000 + "5",
        "the 5. " * 5_000,
        "million " * 10_000,
        "\ud800\udfff 5 " * 3_000,
        "İ 5 dogs " * 3_000,
    ],
)
def test_hostile_text_is_answered(text: str) -> None:
    for figure in extract_figures(text):
        assert 0 <= figure.start < figure.end <= len(text)


def test_every_digit_of_a_very_long_number_is_kept() -> None:
    digits = "123456789" * 1000
    assert format(extract_figures(f"They counted {digits} stars.")[0].value, "f") == digits


WORDS = [
    *("one", "two", "5", "1,905", "$3bn", "4%", "half", "a", "third", "of", "the", "dogs", "killed", "from")
]
WORDS += [
    *("to", "and", "in", "2015", "May", "–", ".", "-", ",", "toll", "or", "more", "aged", "old", "million")
]


@given(st.lists(st.sampled_from(WORDS)))
def test_figures_stand_in_order_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    figures = extract_figures(text)
    assert all(one.end <= other.start for one, other in pairwise(figures))
    assert all(figure.high is None or figure.value < figure.high for figure in figures)


@given(st.text())
def test_any_text_is_safe(text: str) -> None:
    extract_figures(text)
