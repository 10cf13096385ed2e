"""What is kept from snapshot to snapshot is what would be made anew: of any history of reports, over mergers and divisions."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.disbursement.spending import OF_UNITS, Spending, spent
from dashboard.domain.people.causes import Cause, Late
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Aggregation, Indicator, ValueType
from dashboard.domain.plan.plan import TOTAL, Lead, Obligation, Plan
from dashboard.domain.plan.units import Succession, Unit, UnitLevel
from dashboard.domain.reported.arrivals import Arrivals, advanced
from dashboard.domain.reported.kept import Kept, Moved
from dashboard.domain.reported.observations import Disbursement, Narrative, Observation, Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.reporting.proposals import words_of_units
from dashboard.domain.verdicts.summands import Rollup, joined
from tests.builders import CLEAN_WATER, TRAINED, a_plan, a_share, an_indicator
from tests.domain.figures import observed, paid
from tests.domain.merged import divided

INCREMENTS = "tang-them"
_MONTHS = (3, 6, 8, 9)  # few, so that what is kept of them is asked for again
_STATUSES = (
    SubmissionStatus.SUBMITTED,
    SubmissionStatus.RECEIVED,
    SubmissionStatus.WITHDRAWN,
    SubmissionStatus.RETURNED,
)


def many_communes(count: int = 70) -> Plan:
    """A district whose communes fill several lots, with an indicator of each way to add up."""
    plan = a_plan()
    more = tuple(Unit(f"Y{n}", f"Xã Y{n}", "xã", UnitLevel.COMMUNE, "H", group="XA") for n in range(count))
    increments = an_indicator(code=INCREMENTS, name="Tăng thêm", value_type=ValueType.INCREMENTAL)
    return replace(
        plan,
        units=(*plan.units, *more),
        indicators=(*(replace(i, reporters=("XA",)) for i in plan.indicators), replace(increments, reporters=("XA",))),
        targets=(*plan.targets, replace(plan.targets[0], id="T9", indicator=INCREMENTS)),
        leads=(*plan.leads, Lead("DA4.1", "XA")),
        obligations=tuple(
            Obligation("BC", "Báo cáo tháng", ("XA",), month, month.end + timedelta(days=5))
            for month in (Period.of_month(2024, m) for m in range(1, 13))
        ),
    )


def many_mergers(copies: int = 12) -> Plan:
    """The province of mergers and divisions, many times beside itself."""
    one = divided()
    gone = {u.code for u in one.units if u.code != "T"}

    def copied(code: str | None, number: int) -> str | None:
        return f"{number}-{code}" if code in gone else code

    units = [u for u in one.units if u.code == "T"]
    steps = list[Succession]()
    for number in range(copies):
        units += [
            replace(u, code=copied(u.code, number) or "", parent=copied(u.parent, number), name=f"{u.name} {number}")
            for u in one.units
            if u.code in gone
        ]
        steps += [replace(s, old=copied(s.old, number), new=copied(s.new, number)) for s in one.successions]  # type: ignore[arg-type]
    return replace(one, units=tuple(units), successions=tuple(steps))


PLANS = {"many communes": many_communes(), "mergers and divisions": many_mergers()}


def reporters(plan: Plan, month: Period) -> list[str]:
    return [u.code for u in plan.units if u.level is UnitLevel.COMMUNE and u.stands_on(month.end)]


def report(plan: Plan, draw: random.Random, number: int, unit: str, month: Period) -> Arrivals:
    """What a commune may send of a month: any figures, nil, nothing to say, estimates, preliminary ones.

    A table on another form may hold figures of a month before its own.
    """
    form = draw.choice(("BC", "BC", "BIEU"))
    told = month if form == "BC" else Period.of_month(plan.year, draw.choice([m for m in _MONTHS if m <= month.number]))
    results = tuple(
        replace(o, submission=number, reporter=unit)
        for indicator in plan.indicators
        if (o := figure(indicator, draw, unit, told)) is not None
    )
    money = tuple(
        replace(d, submission=number, reporter=unit)
        for project, year in (("DA4.1", plan.year), ("DA4", plan.year))
        if draw.random() < 0.5 and (d := amount(draw, project, year, unit, told)) is not None
    )
    words = Narrative(difficulties="Thiếu vốn" if draw.random() < 0.2 else "")
    sent = Submission(
        number, form, unit, month, 1, SubmissionStatus.SUBMITTED, datetime(plan.year, 1, 1, tzinfo=UTC) + timedelta(hours=number),
        "", "", "", words,
    )  # fmt: skip
    return Arrivals(number, None, (sent,), results, money)


def figure(indicator: Indicator, draw: random.Random, unit: str, month: Period) -> Observation | None:
    told = draw.random()
    if told < 0.15:
        return None
    if told < 0.3:
        absence = draw.choice((Absence.NIL, Absence.NOT_APPLICABLE, Absence.NOT_REPORTED))
        return observed(indicator.code, unit, month.code, absence)
    ratio = indicator.aggregation is Aggregation.RATIO_OF_SUMS
    value = f"{draw.randrange(50)}/{draw.randrange(50, 90)}" if ratio and told < 0.9 else draw.randrange(1, 90)
    said = observed(
        indicator.code, unit, month.code, value, estimate=draw.random() < 0.1, preliminary=draw.random() < 0.1
    )
    return replace(said, value=said.value / 100) if ratio and said.value is not None else said


def amount(draw: random.Random, project: str, year: int, unit: str, month: Period) -> Disbursement | None:
    row = paid(project, unit, month.code, draw.randrange(1, 10_000_000), year=year, estimate=draw.random() < 0.1)
    return replace(row, cumulative_vnd=None, absence=Absence.NIL) if draw.random() < 0.2 else row


def a_cause(plan: Plan, draw: random.Random) -> Cause:
    """Why the plan's first target is late, as some unit says."""
    unit, month = draw.choice(plan.units).code, Period.of_month(plan.year, draw.choice(_MONTHS))
    return Cause(Late.TARGET, plan.targets[0].id, unit, month, f"Mưa lũ {draw.random()}")


