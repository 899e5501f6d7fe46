"""The tables of README that are made from the code. `python -m tests.readme` writes them anew."""

from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

from reader.cli.fields import MEANINGS
from reader.text.query_operators import EXAMPLES
from reader.tui.keys import groups, key_name, rows as key_rows

README = Path(__file__).parents[1] / "README.md"


def keys() -> str:
    """Every key, by where it works."""
    rows: list[tuple[str, str]] = []
    for title, actions in groups():
        rows.append((f"**{title}**", ""))
        rows += [
            (" ".join(f"`{_cell(key_name(key))}`" for key in keys), does)
            for keys, does in key_rows(actions, attrgetter("keys"))
        ]
    return _table(("key", "what it does"), rows)


def queries() -> str:
    """The search language by example."""
    return _table(("query", "finds"), [(f"`{_cell(example)}`", meaning) for example, meaning in EXAMPLES])


def fields() -> str:
    """What `--fields` takes."""
    return _table(
        ("`--fields`", "what it is"), [(f"`{name}`", meaning) for name, meaning in MEANINGS.items()]
    )


TABLES = {"keys": keys, "queries": queries, "fields": fields}


def with_tables(text: str) -> str:
    """README's text with each table between its marks made anew."""
    for name, make in TABLES.items():
        before, _, rest = text.partition(f"<!-- {name} -->")
        after = rest.partition(f"<!-- end {name} -->")[2]
        text = f"{before}<!-- {name} -->\n{make()}\n<!-- end {name} -->{after}"
    return text


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    lines = [head, ("---", "---"), *rows]
    return "\n".join(f"| {first} | {second} |" for first, second in lines)


if __name__ == "__main__":
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")
