"""The type of text that may be shown: what has gone through `reader.text.clean`.

Everything in an article is foreign text. A function that puts text before a person's eyes takes `CleanText`,
so that a type checker points at every string that missed the door.
"""

from typing import NewType

CleanText = NewType("CleanText", str)
"""Text without control characters, bidi tricks, invisible payloads or towers of combining marks."""
