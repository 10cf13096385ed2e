"""Who owed a report, who sent it and who was late; and which communes are furthest from the targets."""

from datetime import date
from fractions import Fraction

from tests.independent.recomputed.figures import figure, units_of
from tests.independent.recomputed.plan import Plan, Row
from tests.independent.recomputed.reports import Office
from tests.independent.recomputed.targets import Printed, goal


def months(plan: Plan) -> list[int]:
    """The months for which the calendar asks for reports."""
    codes = {str(row["Kỳ"]) for row in plan.calendar}
    return [month for month in range(1, 13) if f"{plan.year}-{month:02d}" in codes]


def reporting(office: Office, unit: str, month: int) -> Printed:
    """ "Trước ngày" is strictly before: what comes on the day itself is late."""
    plan = office.plan
    owed = [row for row in plan.calendar if str(row["Kỳ"]) == f"{plan.year}-{month:02d}"]
    due: dict[str, date] = {code: day(row) for row in owed for code in plan.unit_codes(row["Đơn vị phải nộp"])}
    expected = [code for code in due if unit in (plan.root, code)]
    came = [report.unit for report in office.of_month(month)]
    arrived = {code: office.first_came[code, month] for code in expected if code in came}
    if plan.today:
        arrived = {code: min(on, plan.today) for code, on in arrived.items()}
    return {
        "expected": expected,
        "reported": [code for code in expected if code in came],
        "missing": [code for code in expected if code not in came],
        "late": [code for code, on in arrived.items() if not on < due[code]],
        "due_before": max(day(row) for row in owed).isoformat() if owed else None,
    }


def day(row: Row) -> date:
    found: date = row["Trước ngày"].date()
    return found


def gaps(office: Office, month: int, targets: list[Printed]) -> list[Printed]:
    """Commune × indicator for every share that communes report: how far from the target, or from the path if so ruled."""
    plan, found = office.plan, []
    for target, printed in zip(plan.targets, targets, strict=True):
        indicator = plan.indicators[target.indicator]
        by_path = plan.support_by_path and printed["path"] is not None
        asked = printed["path"] if by_path else goal(target, indicator.falls)
        if asked is None or not indicator.is_share or indicator.subject or target.unit != plan.root:
            continue
        for unit in units_of(office, indicator, plan.root):
            seen = figure(office, indicator, unit, month)
            gap = None if seen.amount is None else seen.amount - asked if indicator.falls else asked - seen.amount
            row = {"unit": unit, "indicator": indicator.code, "gap": gap}
            found.append(row | {"actual": seen.amount, "absence": seen.absence})
    return found


def needing_support(plan: Plan, found: list[Printed]) -> list[Printed]:
    """Xã cần hỗ trợ: the worst gap of each, where it reaches the plan's limit, worst first."""
    worst: dict[str, Printed] = {}
    for row in found:
        if row["gap"] is not None and (row["unit"] not in worst or row["gap"] > worst[row["unit"]]["gap"]):
            worst[row["unit"]] = row
    needy = [row for row in worst.values() if Fraction(row["gap"]) >= plan.support_gap]
    return sorted(needy, key=lambda row: (-row["gap"], row["unit"]))
