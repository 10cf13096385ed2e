"""Invented disbursement, in units of 10.000 đồng so that every amount has two decimals in triệu đồng."""

from dataclasses import dataclass

from dashboard.domain.plan.plan import NOT_SPLIT, BudgetYear
from sample_data.actuals.apportioned import apportioned
from sample_data.actuals.communes import COMMUNES
from sample_data.actuals.events import stands
from sample_data.actuals.results import CODES, MONTHS
from sample_data.offices.songma.projects import CENTRAL, LOCAL, YEAR
from sample_data.offices.songma.units import AGRICULTURE, HEALTH, LABOUR, MEDIA

UNIT_VND = 10_000
_PER_MILLION = 100

DISTRICT_TOTALS = (0, 0, 155, 465, 1090, 2180, 3580, 5135, 6901)  # triệu đồng of this year's money, end of each month
_CARRIED_CURVE = (0.04, 0.09, 0.16, 0.26, 0.38, 0.5, 0.64, 0.8, 1.0)

Key = tuple[str, str, str, BudgetYear]  # unit, project, fund, budget year


@dataclass(frozen=True)
class _Disbursed:
    """What one office will have disbursed by the end of September, triệu đồng; a `pace` over 1 starts slower."""

    unit: str
    project: str
    fund: str
    by_september: int
    pace: float


_REST: Key = (AGRICULTURE, "DA2", CENTRAL, YEAR)  # the largest line takes what the others leave of the total
_LINES = (
    _Disbursed(AGRICULTURE, "DA2", LOCAL, 160, 1.1),
    _Disbursed(AGRICULTURE, "DA3.1", CENTRAL, 1185, 0.97),
    _Disbursed(HEALTH, "DA3.2", CENTRAL, 312, 1.0),
    _Disbursed(LABOUR, "DA4.1", CENTRAL, 1128, 0.98),
    _Disbursed(LABOUR, "DA4.3", CENTRAL, 905, 1.03),
    _Disbursed(LABOUR, "DA6.2", CENTRAL, 96, 1.0),
    _Disbursed(MEDIA, "DA6.2", CENTRAL, 75, 0.95),
    _Disbursed(LABOUR, "DA7.1", CENTRAL, 318, 1.02),
    _Disbursed(LABOUR, "DA7.2", CENTRAL, 52, 1.0),
)
_COMMUNES_BY_SEPTEMBER = 190  # triệu đồng of DA7.2 over all communes
_CARRIED = {  # money of 2022 and 2023, reported in one sum
    (AGRICULTURE, "DA2"): 820,
    (AGRICULTURE, "DA3.1"): 310,
    (HEALTH, "DA3.2"): 96,
    (LABOUR, "DA4.1"): 240,
    (LABOUR, "DA7.1"): 65,
    (MEDIA, "DA6.2"): 42,
}


def disbursed() -> dict[int, dict[Key, int]]:
    """Cumulative amounts in units of 10.000 đồng, by month and line; a silent commune keeps its last amount."""
    found: dict[int, dict[Key, int]] = {}
    communes = dict.fromkeys(CODES, 0)
    for month, total in zip(MONTHS, DISTRICT_TOTALS, strict=True):
        reached = total / DISTRICT_TOTALS[-1]
        amounts: dict[Key, int] = {
            (line.unit, line.project, line.fund, YEAR): round(line.by_september * reached**line.pace * _PER_MILLION)
            for line in _LINES
        }
        communes = _communes(month, reached, communes)
        amounts |= {(code, "DA7.2", CENTRAL, YEAR): amount for code, amount in communes.items()}
        amounts[_REST] = total * _PER_MILLION - sum(amounts.values())
        for (unit, project), by_september in _CARRIED.items():
            carried = round(by_september * _CARRIED_CURVE[month - 1] * _PER_MILLION)
            amounts[unit, project, NOT_SPLIT, NOT_SPLIT] = carried
        found[month] = amounts
    return found


def _communes(month: int, reached: float, before: dict[str, int]) -> dict[str, int]:
    weights = {commune.code: commune.households**0.5 for commune in COMMUNES}
    total = round(_COMMUNES_BY_SEPTEMBER * reached * _PER_MILLION)
    wishes = {code: total * weight / sum(weights.values()) for code, weight in weights.items()}
    ceilings = {code: before[code] if stands(month, code) else total for code in CODES}
    return apportioned(total, wishes, before, ceilings)
