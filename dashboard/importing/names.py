"""Text to unit, by code, name or alias. Diacritics decide; likeness only suggests, never decides (rules.md §0.10)."""

import re
import unicodedata
from difflib import get_close_matches

from dashboard.domain.units import Unit

_PREFIX = re.compile(r"^(ubnd|xã|phường|thị trấn|tt\.?|huyện|tỉnh)\s+")
_TONE_PLACES = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
                "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip

_OPEN_SYLLABLE = re.compile(
    rf"(?<!q)(?:{'|'.join(_TONE_PLACES)})(?!\w)"
)  # hoà is hòa, but khoảng and quý stay as they are


def plain(text: str) -> str:
    """One spelling for all ways to type the same words: NFC, case, spaces, place of the tone mark."""
    text = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return _OPEN_SYLLABLE.sub(lambda found: _TONE_PLACES[found[0]], text)


def folded(text: str) -> str:
    """Without diacritics, for suggestions only."""
    bare = unicodedata.normalize("NFD", plain(text)).replace("đ", "d")
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


class UnitNames:
    """The units of one plan, by everything they are called."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        self._by_code = {unit.code.casefold(): unit for unit in units}
        self._by_name: dict[str, list[Unit]] = {}
        for unit in units:
            for name in {plain(n) for n in (unit.name, unit.short_name, *unit.aliases) if n}:
                for spelling in {name, _PREFIX.sub("", name)}:
                    self._by_name.setdefault(spelling, []).append(unit)

    def find(self, text: str) -> Unit | None:
        """The one unit that `text` names; None where it names none or more than one."""
        code = text.strip().casefold()
        by_code = self._by_code.get(code) or self._by_code.get(code.zfill(5))  # a number cell drops the leading zero
        if by_code:
            return by_code
        name = plain(text)
        found = self._by_name.get(name) or self._by_name.get(_PREFIX.sub("", name)) or []
        return found[0] if len({unit.code for unit in found}) == 1 else None

    def like(self, text: str) -> tuple[str, ...]:
        """Names that look like `text`, for a person to choose from."""
        known = {folded(unit.name): unit.name for units in self._by_name.values() for unit in units}
        return tuple(known[match] for match in get_close_matches(folded(text), known, n=3, cutoff=0.6))
