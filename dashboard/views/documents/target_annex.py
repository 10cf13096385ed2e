"""Every target of the plan as a row of figures, with the parts of its share: what an annex reckons again."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.plan.indicators import Measure
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.completeness import unit_names
from dashboard.views.figures import absence_text, target_text


@dataclass(frozen=True)
class AnnexTarget:
    """Shares in per cent. `result` is a text where there is no number: what was told in words, or the name of the absence."""

    number: str
    name: str
    unit: str
    start: Decimal | None
    target: str
    numerator: Decimal | None
    denominator: Decimal | None
    result: Decimal | str
    path: Decimal | None
    verdict: str
    leads: str
    note: str


def target_annex(standing: Standing, words: Words) -> tuple[AnnexTarget, ...]:
    """In the plan's order."""
    return tuple(_row(standing, t, n, words) for n, t in enumerate(standing.targets, start=1))


def _row(standing: Standing, t: TargetStanding, number: int, words: Words) -> AnnexTarget:
    plan, indicator = standing.snapshot.plan, t.indicator
    percent = indicator.measure is Measure.PERCENTAGE
    told = t.figure.text or absence_text(t.absence, words)
    return AnnexTarget(
        number=str(number),
        name=words.name_of(indicator.name, indicator.name_en),
        unit="%" if percent else words.name_of(indicator.unit_of_measure, indicator.unit_en),
        start=_shown(t.baseline, percent),
        target=target_text(t, words),
        numerator=t.figure.numerator,
        denominator=t.figure.denominator,
        result=told if t.actual is None else _shown(t.actual, percent) or Decimal(0),
        path=_shown(t.path, percent),
        verdict=words.term(t.state),
        leads=unit_names(plan, plan.members(t.target.leads), words, most=3),
        note=words.sentence(t.sentence),
    )


def _shown(value: Decimal | None, percent: bool) -> Decimal | None:
    return None if value is None else value * 100 if percent else value
