"""Measures figure extraction on the labelled texts: `python -m tests.figures.measure [--errors]`.

Precision, recall and F1 of the value (with the end of a range), of value and head noun of the unit, of value and
qualifier; and the recall of counted nouns on shared/data/wikinews-counts.jsonl.
"""

import sys
from collections.abc import Iterable, Iterator

import msgspec

from reader.figures.extraction import extract_figures
from reader.model.extracted_figure import ExtractedFigure
from tests.figures.labelled import SHARED, Label, LabelledText, agency, counts, wikinews


class Score(msgspec.Struct):
    """How many figures were expected, were found, and are right."""

    expected: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __str__(self) -> str:
        return f"{self.precision:6.1%} {self.recall:6.1%} {self.f1:6.1%}   ({self.right} of {self.expected})"


class Scores(msgspec.Struct):
    """The three scores of a set, and a line for each thing that is not right."""

    value: Score
    unit: Score
    qualifier: Score
    errors: list[str]


def measure(texts: Iterable[LabelledText]) -> Scores:
    scores = Scores(Score(), Score(), Score(), [])
    for labelled in texts:
        found = list(extract_figures(labelled.text))
        for score in (scores.value, scores.unit, scores.qualifier):
            score.expected += len(labelled.labels)
            score.found += len(found)
        for label in labelled.labels:
            match = next((figure for figure in found if _same_value(figure, label)), None)
            if match is None:
                scores.errors.append(f"missed  {_shown(labelled.text, label)}")
                continue
            found.remove(match)
            scores.value.right += 1
            if head(match.unit) == head(label.unit):
                scores.unit.right += 1
            else:
                scores.errors.append(f"unit    {_shown(labelled.text, label)}: {match.unit!r}")
            if match.qualifier is label.qualifier:
                scores.qualifier.right += 1
            else:
                scores.errors.append(f"meant   {_shown(labelled.text, label)}: {match.qualifier}")
        scores.errors += [f"no fig. {_shown(labelled.text, figure)}" for figure in found]
    return scores


def measure_counts() -> tuple[Score, list[str]]:
    """Only recall has a meaning here: the sentences hold other figures too, which are not labelled."""
    seen = " ".join(labelled.text for labelled in wikinews(held_out=False))
    score, errors = Score(), []
    for sentence in counts():
        found = [(float(figure.value), head(figure.unit)) for figure in extract_figures(sentence.text)]
        for count in sentence.counts:
            score.expected += 1
            wanted = {(count.value, head(count.noun)), (count.value, head(count.lemma))}
            if wanted & set(found):
                score.right += 1
            elif sentence.text in seen:
                errors.append(f"missed  {count.value:g} {count.noun}: {sentence.text[:150]}  {found}")
    score.found = score.right
    return score, errors


def head(unit: str) -> str:
    """The chief noun of a unit in the singular: `members` of `Council members and staff`."""
    first = unit.lower().split(" and ")[0].split(" or ")[0].split(" of ")[0].replace("-", " ")
    word = first.split()[-1] if first.split() else ""
    word = _HEADS.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word


_HEADS = {
    "percent": "%",
    "km": "kilometre",
    "people": "person",
    "kilometer": "kilometre",
    "kilometers": "kilometre",
}
_HEADS |= {
    "branches": "branch",
    "us$": "$",
    "centuries": "century",
    "nz$": "$",
    "a$": "$",
    "euros": "€",
    "dollars": "$",
}


def _same_value(figure: ExtractedFigure, label: Label) -> bool:
    if figure.end <= label.start or label.end <= figure.start:
        return False
    return abs(figure.value - label.value) <= label.value.copy_abs() / 1000 and figure.high == label.high


def _shown(text: str, place: Label | ExtractedFigure) -> str:
    before, after = text[max(0, place.start - 50) : place.start], text[place.end : place.end + 40]
    around = f"{before}[{text[place.start : place.end]}]{after}"
    value = f"{place.value}" if place.high is None else f"{place.value}-{place.high}"
    return f"{' '.join(around.split())}  ({value} {place.unit!r} {place.qualifier})"


def sets() -> Iterator[tuple[str, list[LabelledText]]]:
    """Each labelled set with its name; those from shared/ only where that is there."""
    yield "agency", list(agency())
    yield "agency, held out", list(agency("unseen"))
    if SHARED.exists():
        yield "wikinews, tuned on", list(wikinews(held_out=False))
        yield "wikinews, held out", list(wikinews(held_out=True))


def main(arguments: list[str]) -> None:
    """Print the tables, and with `--errors` what is not right (of what may be looked at)."""
    for name, texts in sets():
        scores = measure(texts)
        print(f"{name}: {len(texts)} texts, {scores.value.expected} figures")
        print("                     prec. recall     F1")
        print(f"  value            {scores.value}")
        print(f"  value + unit     {scores.unit}")
        print(f"  value + qualifier{scores.qualifier}")
        if "--errors" in arguments and "held out" not in name:
            print(*scores.errors, sep="\n")
    if SHARED.exists():
        score, errors = measure_counts()
        print(f"wikinews counts: recall {score.recall:.1%} of {score.expected}")
        if "--errors" in arguments:
            print(*errors, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
