from collections.abc import Iterator

from hypothesis import given, strategies as st

from reader.export.placed import PlacedArticle
from reader.export.plain_text import RULE, article_text, plain_text
from reader.model.article import Article, Figure, Origin, Section, Source
from reader.text.clean import clean
from reader.text.width import cell_width
from tests.export.golden_files import assert_golden
from tests.export.stories import BARE, BRIDGE, STORIES
from tests.store.strategies import articles


def test_a_story_into_a_pipe_has_a_line_for_every_paragraph() -> None:
    assert_golden("story.txt", "".join(plain_text(STORIES)))


def test_a_story_at_a_width_is_wrapped_with_hanging_lines() -> None:
    assert_golden("story-60.txt", article_text(BRIDGE, width=60))


def test_in_a_narrow_column_a_figures_words_stand_beneath_its_number() -> None:
    assert_golden("story-24.txt", article_text(BRIDGE, width=24))


def test_headline_and_headings_can_be_set_off_without_changing_the_rest() -> None:
    marked = article_text(BRIDGE, strong=lambda line: f"<{line}>")
    assert marked.startswith(f"<{BRIDGE.headline}>\n====")
    assert "\n<Key figures>\n---" in marked
    assert "\n<What stopped #>\n---" in marked
    assert marked.replace("<Key figures>", "Key figures").count("\n") == article_text(BRIDGE).count("\n")


def test_an_article_with_only_a_headline_is_a_headline() -> None:
    assert article_text(BARE) == "Only a headline\n===============\n"


def test_a_wide_headline_has_a_line_as_wide_beneath_it() -> None:
    assert article_text(Article(headline="伊拉克移交")) == "伊拉克移交\n==========\n"


def test_a_byline_that_says_by_already_does_not_say_it_twice() -> None:
    assert "\nBy Ann\n" in article_text(Article(headline="x", by="By Ann"))


def test_a_value_that_has_its_sign_gets_no_second_one() -> None:
    text = article_text(BRIDGE)
    assert "~300" in text
    assert "≈~" not in text


def test_values_stand_under_each_other_to_their_last_digit() -> None:
    figures = tuple(Figure(label="x", value=value) for value in ("1", "1,905", "36"))
    lines = article_text(Article(headline="x", key_figures=figures)).splitlines()
    assert lines[-3:] == ["    1  x", "1,905  x", "   36  x"]


def test_one_endless_value_does_not_push_the_others_away() -> None:
    figures = (Figure(label="x", value="9" * 500), Figure(label="y", value="1", unit="u" * 500))
    lines = article_text(Article(headline="x", key_figures=figures)).splitlines()
    assert lines[-2] == "9" * 500 + "  " + " " * 24 + "  x"
    assert lines[-1] == " " * 23 + "1  " + "u" * 500 + "  y"


def test_a_link_shows_its_address_unless_that_is_its_text() -> None:
    text = "[here](https://example.org) and [https://example.org](https://example.org)"
    shown = article_text(Article(headline="x", sections=(Section(text=text),)))
    assert "here <https://example.org> and https://example.org\n" in shown


def test_stories_of_a_stream_are_parted_by_a_rule() -> None:
    both = "".join(plain_text(STORIES))
    assert both.count(f"\n\n{RULE}\n\n") == 1


def test_a_stream_is_written_as_it_comes() -> None:
    taken = []

    def coming() -> Iterator[PlacedArticle]:
        for placed in STORIES:
            taken.append(placed.id)
            yield placed

    next(plain_text(coming()))
    assert taken == ["storm"]


@given(articles)
def test_whatever_an_article_holds_its_text_is_clean(article: Article) -> None:
    text = article_text(article)
    assert clean(text) == text
    assert text.endswith("\n")
    assert "\n\n\n" not in text.strip("\n")


@given(articles, st.integers(1, 100))
def test_wrapping_loses_nothing_but_white_space(article: Article, width: int) -> None:
    def ink(text: str) -> list[str]:
        return [character for character in text if character not in " \n=->"]

    assert ink(article_text(article, width)) == ink(article_text(article))


def test_wrapped_lines_keep_to_the_width() -> None:
    assert max(map(cell_width, article_text(BRIDGE, width=60).splitlines())) <= 60


def test_a_source_without_an_address_is_a_name() -> None:
    assert article_text(Article(headline="x", source=Source(name="Wire"))).endswith("\n\nSource: Wire\n")


def test_who_else_has_the_story_is_said() -> None:
    origins = (Origin(name="Wire"), Origin(name="Gazette"))
    assert "Wire · also Gazette" in article_text(
        Article(headline="x", source=Source(name="Wire"), origins=origins)
    )
