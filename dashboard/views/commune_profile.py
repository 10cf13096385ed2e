"""One commune or former district: its figures with their cells, its money, its reports, its words, and its borders over time."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.plan.indicators import Indicator
from dashboard.domain.plan.plan import NOT_SPLIT, Plan
from dashboard.domain.plan.territory import Boundaries, belongs, predecessors, row_units, successors
from dashboard.domain.plan.units import Succession, Unit, UnitLevel
from dashboard.domain.reported.observations import Observation, Submission
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.reporting.report_cells import ReportState
from dashboard.domain.verdicts.parts import Gap
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import MoneyStanding
from dashboard.domain.verdicts.standing_targets import TargetStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, absent_cell, cell_of, money_cell, parts_cell, period_cell
from dashboard.views.communes import short_cell
from dashboard.views.figures import absence_text, amount_cell, difference_text
from dashboard.views.linked import source_columns, to_file, to_project, to_target, unit_cell
from dashboard.views.table import Table, figures, texts
from dashboard.views.target_facts import Fact

_NAMED = 5


@dataclass(frozen=True)
class Profile:
    heading: str
    caption: str
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
    codes = tuple(unit.code for unit in plan.units if unit.level is UnitLevel.COMMUNE)
    names = {code: _named(plan.unit_by_code[code]) for code in row_units(plan, codes, standing.boundaries, day)}
    districts = (u for u in plan.units if u.level is UnitLevel.DISTRICT and u.code != plan.root)
    return names | {u.code: _area(standing, u, words) for u in districts}


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
        indicators=_indicators(plan, ordered, gaps, words),
        money=_money(whole, [line for line in own.money if line.is_told], words),
        reports=_reports(calendar, unit.code, words),
        words_of=_words_of(sent, words),
        words_from=words("Report {period}, received {when}", period=sent.period, when=sent.received_at) if sent else "",
        borders=borders(plan, unit, words),
        sources=_sources(whole, [(t, part) for t in ordered for part in t.figure.parts], words),
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


def _indicators(plan: Plan, targets: list[TargetStanding], gaps: dict[str, Gap], words: Words) -> Table:
    """Its figures; columns of which nothing is known are left out."""
    parts = [parts_cell(t.figure.numerator, t.figure.denominator, words) for t in targets]
    periods = [period_cell(t.figure_period, words) if t.figure_period else absent_cell() for t in targets]
    return Table.of(
        texts(words("Indicator"), [_target(t, words) for t in targets]),
        figures(words("Figure"), [_figure(t, words) for t in targets]),
        figures(words("Numerator/denominator"), parts, optional=True),
        texts(
            words("Gap"),
            [_gap(gaps.get(t.indicator.code), plan.rules.support_gap, words) for t in targets],
            optional=True,
        ),
        figures(words("Same period last year"), [_last_year(t, words) for t in targets], optional=True),
        texts(words("Period"), periods, optional=True),
        texts(words("Remark"), [_reason(plan, t, words) for t in targets], optional=True),
    )


def _target(t: TargetStanding, words: Words) -> Cell:
    return to_target(words.name_of(t.indicator.label, t.indicator.name_en), t.target.id)


def _figure(t: TargetStanding, words: Words) -> Cell:
    """The figure, the words that were reported instead of one, or the name of the absence."""
    if t.actual is not None:
        return amount_cell(t.indicator, t.actual, words, unit=True)
    return Cell(t.figure.text) if t.figure.text else absent_cell(absence_text(t.absence, words))


def _gap(gap: Gap | None, limit: Decimal, words: Words) -> Cell:
    """To the target or path of the whole."""
    return absent_cell() if gap is None or gap.gap is None else short_cell(gap.gap, words, limit)


def _last_year(t: TargetStanding, words: Words) -> Cell:
    if t.last_year is not None and t.last_year.is_nil:
        return absent_cell(absence_text(t.last_year.why, words))
    if t.last_year is None or t.last_year.amount is None:
        return absent_cell()
    then = t.last_year.amount
    cell = amount_cell(t.indicator, then, words, unit=True)
    return cell if t.actual is None else cell.noted(f" ({difference_text(t.indicator, t.actual - then, words)})")


def _reason(plan: Plan, t: TargetStanding, words: Words) -> str:
    """Why a figure is refused, or whose older figures are in it."""
    figure = t.figure
    if figure.absence is Absence.UNKNOWN_SHARE:
        names = _names(plan, figure.refused)
        return words("refused: nobody has said which share of {names} belongs here", names=names)
    if figure.carried:
        names = _names(plan, tuple(code for code, _ in figure.carried))
        return words("older figures of {names} stand in", names=names)
    return ""


def _names(plan: Plan, codes: tuple[str, ...]) -> str:
    return ", ".join(plan.unit_by_code[code].name for code in codes[:_NAMED]) + (" …" if len(codes) > _NAMED else "")


def _money(whole: Standing, lines: list[MoneyStanding], words: Words) -> Table:
    plan = whole.snapshot.plan
    unsplit = absent_cell(words("not split"))
    years = [unsplit if line.budget_year == NOT_SPLIT else str(line.budget_year) for line in lines]
    return Table.of(
        texts(words("Project"), [_project(plan, line.project) for line in lines]),
        texts(words("Source of money"), [_fund(plan, line.fund, words) for line in lines]),
        texts(words("Budget year"), years),
        figures(words("Disbursed"), [_paid(line, words) for line in lines]),
        texts(words("Cell"), [_places(whole, line) for line in lines]),
    )


def _paid(line: MoneyStanding, words: Words) -> Cell:
    """The amount, or that nothing was paid."""
    return money_cell(line.disbursed_vnd, words, missing=absence_text(line.absence, words))


def _project(plan: Plan, code: str) -> Cell:
    project = plan.project_by_code.get(code)
    return to_project(f"{code} · {project.name}" if project else code, code)


def _fund(plan: Plan, code: str, words: Words) -> Cell:
    fund = plan.fund_by_code.get(code)
    return Cell(words.name_of(fund.name, fund.name_en)) if fund else absent_cell(words("not split"))


def _places(whole: Standing, line: MoneyStanding) -> Cell:
    """The cells of an amount; a single one leads to it."""
    if len(line.parts) != 1:
        return cell_of("; ".join(place for _, _, place in line.parts))
    ((subject, _, place),) = line.parts
    paid = [
        paid
        for paid in whole.snapshot.money_by_subject.get(subject, ())
        if (str(paid.place), paid.project) == (place, line.project)
        and (paid.fund, paid.budget_year) == (line.fund, line.budget_year)
        and paid.period.end <= whole.period.end
    ]
    newest = max(paid, key=lambda paid: paid.period.order, default=None)
    sent = whole.snapshot.submission_by_id.get(newest.submission or 0) if newest else None
    return to_file(place, sent.sha256 if sent else "", place)


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


def _sources(whole: Standing, parts: list[tuple[TargetStanding, Observation]], words: Words) -> Table:
    snapshot = whole.snapshot
    sources = [(snapshot.submission_by_id.get(part.submission or 0), str(part.place)) for _, part in parts]
    told = [
        snapshot.plan.indicator_by_code[part.indicator] for _, part in parts
    ]  # of a rate made of households: households
    names = [to_target(words.name_of(i.label, i.name_en), t.target.id) for i, (t, _) in zip(told, parts, strict=True)]
    return Table.of(
        texts(words("Indicator"), names),
        texts(words("Unit"), [unit_cell(snapshot.plan, part.subject, full=True) for _, part in parts]),
        figures(words("Figure"), [_reported(i, part, words) for i, (_, part) in zip(told, parts, strict=True)]),
        texts(words("Period"), [period_cell(part.period, words) for _, part in parts]),
        *source_columns(sources, words),
    )


def _reported(indicator: Indicator, part: Observation, words: Words) -> Cell:
    """In the unit of what was reported, which a figure made of several need not share."""
    if part.text:
        return Cell(part.text)
    if part.amount is None:
        return absent_cell(absence_text(part.absence, words))
    return amount_cell(indicator, part.amount, words)
