"""Administrative units and offices, dated: a code alone does not identify a unit (rules.md §0.2)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class UnitLevel(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"
    OFFICE = "office"  # phòng, trung tâm, chi nhánh: an agency, not a territory


@dataclass(frozen=True)
class Unit:
    """A unit as it stands in `[valid_from, valid_to)`; key is (code, valid_from). `tile` is (column, row) on the tile map."""

    code: str
    name: str
    type: str  # xã, thị trấn, phòng …: the office's own word
    level: UnitLevel
    parent: str | None = None
    short_name: str = ""
    group: str = ""  # a code for reporters that are addressed together, such as XA for all communes
    aliases: tuple[str, ...] = ()
    valid_from: date = date(1900, 1, 1)
    valid_to: date | None = None
    tile: tuple[int, int] | None = None

    @property
    def label(self) -> str:
        """The name where space is scarce."""
        return self.short_name or self.name
