"""Standing highlights and marks under and over each other: a defined order, nothing hidden."""

from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.mark import Mark, Selector
from reader.model.settings import Rule, RuleKind
from reader.text.passages import Field, Passage
from reader.text.standing import Standing
from reader.tui.app import NewsdeskApp
from reader.tui.lights import Lights
from reader.tui.look import Look
from reader.tui.main_screen import MainScreen
from reader.tui.pieces import MARKED, STANDING, Ink, Pieces
from reader.tui.theme import DARK, LIGHT, TERMINAL
from tests.tui.desk import desk, press, shown, until, write
from tests.tui.pages import words

RULES = (
    "read: {after: 0s}\nhighlights:\n  - {words: amnesty, colour: 2}\n  - {phrase: has returned, colour: 5}\n"
)


def mark(name: str, exact: str, colour: int = 1) -> Mark:
    return Mark(id=name, article="a", selector=Selector(exact=exact), colour=colour)


PASSAGES = [
    Passage(field=Field.HEADLINE, text=words("A general amnesty")),
    Passage(field=Field.TEXT, text=words("It was an amnesty.")),
]


def test_marks_are_found_and_the_lost_ones_come_last() -> None:
    lights = Lights(
        PASSAGES, marks=[mark("lost", "Nowhere to be found"), mark("b", "was an"), mark("a", "general", 4)]
    )
    assert [one.mark.id for one in lights.placed] == ["a", "b", "lost"]
    assert lights.marked(0, 0, 17)[0].ink is MARKED[3]
    assert lights.marked(0, 0, 2) == []
    assert lights.sign(0, 0, 17) == (4, True)
    assert lights.sign(0, 5, 17) == (4, False)
    assert lights.sign(1, 0, 3) is None
    at = lights.at(1, 4)
    assert at is not None
    assert at.mark.id == "b"
    assert lights.at(1, 0) is None


def test_marks_that_are_known_are_not_looked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    lights = Lights(PASSAGES, marks=[mark("a", "general")])
    monkeypatch.setattr(lights.text, "anchor", None)
    lights.place([mark("a", "general", 5)])
    assert lights.marked(0, 0, 17)[0].ink is MARKED[4]


def test_standing_highlights_keep_to_their_fields() -> None:
    standing = Standing([Rule(kind=RuleKind.WORDS, text="amnesty", colour=3)])
    lights = Lights(PASSAGES, standing)
    assert [(one.start, one.end, one.ink) for one in lights.standing(0, 0, 17)] == [(10, 17, STANDING[2])]
    assert lights.standing(0, 0, 9) == []


@pytest.mark.parametrize("theme", [DARK, LIGHT, TERMINAL], ids=["dark", "light", "terminal"])
def test_everything_over_everything_can_be_told_apart(theme: object) -> None:
    look = Look(theme)  # type: ignore[arg-type]
    over = [(), (STANDING[0],), (MARKED[0],), (Ink.MATCH,), (Ink.CURRENT,), (Ink.DRAFT,), (Ink.LIT,)]
    over += [(STANDING[0], MARKED[0]), (STANDING[0], Ink.CURSOR)]
    styles = [look.style((Ink.TEXT, *inks)) for inks in over]
    if theme is not TERMINAL:
        assert len(set(map(str, styles))) == len(styles)
    assert (
        look.style((Ink.TEXT, MARKED[0], Ink.CURRENT)).bgcolor == look.style((Ink.TEXT, Ink.CURRENT)).bgcolor
    )
    assert len({str(look.style((Ink.TEXT, ink))) for ink in MARKED}) == 5
    assert len({str(look.style((Ink.TEXT, ink))) for ink in STANDING}) == 5


def inks(pieces: Pieces, text: str) -> tuple[Ink, ...]:
    return next((piece.inks for piece in pieces if text in piece.text), ())


def article_inks(main: MainScreen, text: str) -> tuple[Ink, ...]:
    lines = range(main.article.top, main.article.top + main.article.size.height)
    return next(found for line in lines if (found := inks(main.article.content(line)[0], text)))


async def test_standing_highlights_are_painted_in_list_text_and_under_matches(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "config.yaml").write_text(RULES, encoding="utf-8")
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter")
        assert STANDING[1] in article_inks(main, "amnesty")
        assert STANDING[4] in article_inks(main, "has returned")
        await press(pilot, "escape", "slash")
        await write(pilot, "amnesty")
        await press(pilot, "enter")
        rows = range(main.list.size.height)
        found = next(got for row in rows if (got := inks(main.list.content(row)[0], "amnesty")))
        assert found[-1] is Ink.MATCH
        assert STANDING[1] in found
        await press(pilot, "enter")
        over = article_inks(main, "amnesty")
        assert over.index(STANDING[1]) < max(
            over.index(ink) for ink in over if ink in {Ink.MATCH, Ink.CURRENT}
        )


async def test_the_cursor_is_seen_through_a_standing_highlight(library: Library, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("highlights: [{words: officers}]\n", encoding="utf-8")
    async with desk(library) as (pilot, main):
        await press(pilot, "j")
        line = next(n for n in range(main.list.size.height) if "Officers" in shown(main.list).splitlines()[n])
        over = inks(main.list.content(line)[0], "Officers")
        assert Ink.CURSOR in over
        assert STANDING[0] in over
        look = main.current_look
        assert look is not None
        assert look.style(over).bgcolor == look.style((Ink.CURSOR,)).bgcolor


async def test_other_rules_light_at_once(library: Library, tmp_path: Path) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter")
        assert STANDING[1] not in article_inks(main, "amnesty")
        (tmp_path / "config.yaml").write_text(RULES, encoding="utf-8")
        app = pilot.app
        assert isinstance(app, NewsdeskApp)
        await app.look_at_config()
        await until(pilot, lambda: STANDING[1] in article_inks(main, "amnesty"))
        (tmp_path / "config.yaml").write_text("highlights: [{words: camp, colour: 3}]\n", encoding="utf-8")
        await app.look_at_config()
        lines = range(main.sections.extent)
        await until(
            pilot, lambda: any(STANDING[2] in inks(main.sections.content(n)[0], "camp") for n in lines)
        )
        assert STANDING[1] not in article_inks(main, "amnesty")
