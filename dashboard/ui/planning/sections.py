"""The sections of the plan editor: the sheets of each, their columns, and the columns that cannot be changed."""

from dataclasses import dataclass, fields
from typing import Any

from dashboard.domain.plan.rules import Rules
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.sheets.declared import Column, DeclaredTable

PATHS, RULES, CALENDAR, UNITS, MONEY, TARGETS, STANDARDS, TEXTS = (
    "lo-trinh", "quy-tac", "lich", "don-vi", "von", "chi-tieu", "chuan-ngheo", "noi-dung",
)  # fmt: skip
MAP = "ban-do"  # no cells: a file of its own
CONTACTS = "dau-moi"  # nor is whom to call
AUDIT = "nhat-ky"  # not of the plan, but of the office
RULE_FIELDS = tuple(field.name for field in fields(Rules))


@dataclass(frozen=True)
class SectionTable:
    """One table of a section: `shown` columns in their order, of which `locked` cannot be typed in."""

    table: DeclaredTable[Any]
    shown: tuple[str, ...]
    locked: tuple[str, ...] = ()
    grows: bool = True

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(self.table.column(key) for key in self.shown)


def _whole(table: DeclaredTable[Any], locked: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> SectionTable:
    return SectionTable(table, tuple(c.key for c in table.columns if c.key not in without), locked)


SECTIONS: dict[str, tuple[SectionTable, ...]] = {
    PATHS: (_whole(plan_sheets.MILESTONES, ("approved_by", "approved_on")),),
    RULES: (),  # fields of the first sheet
    CALENDAR: (_whole(plan_sheets.CALENDAR),),
    UNITS: (
        _whole(plan_sheets.UNITS, without=("short_name", "aliases", "tile_column", "tile_row")),
        _whole(plan_sheets.SUCCESSIONS),
    ),
    MONEY: (_whole(plan_sheets.ADJUSTMENTS),),
    TARGETS: (
        SectionTable(
            plan_sheets.TARGETS,
            (
                "id", "value", "baseline", "baseline_source", "baseline_by", "baseline_on", "settled", "settled_by",
                "settled_on", "source_sentence",
            ),
            ("id", "value", "source_sentence"),
            grows=False,
        ),
    ),
    STANDARDS: (_whole(plan_sheets.STANDARDS),),
    TEXTS: (_whole(plan_sheets.TEXTS),),
}  # fmt: skip
