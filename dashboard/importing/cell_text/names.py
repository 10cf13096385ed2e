"""Text to unit, by code, name or alias with its diacritics; similar names are only suggested (docs/rules.en.md)."""

import re
import unicodedata
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache

from dashboard.domain.plan.units import Unit

_SHORT = 120  # letters of a text that is remembered
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
                                    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))  # fmt: skip
_LOOK_ALIKES = {
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"), "-"),
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛`´ʼ′"), "'"),
    **dict.fromkeys(map(ord, "ÐƉ"), "Đ"),  # Icelandic and African letters that look like the Vietnamese one
    **dict.fromkeys(map(ord, "ðɖ"), "đ"),
}
_SEEN = str.maketrans({**_INVISIBLE, **_LOOK_ALIKES})
_ODD = re.compile(f"[{re.escape(''.join(map(chr, _SEEN)))}]")
_TONE_PLACES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
                "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip
_OPEN_SYLLABLE = re.compile(
    rf"(?<!q)(?:{'|'.join(_TONE_PLACES)})(?!\w)"
)  # hoà is hòa, but khoảng and quý stay as they are
_TONE_FIRST = re.compile("([\u0300\u0301\u0303\u0309\u0323]+)([\u0302\u0306\u031b])")  # é + ^ typed for ế
_MARK = re.compile("[\u0300-\u036f]")

_WORDS = {"tỉ": "tỷ", "kĩ": "kỹ", "lí": "lý", "mĩ": "mỹ", "qui": "quy"}
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b")
_EVERY = re.compile(r"\bhàng (?=năm\b|tháng\b|quý\b|tuần\b)")

_OFFICE = re.compile(r"(?:ủy ban nhân dân|ubnd)\s+")
_TYPE = re.compile(
    r"(xã|phường|thị trấn|huyện|tỉnh|thị xã|thành phố|đặc khu|phòng|trung tâm|bản|thôn)\s+"
    r"|(x|p|h|tx|tp|ttr|t\.tr)\.\s*|(tt|t\.t)(?:\.\s*|\s+)|(t)\.\s*"
)
_TYPES = {"x": ("xã",), "p": ("phường", "phòng"), "h": ("huyện",), "t": ("tỉnh",), "tx": ("thị xã",), "tp": ("thành phố",),
          "tt": ("thị trấn", "trung tâm"), "t.t": ("thị trấn",), "t.tr": ("thị trấn",), "ttr": ("thị trấn",)}  # fmt: skip
_OFFICES = ("phòng", "trung tâm")  # "y tế" alone names no office


def plain(text: str) -> str:
    """The text normalised for comparison: NFC, lower case, single spaces, look-alike letters, place of the tone mark."""
    return _short(text) if len(text) <= _SHORT else _plain(text)


def _plain(text: str) -> str:
    if _ODD.search(text):
        text = text.translate(_SEEN)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if _MARK.search(text):  # a mark that nothing took up
        text = unicodedata.normalize("NFC", _TONE_FIRST.sub(r"\2\1", unicodedata.normalize("NFD", text)))
    text = " ".join(text.casefold().split())
    return _OPEN_SYLLABLE.sub(lambda match: _TONE_PLACES[match[0]], text)


_short = lru_cache(maxsize=8192)(_plain)  # names and titles are asked for again and again, also by the next file


def heading(text: str) -> str:
    """`plain` spelling of a title, with tỉ lệ as tỷ lệ and hàng năm as hằng năm; not for names, where y and i differ."""
    return _short_heading(text) if len(text) <= _SHORT else _heading(text)


def _heading(text: str) -> str:
    return _EVERY.sub("hằng ", _WORD.sub(lambda match: _WORDS[match[0]], plain(text)))


_short_heading = lru_cache(maxsize=8192)(_heading)


def folded(text: str) -> str:
    """Without diacritics, for suggestions only."""
    bare = unicodedata.normalize("NFD", plain(text)).replace("đ", "d")
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def _typed(name: str) -> tuple[tuple[str, ...], str]:
    """The types of unit that a name in `plain` spelling may begin with ("tt." is thị trấn or trung tâm), and the rest."""
    if office := _OFFICE.match(name):
        name = name[office.end() :]
    match = _TYPE.match(name)
    if match is None or match.end() == len(name):
        return (), name
    word = match[match.lastindex or 0]
    return _TYPES.get(word, (word,)), name[match.end() :]


class UnitNames:
    """The units of a plan by codes, names and aliases. A type in a text ("xã Sông Mã") must be the unit's own."""

    def __init__(self, units: tuple[Unit, ...], on: date | None = None) -> None:
        """`on`: the day for which a code or name that several units have had is resolved."""
        units = tuple(sorted(units, key=lambda unit: on is not None and unit.stands_on(on)))  # the last one is found
        self._by_code = {code.casefold(): unit for unit in units for code in (unit.official_code, unit.code)}
        self._gone = frozenset(unit.code for unit in units if on is not None and not unit.stands_on(on))
        self._by_name: dict[str, list[Unit]] = {}
        for unit in units:
            for name in {plain(n) for n in (unit.name, unit.short_name, *unit.aliases) if n}:
                types, bare = _typed(name)
                full = {f"{kind} {bare}" for kind in types or (plain(unit.type),)}
                for spelling in {name, *full, *(() if set(types) & set(_OFFICES) else (bare,))}:
                    self._by_name.setdefault(spelling, []).append(unit)
        self._suggested: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _folded(self) -> dict[str, str]:
        """Names without diacritics: needed only where a text names nothing."""
        return {folded(name): named[0].name for name, named in self._by_name.items()}

    def find(self, text: str) -> Unit | None:
        """The unit that `text` names; None where it names none or more than one."""
        code = text.strip().casefold()
        by_code = self._by_code.get(code) or self._by_code.get(code.zfill(5))  # a number cell drops the leading zero
        if by_code:
            return by_code
        name = plain(text)
        types, bare = _typed(name)
        named = list(self._by_name.get(name, ()))
        if not named:
            full = [f"{kind} {bare}" for kind in types] or [bare]
            named = [unit for spelling in full for unit in self._by_name.get(spelling, ())]
        standing = [unit for unit in named if unit.code not in self._gone] or named
        return standing[0] if len({unit.code for unit in standing}) == 1 else None

    def like(self, text: str) -> tuple[str, ...]:
        """At most three names similar to `text`, the most similar first, for a person to choose from."""
        key = folded(text)
        if key not in self._suggested:
            _, bare = _typed(plain(text))
            near = [*get_close_matches(key, self._folded, n=6, cutoff=0.6),
                    *get_close_matches(folded(bare), self._folded, n=6, cutoff=0.6)]  # fmt: skip
            self._suggested[key] = tuple(dict.fromkeys(self._folded[match] for match in near))[:3]
        return self._suggested[key]
