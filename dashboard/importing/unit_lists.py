"""Lists of units as offices have them, a unit a line or a row: codes, kinds and names told apart, twins and look-alikes found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.cell_text.names import folded, plain
from dashboard.importing.files.cells import Workbook

TYPES: dict[str, UnitLevel] = {  # the first words of a name, longest first where one begins another
    "tỉnh": UnitLevel.PROVINCE, "thành phố": UnitLevel.PROVINCE, "huyện": UnitLevel.DISTRICT, "thị xã": UnitLevel.DISTRICT,
    "xã": UnitLevel.COMMUNE, "phường": UnitLevel.COMMUNE, "thị trấn": UnitLevel.COMMUNE, "đặc khu": UnitLevel.COMMUNE,
    "bản": UnitLevel.VILLAGE, "thôn": UnitLevel.VILLAGE, "tổ dân phố": UnitLevel.VILLAGE, "tiểu khu": UnitLevel.VILLAGE,
    "khu phố": UnitLevel.VILLAGE, "khóm": UnitLevel.VILLAGE, "ấp": UnitLevel.VILLAGE, "xóm": UnitLevel.VILLAGE,
    "buôn": UnitLevel.VILLAGE, "làng": UnitLevel.VILLAGE, "phòng": UnitLevel.OFFICE, "sở": UnitLevel.OFFICE,
    "ban": UnitLevel.OFFICE, "trung tâm": UnitLevel.OFFICE, "văn phòng": UnitLevel.OFFICE, "trạm": UnitLevel.OFFICE,
    "hội": UnitLevel.OFFICE, "đoàn": UnitLevel.OFFICE, "ngân hàng": UnitLevel.OFFICE, "công an": UnitLevel.OFFICE,
    "mặt trận": UnitLevel.OFFICE, "ủy ban mặt trận": UnitLevel.OFFICE, "chi cục": UnitLevel.OFFICE, "kho bạc": UnitLevel.OFFICE,
    "liên đoàn": UnitLevel.OFFICE, "trường": UnitLevel.OFFICE, "phòng giao dịch": UnitLevel.OFFICE,
}  # fmt: skip
LONGEST_TYPES = sorted(TYPES, key=lambda word: -len(word))
_CODE = re.compile(r"(?=[^\s]*[\dA-ZĐ])[\dA-ZĐ][\dA-ZĐ._-]*")
_PREFIX = {UnitLevel.PROVINCE: "T", UnitLevel.DISTRICT: "H", UnitLevel.COMMUNE: "X", UnitLevel.VILLAGE: "B"}
_CODE_TITLES = ("mã", "mã đơn vị", "mã xã", "mã đvhc", "code", "mã số")
_NAME_TITLES = ("tên", "tên đơn vị", "đơn vị", "xã", "tên xã", "xã, phường", "name", "đơn vị hành chính", "tên đvhc")
_SIMILAR = 0.82
MOST = 1_000  # units of one list


@dataclass(frozen=True)
class ListedUnit:
    """A unit of a list; `code` "" where the list has none, `level` None where its name does not tell."""

    name: str
    code: str = ""
    type: str = ""
    level: UnitLevel | None = None


@dataclass(frozen=True)
class UnitTwins:
    """Two names that are one, or so alike that a person must say whether they are."""

    name: str
    other: str
    same: bool


def unit_named(name: str, code: str = "", kind: str = "") -> ListedUnit:
    """A unit by its name, whose first words mostly say its kind: "Bản Nà Hin", "Phòng Kinh tế"."""
    begins = plain(name)
    word = plain(kind) or next((word for word in LONGEST_TYPES if begins == word or begins.startswith(f"{word} ")), "")
    return ListedUnit(name, code, word, TYPES.get(word))


def catalogue_units(workbook: Workbook) -> tuple[ListedUnit, ...]:
    """The units of a table with a column of names and perhaps one of codes and kinds; () where no such table is found."""
    for sheet in workbook.sheets:
        titles: dict[int, dict[str, int]] = {}
        for (row, column), cell in sheet.cells.items():
            text = plain(cell.shown)
            for key, known in (("code", _CODE_TITLES), ("name", _NAME_TITLES), ("type", ("loại", "cấp", "type"))):
                if row <= 15 and text in known:
                    titles.setdefault(row, {}).setdefault(key, column)
        header = max(titles.items(), key=lambda found: (len(found[1]), -found[0]), default=None)
        if header is None or "name" not in header[1]:
            continue
        number, columns = header
        rows = sorted({row for row, _ in sheet.cells if row > number})[:MOST]
        texts = [{k: c.shown.strip() for k, at in columns.items() if (c := sheet.at(row, at))} for row in rows]
        found = [unit_named(t["name"], t.get("code", ""), t.get("type", "")) for t in texts if t.get("name")]
        return tuple(unit for unit in found if not unit.code or _CODE.fullmatch(unit.code))
    return ()


def coded(units: Iterable[ListedUnit], taken: Iterable[str]) -> tuple[ListedUnit, ...]:
    """The units, each with a code: X1, X2 for communes, B1 for villages, the first letters of an office's name."""
    listed, used = list(units), set(taken)
    used |= {unit.code for unit in listed}
    given = []
    for unit in listed:
        code = unit.code or _made(unit, used)
        used.add(code)
        given.append(replace(unit, code=code))
    return tuple(given)


def _made(unit: ListedUnit, used: set[str]) -> str:
    begin = _PREFIX.get(unit.level) if unit.level else None
    if begin is None:
        words = folded(unit.name.removeprefix(unit.type)).split()[len(unit.type.split()) :] or folded(unit.name).split()
        begin = (
            "".join(word[0] for word in words if word[0].isalpha() and word not in ("va", "cua"))[:6].upper() or "DV"
        )
        if begin not in used:
            return begin
    return next(code for number in range(1, MOST * 2) if (code := f"{begin}{number}") not in used)


def twins(units: Iterable[ListedUnit], standing: Iterable[str] = ()) -> tuple[UnitTwins, ...]:
    """Names that stand twice, or nearly: among these and against those that stand; each pair once."""
    known: dict[str, str] = {}
    for name in standing:
        known.setdefault(folded(name), name)
    found = []
    for unit in units:
        key = folded(unit.name)
        if key in known:
            found.append(UnitTwins(unit.name, known[key], plain(known[key]) == plain(unit.name)))
            continue
        for near in get_close_matches(key, known, n=1, cutoff=_SIMILAR):
            if _numbers(near) == _numbers(key):  # «Bản Nà Hin 1» and «Bản Nà Hin 2» are two
                found.append(UnitTwins(unit.name, known[near], False))
        known[key] = unit.name
    return tuple(found)


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+|\b[ivx]+\b", text)
