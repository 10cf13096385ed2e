"""The monthly reports of the sample office as domain values: what each unit typed in, month by month."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Place
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import TOTAL, BudgetYear, Plan
from dashboard.domain.reported.observations import Disbursement, Observation, Source
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.lines import money_lines
from dashboard.exports.report_cells import Filled
from sample_data.actuals.credit import LENT, OUTSTANDING
from sample_data.actuals.credit import MOBILISED as MOBILISED_FUNDS
from sample_data.actuals.events import CORRECTION, NIL, SILENT, WITHDRAWAL
from sample_data.actuals.money import UNIT_VND, disbursed
from sample_data.actuals.narratives import STATES, narrative
from sample_data.actuals.results import CODES, MONTHS, SampleFigure, results
from sample_data.offices.songma.projects import MOBILISED, YEAR
from sample_data.offices.songma.units import AGRICULTURE, DISTRICT, FATHERLAND_FRONT, HEALTH, LABOUR, MEDIA, POLICY_BANK

OFFICES = (LABOUR, AGRICULTURE, HEALTH, MEDIA)
BESIDE = (
    POLICY_BANK,
    FATHERLAND_FRONT,
)  # they send their figures each month though the calendar asks for them twice a year
_FUNDS = {POLICY_BANK: {"TD-CHOVAY": LENT, "TD-DUNO": OUTSTANDING}, FATHERLAND_FRONT: {"HD-MTTQ": MOBILISED_FUNDS}}
_NOWHERE = Place("mẫu")  # these figures come from a script, not from a cell
_MALNOURISHED = {3: (2541, 14195), 6: (2497, 14188), 9: (2469, 14190)}  # children under five, of those weighed

_ADVANCES = {"DA2": 0.12, "DA4.1": 0.08}  # of what is disbursed

Amounts = dict[tuple[str, str, str, BudgetYear], int]
Reports = dict[tuple[int, str], Filled]  # month, unit


@cache
def reports(plan: Plan) -> Reports:
    """Every report that was sent, as it counts in the end (corrected, and the withdrawn one still among them)."""
    sent = results()
    amounts = disbursed()
    found: Reports = {}
    for month in MONTHS:
        period = Period.of_month(YEAR, month)
        for unit in (*CODES, *OFFICES, *BESIDE):
            if unit in SILENT.get(month, frozenset()):
                continue
            if unit in NIL.get(month, frozenset()):
                found[month, unit] = Filled(nil=True)
                continue
            figures = [_figure(unit, period, part) for part in sent.get((month, unit), [])]
            figures += _office_figures(unit, period)
            found[month, unit] = Filled(
                tuple(figures),
                tuple(_money(plan, unit, period, amounts[month], amounts.get(month - 1, {}))),
                narrative(month, unit),
            )
    return found


def as_first_sent(filled: Filled) -> Filled:
    """The report that the planted correction later replaced: some figures were too high."""
    too_many = CORRECTION.too_many
    wrong = [
        _raised(figure, *too_many[figure.indicator]) if figure.indicator in too_many else figure
        for figure in filled.observations
    ]
    return replace(filled, observations=tuple(wrong))


def known_before(plan: Plan, month: int) -> Snapshot:
    """What counted when the reports of `month` were written: all earlier ones but the withdrawn."""
    withdrawn = (WITHDRAWAL.month, WITHDRAWAL.unit)
    earlier = [filled for key, filled in reports(plan).items() if key[0] < month and key != withdrawn]
    return Snapshot(
        version=0,
        recorded_at=None,
        plan=plan,
        plan_version=0,
        observations=tuple(figure for filled in earlier for figure in filled.observations),
        disbursements=tuple(paid for filled in earlier for paid in filled.disbursements),
    )


def _figure(unit: str, period: Period, part: SampleFigure) -> Observation:
    parts = part.of is not None
    return Observation(
        subject=unit,
        reporter=unit,
        source=Source.OWN_REPORT,
        indicator=part.indicator,
        period=period,
        place=_NOWHERE,
        disaggregation=part.group or TOTAL,
        value=None if parts else Decimal(part.count),
        numerator=Decimal(part.count) if parts else None,
        denominator=None if part.of is None else Decimal(part.of),
    )


def _office_figures(unit: str, period: Period) -> Iterator[Observation]:
    """What offices report of the whole district at the end of a quarter, and of funds beside the budget each month."""
    month = period.last_month
    for indicator, series in _FUNDS.get(unit, {}).items():
        yield _figure(unit, period, SampleFigure(indicator, series[month - 1]))
    if unit == HEALTH and month in _MALNOURISHED:
        ill, weighed = _MALNOURISHED[month]
        yield replace(_figure(unit, period, SampleFigure("YT-SDD5", ill, weighed)), subject=DISTRICT)
    for reporter, indicator in ((AGRICULTURE, "MH-GIAMNGHEO"), (LABOUR, "NO-NHATAM")):
        if unit == reporter and (month, indicator) in STATES:
            blank = _figure(unit, period, SampleFigure(indicator, 0))
            yield replace(blank, subject=DISTRICT, value=None, text=STATES[month, indicator])


def _raised(figure: Observation, by: int, of: int) -> Observation:
    if figure.numerator is None or figure.denominator is None:
        return replace(figure, value=(figure.value or Decimal(0)) + by)
    return replace(figure, numerator=figure.numerator + by, denominator=figure.denominator + of)


def _advance(key: tuple[str, str, str, BudgetYear], amount: int) -> int | None:
    """Part of two large lines is still advances; the other offices do not say."""
    share = _ADVANCES.get(key[1])
    return None if share is None else round(amount * share) * UNIT_VND


def _money(plan: Plan, unit: str, period: Period, amounts: Amounts, before: Amounts) -> Iterator[Disbursement]:
    """One figure per money line of the unit; mobilised funds have none yet, and most carried-over money is not moved."""
    for line in money_lines(plan, unit):
        key = (unit, line.project.code, line.fund, line.budget_year)
        amount = amounts.get(key)
        told = amount is not None and unit in OFFICES and line.budget_year == YEAR
        silent = Absence.NOT_REPORTED if line.fund == MOBILISED else Absence.NIL
        yield Disbursement(
            subject=unit,
            reporter=unit,
            source=Source.OWN_REPORT,
            project=line.project.code,
            fund=line.fund,
            budget_year=line.budget_year,
            period=period,
            place=_NOWHERE,
            cumulative_vnd=None if amount is None else amount * UNIT_VND,
            absence=silent if amount is None else None,
            in_month_vnd=((amount or 0) - before.get(key, 0)) * UNIT_VND if told else None,
            advance_vnd=_advance(key, amount or 0) if told else None,
        )
