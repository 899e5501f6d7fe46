"""What the reader keeps, through the library: undone, done again, marked, put into the basket, saved."""

from pathlib import Path

import pytest

from reader.library.library import Library, open_library
from reader.model.article import Figure
from reader.model.basket import Item, SavedSearch
from reader.model.entry import Entry
from reader.model.errors import StateError
from reader.model.fact import Fact, Key, Kind
from reader.model.mark import Mark, Selector
from reader.state.states import States
from tests.builders import open_test_library


def quote(words: str, start: int = 0) -> Selector:
    return Selector(exact=words, start=start)


@pytest.fixture
def iraq(library: Library) -> Entry:
    return library.find("iraq")


def test_read_and_starred_are_undone_and_done_again(library: Library) -> None:
    kept = library.kept
    assert kept.undo() is None
    kept.set_read(["iraq", "old/wall"], True)
    kept.set_starred(["iraq"], True)
    first, second = kept.undo(), kept.undo()
    assert first is not None
    assert second is not None
    assert (first.text, second.text) == ("starred", "2 articles marked read")
    assert not any(state.read or state.starred for state in kept.states(["iraq", "old/wall"]))
    kept.redo()
    assert [state.read for state in kept.states(["iraq", "old/wall"])] == [True, True]
    kept.set_read(["iraq"], False)
    assert kept.redo() is None
    kept.undo()
    assert kept.states(["iraq"])[0].read


def test_an_action_that_changes_nothing_is_not_undone(library: Library) -> None:
    library.kept.set_read(["iraq"], True)
    assert not library.kept.set_read(["iraq"], True)
    library.kept.undo()
    assert not library.states(["iraq"])[0].read


def test_an_undo_that_cannot_be_kept_can_be_tried_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.kept.set_read(["iraq"], True)

    def full(_self: States, _change: object) -> None:
        raise StateError("full")

    with monkeypatch.context() as patched:
        patched.setattr(States, "take_back", full)
        with pytest.raises(StateError):
            library.kept.undo()
    library.kept.undo()
    assert not library.states(["iraq"])[0].read


def test_tags_are_clean_lines_and_counted(library: Library) -> None:
    assert library.kept.set_tagged(["iraq"], "  to\tread \x1b", True).text == "tagged to read ␛"
    library.kept.set_tagged(["iraq", "old/wall"], "later", True)
    assert library.kept.tags() == [("later", 2), ("to read ␛", 1)]
    assert library.kept.set_tagged(["iraq"], "later", False).text == "tag later taken away"


def test_several_tags_are_given_and_taken_in_one_action(library: Library) -> None:
    kept = library.kept
    kept.set_tagged(["iraq"], "old", True)
    change = kept.retag(["iraq", "old/wall"], ["one ", "two"], ["old"])
    assert change.text == "2 articles tagged one, two, no longer old"
    assert [state.tags for state in kept.states(["iraq", "old/wall"])] == [("one", "two")] * 2
    assert kept.retag(["iraq"], [], ["two"]).text == "tagged no longer two"
    kept.undo()
    kept.undo()
    assert [state.tags for state in kept.states(["iraq", "old/wall"])] == [("old",), ()]


def test_the_place_in_an_article_is_kept_and_is_no_action(library: Library) -> None:
    library.kept.set_position("iraq", 12)
    assert library.states(["iraq"])[0].position == 12
    library.kept.set_position("iraq", 0)
    assert library.kept.undo() is None


def test_a_mark_is_made_coloured_noted_and_taken_away(library: Library, iraq: Entry) -> None:
    marks = library.kept.marks
    later = marks.add(iraq, quote("amnesty", 50), url="https://ina.iq/1")
    made = marks.add(iraq, quote("officers", 20), colour=2, note=" why? ")
    assert marks.of("iraq") == [made, later]
    assert {mark.id for mark in marks.all()} == {made.id, later.id}
    assert (made.headline[:4], made.source, made.published) == ("Iraq", "Iraqi News Agency", "2024-12-19")
    assert made.note == "why?"
    made = marks.annotate(marks.recolour(made, 5), "because")
    assert marks.of("iraq")[0] == made
    assert library.states(["iraq"])[0].marks == 2
    assert library.states(["iraq"])[0].notes == 1
    assert marks.annotate(made, "").note == ""
    marks.remove(made)
    assert marks.of("iraq") == [later]
    library.kept.undo()
    assert len(marks.of("iraq")) == 2


@pytest.mark.parametrize("colour", [0, 6])
def test_there_are_five_colours(library: Library, iraq: Entry, colour: int) -> None:
    with pytest.raises(ValueError, match="colours are 1 to 5"):
        library.kept.marks.add(iraq, quote("officers"), colour=colour)


def test_nothing_cannot_be_marked(library: Library, iraq: Entry) -> None:
    with pytest.raises(ValueError, match="nothing to mark"):
        library.kept.marks.add(iraq, quote("  "))


def test_what_a_newer_newsdesk_wrote_is_passed_over(library: Library, iraq: Entry, root: Path) -> None:
    made = library.kept.marks.add(iraq, quote("officers"))
    strange = '{"selector":{"exact":"x"},"colour":9}'
    facts = [
        Fact(Key("iraq", Kind.MARK, "m1"), "[1]", 1, "x"),
        Fact(Key("iraq", Kind.MARK, "m2"), strange, 1, "x"),
        Fact(Key("iraq", Kind.BASKET, "b"), "[]", 1, "x"),
        Fact(Key("", Kind.SEARCH, "s"), "[]", 1, "x"),
    ]
    States(root.parent / f"{root.name}-state" / "state.sqlite3").merge(facts)
    assert {(mark.id, mark.colour) for mark in library.kept.marks.all()} == {(made.id, 1), ("m2", 1)}
    assert library.kept.basket.items() == []
    assert library.kept.searches.all() == []


