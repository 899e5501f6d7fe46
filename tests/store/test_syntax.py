import pytest
from yaml.error import YAMLError

from reader.store.nodes import read_tree
from reader.store.problem import RefusedError
from reader.store.syntax import explain

pytestmark = pytest.mark.usefixtures("parser")

QUOTE_IT = "put the text in quotes"
LAYOUT = "this does not continue what stands above"


def refusal(text: str) -> tuple[int, str]:
    with pytest.raises(RefusedError) as refused:
        read_tree(text)
    assert refused.value.problem.hint
    return refused.value.problem.at, refused.value.problem.message


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("headline: Iraq: x", 14, "a second `: ` in one value"),
        ("headline: x\n  by: y", 16, "a second `: ` in one value"),
        ("headline: x\nby\nurl: y", 12, "this is neither `field: value` nor part of the text above"),
        ("headline: |\nx\n", 12, "this is neither `field: value` nor part of the text above"),
        ('headline: "x" y', 14, "the text goes on behind its closing quotation mark"),
        ("headline: [x] y", 14, "the text goes on behind a closing bracket"),
        (
            "headline: We are #1\n  in the world",
            22,
            "the text above ended with its #, which begins a comment",
        ),
        ("sections:\n- heading: a\n text: x\n", 24, LAYOUT),
        ("headline: x\n%YAML 1.2\n", 22, LAYOUT),
        ("headline: 'x\nby: y\n", 10, "a quotation mark is opened here and not closed"),
        ("subjects: [a, b\nby: y\n", 10, "a bracket is opened here and not closed"),
        ("headline: }", 10, "a value is missing here, or a bracket is one too many"),
        ("headline: @x", 10, "a text cannot begin with @"),
        ("headline: %x", 10, "a text cannot begin with %"),
        ("headline: *x*", 12, "a text cannot begin with *"),
        ("headline: &*", 11, "a text cannot begin with &"),
        ("headline: - x", 10, "a list begins on the line of its field"),
        ("headline: | x", 12, "a text begins on the line of its `|` or `>`"),
        ("headline: x\n\tby: y", 12, "a tab is used for indentation"),
        ("headline:\n\t- x", 10, "a tab is used for indentation"),
        ("headline: |\n\tx", 12, "a tab is used for indentation"),
        ("%TAG ! x\n---\na: b", 0, "a line that begins with % is for YAML alone"),
        ("%YAML 1.2\n# c\n%FOO\n---\na: b", 14, "a line that begins with % is for YAML alone"),
        ("%YAML 3.0\n---\na: b", 0, "this version of YAML is not read"),
        ("a: \x1b[31m", 3, "the character U+001B may not stand in a file"),
        ("a: b\ufffe", 4, "the character U+FFFE may not stand in a file"),
    ],
)
def test_faults_are_told_in_plain_words_where_they_begin(text: str, at: int, message: str) -> None:
    assert refusal(text) == (at, message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('a: "\\q"', "this escape in double quotes is unknown"),
        ('a: "\\xZZ"', "this escape stands for no character"),
        ('a: "\\ud83d\\ude00"', "this escape stands for no character"),
    ],
)
def test_escapes_that_mean_nothing_are_refused(text: str, message: str) -> None:
    at, told = refusal(text)
    assert told == message
    assert at >= 3


def test_the_version_of_yaml_may_be_given() -> None:
    assert read_tree("%YAML 1.2\n---\na: b").at == 14


def test_half_a_million_directives_are_refused_at_the_first() -> None:
    assert refusal("%TAG !a! b\n" * 500_000 + "---\na: b") == (
        0,
        "a line that begins with % is for YAML alone",
    )


def test_an_error_that_says_nothing_is_still_told() -> None:
    assert explain(YAMLError(), "a: b").message == "this is not YAML"
