"""What sums an article up: a digest that tells its versions apart, and the gist that near-equal texts share."""

import hashlib
import heapq
import re
from zlib import crc32

import msgspec

from reader.model.article import Article
from reader.model.plain import to_plain

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"\]\([^\s)]*\)")
_FEWEST_WORDS = 40
_SAME_FROM = 0.8  # of the runs of three words that either text has, so many are in both
_FIRST, _SECOND, _THIRD = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D  # odd numbers that mix well (xxHash's)
_MASK = 0xFFFFFFFF
_encode = msgspec.json.Encoder(order="sorted").encode


def digest_of(article: Article) -> str:
    """64 bits in hex of everything that came in; another version has another."""
    plain = to_plain(article)
    plain.pop("origins", None)
    return hashlib.blake2b(_encode(plain), digest_size=8).hexdigest()


def gist_of(article: Article) -> str:
    """Three words in hex, the smallest sums of runs of three words; empty for a short text.

    Two texts of which nine runs in ten are the same share two of the three nearly always.
    """
    runs = _runs(article)
    if len(runs) < _FEWEST_WORDS:
        return ""
    return " ".join(f"{number:08x}" for number in heapq.nsmallest(3, runs))


def is_near_equal(one: Article, other: Article) -> bool:
    """Whether the texts of two articles are the same but for a few words."""
    first, second = _runs(one), _runs(other)
    if min(len(first), len(second)) < _FEWEST_WORDS:
        return False
    return len(first & second) >= _SAME_FROM * len(first | second)


def _runs(article: Article) -> set[int]:
    text = "\n".join(section.text for section in article.sections)
    if "](" in text:
        text = _ADDRESS.sub("", text)  # another way to the same page is no other text
    words = _WORD.findall(text.lower())
    numbers = {word: crc32(word.encode("utf-8", "replace")) for word in set(words)}
    row = [numbers[word] for word in words]
    return {
        ((a * _FIRST) ^ (b * _SECOND) ^ (c * _THIRD)) & _MASK
        for a, b, c in zip(row, row[1:], row[2:], strict=False)
    }
