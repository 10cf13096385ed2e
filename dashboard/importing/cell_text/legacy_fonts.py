"""The two Vietnamese font encodings of before Unicode: their letters in a Unicode file, recognised by syllables, converted."""

import re
import unicodedata
from enum import StrEnum

from dashboard.importing.cell_text.syllables import is_syllable

SUSPECT = re.compile("[\xa1-\xffμ]")
OF_UNICODE = re.compile("[\u0100-\u01b0\u0300-\u0323\u1ea0-\u1ef9]")  # letters that neither font has
_WORD = re.compile(r"(?:[^\W\d_]|[\xa1-\xbf\xd7\xf7])+")
_CONSONANT = re.compile("[bcdghklmnpqrstvx®§ñ]", re.IGNORECASE)  # the signs are đ and Đ
_VIETNAMESE = 0.7  # of the words that can be judged, so many must be syllables


class Legacy(StrEnum):
    """Font encodings of before Unicode, by the names that offices use."""

    TCVN3 = "TCVN3 (ABC, .VnTime)"
    VNI = "VNI"


def _table(letters: str, signs: str) -> dict[str, str]:
    return dict(zip(signs, letters, strict=True))


# One sign for each letter; capitals with a tone are the same signs in a font of capitals (.VnTimeH).
TCVN3 = {
    **_table("àảãáạ", "\xb5\xb6\xb7\xb8\xb9"), **_table("ăằẳẵắặ", "\xa8\xbb\xbc\xbd\xbe\xc6"),
    **_table("âầẩẫấậ", "\xa9\xc7\xc8\xc9\xca\xcb"), **_table("èẻẽéẹ", "\xcc\xce\xcf\xd0\xd1"),
    **_table("êềểễếệ", "\xaa\xd2\xd3\xd4\xd5\xd6"), **_table("ìỉĩíị", "\xd7\xd8\xdc\xdd\xde"),
    **_table("òỏõóọ", "\xdf\xe1\xe2\xe3\xe4"), **_table("ôồổỗốộ", "\xab\xe5\xe6\xe7\xe8\xe9"),
    **_table("ơờởỡớợ", "\xac\xea\xeb\xec\xed\xee"), **_table("ùủũúụ", "\xef\xf1\xf2\xf3\xf4"),
    **_table("ưừửữứự", "\xad\xf5\xf6\xf7\xf8\xf9"), **_table("ỳỷỹýỵ", "\xfa\xfb\xfc\xfd\xfe"),
    **_table("đĐĂÂÊÔƠƯ", "\xae\xa7\xa1\xa2\xa3\xa4\xa5\xa6"), "μ": "à",
}  # fmt: skip

# A letter and a sign behind it that carries the tone, the hat or both; and a few single signs.
_VNI_TONES = _table("\u0300\u0301\u0309\u0303\u0323", "øùûõï")
_VNI_HATS = _table("\u0300\u0301\u0309\u0303\u0323", "àáåãä")
_VNI_BREVES = _table("\u0300\u0301\u0309\u0303\u0323", "èéúüë")
VNI_MARKS = {
    **{base + sign: base + tone for base in "aeouy" for sign, tone in _VNI_TONES.items()},
    **{base + sign: real + tone for base, real in (("ô", "ơ"), ("ö", "ư")) for sign, tone in _VNI_TONES.items()},
    **{base + sign: base + "\u0302" + tone for base in "aeo" for sign, tone in _VNI_HATS.items()},
    **{base + "â": base + "\u0302" for base in "aeo"},
    **{"a" + sign: "a\u0306" + tone for sign, tone in _VNI_BREVES.items()},
    "aê": "a\u0306",
}
VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ì": "ì", "í": "í", "î": "ỵ"}
_VNI = re.compile("|".join([*map(re.escape, VNI_MARKS), *VNI_SINGLE]), re.IGNORECASE)


def converted(text: str) -> tuple[str, Legacy] | None:
    """The text in Unicode and the font it was typed in; None where it is Unicode already, or where that is not certain.

    "hé" in TCVN3 is "hộ", and may be "hé": at least one word must be no Vietnamese as written, and Vietnamese once converted.
    """
    if not SUSPECT.search(text) or OF_UNICODE.search(text):
        return None
    likely = []
    for legacy in Legacy:
        in_unicode = decoded(text, legacy)
        if in_unicode != text and (evidence := _evidence(text, in_unicode, legacy)):
            likely.append((evidence, in_unicode, legacy))
    likely.sort(reverse=True)
    if not likely or (len(likely) > 1 and likely[0][0] == likely[1][0]):
        return None
    return likely[0][1:]


def decoded(text: str, legacy: Legacy) -> str:
    if legacy is Legacy.TCVN3:
        return "".join(TCVN3.get(sign, sign) for sign in text)
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, text))


def _vni_letter(match: re.Match[str]) -> str:
    """The Unicode letter for a VNI letter and its sign, in the case of the letter."""
    signs = match[0].casefold()
    letter = VNI_MARKS.get(signs) or VNI_SINGLE[signs]
    return letter.upper() if match[0][0].isupper() else letter


def _evidence(text: str, in_unicode: str, legacy: Legacy) -> int:
    """The number of words that are Vietnamese only once converted; 0 for a single one that does not begin with a consonant."""
    if not is_vietnamese(in_unicode):
        return 0
    words = [word for word in _WORD.findall(text) if len(word) > 1 and SUSPECT.search(word) and not is_syllable(word)]
    evidence = [word for word in words if is_syllable(decoded(word, legacy))]
    return len(evidence) if len(evidence) > 1 or any(_CONSONANT.match(word) for word in evidence) else 0


def is_vietnamese(in_unicode: str) -> bool:
    """Whether at least `_VIETNAMESE` of the words are Vietnamese syllables, capitals and single letters not counted."""
    words = [word for word in _WORD.findall(in_unicode) if not (word.isascii() and (word.isupper() or len(word) == 1))]
    return bool(words) and sum(map(is_syllable, words)) >= _VIETNAMESE * len(words)
