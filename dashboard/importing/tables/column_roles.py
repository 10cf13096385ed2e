"""Columns of one table beside each other: the month's and the cumulative, a total and its parts, the same figure twice."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.domain.issues import Choice, IssueCode, column_letters
from dashboard.domain.plan.indicators import ValueType
from dashboard.importing.cell_text.names import heading as plainly
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.foreign import UNTIL, Axis, Meaning, Role
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headers import Heading, is_figure
from dashboard.importing.tables.headings import STRONGEST, Columns
from dashboard.importing.tables.keys import KeyedLine
from dashboard.importing.tables.name_questions import LEAVE_OUT
from dashboard.importing.tables.plan_names import PlanNames
from dashboard.importing.tables.questions import which_column

_OF_THE_MONTH = re.compile(r"trong (tháng|quý)\b")
_ONLY_THEN = re.compile(  # a "hộ nghèo phát sinh" is a household, no span of time
    r"(không|chưa) (tính|cộng|bao gồm) (dồn|lũy kế)|\briêng (trong )?(tháng|quý)|\btuần (thứ )?\d"
    r"|(^|số|số liệu|kết quả|giải ngân) phát sinh|phát sinh (trong |từ |của )?(tháng|quý|ngày|tuần)"
)
_FROM_DAY = re.compile(
    r"từ (?:ngày )?0?(?P<day>\d{1,2})(?:/0?(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?)?.{0,12}?(?:đến|tới) (?:hết )?(?:ngày )?"
    r"\d{1,2}/0?(?P<until>\d{1,2})(?:/(?P<until_year>\d{4}))?"
)
_SINCE_JANUARY = re.compile(rf"lũy kế|từ đầu năm|{UNTIL}")
_TOTALS = re.compile(r"^(tổng( số| cộng)?|cộng)$")
_CARRIED_OUT = (Role.ACTUAL, Role.CUMULATIVE, Role.ADDED)
_ONCE = (_CARRIED_OUT, (Role.ESTIMATE,), (Role.ADVANCE,))  # of each of these one column counts


def among_each_other(
    table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...], names: PlanNames, findings: Findings
) -> Columns:
    """The columns with the roles that they have beside the others; what has two honest readings is asked once per table."""
    roles = _Roles(table, columns, lines, names, findings)
    roles.rates_by_their_signs()
    roles.reached_money(names)
    roles.month_beside_cumulative()
    roles.month_alone()
    roles.same_figure_twice()
    return replace(columns, meanings=roles.meanings)


def parts_without_total(table: FoundTable, columns: Columns) -> Columns:
    """Capital and recurrent money without their total beside them as figures of their own, with the role of their group."""
    meanings = dict(columns.meanings)
    for heading in table.headings:
        meaning = meanings.get(heading.column)
        if meaning is None or meaning.role is not Role.SPLIT:
            continue
        roles = [_role(title, columns) for title in heading.path]
        split = roles.index(Role.SPLIT)
        beside = [h.path[split] for h in table.headings if h.path[:split] == heading.path[:split] and h.path[split:]]
        own = next((role for role in STRONGEST if role in roles and role is not Role.SPLIT), None)
        if own is not None and not any(_TOTALS.match(plainly(title)) for title in beside):
            meanings[heading.column] = meaning._replace(role=own)
    return replace(columns, meanings=meanings)


def _role(title: str, columns: Columns) -> Role | None:
    """The role that a title alone gives."""
    return next((f.gives.role for f in columns.layout.facets if f.gives.role and f.matches(plainly(title))), None)


class _Roles:
    def __init__(
        self, table: FoundTable, columns: Columns, lines: tuple[KeyedLine, ...], names: PlanNames, findings: Findings
    ) -> None:
        self.table, self.columns, self.lines, self.findings = table, columns, lines, findings
        self.plan = names.plan
        self.meanings = dict(columns.meanings)
        self.by_row = {code for line in lines for code in line.meaning.indicators}
        self.money = columns.layout.money or any(line.meaning.project for line in lines)

    def _figures(self, *roles: Role) -> list[tuple[Heading, Meaning]]:
        """The columns of figures that have one of some roles, from left to right."""
        return [
            (heading, meaning)
            for heading in self.table.headings
            if (meaning := self.meanings.get(heading.column)) and meaning.role in roles and meaning.axis is None
        ]

    def _becomes(self, column: int, role: Role) -> None:
        self.meanings[column] = self.meanings[column]._replace(role=role)

    def _subject(self, meaning: Meaning) -> Meaning:
        """What a column speaks of, whatever its role."""
        return meaning._replace(axis=None, role=None, money=meaning.money or self.money)

    def _series(self, meaning: Meaning) -> Meaning:
        """What a column speaks of, whenever: the month's money of an allocation says less of it than its cumulative does."""
        return self._subject(meaning)._replace(period=None, years=None)

    def _cumulative(self, *roles: Role) -> dict[Meaning, Meaning]:
        """The cumulative columns by their series."""
        return {self._series(meaning): meaning for _, meaning in self._figures(Role.CUMULATIVE, *roles)}

    def rates_by_their_signs(self) -> None:
        """A column of money whose figures all carry "%" is a rate of it, whatever its title."""
        for heading, meaning in self._figures(Role.ACTUAL, Role.CUMULATIVE):
            of_money = not meaning.indicators and (meaning.money or meaning.project or self.money)
            lines = self.lines if of_money else ()
            cells = [self.table.sheet.at(line.line.row, heading.column) for line in lines]
            signs = [cell.percent or "%" in cell.shown for cell in cells if cell is not None and is_figure(cell)]
            if of_money and signs and all(signs):
                self._becomes(heading.column, Role.RATE)

    def reached_money(self, names: PlanNames) -> None:
        """ "Đạt" beside money may be an amount or a rate: asked."""
        for heading, meaning in self._figures(Role.ACTUAL, Role.CUMULATIVE):
            of_money = not meaning.indicators and (meaning.money or meaning.project or self.money)
            if of_money and plainly(heading.path[-1]) in ("đạt", "đạt được"):
                answer = which_column(self.table, heading, self.columns, names, self.findings)
                self.meanings[heading.column] = (answer or Meaning(role=Role.ASKED)).over(meaning._replace(role=None))

    # -- the month and the year so far -------------------------------------------------------------------------------

    def month_beside_cumulative(self) -> None:
        """Beside a cumulative column one that says only "Thực hiện" is the month's; it is compared, not stored."""
        cumulative = self._cumulative()
        for heading, meaning in self._figures(Role.ACTUAL):
            if self._series(meaning) in cumulative and meaning.part is None:
                self._becomes(heading.column, Role.IN_PERIOD)
        for heading, meaning in self._figures(Role.IN_PERIOD):
            beside = cumulative.get(self._series(meaning))
            if beside and meaning.years is None:
                self.meanings[heading.column] = meaning._replace(years=beside.years)

    def month_alone(self) -> None:
        """Whether figures of a month are the month's alone or cumulative is asked, where no cumulative column answers it."""
        months_plan = any(
            m.period for _, m in self._figures(Role.CHECK)
        )  # "Kế hoạch tháng 10": what stands beside is its
        if months_plan or self._titled_of_the_month() or _months_down(self.table, self.columns):
            for heading, meaning in self._figures(Role.ACTUAL, Role.CUMULATIVE):
                if self._adds_up(meaning) and not _SINCE_JANUARY.search(plainly(heading.text)):
                    self._becomes(heading.column, Role.IN_PERIOD)
        cumulative = self._cumulative(Role.CUMULATIVE_OR_ESTIMATE)
        alone = [(h, m) for h, m in self._figures(Role.IN_PERIOD) if self._series(m) not in cumulative]
        for heading, meaning in alone:
            if not self._adds_up(meaning) and not self._incremental(meaning):
                self._becomes(heading.column, Role.ACTUAL)  # how things stood in that month
        asked = [heading for heading, meaning in alone if self._adds_up(meaning)]
        if asked:
            answer = self._month_or_cumulative(asked[0])
            for heading in asked:
                self._becomes(heading.column, self._answered(heading, answer))

    def _month_or_cumulative(self, heading: Heading) -> str | None:
        choices = (Choice("cumulative"), Choice("month"), Choice(LEAVE_OUT))
        return self.findings.ask(IssueCode.MONTH_OR_CUMULATIVE, heading.place, heading.text, choices)

    @staticmethod
    def _answered(heading: Heading, answer: str | None) -> Role:
        estimate = "ước" in plainly(heading.text)
        if answer == "cumulative":
            return Role.ESTIMATE if estimate else Role.CUMULATIVE
        if answer is None:
            return Role.ASKED
        return Role.ADDED if answer == "month" and not estimate else Role.CHECK

    def _titled_of_the_month(self) -> bool:
        titles = [plainly(str(cell.value)) for cell in self.table.titles]
        spans = [match for title in titles if (match := _FROM_DAY.search(title))]
        if spans:
            return not any(map(_from_the_years_begin, spans))
        if any(map(_ONLY_THEN.search, titles)):
            return not any(_SINCE_JANUARY.search(_ONLY_THEN.sub("", title)) for title in titles)
        return any(map(_OF_THE_MONTH.search, titles)) and not any(map(_SINCE_JANUARY.search, titles))

    def _value_types(self, meaning: Meaning) -> set[ValueType]:
        codes = meaning.indicators or self.by_row
        return {self.plan.indicator_by_code[code].value_type for code in codes}

    def _adds_up(self, meaning: Meaning) -> bool:
        """Whether a figure of it grows from month to month: cumulative results, and money."""
        money = not meaning.indicators and (meaning.money or meaning.project or self.money)
        return bool(money) or ValueType.CUMULATIVE in self._value_types(meaning)

    def _incremental(self, meaning: Meaning) -> bool:
        return ValueType.INCREMENTAL in self._value_types(meaning)

    # -- the same figure twice ---------------------------------------------------------------------------------------

    def same_figure_twice(self) -> None:
        """Of two columns of the same figure a person says which counts, unless they agree in every row."""
        for roles in _ONCE:
            columns: dict[Meaning, list[Heading]] = {}
            for heading, meaning in self._figures(*roles):
                columns.setdefault(self._subject(meaning), []).append(heading)
            for same in columns.values():
                if len(same) > 1:
                    counts = same[0] if self._agree(same) else self._which(same)
                    for heading in same:
                        if heading is not counts:
                            self._becomes(heading.column, Role.CHECK)

    def _agree(self, same: list[Heading]) -> bool:
        first, *others = (list(self._texts(heading)) for heading in same)
        return all(texts == first for texts in others)

    def _texts(self, heading: Heading) -> Iterator[str]:
        for line in self.lines:
            cell = self.table.sheet.at(line.line.row, heading.column)
            yield cell.shown if cell and is_figure(cell) else ""

    def _which(self, same: list[Heading]) -> Heading | None:
        letters = {column_letters(heading.column): heading for heading in same}
        by_code = {f"column:{letter}": heading for letter, heading in letters.items()}
        choices = tuple(
            Choice(f"column:{letter}", {"column": letter, "title": heading.text}) for letter, heading in letters.items()
        )
        *others, last = same
        before = ", ".join(heading.place.spot for heading in others)
        answer = self.findings.ask(
            IssueCode.SAME_FIGURE_TWICE, last.place, last.text, (*choices, Choice(LEAVE_OUT)), others=before
        )
        return by_code.get(answer or "")


def _from_the_years_begin(span: re.Match[str]) -> bool:
    """Whether a span begins in January, or in the year before: an office's year may begin at 15/12."""
    earlier = span["year"] and span["until_year"] and span["year"] < span["until_year"]
    return bool(earlier) or int(span["month"] or span["until"]) == 1


def _months_down(table: FoundTable, columns: Columns) -> bool:
    """Whether its rows are months ("Tháng"); a column "Kỳ báo cáo" names reports, whose figures are cumulative."""
    return any(
        (heading := table.heading(column)) is not None and plainly(heading.text) == "tháng"
        for column in columns.of_axis(Axis.PERIOD)
    )
