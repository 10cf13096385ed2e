"""What is said of one target beside its figures: what the plan asks for, by which path and rules, and how it is read."""

from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.issues import IssueCode
from dashboard.domain.people.named import signer
from dashboard.domain.plan.indicators import OWN, Measure
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Tier
from dashboard.domain.sentences.further import asked, told
from dashboard.domain.sentences.phrases import difference, figure, wanted
from dashboard.domain.verdicts.forecast import NoForecast, outlook, reaches
from dashboard.domain.verdicts.parts import Coverage, PathSource
from dashboard.domain.verdicts.progress import gap_limits
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_targets import FurtherGoal, GoalPart, TargetStanding, TierStanding
from dashboard.text import Words
from dashboard.views.figures import absence_text, amount_text, difference_text, target_text


@dataclass(frozen=True)
class Fact:
    label: str
    text: str


def facts_of(standing: Standing, t: TargetStanding, words: Words) -> tuple[Fact, ...]:
    plan, target, indicator = standing.snapshot.plan, t.target, t.indicator
    leads = ", ".join(plan.unit_by_code[c].name for c in plan.members(target.leads)) or words("none named in the plan")
    facts = [
        Fact(words("Target"), f"{target_text(t, words)} ({words.term(target.basis)}, {words.term(target.tier)})"),
        Fact(words("Baseline"), _baseline(plan, t, words)),
        Fact(words("Lead"), leads),
        Fact(words("Concerns"), target.population or indicator.population or words("not stated")),
        Fact(words("Direction"), words.term(indicator.direction)),
        Fact(words("Frequency"), words.term(indicator.frequency)),
        Fact(words("Pace rule"), words.term(target.pace_rule)),
    ]
    if target.pace_rule is PaceRule.LEVEL and t.goal is not None and t.path is not None:
        facts.append(Fact(words("Limits of pace"), _limits(standing, t, t.goal or t.path, words)))
    if indicator.numerator or indicator.denominator:
        facts.append(Fact(words("Numerator / denominator"), f"{indicator.numerator} / {indicator.denominator}"))
    if indicator.definition:
        facts.append(Fact(words("Definition"), indicator.definition))
    if target.projects:
        facts.append(
            Fact(words("Projects that serve it"), "; ".join(_project(standing, c, words) for c in target.projects))
        )
    if t.path_source is not None:
        facts.append(Fact(words("Planned path from"), _path_source(standing, t, words)))
    if t.last_year is not None and t.last_year.is_nil:
        facts.append(Fact(words("Same period last year"), absence_text(t.last_year.why, words)))
    elif t.last_year is not None and t.last_year.amount is not None and t.actual is not None:
        then = amount_text(indicator, t.last_year.amount, words, unit=True)
        gap = difference_text(indicator, t.actual - t.last_year.amount, words)
        said = words("{then}; {gap} against it", then=then, gap=gap) + last_years_units(t.last_year.coverage, words)
        facts.append(Fact(words("Same period last year"), said))
    province = next((tier for tier in t.tiers if tier.target.tier is Tier.PROVINCE), None)
    if plan.tier is not Tier.PROVINCE and target.tier is not Tier.PROVINCE:
        said = _tier(t, province, words) if province else words("the plan states none for this indicator")
        facts.append(Fact(words("The province's target"), said))
    facts += [Fact(words("Other levels"), _tier(t, tier, words)) for tier in t.tiers if tier is not province]
    facts += [_further(goal, words) for goal in t.further]
    if t.projection is not None:
        low, high = words.number(t.projection.low, 0), words.number(t.projection.high, 0)
        value = words.number(t.projection.value, 0)
        pace = words("{value} at the last three months' pace", value=value)
        span = words("; {low} to {high} at the slowest and the fastest of them", low=low, high=high)
        facts.append(Fact(words("Forecast 31/12"), (pace if low == high else pace + span) + _met(t, words)))
    elif t.is_own and t.target.operator is not Operator.NONE:
        facts.append(Fact(words("Forecast 31/12"), forecast_text(t, words)))
    if t.own_figure is not None and t.own_figure.shown is not None and t.actual is not None:
        own = amount_text(indicator, t.own_figure.shown, words, unit=True)
        gap = difference_text(indicator, t.own_figure.shown - t.actual, words)
        facts.append(
            Fact(
                words("Own figure of {unit}", unit=plan.unit_by_code[t.unit].label),
                words("{own}, {gap} against the sum of its units", own=own, gap=gap),
            )
        )
    return tuple(facts)


def forecast_text(t: TargetStanding, words: Words) -> str:
    """Whether the year ends with the target met at the last three months' pace, or why that is not said."""
    found = outlook(t)
    if isinstance(found, NoForecast):
        return words("no forecast: {why}", why=words.term(found))
    return words("● reached") if found else words("◆ missed")


def _met(t: TargetStanding, words: Words) -> str:
    found = reaches(t)
    return "" if found is None else f" · {forecast_text(t, words)}"


def last_years_units(coverage: Coverage, words: Words) -> str:
    """Over how many units last year's figure is, where some of them are missing in it."""
    if not coverage.missing or not coverage.reported:
        return ""
    return words(
        "; of {reported}/{expected} units then", reported=len(coverage.reported), expected=len(coverage.expected)
    )


def _limits(standing: Standing, t: TargetStanding, goal: Decimal, words: Words) -> str:
    """Down to which gap a level is on track and slightly behind: in scale with its goal."""
    limits = gap_limits(standing.snapshot.plan.rules, goal, t.indicator.measure is Measure.PERCENTAGE)
    near, far = (words.value(difference(t.indicator, gap)) for gap in limits)
    return words("on track down to {near} short of the path, slightly behind down to {far}", near=near, far=far)


