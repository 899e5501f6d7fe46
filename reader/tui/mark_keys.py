"""The part of the table of keys that is about marks, saved searches and the basket."""

from reader.model.mark import COLOURS
from reader.tui.action import SHEETS, Action, Context

NAMES = ", ".join(COLOURS[:-1]) + " or " + COLOURS[-1]


def _made(verb: str, *values: int) -> str:
    return f"screen.do{('making.' + verb, *values)}" if values else f"screen.do('making.{verb}')"


def _marked(verb: str, *values: int) -> str:
    return f"screen.do{('marks.' + verb, *values)}" if values else f"screen.do('marks.{verb}')"


MARK_ACTIONS: tuple[Action, ...] = (
    Action("mark", ("v",), "mark the sentence, or what the mouse selected", "do('making.begin')"),
    Action("mark.line", ("j", "down"), "a line further", _made("by_line", 1), (Context.MAKING,)),
    Action("mark.line.back", ("k", "up"), "a line back", _made("by_line", -1), (Context.MAKING,)),
    Action("mark.sentence", (")",), "a sentence further", _made("by_sentence", 1), (Context.MAKING,)),
    Action("mark.sentence.back", ("(",), "a sentence back", _made("by_sentence", -1), (Context.MAKING,)),
    Action("mark.word", ("w", "right"), "a word further", _made("by_word", 1), (Context.MAKING,)),
    Action("mark.word.back", ("b", "left"), "a word back", _made("by_word", -1), (Context.MAKING,)),
    *(
        Action(
            f"mark.{colour}",
            (str(number),),
            f"in {colour}",
            _made("colour", number),
            (Context.MAKING,),
            series=f"in {NAMES}",
        )
        for number, colour in enumerate(COLOURS, 1)
    ),
    Action("mark.keep", ("enter",), "keep the mark", _made("keep"), (Context.MAKING,), "keep"),
    Action(
        "mark.note", ("a",), "keep it and write a note", _made("annotate"), (Context.MAKING,), "with a note"
    ),
    Action("mark.cancel", ("escape", "q"), "no mark", _made("cancel"), (Context.MAKING,), "no mark"),
    *(
        Action(
            f"marks.{colour}",
            (str(number),),
            f"make it {colour}",
            _marked("colour", number),
            (Context.MARKS,),
            series=f"make it {NAMES}",
        )
        for number, colour in enumerate(COLOURS, 1)
    ),
    Action("marks.note", ("a",), "write or change its note", _marked("annotate"), (Context.MARKS,), "note"),
    Action(
        "marks.remove", ("d", "delete"), "take the mark away", _marked("remove"), (Context.MARKS,), "remove"
    ),
    Action("note.keep", ("ctrl+s",), "keep it", "screen.keep", (Context.NOTE,), "keep"),
    Action("note.editor", ("ctrl+e",), "in your editor", "screen.edit", (Context.NOTE,), "in your editor"),
    Action("note.leave", ("escape",), "leave", "screen.leave", (Context.NOTE,), "leave"),
    Action("view.open", ("enter", "l", "right"), "show what it finds", "open", (Context.VIEWS,), "show"),
    Action(
        "view.forget",
        ("d", "delete"),
        "take the saved search away",
        "screen.do('views.forget')",
        (Context.VIEWS,),
        "remove",
    ),
    Action("view.save", ("S",), "keep this search under a name", "do('views.ask_name')"),
    Action("view.all", ("0",), "all stories", "do('views.go', 0)"),
    *(
        Action(
            f"view.{number}",
            (str(number + 3),),
            f"saved search {number}",
            f"do('views.go', {number})",
            series="the first six saved searches",
        )
        for number in range(1, 7)
    ),
    Action("marks.all", ("M",), "all marks of the library", "do('briefing.marks')"),
    Action("basket.put", ("+",), "put the article, mark or key figure into the basket", "do('briefing.put')"),
    Action("basket", ("B",), "the basket, to put it in order", "do('briefing.show')"),
    Action("brief", ("W",), "write the brief from the basket", "do('briefing.ask_file')"),
    Action("sheet.open", ("enter", "l", "right"), "read it in its article", "open", SHEETS, "read"),
    Action("sheet.undo", ("u",), "undo the last change", "screen.undo", SHEETS),
    Action("sheet.redo", ("ctrl+r",), "do it again", "screen.redo", SHEETS),
    Action("sheet.close", ("escape", "q", "h", "left"), "back", "screen.close", SHEETS, "back"),
    Action("all_marks.search", ("/",), "search the marks", "screen.narrow", (Context.ALL_MARKS,), "search"),
    Action("all_marks.note", ("a",), "write or change its note", "screen.note", (Context.ALL_MARKS,), "note"),
    Action(
        "all_marks.remove",
        ("d", "delete"),
        "take the mark away",
        "screen.remove",
        (Context.ALL_MARKS,),
        "remove",
    ),
    Action(
        "all_marks.basket", ("+",), "put it into the basket", "screen.basket", (Context.ALL_MARKS,), "basket"
    ),
    *(
        Action(
            f"all_marks.{colour}",
            (str(number),),
            f"make it {colour}",
            f"screen.colour({number})",
            (Context.ALL_MARKS,),
            series=f"make it {NAMES}",
        )
        for number, colour in enumerate(COLOURS, 1)
    ),
    Action("basket.down", ("J",), "move it down", "screen.shift(1)", (Context.BASKET,), "down"),
    Action("basket.up", ("K",), "move it up", "screen.shift(-1)", (Context.BASKET,), "up"),
    Action("basket.remove", ("d", "delete"), "take it out", "screen.take_out", (Context.BASKET,), "take out"),
    Action("basket.empty", ("E",), "take everything out", "screen.empty", (Context.BASKET,)),
    Action("basket.write", ("W",), "write the brief", "screen.write", (Context.BASKET,), "write"),
)
