"""All words of a long text at once, for the index: the forms that `reader.text.words` finds, without their places.

Nine words in ten are ASCII letters between blanks and punctuation. Those are taken by a few passes over the bytes
of the whole text, several times as fast as word by word; pieces with a digit or a foreign letter in them are worked
out one by one first.
"""

from reader.text.words import BREAK, MAX_FORM, Memory, forms

_KEPT = str.maketrans("0123456789.", "\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x02")
"""What stands for the digits and points of words that are settled already. No clean text has these."""

_SPECIAL = bytes(byte >= 0x80 or chr(byte).isdigit() for byte in range(256))
"""1 for each byte of a word that needs a closer look."""


def _small() -> bytes:
    """What each byte becomes: letters small, punctuation a blank; those above ASCII stay."""
    stays = b"abcdefghijklmnopqrstuvwxyz" + BREAK.encode()
    table = bytearray(byte if byte in stays or byte >= 0x80 else 0x20 for byte in range(256))
    table[ord("A") : ord("Z") + 1] = b"abcdefghijklmnopqrstuvwxyz"
    for byte, stands_in in _KEPT.items():
        table[stands_in] = byte
    return bytes(table)


_SMALL = _small()

_WITHIN = bytes(byte != 0x20 for byte in range(256))
"""1 for each byte that is not a blank."""

_LONG = b"\1" * (MAX_FORM + 1)


def terms(text: str) -> list[str]:
    """The forms of all words of a clean text, in order: `forms(text)`, for 350 English words in about 30 µs."""
    small = b"".join(_settled(text.encode() + b"  ")).translate(_SMALL)
    found = small.decode().split()
    if _LONG in small.translate(_WITHIN):
        return [form[:MAX_FORM] for form in found]
    return found


def _settled(raw: bytes) -> list[bytes]:
    """The text, which ends with two blanks, in pieces, those with digits and foreign letters as their forms."""
    special = raw.translate(_SPECIAL)
    pieces: list[bytes] = []
    done = 0
    at = special.find(1)
    while at >= 0:
        start, end = raw.rfind(b" ", done, at) + 1 or done, raw.find(b" ", at)
        # Only a number has a blank in it.
        while special[end - 1] and special[end + 1]:
            end = raw.find(b" ", end + 1)
        pieces += raw[done:start], _FORMS[raw[start:end]]
        done = end
        at = special.find(1, end)
    pieces.append(raw[done:])
    return pieces


def _forms_of(piece: bytes) -> bytes:
    return " ".join(forms(piece.decode())).translate(_KEPT).encode()


_FORMS = Memory(_forms_of)
