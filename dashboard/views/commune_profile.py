"""One commune or former district: households, figures with their cells, money, reports, words, and its borders over time."""

from collections.abc import Collection
from dataclasses import dataclass

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.territory import Boundaries, belongs, predecessors, row_units, successors
from dashboard.domain.plan.units import Succession, Unit, UnitLevel
from dashboard.domain.reported.observations import Submission
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.reporting.report_cells import ReportState
from dashboard.domain.verdicts.parts import Gap
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import Words
from dashboard.views.bullets import Bullet
from dashboard.views.commune_figures import own_figures, source_table
from dashboard.views.commune_households import ProfileFigure, household_figures, own_bullets, own_deprivations
from dashboard.views.commune_money import unit_money
from dashboard.views.deprivation import GroupView
from dashboard.views.table import Table
from dashboard.views.target_facts import Fact

_NAMED = 5


@dataclass(frozen=True)
class Profile:
    heading: str
    caption: str
    figures: tuple[ProfileFigure, ...]
    bullets: tuple[Bullet, ...]  # its shares against the path of the whole
    deprived: GroupView | None  # what its poor households lack; None where the plan measures none
    indicators: Table
    money: Table  # in triệu đồng
    reports: str
    words_of: tuple[Fact, ...]  # khó khăn, nguyên nhân, kiến nghị of its newest report
    words_from: str
    borders: tuple[str, ...]
    sources: Table  # the cell that each figure was read from, by the unit that sent it


def choices(standing: Standing, words: Words) -> dict[str, str]:
    """Communes of the page's borders and former districts, by their code: what a person may look at."""
    plan, day = standing.snapshot.plan, standing.period.end
    codes = tuple(unit.code for unit in plan.units if unit.level is plan.area_level)
    names = {code: _named(plan.unit_by_code[code]) for code in row_units(plan, codes, standing.boundaries, day)}
    districts = (u for u in plan.units if u.level is UnitLevel.DISTRICT and u.code != plan.root)
    return names | {u.code: _area(standing, u, words) for u in districts}


def unit_choices(standing: Standing, words: Words) -> dict[str, str]:
    """The names of `choices`, and before them that of the comparison of all, "" in the address."""
    return {"": words("All communes")} | choices(standing, words)


def usual_choice(standing: Standing, names: Collection[str]) -> str | None:
    """Whose profile is shown unasked: of those among `names` the one that most needs support; None where there is none."""
    needy = (gap.unit for gap in standing.needing_support if gap.unit in names)
    return next(needy, next(iter(names), None))


def _area(standing: Standing, unit: Unit, words: Words) -> str:
    """A district, or the area of one that has gone by the period or by the borders of today."""
    gone = unit.valid_to is not None and standing.boundaries is Boundaries.CURRENT
    if gone or not unit.stands_on(standing.period.end):
        return words("area of former {name}", name=_named(unit))
    return _named(unit)


def _named(unit: Unit) -> str:
    return f"{unit.name} ({unit.official_code})"


def profile(whole: Standing, own: Standing, calendar: Completeness, words: Words) -> Profile:
    """`own` is the standing of the unit, `whole` that of the plan at the same period."""
    plan, unit = whole.snapshot.plan, whole.snapshot.plan.unit_by_code[own.unit]
    gaps = _gaps(whole, unit.code)
    targets = {t.indicator.code: t for t in reversed(own.targets)}  # of several targets of one indicator the first
    ordered = [targets[i.code] for i in plan.indicators if i.code in targets]
    sent = _newest_words(whole, unit.code)
    return Profile(
        heading=unit_heading(unit, whole, words),
        caption=_caption(unit, whole, words),
        figures=household_figures(whole, own, words),
        bullets=own_bullets(whole, ordered, words),
        deprived=own_deprivations(own, words),
        indicators=own_figures(whole, ordered, gaps, words),
        money=unit_money(whole, [line for line in own.money if line.is_told], words),
        reports=_reports(calendar, unit.code, words),
        words_of=_words_of(sent, words),
        words_from=words("Report {period}, received {when}", period=sent.period, when=sent.received_at) if sent else "",
        borders=borders(plan, unit, words),
        sources=source_table(whole, [(t, part) for t in ordered for part in t.figure.parts], words),
    )


def _gaps(whole: Standing, unit: str) -> dict[str, Gap]:
    return {gap.indicator: gap for lot in whole.compared for gap in lot.of_unit.get(unit, ())}


