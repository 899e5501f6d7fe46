"""Articles of every kind for Hypothesis: all fields, all text that a file can hold."""

import datetime as dt

from hypothesis import strategies as st

from reader.model.article import Article, Correction, Figure, Origin, Part, Plain, Qualifier, Section, Source
from reader.model.timestamp import Timestamp

AWKWARD = [
    *(
        "exactly",
        "",
        "~",
        "null",
        "no",
        "Yes",
        "1:30",
        "007",
        "1,905",
        "0x1F",
        "1e3",
        ".nan",
        "2024-12-19",
        "=",
        "<<",
    ),
    *("- a", "a: b", "a:", "#a", "a #b", "a#b", "'a'", '"a"', "a'b\"c\\", "|", "> a", "%a", "@a", "`a", "!a"),
    *(
        "&a",
        "*a",
        "[a",
        "{a",
        "a,b",
        "? a",
        "---",
        "...",
        " a",
        "a ",
        "\ta",
        "a\t",
        "\n",
        "\n\n",
        "a\n",
        "a\n\n",
    ),
    *(
        "\na",
        " \na",
        "a\n ",
        "a\n \n",
        "a\n\n b\n\n\n",
        "  a\n b",
        "\t\na",
        "a\n\tb\n",
        "---\na",
        "a\n---\nb\n...\n",
    ),
    *(
        "a\rb",
        "a\r\nb",
        "a\x85b",
        "a\u2028b\u2029c",
        "\ufeffa",
        "a\ufeff",
        "\x00\x1b[31m\x7f\x9b",
        "\ufffe\uffff",
    ),
    *(
        "été",
        "日本語、です。",
        "שלום",
        "👩‍👩‍👧",
        "\U0010ffff",
        "a\xa0",
        "x" * 120,
        "a: b " * 40 + "c",
        "# " * 60 + "x",
    ),
]

texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.text(st.sampled_from(" \t\n\r:#-'\"\\|>[]{},&*!?%@~ab1\x85\ufeff\x1b"), max_size=12),
)
spoken = texts.filter(lambda text: bool(text.strip()))
"""Text with something in it, for the fields that a part cannot be without."""

timestamps = st.one_of(
    st.dates().map(
        lambda day: Timestamp(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC), has_time=False)
    ),
    st.datetimes(
        min_value=dt.datetime(2, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
        max_value=dt.datetime(9998, 12, 31),  # noqa: DTZ001
        timezones=st.integers(-14 * 60, 14 * 60).map(
            lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))
        ),
    ).map(Timestamp),
)

plain_values: st.SearchStrategy[Plain] = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


def unknown(part: type[Part]) -> st.SearchStrategy[dict[str, Plain]]:
    known = set(part.__struct_fields__) - {"unknown"}
    return st.dictionaries(texts.filter(lambda name: name not in known), plain_values, max_size=2)


def lists(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(items, max_size=3).map(tuple)


sources = st.builds(Source, name=spoken, url=texts, unknown=unknown(Source))
figures = st.builds(
    Figure,
    label=spoken,
    value=spoken,
    unit=texts,
    as_of=st.none() | timestamps,
    qualifier=st.sampled_from(Qualifier),
    previous=texts,
    source=texts,
    note=texts,
    unknown=unknown(Figure),
)
sections = st.builds(Section, heading=texts, text=texts, unknown=unknown(Section))
corrections = st.builds(
    Correction, published=st.none() | timestamps, text=spoken, unknown=unknown(Correction)
)
origins = st.builds(
    Origin,
    feed=texts,
    guid=texts,
    url=texts,
    name=texts,
    digest=texts,
    gist=texts,
    dated=texts,
    unknown=unknown(Origin),
)
articles = st.builds(
    Article,
    headline=spoken,
    standfirst=texts,
    by=texts,
    located=texts,
    published=st.none() | timestamps,
    updated=st.none() | timestamps,
    source=st.none() | sources,
    url=texts,
    language=texts,
    subjects=lists(texts),
    people=lists(texts),
    places=lists(texts),
    organisations=lists(texts),
    key_figures=st.lists(figures, max_size=2).map(tuple),
    sections=st.lists(sections, max_size=2).map(tuple),
    corrections=st.lists(corrections, max_size=2).map(tuple),
    origins=st.lists(origins, max_size=2).map(tuple),
    id=texts,
    unknown=unknown(Article),
)
