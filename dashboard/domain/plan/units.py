"""Administrative units and offices, dated: a code alone does not identify a unit (docs/rules.en.md)."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

ALWAYS = date(1900, 1, 1)  # the first day of a unit whose first day nobody named


class UnitLevel(StrEnum):
    NATION = "nation"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"
    OFFICE = "office"  # phòng, trung tâm, chi nhánh: an agency, not a territory


@dataclass(frozen=True)
class Unit:
    """A unit as it stands in `[valid_from, valid_to)`. `tile` is (column, row) on the tile map.

    `code` is its key within one plan (see `keyed`): the official code, dated only where that means two units.
    """

    code: str
    name: str
    type: str  # xã, thị trấn, phòng …: the office's own word
    level: UnitLevel
    parent: str | None = None
    short_name: str = ""
    group: str = ""  # a code for reporters that are addressed together, such as XA for all communes
    aliases: tuple[str, ...] = ()
    valid_from: date = ALWAYS
    valid_to: date | None = None
    tile: tuple[int, int] | None = None
    priority: str = ""  # why the plan gives it priority (xã đặc biệt khó khăn); "": it names no reason

    @property
    def label(self) -> str:
        """The name where space is scarce."""
        return self.short_name or self.name

    @property
    def official_code(self) -> str:
        """The code as the office writes it."""
        return official(self.code)

    def stands_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class SuccessionKind(StrEnum):
    WHOLE = "whole"  # nhập toàn bộ
    PART = "part"  # nhập một phần
    RENAMED = "renamed"  # đổi tên, đổi mã


@dataclass(frozen=True)
class Succession:
    """What became of a unit on a day: `share` of its households went to `new`; None where nobody knows how many."""

    old: str
    new: str
    on: date
    kind: SuccessionKind = SuccessionKind.WHOLE
    share: Decimal | None = Decimal(1)
    source: str = ""


def official(code: str) -> str:
    """The office's own code in a unit's key."""
    return code.partition("@")[0]


def keyed(units: tuple[Unit, ...], year: int) -> tuple[Unit, ...]:
    """The units of a plan of `year`, a code that several share dated in all but the one that stands when the year ends.

    04168 was a town until 30/6/2025 and is a commune since: in a plan of 2025 the town is `04168@1900-01-01`.
    """
    shared = {code for code, times in Counter(official(u.code) for u in units).items() if times > 1}
    last: dict[str, Unit] = {}
    for unit in units:
        code = official(unit.code)
        if code in shared and unit.valid_from <= date(year, 12, 31):
            last[code] = max(last.get(code, unit), unit, key=lambda u: u.valid_from)
    return tuple(u if official(u.code) not in shared else replace(u, code=_key(u, last)) for u in units)


def _key(unit: Unit, last: dict[str, Unit]) -> str:
    code = official(unit.code)
    return code if last.get(code) is unit else f"{code}@{unit.valid_from.isoformat()}"
