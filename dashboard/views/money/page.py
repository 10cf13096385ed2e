"""Everything that Giải ngân shows at one period, in the order of its questions: who is late, why, where the money stands."""

from dataclasses import dataclass

from dashboard.domain.messages import Message
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.text import Words
from dashboard.views.curve import Curve, curve
from dashboard.views.figures import verdict_and_rest
from dashboard.views.money.beside import Beside, beside
from dashboard.views.money.capital import capital_table, capital_title
from dashboard.views.money.carried_over import CarriedView, carried_view, measured
from dashboard.views.money.credit import Credit, credit
from dashboard.views.money.lines import line_table, year_table, years_title
from dashboard.views.money.multiples import Multiple, multiples, multiples_title
from dashboard.views.money.projects import Projects, projects_view
from dashboard.views.money.served import Served, served
from dashboard.views.money.sources import source_table
from dashboard.views.money.steps import Waterfall, waterfall
from dashboard.views.money.without import Without, without_money
from dashboard.views.reasons import project_why
from dashboard.views.table import Table


@dataclass(frozen=True)
class Money:
    headline: str  # up to the verdict
    rest: str  # what follows it: pace needed, whose figures are older
    why: tuple[str, ...]  # the rule that spoke, its path, its figures and its limits
    estimate: str  # what units expect to pay by the end of a span, provisional where nothing can be judged yet; or ""
    reason: str  # why there is no rate on the total plan, or ""
    curve_title: str
    curve: Curve | None
    waterfall: Waterfall
    projects: Projects
    carried: CarriedView
    multiples_title: str
    multiples: tuple[Multiple, ...]
    beside: Beside
    served: Served
    without: Without
    credit: Credit
    capital_title: str
    capital: Table
    years_title: str
    years: Table
    lines: Table
    sources: Table


def money(standing: Standing, words: Words) -> Money:
    headline, rest = verdict_and_rest(standing.total.statement, words)
    return Money(
        headline=headline,
        rest=rest,
        why=project_why(standing, standing.total, words),
        estimate=words.sentence(standing.total.estimate.sentence) if standing.total.estimate else "",
        reason=_reason(standing.total, words),
        curve_title=_curve_title(standing, words),
        curve=curve(standing.total, standing.period, words),
        waterfall=waterfall(standing, words),
        projects=projects_view(standing, words),
        carried=carried_view(standing, words),
        multiples_title=multiples_title(standing, words),
        multiples=multiples(standing, words),
        beside=beside(standing, words),
        served=served(standing, words),
        without=without_money(standing, words),
        credit=credit(standing, words),
        capital_title=capital_title(standing, words),
        capital=capital_table(standing, words),
        years_title=years_title(standing, words),
        years=year_table(standing, words),
        lines=line_table(standing, words),
        sources=source_table(standing, words),
    )


def _curve_title(standing: Standing, words: Words) -> str:
    """How far from the planned path; the words for the axis where there is no path or no figure."""
    missing = measured(standing.total).missing_vnd
    if missing is None:
        return words("Disbursed against the plan, million đồng")
    month = words.short_period(standing.period)
    amount = next((text for places in (0, 2) if (text := words.money(abs(missing), places)) != "0"), "")
    if not amount:  # a difference that no figure of the page shows is none
        return words("{month}: as much as the planned path", month=month)
    if missing > 0:
        return words("{month}: {amount} million đồng below the planned path", month=month, amount=amount)
    return words("{month}: {amount} million đồng above the planned path", month=month, amount=amount)


def _reason(p: ProjectStanding, words: Words) -> str:
    return words.code(Message(p.rate_total_reason), "sentence") if p.rate_total_reason else ""
