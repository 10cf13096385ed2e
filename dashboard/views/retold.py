"""Figures that were told more than once: each telling with its words, who sent it, when, and the cell it stood in."""

from dataclasses import dataclass

from dashboard.domain.plan.indicators import Indicator
from dashboard.domain.plan.plan import NOT_SPLIT, TOTAL, Plan
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.reported.retold import Retold, Told
from dashboard.text import Words
from dashboard.views.figures import absence_text, amount_text
from dashboard.views.linked import cell_of, file_of, to_receipt, to_unit_of


@dataclass(frozen=True)
class Telling:
    """One line; `counts` only for what stands on the pages now."""

    what: str
    unit: str
    period: str
    revision: int
    text: str
    state: str
    counts: bool
    actor: str
    when: str
    file: str
    place: str
    reason: str


def tellings(plan: Plan, retold: tuple[Retold, ...], words: Words) -> tuple[Telling, ...]:
    """Only figures that were corrected or taken back; of each all tellings, the newest first."""
    return tuple(_telling(plan, told, words) for one in retold if one.changed for told in reversed(one.told))


def _telling(plan: Plan, told: Told, words: Words) -> Telling:
    figure, sent = told.figure, told.revision.submission
    unit = plan.unit_by_code.get(figure.subject)
    return Telling(
        what=what_of(plan, figure, words),
        unit=to_unit_of(plan, unit.label if unit else figure.subject, figure.subject),
        period=words.short_period(figure.period),
        revision=sent.revision,
        text=told_text(plan, figure, words),
        state=words("counts") if told.revision.counts else _gone(told, words),
        counts=told.revision.counts,
        actor=sent.actor,
        when=to_receipt(words.moment(sent.received_at), sent.receipt),
        file=file_of(sent, str(figure.place)),
        place=cell_of(sent, str(figure.place)),
        reason=sent.reason,
    )


def _gone(told: Told, words: Words) -> str:
    """Why a telling no longer counts."""
    if told.revision.newest:
        return words.term(told.revision.submission.status)
    return words("replaced")


def what_of(plan: Plan, figure: Observation | Disbursement, words: Words) -> str:
    """What a figure is of: its indicator and population group, or its line of money."""
    if isinstance(figure, Observation):
        indicator = plan.indicator_by_code.get(figure.indicator)
        name = words.name_of(indicator.label, indicator.name_en) if indicator else figure.indicator
        group = next((d.name for d in plan.disaggregations if d.code == figure.disaggregation), "")
        return f"{name} · {group}" if figure.disaggregation != TOTAL and group else name
    year = words("not split") if figure.budget_year == NOT_SPLIT else str(figure.budget_year)
    known = plan.fund_by_code.get(figure.fund)
    named = words.name_of(known.name, known.name_en) if known else figure.fund
    fund = words("not split") if figure.fund == NOT_SPLIT else named
    return f"{figure.project} · {fund} · {year}"


def told_text(plan: Plan, figure: Observation | Disbursement, words: Words) -> str:
    """What a figure says: "84 (84/120)", an absence by its name, money in triệu đồng."""
    if isinstance(figure, Disbursement):
        if figure.cumulative_vnd is None:
            return absence_text(figure.absence, words)
        return words.money(figure.cumulative_vnd)
    if figure.text:
        return figure.text
    if figure.amount is None:
        return absence_text(figure.absence, words)
    indicator = plan.indicator_by_code.get(figure.indicator)
    text = _amount(indicator, figure, words)
    if figure.numerator is not None and figure.denominator is not None:
        text += f" ({words.number(figure.numerator, 0)}/{words.number(figure.denominator, 0)})"
    return f"{text} · {words('preliminary')}" if figure.preliminary else text


def _amount(indicator: Indicator | None, figure: Observation, words: Words) -> str:
    assert figure.amount is not None
    return words.number(figure.amount) if indicator is None else amount_text(indicator, figure.amount, words, places=2)