def test_the_basket_keeps_its_order(library: Library, iraq: Entry) -> None:
    basket = library.kept.basket
    mark = library.kept.marks.add(iraq, quote("officers"))
    figure = Figure(label="Returned", value="1,905", unit="people")
    for change in (basket.put_article(iraq), basket.put_mark(mark), basket.put_figure(iraq, figure)):
        assert change
    assert not basket.put_article(iraq)
    assert [item.what for item in basket.items()] == [Item.ARTICLE, Item.MARK, Item.FIGURE]
    basket.move(basket.items()[2], 0)
    assert [item.what for item in basket.items()] == [Item.FIGURE, Item.ARTICLE, Item.MARK]
    assert basket.items()[0].value == "1,905"
    basket.take_out(basket.items()[1])
    assert [item.what for item in basket.items()] == [Item.FIGURE, Item.MARK]
    basket.empty()
    assert basket.items() == []
    library.kept.undo()
    assert len(basket.items()) == 2


def test_saved_searches_have_names(library: Library) -> None:
    searches = library.kept.searches
    assert searches.save("@Syria now", " amnesty  syria ").text == "search kept as @Syria now"
    searches.save("wall", "berlin")
    assert searches.all() == [SavedSearch("Syria now", "amnesty syria"), SavedSearch("wall", "berlin")]
    assert searches.expand("@syria NOW") == ("(amnesty syria)", ())
    assert searches.expand("-@wall (@Syria now) @wallpaper")[0] == "-(berlin) ((amnesty syria)) @wallpaper"
    assert searches.expand('"@wall" a@wall @') == ('"@wall" a@wall @', ())
    text, notes = searches.expand("@moon")
    assert (text, notes) == (
        "@moon",
        ("searched as text: @moon is no saved search; there are: @Syria now, @wall",),
    )
    searches.forget("Syria now")
    searches.forget("wall")
    assert searches.expand("@wall")[1] == ("searched as text: @wall is no saved search; there are: none yet",)
    with pytest.raises(ValueError, match="needs a name"):
        searches.save("@", "x")


def test_searches_of_the_configuration_come_first_and_go_before_others(library: Library) -> None:
    library.kept.configured_searches = lambda: {"Zebra": "zebra", "Syria": "syria after:7d"}
    library.kept.searches.save("syria", "other")
    library.kept.searches.save("Able", "able")
    names = [(search.name, search.query) for search in library.kept.searches.all()]
    assert names == [("Zebra", "zebra"), ("Syria", "syria after:7d"), ("Able", "able")]
    assert library.kept.searches.expand("@SYRIA x") == ("(syria after:7d) x", ())


def test_the_configuration_is_asked_for_searches(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("searches: {Zebra: stripes}\n", encoding="utf-8")
    monkeypatch.setenv("NEWSDESK_CONFIG", str(config))
    for name in ("CACHE", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    with open_library(root) as library:
        assert library.kept.searches.expand("@zebra") == ("(stripes)", ())


def test_notices_are_clean_and_told_once(library: Library, root: Path) -> None:
    library.kept.set_read(["iraq"], True)
    state = root.parent / f"{root.name}-state" / "state.sqlite3"
    state.unlink()
    assert library.states(["iraq"])[0].read
    (told,) = library.kept.notices()
    assert "was deleted" in told
    assert library.kept.notices() == ()
    assert library.state_problem == ""


def test_what_is_marked_and_noted_is_found(library: Library, iraq: Entry) -> None:
    library.kept.marks.add(iraq, quote("officers"))
    wall = library.find("old/wall")
    library.kept.marks.add(wall, quote("Thousands"), note="how many?")
    assert library.search("has:marks").count == 2
    assert library.search("has:note").count == 1
    assert library.search("has:marks officers").count == 1


def test_a_library_without_a_catalogue_still_keeps_things(root: Path) -> None:
    library = open_test_library(root, refresh=False)
    library.kept.set_read(["iraq"], True)
    assert library.states(["iraq"])[0].read
    library.close()


def test_marks_without_an_article_keep_its_citation(library: Library, iraq: Entry) -> None:
    mark = library.kept.marks.add(iraq, quote("officers"))
    assert isinstance(mark, Mark)
    assert library.kept.basket.put_mark(mark)
    assert library.kept.basket.items()[0].headline == iraq.headline


def test_all_that_was_marked_read_is_undone_and_done_again_past_other_actions(library: Library) -> None:
    library.kept.set_read(["iraq"], True)
    library.kept.set_read(["iraq"], False)
    library.kept.set_all_read([["iraq", "old/wall"]])
    library.kept.set_read(["iraq"], False)
    for _ in range(4):
        library.kept.undo()
    assert not any(state.read for state in library.states(["iraq", "old/wall"]))
    for _ in range(3):
        library.kept.redo()
    assert all(state.read for state in library.states(["iraq", "old/wall"]))
    library.kept.undo()
    assert not any(state.read for state in library.states(["iraq", "old/wall"]))
