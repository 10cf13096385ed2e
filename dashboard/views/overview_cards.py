"""The six cards of Tổng quan: one figure each, with what it means."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from dashboard.domain.absence import Absence
from dashboard.domain.reporting.completeness import Completeness
from dashboard.domain.verdicts.groups import groups
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.domain.verdicts.tiers import counted
from dashboard.text import Words
from dashboard.views.address import Param
from dashboard.views.card_changes import changes
from dashboard.views.card_reasons import cards_why
from dashboard.views.card_trends import Trend, trends
from dashboard.views.commune_measures import BY_GAP
from dashboard.views.figures import absence_text, lowered, reached_cell, target_text
from dashboard.views.heat import units_compared
from dashboard.views.marks import Tone, glyph, tone
from dashboard.views.money.carried_over import measured
from dashboard.views.money.names import told_by
from dashboard.views.overdue import overdue_beside
from dashboard.views.pages import Page

_NAMED = 3


@dataclass(frozen=True)
class Card:
    """One figure with what it means: `chip` carries shape and word, `detail` the rest."""

    label: str
    value: str
    chip: str
    tone: Tone
    detail: str
    icon: str
    page: Page = Page.OVERVIEW  # where the detail behind it stands
    own: tuple[tuple[Param, str], ...] = ()  # what is chosen there
    change: str = ""  # since the month before, with its sign; "" where it is not known
    trend: Trend | None = None  # its twelve months, where they are known
    why: tuple[str, ...] = ()  # the rule behind its verdict, with its figures


class Cards(NamedTuple):
    """Each card by its name, in the order in which they stand."""

    first_target: Card
    on_track: Card
    disbursed: Card
    left_over: Card
    reported: Card
    support: Card


def cards(
    standing: Standing, words: Words, before: Standing | None = None, calendar: Completeness | None = None
) -> Cards:
    """All six, each with the page where its detail stands, and with its change since the month `before`.

    `calendar`: as it stands on the day, for reports of other periods that are overdue.
    """
    found = Cards(
        first_target=replace(_first_target(standing, words), page=Page.TARGETS, own=_of_first(standing)),
        on_track=replace(_on_track(standing, words), page=Page.TARGETS),
        disbursed=replace(_disbursed(standing, words), page=Page.DISBURSEMENT),
        left_over=replace(_left_over(standing, words), page=Page.DISBURSEMENT),
        reported=replace(_reported(standing, calendar, words), page=Page.REPORTING),
        support=replace(_support(standing, words), page=Page.COMMUNES, own=((Param.MEASURE, BY_GAP),)),
    )
    since, why = changes(standing, before, words), cards_why(standing, words)
    months = trends(standing, calendar, words)
    return Cards(
        **{
            name: replace(card, change=since.get(name, ""), why=why.get(name, ()), trend=months.get(name))
            for name, card in found._asdict().items()
        }
    )


def _of_first(standing: Standing) -> tuple[tuple[Param, str], ...]:
    return ((Param.TARGET, standing.targets[0].target.id),) if standing.targets else ()


def _first_target(standing: Standing, words: Words) -> Card:
    """The plan's first target: what the programme is about."""
    icon = ":material/family_restroom:"
    if not standing.targets:
        return Card(words("Targets"), words("none"), "", Tone.NONE, words("the plan states no targets"), icon)
    first = standing.targets[0]
    label = words.name_of(first.indicator.label, first.indicator.name_en)
    wanted = target_text(first, words)
    if first.figure.text:
        return Card(label, words("told in words"), "", Tone.NONE, first.figure.text, icon)
    if first.actual is None and not first.figure.is_nil:
        due = words("due in {month}", month=first.indicator.due_months[0]) if first.state is State.NOT_MEASURED else ""
        value = words("not measured") if first.state is State.NOT_MEASURED else absence_text(first.absence, words)
        return Card(label, value, f"○ {words('target: {wanted}', wanted=wanted)}", Tone.NONE, due, icon)
    nil = absence_text(first.absence, words)
    value = nil if first.actual is None else reached_cell(first, first.actual, words, places=2).text
    return Card(
        label,
        value,
        f"{glyph(first.state, first.is_final)} {words.term(first.state)}",
        tone(first.state, first.is_final),
        (words("preliminary") + " · " if first.figure.preliminary else "") + words("target: {wanted}", wanted=wanted),
        icon,
    )


