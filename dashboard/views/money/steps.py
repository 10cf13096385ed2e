"""The waterfall of this year's money: sources → giao → giải ngân → còn lại → dự báo thêm → dự báo dư 31/12."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.allocated import is_other
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing import Standing
from dashboard.domain.verdicts.standing_money import ProjectStanding
from dashboard.text import Words
from dashboard.views.cell import Cell, money_cell
from dashboard.views.money.names import fund_name, told_by
from dashboard.views.table import Table, figures, texts

MILLION = 1_000_000


class StepKind(StrEnum):
    """What a bar means; the chart chooses its colour."""

    SOURCE = "source"  # adds up to what is given
    TOTAL = "total"  # stands on its own, from zero
    DONE = "done"  # takes away what is disbursed
    AHEAD = "ahead"  # takes away what is only forecast
    REST = "rest"  # what stays unspent


@dataclass(frozen=True)
class MoneyStep:
    """One bar from `start` to `end`, in triệu đồng; `text` is its own amount, signed where it is added or taken away."""

    kind: StepKind
    name: str
    start: float
    end: float
    text: Cell


@dataclass(frozen=True)
class Waterfall:
    """`steps` is empty where the plan gives no amount; `note` says the span and the pace needed, or what to do first."""

    title: str
    note: str
    steps: tuple[MoneyStep, ...]

    def table(self, words: Words) -> Table:
        return Table.of(
            texts(words("Step"), [step.name for step in self.steps]),
            figures(words("Million đồng"), [step.text for step in self.steps]),
        )


def waterfall(standing: Standing, words: Words) -> Waterfall:
    """Of the plan year's budget money. No forecast without one: under three months reported, and after 31/12."""
    total = standing.total
    if total.carried_only:
        return Waterfall(words("The plan gives money of earlier years only"), "", ())
    if not total.allocated_vnd:
        return Waterfall(words("The plan gives no amount yet"), "", ())
    steps = (*_given(standing, words), *_spent(total, words))
    return Waterfall(_title(total, words), _note(total, words), steps)


def _given(standing: Standing, words: Words) -> Iterator[MoneyStep]:
    """Sources one upon the other, and what decisions changed since."""
    total = standing.total
    given = total.allocated_vnd or 0 if total.given_vnd is None else total.given_vnd
    reached = 0
    for fund, amount in _sources(standing).items():
        yield _step(StepKind.SOURCE, fund_name(standing.snapshot.plan, fund, words), reached, reached + amount, words)
        reached += amount
    if total.adjusted_vnd:
        yield _total(words("Given at the start of the year"), given, words)
        adjusted = given + total.adjusted_vnd
        yield _step(StepKind.SOURCE, words("Adjusted since"), given, adjusted, words, signed=True)
        yield _total(words("Allocated after adjustment"), adjusted, words)
    else:
        yield _total(words("Allocated"), given, words)


def _sources(standing: Standing) -> dict[str, int]:
    """What each source gave at the start of the year; only where they make up the whole."""
    plan, given = standing.snapshot.plan, dict[str, int]()
    for line in standing.money:
        if line.allocation and line.budget_year == plan.year and not is_other(plan, line.fund) and line.given_vnd:
            given[line.fund] = given.get(line.fund, 0) + line.given_vnd
    return given if len(given) > 1 and sum(given.values()) == standing.total.given_vnd else {}


def _spent(total: ProjectStanding, words: Words) -> Iterator[MoneyStep]:
    """From the allocation downwards: disbursed, left, forecast, unspent."""
    allocated, paid = total.allocated_vnd or 0, total.disbursed_vnd
    if paid is None:
        return
    left = allocated - paid
    yield _step(StepKind.DONE, words("Disbursed"), allocated, left, words, signed=True)
    yield _total(words("Left") if left >= 0 else words("Beyond the allocation"), left, words)
    if total.unspent is None:
        return
    rest = int(total.unspent.value)
    yield _step(StepKind.AHEAD, words("Forecast until 31/12"), max(left, 0), rest, words, signed=True)
    yield _step(StepKind.REST, words("Forecast unspent 31/12"), 0, rest, words)


def _total(name: str, vnd: int, words: Words) -> MoneyStep:
    return _step(StepKind.TOTAL, name, 0, vnd, words)


def _step(kind: StepKind, name: str, start: int, end: int, words: Words, signed: bool = False) -> MoneyStep:
    return MoneyStep(kind, name, start / MILLION, end / MILLION, money_cell(end - start, words, 0, signed))


def _title(total: ProjectStanding, words: Words) -> str:
    """The finding: what will be left, or what is left now."""
    if total.absence is Absence.NIL:
        return words("Nothing was disbursed, as units declared")
    if total.disbursed_vnd is None:
        return words("No disbursement reported yet")
    if total.unspent is None:
        left = (total.allocated_vnd or 0) - total.disbursed_vnd
        if left < 0:
            return words("{amount} million đồng disbursed beyond the allocation", amount=words.money(-left, 0))
        rest = words("{amount} million đồng not disbursed yet", amount=words.money(left, 0))
        return f"{rest} · {told_by(total, words)}" if total.state is State.NOT_COVERED else rest
    if not total.unspent.value:
        return words("At this pace all of it will be disbursed by 31/12")
    unspent = words.money(int(total.unspent.value), 0)
    return words("At this pace {amount} million đồng will stay unspent at 31/12", amount=unspent)


def _note(total: ProjectStanding, words: Words) -> str:
    """What to do where nothing is reported; else the span of the forecast, and the pace that would use everything."""
    if total.disbursed_vnd is None:
        return "" if total.absence is Absence.NIL else words("Units send it on the page «Nộp báo cáo».")
    if total.unspent is None or total.required_rate_vnd is None or total.recent_rate_vnd is None:
        return ""
    return words(
        "Between {low} and {high} at the fastest and the slowest of the last three months · needed a month: {needed},"
        " last three months: {recent} (million đồng)",
        low=words.money(int(total.unspent.low), 0), high=words.money(int(total.unspent.high), 0),
        needed=words.money(total.required_rate_vnd, 0), recent=words.money(total.recent_rate_vnd, 0),
    )  # fmt: skip
