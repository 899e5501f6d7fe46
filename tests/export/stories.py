"""Two stories for the golden files: one with everything an article can have, one with only a headline."""

from reader.export.placed import PlacedArticle
from reader.model.article import Article, Correction, Figure, Qualifier, Section, Source
from reader.text.dates import parse_timestamp

BRIDGE = Article(
    headline="Storm closes the Øresund bridge for 14 hours",
    standfirst="Gusts of 38 metres a second stopped trains and cars.\nNobody was hurt.",
    by="A. Writer",
    located="Malmö, Sweden",
    published=parse_timestamp("2024-12-19"),
    updated=parse_timestamp("2024-12-20T07:05:00+01:00"),
    source=Source(name="Example Wire", url="https://example.org"),
    url="https://example.org/storm?a=1&copy;=2",
    language="en",
    subjects=("weather", "transport"),
    people=("Ann Author", "Bo Builder"),
    places=("Malmö", "København"),
    organisations=("Sund & Bælt",),
    key_figures=(
        Figure(label="Hours closed", value="14", unit="hours", as_of=parse_timestamp("2024-12-19")),
        Figure(
            label="Travellers",
            value="1,905",
            unit="people",
            qualifier=Qualifier.ABOUT,
            previous="1,200",
        ),
        Figure(
            label="Wind", value="38", unit="m/s", qualifier=Qualifier.AT_LEAST, previous="41", note="in gusts"
        ),
        Figure(
            label="Damage", value="€3.4 million", qualifier=Qualifier.AT_MOST, source="Insurers' estimate"
        ),
        Figure(label="Ferry passengers", value="12", unit="%", qualifier=Qualifier.UP, previous="12"),
        Figure(label="Trains", value="~300", qualifier=Qualifier.ABOUT, previous="a few"),
    ),
    sections=(
        Section(
            text="The bridge *closed* at 05:00, the [operator](https://example.org/op_(1)) said, see\n"
            "https://example.org and [https://example.org](https://example.org).\n\n"
            "1. Not a list, and 2*3*4 is no emphasis. #1 & <b>bold</b> `code` snake_case_name &amp; [x]\n\n"
            "# Not a heading #\n"
        ),
        Section(
            heading="What stopped #",
            text="- trains\n  - from Malmö\n  - from København, which were the first to stop\n- cars\n\n"
            "> We had *no* choice.\n>\n> None at all.\n\nThat was it.",
        ),
        Section(heading="Empty"),
    ),
    corrections=(
        Correction(published=parse_timestamp("2024-12-20"), text="An earlier version misstated the wind."),
        Correction(text="And the time."),
    ),
    id="storm",
    unknown={"rating": "5", "path": "elsewhere", "links": [{"a": "b"}]},
)

BARE = Article(headline="Only a headline")

STORIES = (
    PlacedArticle(article=BRIDGE, id="storm", path="news/storm.yaml"),
    PlacedArticle(article=BARE, id="2024/bare#2", path="news/2024/bare.yaml"),
)
