"""Standing highlights: what rules light, and that they never bleed into each other."""

import string
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from reader.model.settings import Rule, RuleField, RuleKind
from reader.text.clean import clean_line
from reader.text.passages import Field, Passage
from reader.text.standing import NO_STANDING, Coloured, Standing, regex_problem

TEXT = clean_line("The general amnesty pardoned 1,905 officers; IRQ-12 was quiet.")


def rule(kind: str, text: str, colour: int = 1, *fields: RuleField, notify: bool = False) -> Rule:
    return Rule(kind=RuleKind(kind), text=text, colour=colour, fields=frozenset(fields), notify=notify)


def lit(*rules: Rule, field: Field = Field.TEXT) -> list[tuple[str, int]]:
    return [(TEXT[span.start : span.end], span.colour) for span in Standing(rules).spans(TEXT, field)]


def test_words_are_lit_in_any_form_a_phrase_exactly_a_regex_as_written() -> None:
    assert lit(rule("words", "officer pardons")) == [("pardoned", 1), ("officers", 1)]
    assert lit(rule("phrase", "General Amnesty", 2)) == [("general amnesty", 2)]
    assert lit(rule("phrase", "amnesty general")) == []
    assert lit(rule("regex", r"IRQ-\d+", 3)) == [("IRQ-12", 3)]
    assert lit(rule("regex", "x*")) == []


def test_a_rule_may_look_in_one_place_only() -> None:
    only = rule("words", "amnesty", 1, RuleField.HEADLINE, RuleField.FIGURES)
    assert lit(only) == []
    assert lit(only, field=Field.HEADLINE) == lit(only, field=Field.FIGURE) == [("amnesty", 1)]
    assert lit(rule("words", "amnesty"), field=Field.SUBJECT) == [("amnesty", 1)]


def test_the_first_rule_has_the_characters_that_two_of_them_light() -> None:
    assert lit(rule("words", "amnesty", 1), rule("phrase", "general amnesty", 2)) == [
        ("general ", 2),
        ("amnesty", 1),
    ]
    assert lit(rule("phrase", "general amnesty", 2), rule("words", "amnesty", 1)) == [("general amnesty", 2)]


def test_without_rules_or_words_nothing_is_lit() -> None:
    assert not NO_STANDING
    assert NO_STANDING.spans(TEXT) == ()
    assert lit(rule("words", "!!!"), rule("phrase", "…")) == []


def test_what_is_announced() -> None:
    passages = [Passage(field=Field.HEADLINE, text=TEXT)]
    quiet, loud = rule("words", "amnesty"), rule("words", "officers", notify=True)
    elsewhere = rule("words", "amnesty", 1, RuleField.TEXT, notify=True)
    assert Standing([quiet]).announced(passages) is None
    assert Standing([quiet, elsewhere]).announced(passages) is None
    assert Standing([quiet, loud]).announced(passages) == loud


@pytest.mark.parametrize("pattern", ["(a", "*", "(?P<n>", "a{1000}{1000}"])
def test_a_wrong_regex_is_told_in_words(pattern: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert regex_problem(pattern)
    assert capfd.readouterr().err == ""


def test_no_regex_can_hang_or_flood() -> None:
    text = clean_line("x" * 50_000)
    assert regex_problem("(x+x+)+y") == ""
    assert Standing([rule("regex", "(x+x+)+y")]).spans(text) == ()
    (span,) = Standing([rule("regex", "x")]).spans(text)
    assert span == Coloured(0, 20_000, 1)


KINDS = st.sampled_from(["words", "phrase", "regex"])
WORDS = st.text(string.ascii_lowercase[:4] + " ", min_size=1, max_size=4)


@given(st.lists(st.tuples(KINDS, WORDS, st.integers(1, 5)), max_size=5), st.text("abcd é", max_size=40))
def test_what_is_lit_never_overlaps(rules: list[tuple[str, str, int]], written: str) -> None:
    text = clean_line(written)
    made = [rule(*each) for each in rules]
    spans = Standing(made).spans(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for position in range(len(text)):
        alone = [
            each for each in made if any(s.start <= position < s.end for s in Standing([each]).spans(text))
        ]
        colours = [span.colour for span in spans if span.start <= position < span.end]
        assert colours == [each.colour for each in alone[:1]]
