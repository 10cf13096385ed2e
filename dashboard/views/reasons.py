"""The "vì sao?" beside a verdict, in words: a line for the rule that spoke, its path, its figures and its limits."""

from dashboard.domain.matters import OverdueReport
from dashboard.domain.meetings.outcome import DecisionStanding
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.rules import SupportBasis
from dashboard.domain.sentences.money_reasons import money_reason
from dashboard.domain.sentences.reasons import Reason, reason
from dashboard.domain.verdicts.parts import Gap
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.domain.verdicts.unit_verdict import under_the_whole
from dashboard.text import Words
from dashboard.views.figures import amount_text
from dashboard.views.money.carried_over import measured


def target_why(standing: Standing, t: TargetStanding, words: Words) -> tuple[str, ...]:
    """Of one target of the standing."""
    return _lines(reason(t, standing.snapshot.plan), words)


def target_rule(standing: Standing, t: TargetStanding, words: Words) -> str:
    """The rule alone, with what made its verdict heavier: where there is room for one sentence or two."""
    found = reason(t, standing.snapshot.plan)
    return " ".join(words.code(line, "sentence") for line in (found.rule, found.weight) if line is not None)


def unit_rule(standing: Standing, t: TargetStanding, mine: TargetStanding, words: Words) -> str:
    """Of one unit's figure: the rule of its own target, else that of the whole's target `t` with the unit's figure in it."""
    if mine.is_own:
        return target_rule(standing, mine, words)
    own = next(
        (o for o in standing.targets if (o.target.unit, o.indicator.code) == (mine.unit, t.indicator.code)), None
    )
    if own is not None:
        return target_rule(standing, own, words)
    rule = target_rule(standing, under_the_whole(standing.snapshot.plan, t, mine), words)
    return words("By the target of the whole. {rule}", rule=rule)


def support_rule(standing: Standing, gap: Gap, words: Words) -> str:
    """Why a unit needs support: its figure, how far it is from what is asked of the whole, and from where on that counts."""
    plan, indicator = standing.snapshot.plan, standing.snapshot.plan.indicator_by_code[gap.indicator]
    if gap.amount is None or gap.gap is None:
        return support_limit(plan, words)
    figure = amount_text(indicator, gap.amount, words, unit=True)
    said = words("{indicator}: {figure}, {gap} short.", indicator=words.name_of(indicator.label, indicator.name_en),
                 figure=figure, gap=words.points(gap.gap))  # fmt: skip
    return f"{said} {support_limit(plan, words)}."


def support_limit(plan: Plan, words: Words) -> str:
    """From how far on a unit is in need of support, and short of what."""
    by_path = plan.rules.support_basis is SupportBasis.PATH
    limit, against = words.points(plan.rules.support_gap), words("path") if by_path else words("target")
    return words("In need of support by the plan: {limit} or more short of the {against}", limit=limit, against=against)


def overdue_rule(late: OverdueReport, words: Words) -> str:
    """Why a report counts as late, and how its weeks were counted."""
    return words(
        "The oldest deadline that somebody has missed passed {days} days ago ({period}); {weeks} whole weeks of seven days. "
        "A report counts once it was received; one that was returned or taken back does not.",
        days=late.days, period=late.period, weeks=late.days // 7,
    )  # fmt: skip


def decision_rule(one: DecisionStanding, words: Words) -> str:
    return words(
        "Its day passed {days} days ago, and nobody has confirmed that it is done; {weeks} whole weeks of seven days.",
        days=one.days_over, weeks=one.days_over // 7,
    )  # fmt: skip


def project_why(standing: Standing, p: ProjectStanding, words: Words) -> tuple[str, ...]:
    """Of one project of the standing, or of the whole programme; of carried-over money where there is no other."""
    return _lines(money_reason(measured(p), standing.snapshot.plan, standing.period), words)


def _lines(found: Reason, words: Words) -> tuple[str, ...]:
    return tuple(words.code(line, "sentence") for line in found.lines)
