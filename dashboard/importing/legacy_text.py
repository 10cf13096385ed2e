"""Text typed in fonts of before Unicode (TCVN3, VNI): recognised by its syllables and converted to Unicode."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace

from dashboard.domain.issues import IssueCode
from dashboard.importing.cell_text.legacy_fonts import TCVN3, VNI_MARKS, VNI_SINGLE, Legacy
from dashboard.importing.cell_text.syllables import is_syllable
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, Workbook
from dashboard.importing.findings import Findings

__all__ = ["Legacy", "converted", "unified"]

_SUSPECT = re.compile("[\xa1-\xffμ]")
_OF_UNICODE = re.compile("[\u0100-\u01b0\u0300-\u0323\u1ea0-\u1ef9]")  # letters that neither font has
_WORD = re.compile(r"(?:[^\W\d_]|[\xa1-\xbf\xd7\xf7])+")
_CONSONANT = re.compile("[bcdghklmnpqrstvx®§ñ]", re.IGNORECASE)  # the signs are đ and Đ
_VIETNAMESE = 0.7  # of the words that can be judged, so many must be syllables


def converted(text: str) -> tuple[str, Legacy] | None:
    """The text in Unicode and the font it was typed in; None where it is Unicode already, or where that is not certain.

    "hé" in TCVN3 is "hộ", and may be "hé": at least one word must be no Vietnamese as written, and Vietnamese once converted.
    """
    if not _SUSPECT.search(text) or _OF_UNICODE.search(text):
        return None
    likely = []
    for legacy in Legacy:
        in_unicode = _decoded(text, legacy)
        if in_unicode != text and (evidence := _evidence(text, in_unicode, legacy)):
            likely.append((evidence, in_unicode, legacy))
    likely.sort(reverse=True)
    if not likely or (len(likely) > 1 and likely[0][0] == likely[1][0]):
        return None
    return likely[0][1:]


def unified(workbook: Workbook, findings: Findings) -> Workbook:
    """The workbook with text of old fonts converted; a note for each sheet and font has the first place and the count."""
    return replace(workbook, sheets=tuple(_unified(sheet, findings) for sheet in workbook.sheets))


def _unified(sheet: Sheet, findings: Findings) -> Sheet:
    texts = {text for cell in sheet.cells.values() if (text := _text(cell)) and _SUSPECT.search(text)}
    if not texts:
        return sheet
    read = {text: result for text in texts if (result := converted(text))}
    if not read:
        return sheet
    suspects = {where: cell for where, cell in sheet.cells.items() if _text(cell) in texts}
    sure = {where: read[_text(cell)] for where, cell in suspects.items() if _text(cell) in read}
    fonts = Counter(legacy for _, legacy in sure.values())
    if len(fonts) == 1 and not any(_OF_UNICODE.search(_text(cell)) for cell in sheet.cells.values()):
        (only,) = fonts  # a sheet wholly in one font: what could be read either way is in it too
        for where in suspects.keys() - sure.keys():
            in_unicode = _decoded(_text(suspects[where]), only)
            if _vietnamese(in_unicode):
                sure[where] = (in_unicode, only)
    for legacy in fonts:
        places = sorted(where for where, (_, own) in sure.items() if own is legacy)
        findings.add(IssueCode.LEGACY_FONT, sheet.place(*places[0]), sure[places[0]][0],
                     sheet=sheet.name, font=legacy.value, count=len(places))  # fmt: skip
    cells = {w: replace(cell, value=sure[w][0]) if w in sure else cell for w, cell in sheet.cells.items()}
    return replace(sheet, cells=cells)


def _text(cell: FileCell) -> str:
    return cell.value if cell.kind is CellKind.TEXT and isinstance(cell.value, str) else ""


def _decoded(text: str, legacy: Legacy) -> str:
    if legacy is Legacy.TCVN3:
        return "".join(TCVN3.get(sign, sign) for sign in text)
    return unicodedata.normalize("NFC", _VNI.sub(_vni_letter, text))


_VNI = re.compile("|".join([*map(re.escape, VNI_MARKS), *VNI_SINGLE]), re.IGNORECASE)


def _vni_letter(match: re.Match[str]) -> str:
    """The Unicode letter for a VNI letter and its sign, in the case of the letter."""
    signs = match[0].casefold()
    letter = VNI_MARKS.get(signs) or VNI_SINGLE[signs]
    return letter.upper() if match[0][0].isupper() else letter


def _evidence(text: str, in_unicode: str, legacy: Legacy) -> int:
    """The number of words that are Vietnamese only once converted; 0 for a single one that does not begin with a consonant."""
    if not _vietnamese(in_unicode):
        return 0
    words = [word for word in _WORD.findall(text) if len(word) > 1 and _SUSPECT.search(word) and not is_syllable(word)]
    evidence = [word for word in words if is_syllable(_decoded(word, legacy))]
    return len(evidence) if len(evidence) > 1 or any(_CONSONANT.match(word) for word in evidence) else 0


def _vietnamese(in_unicode: str) -> bool:
    """Whether at least `_VIETNAMESE` of the words are Vietnamese syllables, capitals and single letters not counted."""
    words = [word for word in _WORD.findall(in_unicode) if not (word.isascii() and (word.isupper() or len(word) == 1))]
    return bool(words) and sum(map(is_syllable, words)) >= _VIETNAMESE * len(words)
