import pytest

from reader.model.article import Plain
from reader.store import nodes
from reader.store.nodes import Fields, Items, Scalar, read_tree
from reader.store.problem import Problem, RefusedError
from reader.store.values import plain

pytestmark = pytest.mark.usefixtures("parser")


def tree(text: str) -> Plain:
    return plain(read_tree(text))


def refusal(text: str) -> Problem:
    with pytest.raises(RefusedError) as refused:
        read_tree(text)
    return refused.value.problem


def test_lists_and_fields_keep_their_order_and_nesting() -> None:
    text = "b: [1, {x: y}]\na:\n  - c\n  - - d\n"
    assert tree(text) == {"b": ["1", {"x": "y"}], "a": ["c", ["d"]]}
    assert list(tree(text)) == ["b", "a"]


@pytest.mark.parametrize(
    "typed", ["no", "Yes", "1:30", "007", "1.10", "0x1F", ".nan", "2024-02-30", "Null", "NULL", "="]
)
def test_a_scalar_stays_what_was_typed(typed: str) -> None:
    assert tree(f"a: {typed}") == {"a": typed}


@pytest.mark.parametrize("typed", ["", "~", "null"])
def test_nothing_tilde_and_null_are_empty_unless_quoted(typed: str) -> None:
    assert tree(f"a: {typed}\nb: '{typed}'\nc: !!str {typed}\n") == {"a": "", "b": typed, "c": typed}


def test_every_node_knows_where_it_begins() -> None:
    node = read_tree("a: x\nb:\n  - y\n")
    assert isinstance(node, Fields)
    assert node.at == 0
    assert node.fields["a"] == (0, Scalar("x", 3, True))
    assert node.fields["b"] == (5, Items([Scalar("y", 12, True)], 10))


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("a: &x y", 3, "anchors (&) are not read"),
        ("a: &x [y]", 3, "anchors (&) are not read"),
        ("&x a: y", 0, "anchors (&) are not read"),
        ("a: *x", 3, "aliases (*) are not read"),
        ("*x : y", 0, "aliases (*) are not read"),
        ("a: x\n<<: {b: c}", 5, "merge keys (<<) are not read"),
        ("a: !foo x", 3, 'the tag "!foo" is not read: every value is text'),
        ("a: ! x", 3, 'the tag "!" is not read: every value is text'),
        ("a: !!int 3", 3, 'the tag "!!int" is not read: every value is text'),
        ("a: !!str [x]", 3, 'the tag "!!str" is not read: every value is text'),
        ("a: !<x> y", 3, 'the tag "x" is not read: every value is text'),
        ("!foo a: x", 0, 'the tag "!foo" is not read: every value is text'),
        ("[a]: x", 0, "the name of a field has to be text"),
        ("? {a: b}\n: x", 2, "the name of a field has to be text"),
        ("? \n: x", 1, "a field without a name"),
    ],
)
def test_what_only_a_composer_could_read_is_refused_with_its_place(text: str, at: int, message: str) -> None:
    problem = refusal(text)
    assert (problem.at, problem.message) == (at, message)
    assert problem.hint


def test_names_may_be_quoted_or_tagged_as_text() -> None:
    assert tree("'<<': x\n'': y\n!!str a: z\n1905: w") == {"<<": "x", "": "y", "a": "z", "1905": "w"}


def test_a_field_given_twice_is_refused_with_both_places() -> None:
    problem = refusal("a: x\nb:\n  c: 1\n  'c': 2\n")
    assert problem.message == 'the field "c" is given twice'
    assert (problem.at, problem.related) == (17, 10)


def test_a_name_in_a_message_is_clean_and_short() -> None:
    name = "\\e[31m" + "x" * 60
    assert refusal(f'"{name}": 1\n"{name}": 2\n').message == f'the field "␛[31m{"x" * 34}…" is given twice'


def test_thirty_two_levels_are_read_and_one_more_is_refused() -> None:
    assert plain(read_tree("[" * 32 + "]" * 32))
    problem = refusal("[" * 33 + "]" * 33)
    assert (problem.at, problem.message) == (32, "nested more than 32 deep")


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_depth_is_refused_before_it_costs_anything(opening: str) -> None:
    assert refusal(opening * 5_000).at <= 1_000  # as far as libyaml looks ahead


@pytest.mark.parametrize("kind", ["list", "fields"])
def test_a_document_of_too_many_values_is_refused(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "MAX_VALUES", 1000)
    written = "[" + "x," * 1000 + "]" if kind == "list" else "".join(f"{number}:\n" for number in range(1000))
    assert refusal(written).message == "more than 100,000 values in one article"
    assert refusal(f"a:\n  - {{b: {'[x, y], ' * 10_000}}}\n").at < 15_000


def test_text_without_a_document_for_the_parser_is_refused() -> None:
    assert refusal("\u2028\u2029").message == "there is no article here"


def test_a_second_document_that_only_the_parser_sees_is_refused() -> None:
    problem = refusal("a: b\u2028--- \u2028c: d\n")
    assert problem.message == "another document begins here"
    assert problem.at == 5
