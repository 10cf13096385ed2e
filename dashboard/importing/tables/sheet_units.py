"""Whose figures a whole sheet holds, where neither its rows nor its columns name units: by its tab or titles, or asked."""

import re

from dashboard.domain.issues import Choice, IssueCode, Place
from dashboard.domain.messages import Named
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.importing.cell_text.names import folded, plain
from dashboard.importing.cell_text.periods import named_periods
from dashboard.importing.findings import Findings
from dashboard.importing.tables import context
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.name_questions import LEAVE_OUT
from dashboard.importing.tables.plan_names import PlanNames

_NUMBER = re.compile(r"^\W*\d{1,2}\s*[.)\-_ ]\s*(?=\D)")
_AROUND = re.compile(r"^[\s\-_.,(]+|[\s\-_.,)]+$")
_TAB, _TITLE = Named("tên trang tính", "the name of the sheet"), Named("tiêu đề của bảng", "the title of the table")


def area_of(
    table: FoundTable, names: PlanNames, reporter: str, several: bool, findings: Findings
) -> str:  # fmt: skip
    """The code of the unit whose figures these are; "" while it is asked, or left out.

    A reporter of the whole area speaks for it as a whole, unless the tab or a title names a lower unit. `several`: the file has
    other sheets with the same columns and period, so that not all of them can be the whole area's.
    """
    plan, sheet = names.plan, table.sheet.name
    whole = plan.root if context.consolidates(reporter, plan) else reporter
    by_tab, by_title = _named_by_tab(table, names), _named_by_titles(table, names, reporter)
    named = {unit.code: unit for unit in (by_tab, by_title) if unit and unit.code != reporter}
    here = Place(sheet)
    if len(named) == 1 and not (by_tab and by_title and by_tab.code != by_title.code):
        (unit,) = named.values()
        where = _TAB if by_tab and by_tab.code == unit.code else _TITLE
        findings.add(IssueCode.UNIT_OF_SHEET, here, sheet, name=Named(unit.name), where=where)
        return unit.code
    if not named and not several and not _nearly_named(table, names):
        return whole
    near = [like for text in names.units.like(_tab_text(table)) if (like := names.units.find(text))]
    inside = [unit for unit in plan.units if unit.code in {whole, *plan.below(whole)}]
    units = {u.code: u for u in (*named.values(), *near, *inside) if u.level is not UnitLevel.OFFICE}.values()
    choices = tuple(Choice(unit.code, {"name": Named(unit.name)}) for unit in units)
    answer = findings.ask(IssueCode.WHOSE_SHEET, here, sheet, (*choices, Choice(LEAVE_OUT)), sheet=sheet)
    return "" if answer in (None, LEAVE_OUT) else str(answer)


def signature(table: FoundTable, year: int) -> tuple[object, ...]:
    """What tables of one kind and period have in common: their titles of columns, and the surest period of their heads."""
    periods = context.periods_of(table, year)
    return (tuple(heading.text for heading in table.headings), periods[0].named.period if periods else None)


def _tab_text(table: FoundTable) -> str:
    """The name of the sheet without a number before it and a period within it."""
    text = plain(_NUMBER.sub("", table.sheet.name))
    for named in named_periods(text, 2000):
        text = text.replace(named.text, " ")
    return _AROUND.sub("", " ".join(text.split()))


def _named_by_tab(table: FoundTable, names: PlanNames) -> Unit | None:
    for text in (table.sheet.name, _tab_text(table)):
        code = names.unit(text)
        if code and names.plan.unit_by_code[code].level is not UnitLevel.OFFICE and code != names.plan.root:
            return names.plan.unit_by_code[code]
    return None


def _named_by_titles(table: FoundTable, names: PlanNames, reporter: str) -> Unit | None:
    """The one unit below the area whose full name, with its type, stands within the titles."""
    text = " ; ".join(plain(str(cell.value)) for cell in table.titles)
    found = [
        unit
        for unit in names.plan.units
        if unit.level is not UnitLevel.OFFICE
        and unit.code not in (names.plan.root, reporter)
        and unit.code in names.plan.below(names.plan.root)
        and re.search(rf"(?<!\w){re.escape(plain(unit.name))}(?!\w)", text)
    ]
    return found[0] if len(found) == 1 else None


def _nearly_named(table: FoundTable, names: PlanNames) -> bool:
    """Whether the tab has the name of a unit but for its marks: Mường Sại is no unit, Mường Sai is."""
    tab = folded(_tab_text(table))
    return any(
        tab in (folded(unit.name), folded(unit.name).removeprefix(f"{folded(unit.type)} "))
        for unit in names.plan.units
        if unit.level is not UnitLevel.OFFICE and unit.code != names.plan.root
    )
