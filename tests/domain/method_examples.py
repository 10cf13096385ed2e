"""The sentences of the method's examples (docs/cach-danh-gia.md, docs/method.en.md) by section, as the code tells them today."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from dashboard.domain.absence import Absence
from dashboard.domain.messages import Sentence
from dashboard.domain.plan.indicators import Direction, Frequency
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import DefaultPath, Rules
from dashboard.domain.plan.targets import Basis, Operator, PaceRule
from dashboard.domain.reported.observations import Observation
from dashboard.text import words_in
from tests.domain.disbursement import test_carried_over as carried
from tests.domain.disbursement.one_line import project, spent_of
from tests.domain.disbursement.one_line import standing as paid_at
from tests.domain.disbursement.test_money_estimates import uoc
from tests.domain.figures import observed
from tests.domain.judged import COMMUNES, a_count_of, a_share_of, judged, standing, told
from tests.domain.verdicts import test_further_goals as further
from tests.domain.verdicts.test_counted_units import counting, states
from tests.domain.verdicts.test_provisional import HALF, YEAR, sent
from tests.domain.verdicts.test_years import STEPS, spanning

D = Decimal
FALLS, HOLDS = Direction.FALLS, Direction.HOLDS


@dataclass(frozen=True)
class Example:
    """A sentence, or a figure, of one section in both languages."""

    vi: str
    en: str

    def of(self, language: str) -> str:
        return self.vi if language == "vi" else self.en


def _both(sentence: Sentence) -> Example:
    return Example(*(words_in(language).sentence(sentence) for language in ("vi", "en")))


def _in_english(plan: Plan, unit: str) -> Plan:
    return replace(plan, indicators=tuple(replace(i, unit_en=unit) for i in plan.indicators))


def _people(goal: str, **over: Any) -> Plan:
    return _in_english(a_count_of(goal, **over), "people")


def _households(goal: str, **over: Any) -> Plan:
    return _in_english(a_count_of(goal, "hộ", direction=FALLS, **over), "households")


def _said(plan: Plan, month: int, figure: object, communes: int = 10, **over: Any) -> Example:
    return _of(plan, month, told(plan, month, figure, communes, **over))


def _of(plan: Plan, month: int, rows: Iterable[Observation]) -> Example:
    return _both(judged(plan, month, *rows).target.sentence)


TRAINED = _people("150", path={6: "60", 9: "105", 12: "150"})
SLOW = _people("150", path={5: "90", 9: "100", 12: "150"})
BEGUN = _people("150", path={1: "0", 6: "60", 12: "150"})
FALLING = a_share_of(
    "0.2668", direction=FALLS, pace_rule=PaceRule.CHANGE, baseline=D("0.3456"), path={6: "0.3062", 12: "0.2668"}
)
WATER = a_share_of("0.8", path={6: "0.75", 12: "0.8"})
ABOVE = a_share_of("0.1", operator=Operator.ABOVE, path={9: "0.1"})
BELOW = a_share_of("0.01", operator=Operator.BELOW, direction=FALLS, path={9: "0.01"})
STRICT, ABOUT = a_share_of("0.1", operator=Operator.ABOVE), _people("2000", operator=Operator.ABOUT)
CAP = _households("20", operator=Operator.AT_MOST, path={9: "15", 12: "20"})
HELD = a_share_of("0.98", operator=Operator.AT_LEAST, direction=HOLDS, path={6: "0.98"})
RANGE = a_share_of(
    "-0.015", to="-0.01", operator=Operator.RANGE, basis=Basis.CHANGE_POINTS, direction=FALLS, pace_rule=PaceRule.CHANGE,
    baseline=D("0.10"),
)  # fmt: skip
AT_LEAST = a_share_of(
    "-0.05", operator=Operator.AT_MOST, basis=Basis.CHANGE_POINTS, direction=FALLS, pace_rule=PaceRule.CHANGE,
    baseline=D("0.20"),
)  # fmt: skip
REVIEWED = a_share_of("0.16", operator=Operator.BELOW, direction=FALLS, frequency=Frequency.YEAR)
SO_FAR = replace(_people("100", path={3: "20", 6: "50", 12: "100"}), obligations=(HALF, YEAR))
FEWER = _households("100", pace_rule=PaceRule.CHANGE, baseline=D(200), path={9: "110"})
ON_A_LINE = _people("120", rules=Rules(target_default=DefaultPath.STRAIGHT_LINE))
FOUR_MONTHS = tuple(row for m, n in ((6, 48), (7, 55), (8, 60), (9, 84)) for row in told(TRAINED, m, n))


def _everybody(plan: Plan, what: object, communes: int = 10) -> Example:
    code = plan.indicators[0].code
    return _of(plan, 9, [observed(code, unit, "2024-09", what) for unit in COMMUNES[:communes]])


def _level_and_count() -> Example:
    rows = [
        observed(code, further.HERE, further.DECEMBER, value)
        for code, value in (("HN-TYLE", "0.2668"), ("HN-GIAM", 914))
    ]
    return _both(further.judged(further.S004, *rows).sentence)


def _headline() -> Example:
    """Four communes with a target each: one has done what was planned, one has not, two are silent."""
    targets = tuple(replace(TRAINED.targets[0], id=f"T{n}", unit=f"X{n}") for n in range(1, 5))
    steps = tuple(replace(m, key=t.id) for t in targets for m in TRAINED.milestones)
    rows = (observed("dao-tao", "X1", "2024-09", 105), observed("dao-tao", "X2", "2024-09", 84))
    return _both(standing(replace(TRAINED, targets=targets, milestones=steps), 9, *rows).headline)


def _money(*rows: Any, period: str = "2024-09") -> Example:
    return _both(project(paid_at(*rows, period=period)).sentence)


def _counted() -> Example:
    plan = counting()
    return _of(plan, 6, states(plan, "2024-06", "1111100000"))


SPANNING = spanning(STEPS)

SENTENCES: dict[str, tuple[Example, ...]] = {
    "3.4": (_counted(),),
    "4.7": (_said(SPANNING, 12, "42/100"),),
    "4.4": (_said(_people("100", path={6: "20", 12: "100"}), 5, 10), _said(ON_A_LINE, 6, 48)),
    "5.3": (_said(WATER, 6, "82/100"), _said(STRICT, 12, "10/100"), _said(ABOUT, 9, 1900), _said(ABOUT, 9, 1899),
            _said(RANGE, 12, "8/100"), _said(AT_LEAST, 12, "13/100")),
    "5.4": (_said(CAP, 9, 26), _said(CAP, 9, 15), _said(CAP, 9, 19), _said(CAP, 12, 12)),
    "5.5": (_said(FALLING, 6, "36/100"),),
    "5.6": (_said(TRAINED, 9, 84), _said(TRAINED, 9, 95), _said(TRAINED, 9, 103)),
    "5.7": (_said(FALLING, 6, "316/1000"), _said(FALLING, 6, "307/1000")),
    "5.8": (_said(WATER, 6, "745/1000"), _said(WATER, 6, "72/100"), _said(WATER, 6, "69/100"),
            _said(ABOVE, 9, "96/1000"), _said(BELOW, 9, "19/1000")),
    "5.9": (_said(_people("100"), 6, 40),),
    "5.10": (_said(BEGUN, 1, 0), _said(BEGUN, 1, 5)),
    "5.11": (_said(HELD, 6, "99/100"), _said(HELD, 6, "90/100")),
    "5.12": (_said(WATER, 6, "80/100", 1),),
    "5.13": (_everybody(TRAINED, Absence.NIL), _everybody(WATER, "0/0"), _everybody(WATER, "0/0", 1)),
    "5.14": (_level_and_count(),),
    "5.15": (_of(TRAINED, 9, FOUR_MONTHS),),
    "5.18": (_said(SLOW, 9, 91),),
    "6": (_said(_people("100", path={6: "50", 12: "100"}), 12, 97), _said(WATER, 12, "791/1000"),
          _said(FALLING, 12, "28/100"), _money(spent_of(12, 970), period="2024-12")),
    "7.1": (_of(SO_FAR, 4, sent(SO_FAR, "2024-H1", 40)), _of(SO_FAR, 10, sent(SO_FAR, "2024", 97))),
    "7.2": (_said(REVIEWED, 9, "192/1000", preliminary=True),),
    "8.2": (_money(spent_of(9, 675)),),
    "8.3": (_money(spent_of(9, 675), period="2024-10"),),
    "8.4": (_both(project(carried.only(carried.earlier(9, 75))).sentence),),
    "8.5": (_both(project(paid_at(uoc(100), period="2024-05")).estimate.sentence),),  # type: ignore[union-attr]
    "12.1": (_headline(),),
    "12.2": (_said(_people("2000", path={9: "2000"}), 12, 1999), _said(FEWER, 9, 151)),
}  # fmt: skip