def read_whole(known: Snapshot) -> Snapshot:
    """The same values with nothing worked out of them."""
    plan = replace(known.plan)
    return Snapshot(
        known.version, known.recorded_at, plan, known.plan_version, known.observations, known.disbursements,
        known.submissions, known.answers, known.notes, known.causes,
    )  # fmt: skip


def history(plan: Plan, draw: random.Random, steps: int) -> Iterator[Snapshot]:
    """Snapshots that follow each other: first reports, corrections, withdrawals, and reports that count again.

    Each is made once the one before has been asked, so that it takes along what was worked out there.
    """
    known = Snapshot(0, None, plan, 0)
    sent: dict[int, Arrivals] = {}
    for number in range(1, steps + 1):
        if known.submissions and draw.random() < 0.3:
            newest = draw.choice(known.submissions)
            left = [status for status in _STATUSES if status is not newest.status]
            turned = replace(newest, status=draw.choice(left))
            own = sent[newest.id]
            counting = own if turned.status.counts else replace(own, observations=(), disbursements=())
            arrived = replace(counting, submissions=(turned,))
        else:
            month = Period.of_month(plan.year, draw.choice(_MONTHS))
            arrived = report(plan, draw, number, draw.choice(reporters(plan, month)), month)
            sent[number] = arrived
        if draw.random() < 0.2:
            arrived = replace(arrived, causes=(a_cause(plan, draw),))
        known = advanced(known, replace(arrived, version=number))
        yield known


@pytest.mark.parametrize("name", PLANS)
def test_every_standing_of_a_history_is_the_one_that_is_made_anew(name: str) -> None:
    plan, draw = PLANS[name], random.Random(name)
    for known in history(plan, draw, 60):
        period = Period.of_month(plan.year, draw.choice(_MONTHS))
        unit = draw.choice((None, *reporters(plan, period)[:3]))
        assert assess(known, period, unit) == assess(read_whole(known), period, unit), (known.version, period, unit)


