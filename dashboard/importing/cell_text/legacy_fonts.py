"""The two Vietnamese font encodings of before Unicode: which Latin-1 characters stand for which letters in a Unicode file."""

from enum import StrEnum


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
