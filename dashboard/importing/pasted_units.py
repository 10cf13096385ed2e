"""A pasted list of units: its title row, running numbers, sums and counts told from codes and names; one line may hold several."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dashboard.importing.cell_text.names import plain
from dashboard.importing.unit_lists import LONGEST_TYPES, MOST, TYPES, ListedUnit, unit_named

_KINDS = (
    r"(?:đơn vị(?: hành chính)?|đvhc|xã|phường|bản|thôn|thôn bản|tổ dân phố|tiểu khu|huyện|tỉnh|cơ quan|hành chính)"
)
_TITLES = {
    "number": re.compile(r"stt|tt|số tt|số thứ tự|no\.?"),
    "code": re.compile(rf"(?:mã|mã số|code)(?:[ ,/]+{_KINDS})*"),
    "name": re.compile(rf"(?:tên|tên gọi|name)(?:[ ,/]+{_KINDS})*|{_KINDS}(?:[ ,/]+{_KINDS})*"),
    "type": re.compile(r"loại|cấp|loại hình|type|level"),
}
_OTHER_TITLES = re.compile(r"(?:ghi chú|(?:tổng )?số (?:hộ|khẩu|dân)|dân số|diện tích|thuộc|trực thuộc)\b.*")
_SUM = re.compile(r"(?:tổng|cộng|tổng cộng|tổng số|toàn (?:xã|phường|huyện|tỉnh))[ :.]*|(?:tổng cộng|tổng số)\b.*")
_MARK = re.compile(r"^\s*(?:[-–•*+]|\(?\d{1,3}[.)/])\s+")
_COUNT = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+|\d+[.,]\d+")  # 2.345 households, 12,5 km²
_COUNTED = re.compile(r"[\s,:(–-]+(?:\d{1,3}(?:[.,]\d{3})+|\d+\s*(?:hộ|khẩu|nhân khẩu|người)\b.*?)\)?$", re.IGNORECASE)
_CODE = re.compile(r"[\dA-ZĐ][\dA-ZĐ._-]*")
_ROMAN = re.compile(r"[IVX]+")
_AT_END = re.compile(
    r"(.+?)(?:\s*[,:–-]\s*(\d{3,}|[A-ZĐ]+[\d.-]*\d)|\s+(0\d{2,}|\d{5,})|\s*[(\[]\s*([\dA-ZĐ._-]*\d)\s*[)\]])"
)
_AT_BEGIN = re.compile(r"([\dA-ZĐ][\dA-ZĐ._-]*)\s*(?:[,:–-]\s*|\s+)(.+)")

Cells = list[str]


def pasted_units(text: str) -> tuple[ListedUnit, ...]:
    """The units of a list, with or without codes before or behind the names, a title row, running numbers, a sum below."""
    rows = [cells for line in text.splitlines() if line.strip() for cells in _rows_of(line)][: MOST + 1]
    titles: dict[str, int] = {}
    if rows and (titles := _titles(rows[0])):
        titles, rows = titles if len(rows[0]) > 1 else {}, rows[1:]
    rows = [row for row in rows if not any(_SUM.fullmatch(plain(cell)) for cell in row)][:MOST]
    codes = _code_columns(rows, titles)
    units = (_unit(row, titles, codes) for row in rows)
    return tuple(unit for unit in units if unit.name)


def _rows_of(line: str) -> Iterator[Cells]:
    """A line as the cells of one unit, or of each of several: «Xã A, Xã B, Xã C»."""
    if "\t" in line:
        yield [cell.strip() for cell in line.split("\t")]
        return
    line = _MARK.sub("", line).strip().rstrip(",.;")
    for mark in ("|", ";", ","):
        pieces = [piece.strip() for piece in line.split(mark) if piece.strip()]
        if len(pieces) > 1 and _are_several(pieces if mark != "," else _parted(pieces), mark):
            for piece in pieces if mark != "," else _parted(pieces):
                yield from _rows_of(piece)
            return
        if len(pieces) > 1 and mark != ",":
            yield pieces
            return
    if _titles(line.split()[:1]) and len(line.split()) > 1 and plain(line).startswith(("stt ", "tt ")):
        yield ["STT", "Tên", *([""] if "mã" not in plain(line) else ["Mã"])]  # titles apart by spaces alone
        return
    yield _apart(line)


def _parted(pieces: Cells) -> Cells:
    """«Xã B và xã C» at the end of a list are two; «Văn hóa và Thông tin» is one name."""
    first, _, last = pieces[-1].rpartition(" và ")
    return [*pieces[:-1], first.strip(), last.strip()] if first and _type_of(first) and _type_of(last) else pieces


def _are_several(pieces: Sequence[str], mark: str) -> bool:
    """Whether pieces of a line are units of one level; «Xã Mường Và, huyện Sốp Cộp» is one with what it belongs to."""
    if any(_is_code(piece) or _COUNT.fullmatch(piece) or plain(piece) in TYPES or piece.isdigit() for piece in pieces):
        return False
    levels = {unit_named(_name_of(_apart(piece))).level for piece in pieces}
    named = all(piece[:1].isupper() and " " in piece for piece in pieces) or mark == ";"
    return len(levels) == 1 and (levels != {None} or named)


def _name_of(cells: Cells) -> str:
    return cells[-1]


def _type_of(name: str) -> str:
    word = plain(name)
    return next((known for known in LONGEST_TYPES if word.startswith(f"{known} ")), "")


def _apart(text: str) -> Cells:
    """A line without tabs as its code and its name; a number that belongs to the name («Nà Hạ 1») stays there."""
    text = _COUNTED.sub("", text).strip() or text
    if (begin := _AT_BEGIN.fullmatch(text)) and _is_code(begin[1]):
        return [begin[1], begin[2].strip(" -–:")]
    if end := _AT_END.fullmatch(text):
        return [next(filter(None, end.groups()[1:])), end[1].strip(" -–:")]
    return [text]


def _is_code(text: str) -> bool:
    return bool(_CODE.fullmatch(text)) and any(c.isdigit() for c in text) and not _COUNT.fullmatch(text)


def _titles(cells: Sequence[str]) -> dict[str, int]:
    """The columns of a title row by what they hold; {} for a row of a unit."""
    found: dict[str, int] = {}
    for number, cell in enumerate(cells):
        word = plain(cell).strip(" .:")
        key = next((key for key, title in _TITLES.items() if title.fullmatch(word)), None)
        if key:
            found.setdefault(key, number)
        elif word and not _OTHER_TITLES.fullmatch(word):
            return {}
    return found if len(cells) > 1 or not {"type"} >= set(found) else {}


def _code_columns(rows: Sequence[Cells], titles: Mapping[str, int]) -> dict[int, bool]:
    """The columns that hold codes, the likeliest first, and whether their bare digits are codes too."""
    if "code" in titles:
        return {titles["code"]: True}
    if titles:
        return {}
    scored: list[tuple[int, int, bool]] = []
    for column in range(max(map(len, rows), default=0)):
        cells = [row[column] for row in rows if len(row) > max(column, 1) and row[column]]
        digits = [c for c in cells if c.isdigit()]
        score = 0 if any(_COUNT.fullmatch(c) for c in cells) else _digits_score(digits)
        worded = [c for c in cells if _CODE.fullmatch(c) and not c.isdigit() and not _COUNT.fullmatch(c)]
        if worded and not digits and all(_ROMAN.fullmatch(c) for c in worded):
            continue  # I, II, III are running numbers too
        if score or worded:
            scored.append((-max(score, 3 if worded else 0), column, score > 0))
    return {column: digits for _, column, digits in sorted(scored)}


def _digits_score(cells: Sequence[str]) -> int:
    """How likely bare numbers are codes: 3 with zeros before them, 2 all as long, 1 in order; 0 where they only count."""
    if not cells or min(map(len, cells)) < 3 or len(set(cells)) < len(cells):
        return 0
    if any(cell.startswith("0") for cell in cells):
        return 3
    if len({len(cell) for cell in cells}) > 1 or (len(cells) == 1 and len(cells[0]) < 5):
        return 0
    in_order = all(int(b) == int(a) + 1 for a, b in pairwise(cells))
    return 1 if in_order and len(cells) > 1 else 2


def _unit(cells: Cells, titles: Mapping[str, int], codes: Mapping[int, bool]) -> ListedUnit:
    def coded(cell: str, digits: bool) -> bool:
        return bool(_CODE.fullmatch(cell)) and not _COUNT.fullmatch(cell) and (digits or not cell.isdigit())

    several = len(cells) > 1
    at = next((n for n, digits in codes.items() if several and n < len(cells) and coded(cells[n], digits)), None)
    code = cells[at] if at is not None else ""
    texts = [c for n, c in enumerate(cells) if n != at and c and not c.isdigit() and not _COUNT.fullmatch(c)]
    texts = [c for c in texts if not (several and _ROMAN.fullmatch(c))]
    kind = next((cell for cell in texts if plain(cell) in TYPES), "")
    column = titles.get("name")
    name = cells[column] if column is not None and column < len(cells) else ""
    name = name or next((cell for cell in texts if cell != kind), kind)
    if not code and several and "code" not in titles and len(apart := _apart(name)) > 1 and not apart[0].isdigit():
        code, name = apart[0], apart[1]
    name = " ".join(name.split())
    return unit_named(name, code, kind if plain(kind) != plain(name) else "")
