"""A district of ten communes with one target, for tables of cases: what was told goes in, the verdict and its words come out."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Frequency, Indicator
from dashboard.domain.plan.plan import Milestone, PathOf, Plan
from dashboard.domain.plan.rules import Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule
from dashboard.domain.plan.units import Unit, UnitLevel
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import words_in
from tests.builders import DISTRICT, a_plan, a_share, an_indicator
from tests.domain.figures import knowing, observed

COMMUNES = tuple(f"X{number}" for number in range(1, 11))


@dataclass(frozen=True)
class Judged:
    """A verdict with its sentence in both languages."""

    target: TargetStanding

    @property
    def state(self) -> str:
        return self.target.state.value

    @property
    def vi(self) -> str:
        return words_in("vi").sentence(self.target.sentence).partition(": ")[2]

    @property
    def en(self) -> str:
        return words_in("en").sentence(self.target.sentence).partition(": ")[2]


def a_count_of(goal: str, unit: str = "người", **over: Any) -> Plan:
    """The plan that asks for a count, by default to be reached from nought."""
    return _asking(an_indicator(unit_of_measure=unit, low=None, high=None), goal, PaceRule.FROM_ZERO, Basis.COUNT, over)


def a_share_of(goal: str, **over: Any) -> Plan:
    """The plan that asks for a share (0.8 is 80%), by default a level, told every month."""
    return _asking(a_share(frequency=Frequency.MONTH), goal, PaceRule.LEVEL, Basis.LEVEL, over)


def _asking(indicator: Indicator, goal: str, pace: PaceRule, basis: Basis, over: dict[str, Any]) -> Plan:
    """`over`: fields of the target; `direction`, `frequency` of the indicator; `path` by month; `rules`; `to`, the far end."""
    about = {name: over.pop(name) for name in ("direction", "frequency", "value_type") if name in over}
    path: dict[int, str] = over.pop("path", {})
    rules = over.pop("rules", Rules())
    low, high = sorted((Decimal(goal), Decimal(over.pop("to", goal))))
    plain = replace(a_plan().targets[0], indicator=indicator.code, projects=(), leads=(), operator=Operator.EQUAL)
    target = replace(plain, **({"basis": basis, "low": low, "high": high, "pace_rule": pace} | over))
    communes = tuple(Unit(code, f"Xã {code[1:]}", "xã", UnitLevel.COMMUNE, DISTRICT, group="XA") for code in COMMUNES)
    steps = (Milestone(PathOf.TARGET, "T1", Period.of_month(2024, m), Decimal(v), "A") for m, v in path.items())
    return replace(
        a_plan(), units=(a_plan().units[0], *communes), indicators=(replace(indicator, **about),), targets=(target,),
        milestones=tuple(steps), rules=rules, leads=(), obligations=(), allocations=(),
    )  # fmt: skip


def told(plan: Plan, month: int, figure: object, communes: int = 10, **over: Any) -> tuple[Observation, ...]:
    """The first commune tells `figure`, the other ones nothing to add to it (0, or 0 of 0)."""
    code = plan.indicators[0].code
    nothing = "0/0" if isinstance(figure, str) and "/" in figure else 0
    period = f"2024-{month:02d}"
    return tuple(
        observed(code, unit, period, figure if unit == COMMUNES[0] else nothing, **over) for unit in COMMUNES[:communes]
    )


def standing(
    plan: Plan, month: int, *rows: Observation, money: tuple[Disbursement, ...] = (), unit: str | None = None
) -> Standing:
    return assess(knowing(plan, *rows, money=money), Period.of_month(plan.year, month), unit)


def judged(plan: Plan, month: int, *rows: Observation) -> Judged:
    return Judged(standing(plan, month, *rows).targets[0])


def assert_judged(plan: Plan, month: int, figure: object, state: str, words: str) -> Judged:
    """A figure told in a month, at the 13th point that of December, is judged as this state and in these words."""
    found = judged(plan, month, *told(plan, min(month, 12), figure))
    assert (found.state, words in found.vi) == (state, True), (found.state, found.vi)
    return found


def headline(found: Standing, language: str = "vi") -> str:
    return words_in(language).sentence(found.headline)
