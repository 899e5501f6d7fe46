"""What figure extraction reaches on the labelled sets: a little below what `tests.figures.measure` prints."""

import pytest

from tests.figures.labelled import SHARED, LabelledText, agency, wikinews
from tests.figures.measure import Scores, head, measure, measure_counts

shared = pytest.mark.skipif(not SHARED.exists(), reason="needs the stories of shared/")


def assert_reaches(scores: Scores, *, precision: float, value: float, unit: float, qualifier: float) -> None:
    assert scores.value.precision >= precision, scores.errors
    assert scores.value.f1 >= value, scores.errors
    assert scores.unit.f1 >= unit, scores.errors
    assert scores.qualifier.f1 >= qualifier, scores.errors


def test_sentences_of_our_own() -> None:
    texts = list(agency())
    assert len(texts) >= 200
    assert_reaches(measure(texts), precision=0.98, value=0.98, unit=0.97, qualifier=0.98)


def test_sentences_of_our_own_that_no_rule_was_made_for() -> None:
    texts = list(agency("unseen"))
    assert len(texts) >= 100
    assert_reaches(measure(texts), precision=0.97, value=0.96, unit=0.93, qualifier=0.93)


@shared
def test_stories_that_rules_were_tuned_on() -> None:
    assert_reaches(measure(wikinews(held_out=False)), precision=0.96, value=0.96, unit=0.94, qualifier=0.96)


@shared
def test_stories_that_were_held_out() -> None:
    assert_reaches(measure(wikinews(held_out=True)), precision=0.95, value=0.95, unit=0.92, qualifier=0.95)


@shared
def test_counted_nouns_are_found() -> None:
    score, errors = measure_counts()
    assert score.recall >= 0.95, errors


def test_what_is_missed_or_invented_counts_against_the_score() -> None:
    scores = measure([LabelledText("It has 5 dogs.", ())])
    assert (scores.value.precision, scores.value.f1) == (0, 0)
    assert len(scores.errors) == 1


@pytest.mark.parametrize(
    ("unit", "chief"),
    [
        ("officers and personnel", "officer"),
        ("Council members", "member"),
        ("bodies", "body"),
        ("", ""),
        ("%", "%"),
    ],
)
def test_head_of_a_unit(unit: str, chief: str) -> None:
    assert head(unit) == chief
