"""The steps in which a plan is made, and what each of them still lacks: said of the draft alone, before it is examined."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.plan.drafts import PlanDraft, Texts
from dashboard.domain.plan.units import UnitLevel
from dashboard.exports.target_reading import is_read
from dashboard.importing.cell_text.names import plain
from dashboard.importing.layouts import plan_sheets
from dashboard.importing.sheets.declared import DeclaredSheet
from dashboard.importing.sheets.vocabulary import members


class StartStep(StrEnum):
    """In their order; each is about some sheets of the plan workbook. The first is for those who have the plan's document."""

    DOCUMENT = "document"
    OFFICE = "office"
    UNITS = "units"
    INDICATORS = "indicators"
    TARGETS = "targets"
    MONEY = "money"
    REPORTING = "reporting"
    LEADS = "leads"
    LOOK = "look"


SHEETS: Mapping[StartStep, tuple[str, ...]] = {
    StartStep.DOCUMENT: (),
    StartStep.OFFICE: (),
    StartStep.UNITS: ("units",),
    StartStep.INDICATORS: ("indicators", "disaggregations", "standards"),
    StartStep.TARGETS: ("targets",),
    StartStep.MONEY: ("projects", "funds", "allocations"),
    StartStep.REPORTING: ("calendar",),
    StartStep.LEADS: ("leads",),
    StartStep.LOOK: (),
}


class StartLack(StrEnum):
    """What is missing. The plan cannot be stored without what `blocks`; without the rest some pages stay empty."""

    FIELDS = "fields"  # of the first sheet
    CELLS = "cells"  # needed ones of rows that are begun
    NO_UNITS = "no_units"
    NO_ROOT = "no_root"  # the unit whose plan it is is not among the units
    NO_BELOW = "no_below"  # a province or former district without a unit below it
    NO_INDICATORS = "no_indicators"
    NO_REPORTERS = "no_reporters"  # of indicators
    NO_TARGETS = "no_targets"
    UNREAD_TARGETS = "unread_targets"  # values that no reader would take
    NO_PROJECTS = "no_projects"
    NO_MONEY = "no_money"
    NO_CALENDAR = "no_calendar"
    NO_LEADS = "no_leads"  # of projects with money

    @property
    def blocks(self) -> bool:
        return self in _BLOCKING


_BLOCKING = frozenset({
    StartLack.FIELDS, StartLack.CELLS, StartLack.NO_UNITS, StartLack.NO_ROOT, StartLack.NO_REPORTERS,
    StartLack.UNREAD_TARGETS,
})  # fmt: skip


@dataclass(frozen=True)
class StepLack:
    """A lack of a step; `of` are titles of columns, or codes, for the sentence."""

    step: StartStep
    lack: StartLack
    of: tuple[str, ...] = ()


def begun(draft: PlanDraft, step: StartStep) -> bool:
    """Whether anything stands in a step: an empty one is not done, also where nothing of it is needed yet."""
    return bool(draft.fields) if step is StartStep.OFFICE else any(draft.rows(key) for key in SHEETS[step])


def lacks(draft: PlanDraft) -> tuple[StepLack, ...]:
    """What is missing, in the order of the steps."""
    return tuple(_lacks(draft))


def _lacks(draft: PlanDraft) -> Iterator[StepLack]:
    form = plan_sheets.PROGRAMME
    given = {"layout", "money_unit"}  # which the page fills in
    blank = [c.title for c in form.columns if c.required and c.key not in given and not draft.fields.get(c.key)]
    if blank:
        yield StepLack(StartStep.OFFICE, StartLack.FIELDS, tuple(blank))
    for step, keys in SHEETS.items():
        yield from _of_step(step, draft)
        for key in keys:
            yield from _cells(step, plan_sheets.TABLE_BY_KEY[key], draft)


def _of_step(step: StartStep, draft: PlanDraft) -> Iterator[StepLack]:
    match step:
        case StartStep.UNITS:
            codes = {row.get("code") for row in draft.rows("units")}
            if not codes:
                yield StepLack(step, StartLack.NO_UNITS)
            elif draft.root and draft.root not in codes:
                yield StepLack(step, StartLack.NO_ROOT, (draft.root,))
            elif _stands_alone(draft):
                yield StepLack(step, StartLack.NO_BELOW)
        case StartStep.INDICATORS:
            if not draft.rows("indicators"):
                yield StepLack(step, StartLack.NO_INDICATORS)
            silent = [
                r.get("code", "") for r in draft.rows("indicators") if not r.get("reporters") and not r.get("role")
            ]
            if silent:
                yield StepLack(step, StartLack.NO_REPORTERS, tuple(silent))
        case StartStep.TARGETS:
            if not draft.rows("targets"):
                yield StepLack(step, StartLack.NO_TARGETS)
            of = {row.get("code", ""): row for row in draft.rows("indicators")}
            unread = [row["value"] for row in draft.rows("targets") if row.get("value") and not _is_read(row, of)]
            if unread:
                yield StepLack(step, StartLack.UNREAD_TARGETS, tuple(unread))
        case StartStep.MONEY:
            if not draft.rows("projects"):
                yield StepLack(step, StartLack.NO_PROJECTS)
            elif not draft.rows("allocations"):
                yield StepLack(step, StartLack.NO_MONEY)
        case StartStep.REPORTING if not draft.rows("calendar"):
            yield StepLack(step, StartLack.NO_CALENDAR)
        case StartStep.LEADS:
            led = {row.get("project") for row in draft.rows("leads")}
            funded = dict.fromkeys(row.get("project", "") for row in draft.rows("allocations"))
            parents = {row.get("code", ""): row.get("parent", "") for row in draft.rows("projects")}
            bare = [c for c in funded if c and c not in led and not _led_below(c, led, parents)]
            if bare:
                yield StepLack(step, StartLack.NO_LEADS, tuple(bare))


def _stands_alone(draft: PlanDraft) -> bool:
    levels = members(UnitLevel)
    found = {row.get("code"): levels.get(plain(row.get("level", ""))) for row in draft.rows("units")}
    below = [level for code, level in found.items() if code != draft.root and level not in (None, UnitLevel.OFFICE)]
    return found.get(draft.root) in (UnitLevel.PROVINCE, UnitLevel.DISTRICT) and not below


def _is_read(row: Texts, indicators: Mapping[str, Texts]) -> bool:
    of = indicators.get(row.get("indicator", ""))
    return of is None or is_read(row["value"], of.get("unit_of_measure", ""), of.get("measure", ""))


def _led_below(code: str, led: set[str | None], parents: Mapping[str, str]) -> bool:
    return any(parents.get(one or "") == code for one in led)


def _cells(step: StartStep, table: DeclaredSheet, draft: PlanDraft) -> Iterator[StepLack]:
    blank = [
        column.title
        for column in table.columns
        if column.required and any(not row.get(column.key) for row in draft.rows(table.key))
    ]
    if blank:
        yield StepLack(step, StartLack.CELLS, tuple(f"{table.sheet}: {title}" for title in blank))


def step_of_sheet(sheet: str) -> StartStep:
    """The step in which a sheet of the workbook, by its name, is filled in."""
    key = next((table.key for table in plan_sheets.TABLES if table.sheet == sheet), "")
    return next((step for step, keys in SHEETS.items() if key in keys), StartStep.OFFICE)