def _on_track(standing: Standing, words: Words) -> Card:
    targets = standing.targets
    if standing.unit == standing.snapshot.plan.root:
        targets = counted(targets, standing.unit)  # the same as the headline counts
    found = groups(targets)
    label, icon = words("Targets on track"), ":material/target:"
    if found.all == found.waiting:
        waits = words("{count} not judged", count=found.waiting)
        return Card(label, words("none yet"), "", Tone.NONE, waits, icon)
    value = f"{found.good} / {found.all}"  # the same as the headline counts
    late = words("{count} behind", count=found.late) if found.late else ""
    short = words("{count} not achieved", count=found.missed) if found.missed else ""
    waiting = words("{count} not judged", count=found.waiting) if found.waiting else ""
    first, *others = [part for part in (late, short, waiting) if part] or [""]
    bad = any(t.state.late or t.missed for t in targets)
    shape, tone_of = ("◆", Tone.BAD) if bad else ("▲", Tone.WARN) if late else ("○", Tone.NONE)
    if not first:
        return Card(label, value, words("● all on track"), Tone.GOOD, "", icon)
    return Card(label, value, f"{shape} {first}", tone_of, " · ".join(others), icon)


def _disbursed(standing: Standing, words: Words) -> Card:
    total, label, icon = measured(standing.total), words("Disbursed"), ":material/payments:"
    of = words("of carried-over money") if total.carried_only else words("of this year's allocation")
    over = not standing.period.months_left
    if total.absence is Absence.NIL and total.state.judged:
        chip = f"{glyph(total.state, over)} {words.term(total.state)}"
        return Card(label, absence_text(total.absence, words), chip, tone(total.state, over), of, icon)
    if total.allocated_vnd is None:
        paid = words("not stated") if total.disbursed_vnd is None else words.billions(total.disbursed_vnd)
        return Card(label, paid, "", Tone.NONE, words("the plan names no amounts"), icon)
    if total.rate_year is None:
        return Card(label, _no_rate(total, words), "", Tone.NONE, of, icon)
    value = words.share(total.rate_year)
    if total.state is State.NOT_COVERED:
        return Card(label, value, f"○ {lowered(words.term(total.state))}", Tone.NONE, told_by(total, words), icon)
    if total.expected_now_vnd is None:
        return Card(label, value, "", Tone.NONE, of, icon)
    gap = total.rate_year - Decimal(total.expected_now_vnd) / total.allocated_vnd
    late = total.state in (State.BEHIND, State.SLIGHTLY_BEHIND)  # in the words of its sentence
    by = f"{lowered(words.term(total.state))} {words.points(-gap)}" if late else words.points(gap, signed=True)
    chip = f"{glyph(total.state, over)} {by}"
    detail = of if total.carried_only else words.billions_of(total.disbursed_vnd or 0, total.allocated_vnd)
    if total.last_year_rate is not None:  # beside a rate, a rate
        detail += " · " + words("a year ago {amount}", amount=words.share(total.last_year_rate))
    elif total.last_year_vnd is not None:
        detail += " · " + words("a year ago {amount}", amount=words.billions(total.last_year_vnd))
    return Card(label, value, chip, tone(total.state, over), detail, icon)


def _no_rate(total: ProjectStanding, words: Words) -> str:
    """Why there is no rate; what was paid of an unknown carried-over amount is said."""
    paid = total.carried_over.disbursed_vnd if total.carried_over else None
    if not total.carried_only or paid is None:
        return absence_text(total.absence, words)
    return words.billions(paid)