def _path_source(standing: Standing, t: TargetStanding, words: Words) -> str:
    """Milestones with who approved them, or the default that stands in for them, by its name."""
    assert t.path_source is not None
    label = words.term(t.path_source)
    signed = next((m for m in standing.snapshot.plan.milestones if m.key == t.target.id and m.approved_by), None)
    if t.path_source is not PathSource.MILESTONES:
        return label
    if signed is None:
        return f"{label} · {words('not approved by name')}"
    who = signer(standing.snapshot.plan, signed.approved_by)
    if signed.approved_on is None:
        return f"{label} · {words('approved by {who}', who=who)}"
    return f"{label} · {words('approved by {who} on {day}', who=who, day=signed.approved_on)}"


def _tier(t: TargetStanding, tier: TierStanding, words: Words) -> str:
    level = words.value(wanted(tier.target, t.indicator))
    return words(
        "{tier}: {wanted} — {state}", tier=words.term(tier.target.tier), wanted=level, state=words.term(tier.state)
    )


def _further(goal: FurtherGoal, words: Words) -> Fact:
    """What is stated beside the level, and by which indicator it is told; its verdict stands under the target's."""
    label = words.term(goal.part)
    name = words.name_of(goal.indicator.name, goal.indicator.name_en)
    text = words("{asked}, told by «{name}»", asked=words.value(asked(goal)), name=name)
    return Fact(label[:1].upper() + label[1:], text)


def further_text(goal: FurtherGoal, words: Words) -> str:
    """«Số nêu kèm (giảm 915 hộ): đã giảm 600 hộ, chưa đạt, còn thiếu 315 hộ; đầu năm 11.000 hộ»."""
    told_start = goal.part is GoalPart.COUNT and goal.start is not None
    start = words("; at the start {start}", start=_start(goal, words)) if told_start else ""
    text = words(
        "{what} ({asked}): {told}",
        what=words.term(goal.part),
        asked=words.value(asked(goal)),
        told=words.value(told(goal)),
    )
    return text[:1].upper() + text[1:] + start


def _start(goal: FurtherGoal, words: Words) -> str:
    return "" if goal.start is None else words.value(figure(goal.indicator, goal.start))


def _settled(plan: Plan, t: TargetStanding, words: Words) -> tuple[Fact, ...]:
    """How an ambiguous sentence of the plan is read, and who said so: it stands beside every verdict on it."""
    target = t.target
    if not target.settled:
        return ()
    basis = words.term(Basis(target.settled))
    if not target.settled_by:
        return (Fact(words("How it is read"), words("{basis}, not yet signed by anybody", basis=basis)),)
    day = target.settled_on or ""
    text = words("{basis}, settled by {who} on {day}", basis=basis, who=signer(plan, target.settled_by), day=day)
    return (Fact(words("How it is read"), text),)


def _baseline(plan: Plan, t: TargetStanding, words: Words) -> str:
    if t.target.start is None:
        return words("none given by the plan")
    value = amount_text(t.indicator, t.target.start, words, unit=True, places=2)
    if t.target.baseline is None:
        return words("{value} (implied by the sentence: its level less its change)", value=value)
    source = f"{value} ({t.target.baseline_source})" if t.target.baseline_source else value
    if not t.target.baseline_by:
        return source
    day = t.target.baseline_on or ""
    return words("{value}; confirmed by {who} on {day}", value=source, who=signer(plan, t.target.baseline_by), day=day)


def _project(standing: Standing, code: str, words: Words) -> str:
    project = standing.snapshot.plan.project_by_code.get(code)
    if project is None:
        return code
    if not project.applicable:
        return f"{code} · {words('not applicable')}"
    judged = next((p for p in standing.projects if p.project.code == code), None)
    rate = "" if judged is None or judged.rate_year is None else f" · {words.share(judged.rate_year)}"
    return f"{code} {words.name_of(project.label, project.name_en)}{rate}"


def understood(standing: Standing, t: TargetStanding, words: Words) -> tuple[Fact, ...]:
    """How the plan's sentence is read, then what people answered about it and about its figures."""
    return (*_settled(standing.snapshot.plan, t, words), *_answers(standing, t, words))


def _answers(standing: Standing, t: TargetStanding, words: Words) -> tuple[Fact, ...]:
    """What people answered about this target's sentence or its figures: it is shown beside the verdict."""
    plan = standing.snapshot.plan
    mine = {
        (part.submission, str(part.place))
        for part in t.figure.parts
        if t.indicator.subject != OWN or len(t.figure.parts) == 1
    }
    facts = []
    for answered in standing.snapshot.answers:
        about_target = answered.submission is None and answered.written and answered.place.container == "Chỉ tiêu"
        row = answered.place.position[0] - 2
        if t.target.settled and answered.code == IssueCode.AMBIGUOUS_BASIS:
            continue  # stands above, with who settled it
        same = about_target and 0 <= row < len(plan.targets) and plan.targets[row].id == t.target.id
        if same or (answered.submission is not None and (answered.submission, str(answered.place)) in mine):
            key = f"choice.{answered.code}.{answered.answer.text}"
            choice = words.coded(key)
            text = answered.answer.text if choice == key else choice
            facts.append(Fact(f"«{answered.written}» ({answered.place})", text))
    return tuple(facts)
