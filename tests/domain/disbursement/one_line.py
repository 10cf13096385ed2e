"""A plan of one line of money, a milliard đồng, and how it stands with the amounts that a test tells."""

from dataclasses import replace

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Allocation, Lead
from dashboard.domain.reported.observations import Disbursement
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.text import words_in
from tests.builders import COMMUNE, a_plan
from tests.domain.figures import knowing, paid

VI, EN = words_in("vi"), words_in("en")
MILLION = 1_000_000
ONE_LINE = (Allocation("DA4.1", "NSTW", 2024, 1000 * MILLION),)


def standing(*money: Disbursement, period: str = "2024-09", before: object = None, **plan: object) -> Standing:
    """Of a plan in which one commune is to report the line."""
    bare = {"allocations": ONE_LINE, "milestones": (), "leads": (Lead("DA4.1", COMMUNE),)}
    made = a_plan(**bare | plan)
    return assess(replace(knowing(made, money=money), before=before), Period.parse(period))  # type: ignore[arg-type]


def project(found: Standing, code: str = "DA4.1") -> ProjectStanding:
    return next(p for p in found.projects if p.project.code == code)


def spent_of(month: int, millions: int, unit: str = COMMUNE, **over: object) -> Disbursement:
    return replace(paid("DA4.1", unit, f"2024-{month:02d}", millions * MILLION), **over)  # type: ignore[arg-type]
