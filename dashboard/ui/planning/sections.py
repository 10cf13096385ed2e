"""The sections of the plan editor: the sheets of each, their columns, and the columns that cannot be changed."""

from dataclasses import dataclass, fields
from typing import Any

from dashboard.domain.people.rights import Action
from dashboard.domain.people.roles import AccountRole
from dashboard.domain.plan.rules import Rules
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.sheets.declared import Column, DeclaredTable
from dashboard.text import Words
from dashboard.ui import link, who
from dashboard.usecases.accounts import may_manage_any
from dashboard.views.address import Param
from dashboard.views.shared import SHARED, TOKENS

PATHS, RULES, CALENDAR, UNITS, MONEY, TARGETS, INDICATORS, PROJECTS, STANDARDS, TEXTS = (
    "lo-trinh", "quy-tac", "lich", "don-vi", "von", "chi-tieu", "danh-muc", "du-an", "chuan-ngheo", "noi-dung",
)  # fmt: skip
START = "bat-dau"  # a plan made step by step
MAP = "ban-do"  # no cells: a file of its own
CONTACTS = "dau-moi"  # whom to call
ACCOUNTS, SETTINGS, AUDIT = "tai-khoan", "thiet-lap", "nhat-ky"  # nothing of the plan
_OF_THE_PLAN = ("name", "name_en", "office", "title", "decision", "decision_date")
PLAN_FIELDS = (*(field.name for field in fields(Rules)), *_OF_THE_PLAN)


@dataclass(frozen=True)
class SectionTable:
    """One table of a section: `shown` columns in their order, of which `locked` cannot be typed in."""

    table: DeclaredTable[Any]
    shown: tuple[str, ...]
    locked: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        return tuple(self.table.column(key) for key in self.shown)


def _whole(table: DeclaredTable[Any], locked: tuple[str, ...] = ()) -> SectionTable:
    return SectionTable(table, tuple(c.key for c in table.columns), locked)


_TARGET_FIRST = (  # what is looked at most
    "id", "indicator", "unit", "value", "baseline", "baseline_source", "baseline_by", "baseline_on", "settled", "settled_by",
    "settled_on", "source_sentence",
)  # fmt: skip
SECTIONS: dict[str, tuple[SectionTable, ...]] = {
    PATHS: (_whole(plan_sheets.MILESTONES, ("approved_by", "approved_on")),),
    RULES: (),  # fields of the first sheet
    CALENDAR: (_whole(plan_sheets.CALENDAR),),
    UNITS: (_whole(plan_sheets.UNITS), _whole(plan_sheets.SUCCESSIONS)),
    PROJECTS: (_whole(plan_sheets.PROJECTS), _whole(plan_sheets.LEADS)),
    MONEY: (_whole(plan_sheets.ALLOCATIONS), _whole(plan_sheets.ADJUSTMENTS), _whole(plan_sheets.FUNDS)),
    TARGETS: (
        SectionTable(
            plan_sheets.TARGETS,
            (*_TARGET_FIRST, *(c.key for c in plan_sheets.TARGETS.columns if c.key not in _TARGET_FIRST)),
        ),
    ),
    INDICATORS: (_whole(plan_sheets.INDICATORS), _whole(plan_sheets.DISAGGREGATIONS)),
    STANDARDS: (_whole(plan_sheets.STANDARDS),),
    TEXTS: (_whole(plan_sheets.TEXTS),),
}


def offered(planned: bool, words: Words) -> dict[str, str]:
    """The names of the sections by their codes: those of a plan where there is one, those of administrators for them.

    One that the address asks for is offered too: it says whom it is for.
    """
    asked = link.asked(Param.SECTION)
    keys = [START] if who.actor().has(AccountRole.ADMINISTRATOR) or not planned or asked == START else []
    keys += [*SECTIONS, MAP, CONTACTS] if planned else []
    shares = who.may(Action.SHARE)
    keys += [one for one in (SHARED, TOKENS) if shares or asked == one]
    keys += [ACCOUNTS] if may_manage_any(who.actor()) or asked == ACCOUNTS else []
    keys += [SETTINGS] if who.may(Action.SET_UP) or asked == SETTINGS else []
    keys += [AUDIT] if who.actor().has(AccountRole.ADMINISTRATOR) or asked == AUDIT else []  # of what he administers
    return {key: words.coded(f"planning.{key}") for key in keys}