def _left_over(standing: Standing, words: Words) -> Card:
    total, label, icon = standing.total, words("Forecast unspent 31/12"), ":material/event_busy:"
    if total.allocated_vnd is None:
        return Card(label, words("not stated"), "", Tone.NONE, words("the plan names no amounts"), icon)
    over = not standing.period.months_left
    if over:
        paid, label = total.disbursed_vnd, words("Unspent by {day}", day=standing.period.end)
        value = (
            absence_text(total.absence, words) if paid is None else words.billions(max(0, total.allocated_vnd - paid))
        )
        return Card(label, value, "", Tone.NONE, words("no months are left"), icon)
    if total.unspent is None:
        short = total.state is State.NOT_COVERED
        why = told_by(total, words) if short else words("needs three reported months")
        return Card(label, words("not yet"), "", Tone.NONE, why, icon)
    left = int(total.unspent.value)
    if not left:
        return Card(label, "0", words("● all will be spent"), Tone.GOOD, words("at the present pace"), icon)
    if not total.recent_rate_vnd or total.required_rate_vnd is None:
        return Card(label, words.billions(left), words("◆ nothing paid for three months"), Tone.BAD, "", icon)
    times = Decimal(total.required_rate_vnd) / total.recent_rate_vnd
    chip = words("{glyph} {times} times the pace", glyph=glyph(total.state, over), times=words.number(times, 1))
    return Card(label, words.billions(left), chip, tone(total.state, over), words("needed from now on"), icon)


def _reported(standing: Standing, calendar: Completeness | None, words: Words) -> Card:
    """Of the period; what is overdue besides, of half-years, of the year and of months before, is said with it."""
    card = _reported_of_period(standing, words)
    overdue = overdue_beside(calendar, standing.period) if calendar else 0
    if not overdue:
        return card
    beside = words("{count} of other periods overdue", count=overdue)
    card = replace(card, detail=" · ".join(filter(None, (card.detail, beside))))
    if card.tone is Tone.GOOD:  # all of the month came, and yet reports are owed
        return replace(card, chip=words("▲ {count} overdue", count=overdue), tone=Tone.WARN)
    return card


def _reported_of_period(standing: Standing, words: Words) -> Card:
    coverage = standing.reporting.coverage
    label = words("Reported {month}", month=words.short_period(standing.period))
    icon = ":material/inbox:"
    if not coverage.expected:
        return Card(label, words("nobody due"), "", Tone.NONE, words("the calendar asks for nothing"), icon)
    value = f"{len(coverage.reported)} / {len(coverage.expected)}"
    if not coverage.missing:
        return Card(label, value, words("● complete"), Tone.GOOD, "", icon)
    chip = words("▲ {count} missing", count=len(coverage.missing))
    return Card(label, value, chip, Tone.WARN, _first(_label(standing, code, words) for code in coverage.missing), icon)


def _names(standing: Standing, codes: tuple[str, ...]) -> str:
    return _first(standing.snapshot.plan.unit_by_code[code].label for code in codes)


def _first(labels: Iterable[str]) -> str:
    several = list(labels)
    return ", ".join(several[:_NAMED]) + (" …" if len(several) > _NAMED else "")


def _label(standing: Standing, code: str, words: Words) -> str:
    """The short name of a unit, with a word where some of its report came."""
    name = standing.snapshot.plan.unit_by_code[code].label
    return words("{name} (in part)", name=name) if code in standing.reporting.partly else name


def _support(standing: Standing, words: Words) -> Card:
    """Over all communes; those without a figure are said, since they may need support too."""
    label, icon = words("Communes in need of support"), ":material/location_on:"
    everyone, known = units_compared(standing), sum(len(lot.known) for lot in standing.compared)
    if not everyone:
        return Card(label, words("not compared"), "", Tone.NONE, words("the plan has no shares of communes"), icon)
    if not known:
        return Card(label, words("no data"), "", Tone.NONE, words("no figures of communes"), icon)
    silent = words("{count} without figures", count=everyone - known) if everyone > known else ""
    needy = tuple(gap.unit for gap in standing.needing_support)
    value = f"{len(needy)} / {everyone}"
    if not needy and silent:
        return Card(label, value, words("○ none of those known"), Tone.NONE, silent, icon)
    if not needy:
        return Card(label, value, words("● none"), Tone.GOOD, "", icon)
    detail = " · ".join(part for part in (_names(standing, needy[1:]), silent) if part)
    return Card(label, value, f"◆ {_names(standing, needy[:1])}", Tone.BAD, detail, icon)
