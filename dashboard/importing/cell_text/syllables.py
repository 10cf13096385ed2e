"""The possible spellings of a Vietnamese syllable, to tell Vietnamese from text that only shares its letters."""

import re
import unicodedata

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ONSET = "(?:ngh?|nh?|gh?|gi|kh?|ch?|ph?|qu|th?|tr|[bdđhlmrsvx])?"
_OPEN = (
    "(?:a[iouy]?|â[uy]|eo?|êu?|i(?:a|êu|u)?|oa[ioy]?|oeo?|oi?|ôi?|ơi?|ua[iouy]?|uâ[uy]|uê|ueo?|ui|uôi|uơ|uy[au]?|u"
    "|ưa|ưi|ươ[iu]|ưu|ư|yê?u|y)"
)
_CLOSED = "(?:[aăâeêioôơuưy]|iê|o[aăeo]|ôô|u[aăâêô]|uyê?|ươ|yê)(?:ch?|ng?|nh|[mpt])"
_SYLLABLE = re.compile(f"{_ONSET}(?:{_OPEN}|{_CLOSED})")


def is_syllable(word: str) -> bool:
    """Whether one word (letters only, any case) can be Vietnamese: one onset, one rhyme, at most one tone."""
    apart = unicodedata.normalize("NFD", word.casefold())
    bare, tones = _TONES.subn("", apart)
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))
