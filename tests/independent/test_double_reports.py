"""Two reports of one figure: many small heaps of reports, by the steps of the method's text and by the program."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.disbursement.spending import spent
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Obligation
from dashboard.domain.reported.observations import Source, Submission, SubmissionStatus
from dashboard.domain.verdicts.rollup import rolled_up
from tests.builders import COMMUNE, DISTRICT, TRAINED, a_plan, an_indicator
from tests.domain.figures import knowing, observed, paid
from tests.independent.recomputed.double_reports import Reported, that_counts

PERIODS = ("2024-05", "2024-06", "2024-Q2", "2024-H1", "2024-09", "2024-Q3", "2024-12", "2024")
WANTED = {"2024-H1": date(2024, 5, 10), "2024": date(2024, 11, 10), "2024-Q3": date(2024, 10, 5)}
OBLIGATIONS = tuple(Obligation("BC", "Báo cáo", ("XA", DISTRICT), Period.parse(p), day) for p, day in WANTED.items())
PLAN = a_plan(obligations=OBLIGATIONS, assumed_today=None)


def heap(seed: int) -> list[Reported]:
    dice = random.Random(seed)
    reported = []
    for number in range(1, dice.randint(2, 6)):
        period = dice.choice(PERIODS)
        reported.append(
            Reported(
                number, period, number * 10 if dice.random() < 0.9 else None, dice.random() < 0.6,
                dice.choice(["own_report", "own_report", "consolidated", "review_software"]),
                dice.random() < 0.8, dice.random() < 0.1,
                date(2024, 1, 1) + timedelta(days=dice.randrange(366)) if dice.random() < 0.5 else None,
                WANTED.get(period),
            )
        )  # fmt: skip
    return reported


def sent(report: Reported) -> Submission:
    day = report.sent or date(2024, 12, 31)
    moment = datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    unit = COMMUNE if report.own else DISTRICT
    period = Period.parse(report.period)
    return Submission(report.number, "BC", unit, period, 1, SubmissionStatus.SUBMITTED, moment, "x", "0", "f")


@pytest.mark.parametrize("seed", range(300))
def test_the_program_takes_the_report_that_the_text_says(seed: int) -> None:
    reported = heap(seed)
    rows = [
        replace(
            observed(TRAINED, COMMUNE, t.period, Absence.NOT_REPORTED if t.amount is None else t.amount),
            reporter=COMMUNE if t.own else DISTRICT, source=Source(t.source), preliminary=not t.official,
            estimate=t.estimate, submission=t.number,
        )
        for t in reported
    ]  # fmt: skip
    random.Random(seed).shuffle(rows)
    submissions = tuple(sent(t) for t in reported if t.sent)
    known = replace(knowing(PLAN, *rows), submissions=submissions)
    for month in (6, 9, 12):
        counted = [t for t in reported if t.amount is not None]  # a silent unit keeps its last figure
        ours = that_counts(counted, month)
        theirs = rolled_up(known, an_indicator(), (COMMUNE,), Period.of_month(2024, month)).amount
        assert theirs == (ours.amount if ours else None), (month, reported)


@pytest.mark.parametrize("seed", range(300))
def test_and_the_same_of_money(seed: int) -> None:
    reported = [
        t for t in heap(seed)
        if t.amount is not None and t.official and not t.estimate and t.source != "review_software"
    ]  # fmt: skip
    rows = [
        replace(
            paid("DA4.1", COMMUNE, t.period, t.amount or 0),
            reporter=COMMUNE if t.own else DISTRICT, source=Source(t.source), submission=t.number,
        )
        for t in reported
    ]  # fmt: skip
    random.Random(seed).shuffle(rows)
    known = replace(knowing(PLAN, money=tuple(rows)), submissions=tuple(sent(t) for t in reported if t.sent))
    for month in (6, 9, 12):
        ours = that_counts(reported, month)
        assert spent(known, Period.of_month(2024, month)).total() == (ours.amount if ours else None), (month, reported)