def unit_heading(unit: Unit, whole: Standing, words: Words) -> str:
    """What is to be said of one unit first."""
    gaps = _gaps(whole, unit.code)
    if unit.level is UnitLevel.DISTRICT:
        return _area_heading(unit, whole, words)
    known = [gap for gap in gaps.values() if gap.gap is not None]
    if not known:
        return words("{name}: no figure to be compared by", name=unit.name)
    short = [gap for gap in known if gap.gap is not None and gap.gap > 0]
    worst = max(known, key=lambda gap: gap.gap or 0)
    if not short or worst.gap is None:
        return words("{name}: nothing short in {of} compared indicators", name=unit.name, of=len(known))
    indicator = whole.snapshot.plan.indicator_by_code[worst.indicator]
    return words(
        "{name}: short in {count} of {of} compared indicators, most in {indicator} ({gap})",
        name=unit.name, count=len(short), of=len(known), gap=words.points(worst.gap),
        indicator=words.name_of(indicator.label, indicator.name_en),
    )  # fmt: skip


def _area_heading(unit: Unit, whole: Standing, words: Words) -> str:
    """Of a district or its former area: the communes that lie wholly in it, whenever they stood."""
    plan = whole.snapshot.plan
    within = plan.below(unit.code)
    inside = {unit for lot in whole.compared for unit in lot.of_unit if belongs(plan, unit, within) == 1}
    if not inside:
        return words("{name}: no figure to be compared by", name=unit.name)
    needy = sum(gap.unit in inside for gap in whole.needing_support)
    return words(
        "{name}: {count} of {all} communes in its area need support", name=unit.name, count=needy, all=len(inside)
    )


def _caption(unit: Unit, whole: Standing, words: Words) -> str:
    above = whole.snapshot.plan.unit_by_code.get(unit.parent or "")
    texts = [words("Code {code}", code=unit.official_code), above.name if above else ""]
    if unit.valid_to is not None:
        texts.append(words("until {day}", day=unit.valid_to))
    elif predecessors(whole.snapshot.plan, unit.code):
        texts.append(words("since {day}", day=unit.valid_from))
    if unit.priority:
        texts.append(words("priority by the plan: {reason}", reason=unit.priority))
    return " · ".join(text for text in texts if text)


def _reports(calendar: Completeness, unit: str, words: Words) -> str:
    mine = calendar.expected_of(unit)
    if not mine:
        return words("The calendar expects no report of its own by {day}.", day=calendar.day)
    count = {state: sum(cell.state is state for cell in mine) for state in ReportState}
    partly = count[ReportState.PARTLY]
    missing = [cell.period for cell in mine if not cell.state.came and cell.state is not ReportState.PARTLY]
    named = ", ".join(words.short_period(period) for period in missing[:_NAMED]) + (
        " …" if len(missing) > _NAMED else ""
    )
    return words(
        "Of {of} reports due by {day}: {on_time} in time, {late} late, {missing} missing", of=len(mine), day=calendar.day,
        on_time=count[ReportState.ON_TIME], late=count[ReportState.LATE], missing=len(missing),
    ) + (f" ({named})" if missing else "") + (words(", {partly} in part", partly=partly) if partly else "")  # fmt: skip


def _newest_words(whole: Standing, unit: str) -> Submission | None:
    """The newest counting report with words of its own, up to the period."""
    mine = [
        s for s in whole.snapshot.words_by_unit.get(unit, ()) if s.status.counts and s.period.end <= whole.period.end
    ]
    return max(mine, key=lambda s: (s.period.order, s.received_at), default=None)


def _words_of(sent: Submission | None, words: Words) -> tuple[Fact, ...]:
    if sent is None:
        return ()
    narrative = sent.narrative
    rows = (
        Fact(words("Difficulties"), narrative.difficulties),
        Fact(words("Causes"), narrative.causes),
        Fact(words("Recommendations"), narrative.recommendations),
    )
    return tuple(row for row in rows if row.text)


def borders(plan: Plan, unit: Unit, words: Words) -> tuple[str, ...]:
    """What it was made of and what it became, with shares; where a share is unknown, what that means for its figures."""
    before = [_step(s, plan.unit_by_code[s.old], words("Made of"), words) for s in predecessors(plan, unit.code)]
    after = [_step(s, plan.unit_by_code[s.new], words("Became"), words) for s in successors(plan, unit.code)]
    if unit.valid_to is not None and not after:
        closed = words(
            "Closed on {day}: its figures are those of its communes and of what became of them", day=unit.valid_to
        )
        unsaid = words("Closed on {day}: nobody has said what became of it", day=unit.valid_to)
        after = [closed if unit.level is UnitLevel.DISTRICT else unsaid]
    return (*before, *after)


def _step(step: Succession, other: Unit, label: str, words: Words) -> str:
    if step.share is None:
        part = words("a part that nobody has measured: its figures are not moved")
    elif step.share == 1:
        part = words("whole")
    else:
        part = words("{share} of its households", share=words.share(step.share))
    source = f" · {step.source}" if step.source else ""
    return f"{label} {_named(other)}, {part}, {words.date(step.on)}{source}"