def test_every_calendar_and_proposal_of_a_history_is_the_one_that_is_made_anew() -> None:
    """Reports on the calendar's form, and tables on another one that hold figures of the months that are owed."""
    plan, draw = PLANS["many communes"], random.Random(11)
    for known in history(plan, draw, 80):
        day = Period.of_month(plan.year, draw.choice(_MONTHS)).end + timedelta(days=draw.randrange(10))
        calendar, anew = completeness(known, day), completeness(read_whole(known), day)
        assert calendar.parts == anew.parts, known.version
        assert (calendar.apart, calendar.deadlines) == (anew.apart, anew.deadlines), known.version
        period = Period.of_month(plan.year, draw.choice(_MONTHS))
        assert words_of_units(known, period) == words_of_units(read_whole(known), period), known.version
        assert calendar.tallies_of_units() == anew.tallies_of_units(), known.version


@pytest.mark.parametrize("name", PLANS)
def test_parts_of_lots_make_what_the_whole_makes(name: str) -> None:
    plan, draw = PLANS[name], random.Random(name)
    *_, known = history(plan, draw, 150)
    lots = plan.territory.lots(tuple(u.code for u in plan.units if u.level is UnitLevel.COMMUNE))
    assert len(lots) > 1
    for indicator in plan.indicators:
        for month in range(1, 13):
            period = Period.of_month(plan.year, month)
            units = tuple(reporters(plan, period))
            asked = Rollup(known, indicator, period, TOTAL)
            whole, some = asked.part(units), joined([asked.part(lot) for lot in plan.territory.lots(units)])
            for field in ("standing", "expected", "reported", "counted", "told", "nil", "fresh", "carried", "refused"):
                assert in_any_order(getattr(whole, field)) == in_any_order(getattr(some, field)), (
                    indicator.code,
                    month,
                    field,
                )
            assert (whole.amount, whole.below, whole.estimate) == (some.amount, some.below, some.estimate)


@pytest.mark.parametrize("name", PLANS)
def test_money_of_lots_is_the_money_of_all(name: str) -> None:
    plan, draw = PLANS[name], random.Random(name)
    *_, known = history(plan, draw, 150)
    for month in range(1, 13):
        period = Period.of_month(plan.year, month)
        at_once = Spending(known, period, OF_UNITS)._of_subjects(known.money_by_subject, None)
        assert in_any_order(spent(known, period).rows) == in_any_order(at_once.rows)


def in_any_order(values: tuple[object, ...]) -> list[str]:
    return sorted(map(repr, values))


def test_an_entry_holds_until_one_of_its_figures_moves() -> None:
    plan, made = many_communes(3), list[str]()

    def make(name: str) -> str:
        made.append(name)
        return name

    def ask(kept: Kept) -> None:
        for topics, units, month in (
            ((TRAINED,), ("Y0", "Y1"), 8), ((TRAINED,), ("Y0", "Y1"), 9), ((TRAINED,), ("Y2",), 9),
            ((CLEAN_WATER,), ("Y0",), 9), ((TRAINED, CLEAN_WATER), None, 9),
        ):  # fmt: skip
            name = f"{'+'.join(topics)} {units} {month}"
            kept.of(topics, units, month, "x", lambda name=name: make(name))

    kept = Kept(plan)
    ask(kept)
    made.clear()
    ask(kept)
    assert made == []
    ask(kept.after([Moved(TRAINED, "Y0", 9)]))
    assert made == [f"{TRAINED} ('Y0', 'Y1') 9", f"{TRAINED}+{CLEAN_WATER} None 9"]
    made.clear()
    ask(kept)
    assert made == []  # the earlier snapshot is as it was


def test_shares_without_their_numbers_stay_out_of_a_sum() -> None:
    """A lot of one unit is no unit asked for alone."""
    plan = many_communes(50)
    known = Snapshot(1, None, replace(plan, indicators=(a_share(reporters=("XA",)),), targets=plan.targets[1:2]), 1, (
        observed(CLEAN_WATER, "Y0", "2024-09", Decimal("0.9")), observed(CLEAN_WATER, "Y40", "2024-09", "1/2"),
    ))  # fmt: skip
    standing = assess(known, Period.parse("2024-09"))
    assert [t.actual for t in standing.targets if t.indicator.code == CLEAN_WATER] == [Decimal("0.5")]


def test_mergers_stay_together() -> None:
    plan = many_mergers()
    place = {
        code: number
        for number, lot in enumerate(plan.territory.lots(tuple(u.code for u in plan.units)))
        for code in lot
    }
    assert all(place[step.old] == place[step.new] for step in plan.successions)
    assert len(set(place.values())) > 1
