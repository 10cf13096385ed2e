"""Text typed in fonts of before Unicode (TCVN3, VNI): a note for each sheet in which it was converted to Unicode."""

from collections import Counter
from dataclasses import replace

from dashboard.domain.issues import IssueCode
from dashboard.importing.cell_text.legacy_fonts import OF_UNICODE, SUSPECT, Legacy, converted, decoded, is_vietnamese
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, Workbook
from dashboard.importing.findings import Findings

__all__ = ["Legacy", "converted", "unified"]


def unified(workbook: Workbook, findings: Findings) -> Workbook:
    """The workbook with text of old fonts converted; a note for each sheet and font has the first place and the count."""
    return replace(workbook, sheets=tuple(_unified(sheet, findings) for sheet in workbook.sheets))


def _unified(sheet: Sheet, findings: Findings) -> Sheet:
    texts = {text for text in sheet.texts if SUSPECT.search(text)}
    if not texts:
        return sheet
    read = {text: result for text in texts if (result := converted(text))}
    if not read:
        return sheet
    suspects = {where: cell for where, cell in sheet.cells.items() if _text(cell) in texts}
    sure = {where: read[_text(cell)] for where, cell in suspects.items() if _text(cell) in read}
    fonts = Counter(legacy for _, legacy in sure.values())
    if len(fonts) == 1 and not any(OF_UNICODE.search(_text(cell)) for cell in sheet.cells.values()):
        (only,) = fonts  # a sheet wholly in one font: what could be read either way is in it too
        for where in suspects.keys() - sure.keys():
            in_unicode = decoded(_text(suspects[where]), only)
            if is_vietnamese(in_unicode):
                sure[where] = (in_unicode, only)
    for legacy in fonts:
        places = sorted(where for where, (_, own) in sure.items() if own is legacy)
        findings.add(IssueCode.LEGACY_FONT, sheet.place(*places[0]), sure[places[0]][0],
                     sheet=sheet.name, font=legacy.value, count=len(places))  # fmt: skip
    cells = {w: cell._replace(value=sure[w][0]) if w in sure else cell for w, cell in sheet.cells.items()}
    return replace(sheet, cells=cells)


def _text(cell: FileCell) -> str:
    return cell.value if cell.kind is CellKind.TEXT and isinstance(cell.value, str) else ""
