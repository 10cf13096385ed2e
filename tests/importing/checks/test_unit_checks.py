"""Units of a plan over time: which mergers, divisions and closings are refused, asked about, or only said."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.issues import IssueCode
from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Succession, SuccessionKind, Unit, UnitLevel
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.importing.files.workbook import read
from tests.builders import COMMUNE, OTHER_COMMUNE, a_plan
from tests.importing.office import examined_plan

DAY = date(2024, 7, 1)
OVER_TIME = {
    IssueCode.OVERLAPPING_UNITS, IssueCode.SUCCESSION_DAYS, IssueCode.SUCCESSION_SHARES,
    IssueCode.SUCCESSION_SHARE_UNKNOWN, IssueCode.UNIT_GONE_STILL_OWING,
}  # fmt: skip


def divided(*shares: str | None, closed: date | None = DAY, begins: date = DAY) -> Plan:
    """The first commune in parts, one for each share."""
    parts = [
        Unit(f"X{n}", f"Xã {n}", "xã", UnitLevel.COMMUNE, "H", group="XA", valid_from=begins)
        for n in range(3, 3 + len(shares))
    ]
    units = tuple(replace(u, valid_to=closed) if u.code == COMMUNE else u for u in a_plan().units)
    became = tuple(
        Succession(COMMUNE, part.code, DAY, SuccessionKind.PART, None if share is None else Decimal(share))
        for part, share in zip(parts, shares, strict=True)
    )
    return a_plan(units=(*units, *parts), successions=became)


def codes(plan: Plan) -> set[IssueCode]:
    found = examined_plan({}, workbook=read(plan_workbook(plan)))
    return {issue.code for issue in found.issues} & OVER_TIME


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (divided("0.6", "0.4"), set()),
        (divided("0.3333", "0.3333", "0.3333"), set()),  # thirds, rounded
        (divided("0.6", "0.5"), {IssueCode.SUCCESSION_SHARES}),
        (divided("0.6", "0.3"), {IssueCode.SUCCESSION_SHARES}),  # a tenth of the households would be lost
        (divided("0.6", None), {IssueCode.SUCCESSION_SHARE_UNKNOWN}),
        (divided("1.1", None), {IssueCode.SUCCESSION_SHARES}),
        (divided("0.6", "0.4", closed=None), {IssueCode.SUCCESSION_DAYS}),
        (divided("0.6", "0.4", closed=date(2024, 8, 1)), {IssueCode.SUCCESSION_DAYS}),
        (divided("0.6", "0.4", begins=date(2024, 7, 2)), {IssueCode.SUCCESSION_DAYS}),
    ],
)
def test_divisions(plan: Plan, expected: set[IssueCode]) -> None:
    assert codes(plan) == expected


def test_a_code_may_mean_one_unit_after_another_but_not_two_at_once() -> None:
    base = a_plan()
    again = Unit(COMMUNE, "Xã Mới", "xã", UnitLevel.COMMUNE, "H", group="XA", valid_from=DAY)
    for closed, expected in ((DAY, set()), (date(2024, 8, 1), {IssueCode.OVERLAPPING_UNITS})):
        units = tuple(replace(u, valid_to=closed) if u.code == COMMUNE else u for u in base.units)
        assert codes(replace(base, units=(*units, again))) == expected


def test_a_group_of_which_one_unit_stands_still_reports() -> None:
    base = a_plan()
    one = tuple(replace(u, valid_to=DAY) if u.code == COMMUNE else u for u in base.units)
    none = tuple(replace(u, valid_to=DAY) if u.code in (COMMUNE, OTHER_COMMUNE) else u for u in base.units)
    assert codes(replace(base, units=one)) == set()
    assert codes(replace(base, units=none)) == {IssueCode.UNIT_GONE_STILL_OWING}
