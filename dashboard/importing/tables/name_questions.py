"""What a person says the names in a table's cells mean, where the plan's words do not: each name is asked about once."""

from collections.abc import Iterable

from dashboard.domain.issues import Choice, IssueCode
from dashboard.domain.messages import Named, Param
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator
from dashboard.domain.plan.plan import Project
from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.files.workbook import FileCell
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.foreign import Meaning
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.plan_names import PlanNames

LEAVE_OUT = "leave_out"


class NameQuestions:
    def __init__(self, table: FoundTable, names: PlanNames, findings: Findings) -> None:
        self.table, self.names, self.findings = table, names, findings
        self._answers: dict[tuple[IssueCode, str], str] = {}

    def asked(self, text: str) -> bool:
        """Whether somebody was asked what a name means."""
        return any(text == asked for _, asked in self._answers)

    def unit(self, cell: FileCell, text: str) -> str:
        like = self.names.units.like(text)
        near = [unit for name in like if (unit := self.names.units.find(name))]
        rest = [unit for unit in self.names.plan.units if unit not in near]
        choices = tuple(Choice(u.code, {"name": Named(u.name)}) for u in (*near, *rest))
        return self._ask(IssueCode.WHICH_UNIT, cell, text, choices, like=like or "—")

    def one_unit(self, first: str, second: str, cell: FileCell) -> str:
        """The unit of a row whose two columns name two: the lower one, the one that is no office, or as a person says."""
        plan = self.names.plan
        if second in plan.below(first):
            return second
        if first in plan.below(second):
            return first
        units = [plan.unit_by_code[code] for code in (first, second)]
        areas = [unit for unit in units if unit.level is not UnitLevel.OFFICE]
        if len(areas) == 1:
            return areas[0].code
        choices = tuple(Choice(unit.code, {"name": Named(unit.name)}) for unit in units)
        place = self.table.sheet.place(cell.row, cell.column)
        names = {"by_code": Named(units[0].name), "by_name": Named(units[1].name)}
        answer = self.findings.ask(
            IssueCode.CODE_AND_NAME_DIFFER, place, cell.shown, (*choices, Choice(LEAVE_OUT)), **names
        )
        return "" if answer in (None, LEAVE_OUT) else str(answer)

    def period(self, cell: FileCell, text: str, periods: tuple[Period, ...]) -> Period | None:
        if not periods:
            return None
        choices = tuple(Choice(period.code, {"period": period}) for period in periods)
        code = self._ask(IssueCode.PERIOD_OF_A_DAY, cell, text, choices)
        return Period.parse(code) if code else None

    def indicator(self, cell: FileCell, text: str) -> Meaning | None:
        code = self._ask(IssueCode.WHICH_INDICATOR, cell, text, named(self.names.likely_indicators(text)))
        return Meaning(indicators=(code,)) if code else None

    def project(self, cell: FileCell, text: str) -> Meaning | None:
        code = self._ask(IssueCode.WHICH_PROJECT, cell, text, named(self.names.likely_projects(text)))
        return Meaning(project=code) if code else None

    def _ask(self, code: IssueCode, cell: FileCell, text: str, choices: tuple[Choice, ...], **params: Param) -> str:
        """What a person says a name means; the same name further down is not asked about again."""
        if (code, text) not in self._answers:
            place = self.table.sheet.place(cell.row, cell.column)
            answer = self.findings.ask(code, place, text, (*choices, Choice(LEAVE_OUT)), **params)
            self._answers[(code, text)] = "" if answer in (None, LEAVE_OUT) else str(answer)
        return self._answers[(code, text)]


def named(offered: Iterable[Indicator | Project]) -> tuple[Choice, ...]:
    """Indicators or projects as choices: the code is the answer, the name is what a person reads."""
    return tuple(Choice(candidate.code, {"name": Named(candidate.name, candidate.name_en)}) for candidate in offered)
