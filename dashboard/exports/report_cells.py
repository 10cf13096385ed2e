"""The cells of one unit's report: what is known of each row, what its clerk typed, and which cells are open."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from dashboard.domain.money import millions
from dashboard.domain.people.causes import Late
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Indicator, Measure
from dashboard.domain.plan.plan import TOTAL, BudgetYear, Plan
from dashboard.domain.plan.units import official
from dashboard.domain.reported.known_figures import precedence
from dashboard.domain.reported.observations import Disbursement, Narrative, Observation, Source
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.delays import causes_known
from dashboard.domain.reporting.lines import MoneyLine, ResultLine, money_lines, result_lines
from dashboard.importing.cell_text.reached_words import NOT_REACHED, REACHED, written_state
from dashboard.importing.layouts.plan_sheets import ALLOCATIONS
from dashboard.importing.layouts.report_sheets import CAUSES, MONEY, RESULTS
from dashboard.importing.line_texts import LineTexts, line_id
from dashboard.importing.sheets.codecs import cells_of, written
from dashboard.importing.sheets.declared import Cells, Value
from dashboard.text import words_in

_OPEN_FOR_MONEY = frozenset({"cumulative", "absence", "reason", "source", "advance", "in_month", "estimate"})
_TYPED_RESULT = tuple(map(RESULTS.column, ("value", "numerator", "denominator", "estimate", "absence", "text")))
_TYPED_MONEY = tuple(map(MONEY.column, ("cumulative", "absence", "advance", "in_month")))
_TYPED_CAUSE = tuple(map(CAUSES.column, ("cause", "remedy", "remedy_by")))
_VALUE_FORMATS = {Measure.COUNT: "#,##0", Measure.PERCENTAGE: "#,##0.00"}


@dataclass(frozen=True)
class Filled:
    """What a unit typed in. Figures are matched to rows by indicator, subject and population group, or by money line; those that
    have no row of their own stand below the rows.

    `texts` are cells as they were typed, by their lines, in the place of figures: they may be no numbers.
    """

    observations: tuple[Observation, ...] = ()
    disbursements: tuple[Disbursement, ...] = ()
    narrative: Narrative = field(default_factory=Narrative)
    nil: bool = False
    preliminary: bool = False
    texts: LineTexts = field(default_factory=dict)


@dataclass(frozen=True)
class RowCells:
    """One row by column key: values, number formats, and what this very row's cells ask for; `opened` may be typed in.

    `line` names it (`line_texts.line_id`); `further`: the unit has no such line, the figure was sent all the same.
    """

    values: Mapping[str, Value]
    opened: frozenset[str]
    formats: Mapping[str, str]
    prompts: Mapping[str, str] = field(default_factory=dict)
    line: str = ""
    further: bool = False


@dataclass(frozen=True)
class ReportCells:
    """The rows of the report of `unit` for `period`, against the figures that count in `snapshot`."""

    snapshot: Snapshot
    unit: str
    period: Period
    filled: Filled

    def results(self) -> Iterator[RowCells]:
        plan = self.snapshot.plan
        for line, further in self._result_lines():
            indicator, everybody = line.indicator, line.disaggregation == TOTAL
            given: Cells = {
                "indicator": indicator.code,
                "name": indicator.name if everybody else _group_name(plan, line.disaggregation),
                "unit_of_measure": indicator.unit_of_measure,
                "subject": line.subject,
                "disaggregation": written(RESULTS.column("disaggregation"), line.disaggregation),
                "previous": self._previous_result(line),
            }
            formats = dict.fromkeys(("previous", "value"), _VALUE_FORMATS.get(indicator.measure, "General"))
            prompts = {"numerator": indicator.numerator, "denominator": indicator.denominator}
            named = line_id(RESULTS, given)
            yield RowCells(
                {**given, **self._typed_result(line), **self.filled.texts.get(named, {})},
                _open_columns(indicator),
                formats,
                prompts if indicator.has_parts else {"value": _STATES} if indicator.counts_units else {},
                named,
                further,
            )

    def money(self) -> Iterator[RowCells]:
        for line in money_lines(self.snapshot.plan, self.unit):
            given: Cells = {
                "project": line.project.code,
                "name": line.project.name,
                "fund": written(MONEY.column("fund"), line.fund),
                "budget_year": written(MONEY.column("budget_year"), line.budget_year),
                "allocated": _allocated(line),
                "previous": self._previous_money(line),
            }
            formats = dict.fromkeys(
                ("allocated", "previous", "cumulative", "advance", "in_month", "estimate"), "#,##0.00"
            )
            named = line_id(MONEY, given)
            typed = {**self._typed_money(line), **self.filled.texts.get(named, {})}
            yield RowCells(given | typed, _OPEN_FOR_MONEY, formats, line=named)
        yield from self._further_money()

    def _result_lines(self) -> Iterator[tuple[ResultLine, bool]]:
        """The unit's lines, then those of figures that were sent although it has none for them."""
        plan, lines = self.snapshot.plan, tuple(result_lines(self.snapshot.plan, self.unit, self.period))
        yield from ((line, False) for line in lines)
        for figure in self.filled.observations:
            indicator = plan.indicator_by_code.get(figure.indicator)
            if indicator is not None and not any(_is_of(figure, line) for line in lines):
                yield ResultLine(indicator, figure.subject, figure.disaggregation), True

    def _further_money(self) -> Iterator[RowCells]:
        """Amounts of another unit, of the treasury, or of lines that are not this unit's; an estimate beside what was paid."""
        plan = self.snapshot.plan
        own = {_key(line) for line in money_lines(plan, self.unit)}
        of_line: dict[str, RowCells] = {}
        for paid in self.filled.disbursements:
            if _has_row(paid, own, self.unit):
                continue
            node, by = plan.project_by_code.get(paid.project), paid.source
            given: Cells = {
                "project": paid.project,
                "name": node.name if node else "",
                "fund": written(MONEY.column("fund"), paid.fund),
                "budget_year": written(MONEY.column("budget_year"), paid.budget_year),
                "subject": official(paid.subject) if paid.subject != self.unit else None,
                "source": written(MONEY.column("source"), by) if by is not Source.OWN_REPORT else None,
            }
            if paid.estimate:
                typed: Cells = {"estimate": None if paid.cumulative_vnd is None else millions(paid.cumulative_vnd)}
            else:
                typed = cells_of(_TYPED_MONEY, paid)
            named = line_id(MONEY, given)
            known = of_line[named].values if named in of_line else {}
            of_line[named] = RowCells({**known, **given, **typed}, _OPEN_FOR_MONEY, {}, line=named, further=True)
        yield from of_line.values()

    def _typed_result(self, line: ResultLine) -> Cells:
        figure = next((f for f in self.filled.observations if _is_of(f, line)), None)
        return cells_of(_TYPED_RESULT, figure, line.indicator.measure) if figure else {}

    def _typed_money(self, line: MoneyLine) -> Cells:
        mine = [p for p in self.filled.disbursements if _has_row(p, {_key(line)}, self.unit)]
        paid = next((p for p in mine if not p.estimate), None)
        estimate = next((p.cumulative_vnd for p in mine if p.estimate and p.cumulative_vnd is not None), None)
        beside: Cells = {} if estimate is None else {"estimate": millions(estimate)}
        return (cells_of(_TYPED_MONEY, paid) if paid else {}) | beside

    def _previous_result(self, line: ResultLine) -> Value:
        """The newest figure before this period as the sheet shows it: shares in percent with two decimals."""
        earlier = [
            figure
            for figure in self.snapshot.observations_by_indicator.get(line.indicator.code, [])
            if figure.reporter == self.unit and _is_of(figure, line) and figure.period < self.period
            and (figure.amount is not None or figure.text) and not figure.estimate
        ]  # fmt: skip
        newest = max(earlier, key=precedence, default=None)
        if newest is None or newest.amount is None:
            return newest.text if newest else None
        if line.indicator.counts_units:
            return written_state(newest.amount)
        if line.indicator.measure is Measure.PERCENTAGE:
            return (newest.amount * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return newest.amount

    def _previous_money(self, line: MoneyLine) -> Value:
        """What had been disbursed from the line, by the unit's own report, when it last said so."""
        earlier = [
            paid
            for paid in self.snapshot.known_money
            if paid.reporter == self.unit and paid.line == _key(line) and paid.period < self.period
            and paid.source is Source.OWN_REPORT and paid.cumulative_vnd is not None and not paid.estimate
        ]  # fmt: skip
        newest = max(earlier, key=precedence, default=None)
        return millions(newest.cumulative_vnd) if newest and newest.cumulative_vnd is not None else None


def cause_rows(
    snapshot: Snapshot, unit: str, period: Period, late: Iterable[tuple[Late, str]], texts: LineTexts | None = None
) -> Iterator[RowCells]:
    """A row for each late target or project, with what the unit said of it in this very month, if it did."""
    plan = snapshot.plan
    indicators = {t.id: plan.indicator_by_code[t.indicator].name for t in plan.targets}
    for kind, of in late:
        said = next((c for c in causes_known(snapshot, kind, of, period) if (c.unit, c.period) == (unit, period)), None)
        name = indicators[of] if kind is Late.TARGET else plan.project_by_code[of].name
        given: Cells = {"of": of, "name": name}
        typed = cells_of(_TYPED_CAUSE, said) if said else {}
        named = line_id(CAUSES, given)
        typed |= (texts or {}).get(named, {})
        opened = frozenset({"cause", "remedy", "remedy_by"})
        yield RowCells(given | typed, opened, {"remedy_by": "dd/mm/yyyy"}, line=named)


def _is_of(figure: Observation, line: ResultLine) -> bool:
    wanted = (line.indicator.code, line.subject, line.disaggregation)
    return (figure.indicator, figure.subject, figure.disaggregation) == wanted


def _has_row(paid: Disbursement, lines: Collection[tuple[str, str, BudgetYear]], unit: str) -> bool:
    """Whether an amount stands in one of these rows of the unit's own money."""
    return paid.line in lines and paid.subject == unit and paid.source is Source.OWN_REPORT


def _key(line: MoneyLine) -> tuple[str, str, BudgetYear]:
    return (line.project.code, line.fund, line.budget_year)


def _group_name(plan: Plan, code: str) -> str:
    name = next((group.name for group in plan.disaggregations if group.code == code), code)
    return words_in("vi")("of which: {group}", group=name)


_STATES = f"{REACHED}; {NOT_REACHED}"  # what may be typed as the state of a unit


def _open_columns(indicator: Indicator) -> frozenset[str]:
    """Which cells of a row are typed in: parts, a value or a state, never two of them."""
    if indicator.measure is Measure.QUALITATIVE:
        own = {"text"}
    elif indicator.has_parts:
        own = {"numerator", "denominator", "estimate"}
    else:
        own = {"value", "estimate"}
    return frozenset(own | {"absence", "reason"})


def _allocated(line: MoneyLine) -> Value:
    """The unit's own quota; where the plan gave an amount to several together, that it is not divided; or that it names none."""
    if line.allocated_vnd is not None and not line.own:
        return words_in("vi")("not given apart")
    if line.allocated_vnd is not None and line.shared_with:
        amount = words_in("vi").money(line.allocated_vnd)
        return words_in("vi")("{amount} (all of {project})", amount=amount, project=line.shared_with)
    return written(ALLOCATIONS.column("amount"), line.allocated_vnd)
