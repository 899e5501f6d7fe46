from reader.store.articles import Wanted, read_articles
from reader.store.reading import parse_file

USUAL = "headline: One\nsections:\n  - text: |\n      Some text.\n"
UNUSUAL = 'headline: "T\\u0077o"\nsubjects: [a, "b"]\n'


def headlines(*files: Wanted) -> list[list[str | None]]:
    return [[article.headline if article else None for article in own] for own in read_articles(files)]


def test_articles_come_from_many_files_in_the_order_asked_for() -> None:
    several = f"---\n{USUAL}---\n{UNUSUAL}---\nheadline: Three\n".encode()
    assert headlines(Wanted(several, [2, 0]), Wanted(USUAL.encode(), [0]), Wanted(several, [1])) == [
        ["Three", "One"],
        ["One"],
        ["Two"],
    ]


def test_an_article_is_what_reading_its_file_gives() -> None:
    several = f"# first\n{USUAL}---\n# second\n{UNUSUAL}".encode()
    assert read_articles([Wanted(several, [0, 1])]) == [
        [document.article for document in parse_file(several, "a.yaml")]
    ]


def test_what_is_no_more_or_cannot_be_read_is_none() -> None:
    broken = f"{USUAL}---\nheadline: [\n---\nheadline: Three\n".encode()
    assert headlines(Wanted(broken, [0, 1, 2, 3]), Wanted(b"", [0]), Wanted(b"\xff\xfe\x00", [0, 1])) == [
        ["One", None, "Three", None],
        [None],
        [None, None],
    ]
