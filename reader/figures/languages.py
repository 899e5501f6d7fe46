"""Whether a text is English, told from its commonest words. Nothing else of a language is known here."""


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_AFTER_LATIN = "ɐ"
"""The first letter behind the Latin ones and their accents."""
_SAMPLE = 600
"""Characters looked at; enough to tell, and cheap."""

_MANY = 4
"""One in so many words with an accent are more than English borrows."""

_ENGLISH = _words(
    "the of and to in a for on at by with from as is was were are be been has have had that this it its he she"
    " they their his her said who which after will would not but more than an or about over killed"
)
_ENGLISH_ALONE = _ENGLISH - _words("a in on an at for as was will of her by to it he is")
"""Those that no other language has."""
_FOREIGN = _words(
    "der das und ist von mit den dem des ein eine im auf für sich nicht le la les et une du dans pour que qui"
    " sur au aux el los las y en del por con para una es il di che e della dei è o os da em não uma na het een"
    " de op te voor och att som på av är og til ikke i w z się że nie jest ve bir bu için ile olarak dan yang"
    " dengan untuk pada și în pentru cu az és hogy egy ja oli että er af ze dla przez je su za sa ng ang mga"
    " ya wa kwa của và là els amb bei wurde wurden nach aus zum zur wie sind haben einen einem einer über"
    " gegen durch mehr avec par ont été cette ses leur ces más fue han sobre sus hasta desde gli nel alla sono"
    " più dal anche foi mais pela pelo dos ao van zijn naar aan bij ook wordt inte till från med det"
)


def is_english(low: str) -> bool:
    """Whether lower-case text reads as English. Text without any telling word does, if its letters are Latin."""
    words = low[:_SAMPLE].split()
    if not _FOREIGN.isdisjoint(words):  # seldom in English text: the common way needs no count
        told = set(words)
        return len(told & _ENGLISH) >= len(told & _FOREIGN)
    if not _ENGLISH_ALONE.isdisjoint(words):
        return True
    letters = [letter for letter in low[:_SAMPLE] if letter.isalpha()]
    if any(letter >= _AFTER_LATIN for letter in letters):
        return False
    return sum(not word.isascii() for word in words) * _MANY <= len(words)
