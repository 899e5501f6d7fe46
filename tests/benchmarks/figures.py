"""How fast figures are extracted: `python -m tests.benchmarks.figures`.

Articles of 2.3 KB a second on one core, beside a plain Python loop as a yardstick for the machine and, where it is
installed, quantulum3 on the same text. Takes the stories of shared/, else the labelled sentences.
"""

import importlib
import json
import time
from collections.abc import Callable

from reader.figures.extraction import extract_figures
from tests.figures.labelled import SHARED, agency

ARTICLE = 2300
"""Characters of an article of about 350 words."""
ROUNDS = 7


def articles() -> list[str]:
    """Texts of the size of an article."""
    if SHARED.exists():
        stories = (json.loads(line) for line in (SHARED / "wikinews.jsonl").read_text("utf-8").splitlines())
        text = "\n\n".join("\n\n".join(story["paragraphs"]) for story in stories)
    else:
        text = "\n\n".join(sentence.text for sentence in agency())
    return [text[start : start + ARTICLE] for start in range(0, len(text) - ARTICLE, ARTICLE)]


def seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The processor time of the fastest of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def yardstick() -> int:
    """A million turns of a loop: what the machine can do today."""
    total = 0
    for number in range(1_000_000):
        total += number
    return total


def main() -> None:
    """Print what was measured."""
    texts = articles()
    loop = seconds(yardstick)
    ours = seconds(lambda: [extract_figures(text) for text in texts]) / len(texts)
    found = sum(len(extract_figures(text)) for text in texts) / len(texts)
    print(
        f"{len(texts)} articles of {ARTICLE} characters, {found:.1f} figures in each; best of {ROUNDS} rounds"
    )
    print(f"a million turns of a loop {loop * 1000:8.1f} ms")
    print(
        f"extract_figures           {1 / ours:8.0f} articles a second ({ours / loop * 1e6:.0f} turns an article)"
    )
    try:
        parse = importlib.import_module("quantulum3.parser").parse
    except ImportError:
        print("quantulum3 is not installed")
        return
    theirs = seconds(lambda: [parse(text) for text in texts[:10]], rounds=2) / len(texts[:10])
    print(f"quantulum3                {1 / theirs:8.1f} articles a second (1 : {theirs / ours:.0f})")


if __name__ == "__main__":
    main()
