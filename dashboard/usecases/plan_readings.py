"""What a draft's own words are read as, said while it is filled in: values of targets, deadlines of reports."""

from collections.abc import Iterator

from dashboard.domain.periods import Period, PeriodKind
from dashboard.domain.plan.drafts import PlanDraft, Texts
from dashboard.domain.plan.indicators import Frequency
from dashboard.exports.target_reading import is_read, read_as
from dashboard.importing.cell_text.deadlines import deadline_rule
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.periods import period_in
from dashboard.importing.sheets.vocabulary import members
from dashboard.text import Words

_KINDS = {
    Frequency.MONTH: (PeriodKind.MONTH, 12), Frequency.QUARTER: (PeriodKind.QUARTER, 4), Frequency.HALF: (PeriodKind.HALF, 2),
    Frequency.YEAR: (PeriodKind.YEAR, 1),
}  # fmt: skip


def target_readings(draft: PlanDraft, words: Words) -> Iterator[tuple[str, str, str]]:
    """Of each target with a value: what it is of, the value as typed, how it is read."""
    indicators = {row.get("code", ""): row for row in draft.rows("indicators")}
    for row in draft.rows("targets"):
        if row.get("value"):
            of = indicators.get(row.get("indicator", ""), {})
            reading = reading_of(draft, row.get("indicator", ""), row["value"], words)
            yield of.get("short_name") or of.get("name") or row.get("id", ""), row["value"], reading


def reading_of(draft: PlanDraft, indicator: str, value: str, words: Words) -> str:
    """How a value would be read of an indicator of the draft."""
    of = next((row for row in draft.rows("indicators") if row.get("code") == indicator), {})
    return read_as(value, of.get("unit_of_measure", ""), of.get("measure", ""), words)


def can_stand(draft: PlanDraft, indicator: str, value: str) -> bool:
    """Whether a value would be read of an indicator of the draft."""
    of = next((row for row in draft.rows("indicators") if row.get("code") == indicator), {})
    return is_read(value, of.get("unit_of_measure", ""), of.get("measure", ""))


def first_deadlines(draft: PlanDraft, words: Words) -> Iterator[tuple[str, str]]:
    """Of each rule of the calendar: the report, and its first period with the day before which that is due."""
    for row in draft.rows("calendar"):
        reading = _deadline(row, draft.year, words)
        if reading:
            yield row.get("name", ""), reading


def _deadline(row: Texts, year: int, words: Words) -> str:
    frequency = members(Frequency).get(plain(row.get("period", "")))
    if frequency is None or not year or not row.get("due_before"):
        return ""
    rule = deadline_rule(row["due_before"])
    if rule is None:
        return words("the deadline is not read: write it like «trước ngày 10» or «ngày 25 trong tháng»")
    kind, times = _KINDS[Frequency(frequency)]
    since = period_in(row["since"], year) if row.get("since") else None
    periods = [Period(year, kind, n if times > 1 else 0) for n in range(1, times + 1)]
    first = next((one for one in periods if since is None or one.end >= since.begin), None)
    if first is None:
        return words("no period of the year is left")
    if rule.after is None:
        return words("before day {day} of which month? Looking over asks", day=rule.day)
    return words("the first one, {period}, is due before {day}", period=first, day=words.date(rule.due(first)))
