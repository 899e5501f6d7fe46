"""What the page says of a story that came in: who else has it, and a date that cannot be right."""

from msgspec.structs import replace

from reader.model.article import Article, Origin, Source
from tests.tui.pages import DAY, lines


def test_other_sources_and_a_date_in_the_future_stand_in_the_byline() -> None:
    article = Article(
        headline="h",
        published=DAY,
        source=Source(name="Wire"),
        origins=(Origin(name="Wire", dated="2999-01-01"), Origin(name="The \x1bGazette")),
    )
    said = " ".join(" ".join(line.split()) for line in lines(article, 100))
    assert "dated 1 January 2999 by its publisher · Wire · also The ␛Gazette" in said
    assert "also" not in " ".join(lines(replace(article, origins=()), 100))
