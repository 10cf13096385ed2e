"""A whole report that says the same as the one before: last month's file under a new month?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import ValueType
from dashboard.domain.quality.findings import Finding, FindingKind
from dashboard.domain.quality.review import review
from dashboard.domain.reported.observations import Disbursement, Observation, Submission, SubmissionStatus
from tests.builders import COMMUNE, OTHER_COMMUNE, a_plan, an_indicator
from tests.domain.figures import knowing, observed, paid

SAME = (1, 2, 3, 4, 5)
CODES = [f"i{n}" for n in range(7)]
REPORTED = a_plan(indicators=tuple(an_indicator(code=code, value_type=ValueType.INCREMENTAL) for code in CODES))


def sent(month: int, values: Iterable[object], form: str = "BC", unit: str = COMMUNE, status: str = "submitted", estimate: bool = False) -> tuple[Submission, list[Observation]]:  # fmt: skip
    period, number = (
        Period.of_month(2024, month),
        month + (100 if form != "BC" else 0) + (200 if unit != COMMUNE else 0),
    )
    when = datetime(2024, month, 28, tzinfo=UTC)
    told = [
        observed(c, unit, period.code, v, submission=number, estimate=estimate)
        for c, v in zip(CODES, values, strict=False)
    ]
    return Submission(number, form, unit, period, 1, SubmissionStatus(status), when, "x", "0", "f.xlsx"), told


def turned(report: tuple[Submission, list[Observation]]) -> tuple[Submission, list[Observation]]:
    return report[0], report[1][::-1]


REPEATED = [
    ("the same five figures", [sent(1, SAME), sent(2, SAME)], [2]),
    ("four figures mean nothing", [sent(1, SAME[:4]), sent(2, SAME[:4])], []),
    ("one figure differs", [sent(1, SAME), sent(2, (1, 2, 3, 4, 6))], []),
    ("only the first figure differs", [sent(1, SAME), sent(2, (2, *SAME[1:]))], []),
    ("the same figures in another order", [sent(1, SAME), turned(sent(2, SAME))], [2]),
    ("one figure more", [sent(1, SAME), sent(2, (*SAME, 6))], []),
    ("one figure less", [sent(1, (*SAME, 6)), sent(2, SAME)], []),
    ("all of them nought", [sent(1, (0,) * 5), sent(2, (0,) * 5)], []),
    ("all but one nought", [sent(1, (0, 0, 0, 0, 1)), sent(2, (0, 0, 0, 0, 1))], [2]),
    ("three times the same", [sent(1, SAME), sent(2, SAME), sent(3, SAME)], [2, 3]),
    ("in whatever order they came", [sent(2, SAME), sent(1, SAME)], [2]),
    ("the one before is another one", [sent(1, SAME), sent(2, (9, 8, 7, 6, 5)), sent(3, SAME)], []),
    ("a month left out between", [sent(1, SAME), sent(3, SAME)], [3]),
    ("another form", [sent(1, SAME), sent(2, SAME, form="BC2")], []),
    ("another unit", [sent(1, SAME), sent(2, SAME, unit=OTHER_COMMUNE)], []),
    ("a report that does not count", [sent(1, SAME, status="returned"), sent(2, SAME)], []),
    ("estimates are no figures", [sent(1, SAME, estimate=True), sent(2, SAME, estimate=True)], []),
    ("a report of later", [sent(10, SAME), sent(11, SAME)], []),
]  # fmt: skip


def repeated(*reports: tuple[Submission, list[Observation]]) -> list[Finding]:
    told = [row for _, rows in reports for row in rows]
    known = replace(knowing(REPORTED, *told), submissions=tuple(report for report, _ in reports))
    return [f for f in review(known, Period.parse("2024-09")) if f.code.kind is FindingKind.REPORT]


@pytest.mark.parametrize(("reports", "expected"), [c[1:] for c in REPEATED], ids=[c[0] for c in REPEATED])
def test_a_report_that_says_the_same_as_the_one_before(
    reports: list[tuple[Submission, list[Observation]]], expected: list[int]
) -> None:
    found = repeated(*reports)
    assert [f.submission for f in found] == expected
    for finding in found:
        assert (finding.owner, finding.subject, finding.about) == (COMMUNE, COMMUNE, "BC")
        assert (finding.params["unit"], finding.detail, finding.place) == ("Xã Một", "", None)


def of_money(month: int, *amounts: int | None) -> tuple[Disbursement, ...]:
    return tuple(
        replace(paid("DA4.1", COMMUNE, f"2024-{month:02d}", 0, fund=f"F{n}", submission=month), cumulative_vnd=amount)
        for n, amount in enumerate(amounts)
    )


@pytest.mark.parametrize(
    ("amounts", "repeats"),
    [
        pytest.param((1, 2, 3, 4, 5), True, id="five amounts"),
        pytest.param((1, 2, 3, 4, None), False, id="four amounts and a line without one"),
    ],
)
def test_a_report_of_money_alone(amounts: tuple[int | None, ...], repeats: bool) -> None:
    reports = (sent(1, ())[0], sent(2, ())[0])
    known = replace(knowing(REPORTED, money=(*of_money(1, *amounts), *of_money(2, *amounts))), submissions=reports)
    found = [f for f in review(known, Period.parse("2024-09")) if f.code.kind is FindingKind.REPORT]
    assert bool(found) is repeats


def test_money_is_part_of_what_a_report_says() -> None:
    (one, rows), (two, more) = sent(1, SAME[:4]), sent(2, SAME[:4])
    for amount, expected in ((5, 1), (6, 0)):
        money = (
            paid("DA4.1", COMMUNE, "2024-01", 5, submission=1),
            paid("DA4.1", COMMUNE, "2024-02", amount, submission=2),
        )
        known = replace(knowing(REPORTED, *rows, *more, money=money), submissions=(one, two))
        found = [f for f in review(known, Period.parse("2024-09")) if f.code.kind is FindingKind.REPORT]
        assert len(found) == expected
        assert [f.params["since"] for f in found] == [Period.parse("2024-01")] * expected
