"""Money by line, project, fund and in total: what was given, what was disbursed, both rates and the path (formula 5)."""

from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from typing import Any

from tests.independent.recomputed import formulas
from tests.independent.recomputed.numbers import half_up
from tests.independent.recomputed.plan import EVERY_PROJECT, NOT_SPLIT, Plan, Row
from tests.independent.recomputed.reports import Line, Office
from tests.independent.recomputed.targets import Printed, period

OTHER = "khác"  # the tier of mobilised and integrated funds: they are not given by the budget
CARRIED_UNKNOWN = "chưa biết số vốn các năm trước chuyển sang"
AMOUNT_UNKNOWN = "văn bản không nêu số vốn"
NOTHING_REPORTED = "chưa có số liệu giải ngân"

Amount = Fraction | None  # none where a unit has only ever said that nothing happened
Spent = dict[tuple[str, Line], tuple[Amount, int]]  # (unit, line) -> (cumulative đồng, the month it was said)


@cache
def spent(office: Office, unit: str, month: int) -> Spent:
    """The newest cumulative of each unit and line; nil leaves the last one standing, or says that nothing is paid yet."""
    plan = office.plan
    area = {u["Mã"] for u in plan.units} if unit == plan.root else plan.below(unit) | {unit}
    found: Spent = {}
    for report in sorted(office.reports.values(), key=lambda report: report.month):
        if report.month <= month and report.unit in area:
            for line, amount in report.money.items():
                last = found.get((report.unit, line), (None, 0))[0]
                found[report.unit, line] = (last if amount is None else amount, report.month)
    return found


def total(amounts: Iterable[Amount]) -> Fraction | None:
    """A sum; none where there is nothing to add, which is not 0."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Fraction(0)) if known else None


def nil(amounts: Iterable[Amount]) -> bool:
    """Whether all that was said is that nothing happened."""
    said = list(amounts)
    return bool(said) and all(amount is None for amount in said)


def lines(office: Office, unit: str, month: int) -> list[Printed]:
    """Every line of the plan, and lines on which money was reported that the plan does not name."""
    plan, paid = office.plan, spent(office, unit, month)
    found: list[Printed] = []
    named: set[Line] = set()
    for project, fund, year, given in plan.allocations:
        mine = {(code, fund, year) for code in plan.project_tree(project)}
        named |= mine
        disbursed = total(amount for (_, line), (amount, _) in paid.items() if line in mine)
        none_paid = nil(amount for (_, line), (amount, _) in paid.items() if line in mine)
        absence = "unknown_amount" if given is None else "not_reported" if disbursed is None else None
        absence = "nil" if none_paid else absence
        if unit == plan.root or disbursed is not None or none_paid:
            shown = given if unit == plan.root else None  # one unit was given none of it
            state = {"status": "reported"} if none_paid else {}
            found.append(_line((project, fund, year), shown, disbursed) | {"absence": absence} | state)
    for loose in sorted({line for _, line in paid} - named, key=str):
        disbursed = total(amount for (_, line), (amount, _) in paid.items() if line == loose)
        absence = "unknown_amount" if disbursed is not None else "nil"
        found.append(_line(loose, None, disbursed) | {"absence": absence, "status": "reported"})
    return found


def _line(line: Line, given: Fraction | None, disbursed: Fraction | None) -> Printed:
    return {
        "project": line[0],
        "fund": line[1],
        "budget_year": line[2],
        "allocated_vnd": given,
        "disbursed_vnd": disbursed,
        "status": "no_data" if disbursed is None else "reported",
    }


def by_fund(plan: Plan, found: list[Printed], office: Office, unit: str, month: int) -> Printed:
    """This year's money by source, and what nobody split by source."""
    printed = {}
    paid = spent(office, unit, month)
    for fund in (*plan.funds, NOT_SPLIT):
        mine = [line for line in found if (line["fund"], line["budget_year"]) == (fund, plan.year)]
        rows = [amount for (_, line), (amount, _) in paid.items() if line[1:] == (fund, plan.year)]
        if mine or rows:
            given = total(line["allocated_vnd"] for line in mine if line["allocated_vnd"] is not None)
            printed[fund] = {"allocated_vnd": given, "disbursed_vnd": total(rows)}
    return printed


def projects(office: Office, unit: str, month: int) -> list[Printed]:
    """For the plan's unit the nodes with money, or not applicable; for another, those it leads or has reported on."""
    plan = office.plan
    if unit == plan.root:
        shown = {project for project, *_ in plan.allocations} | {p["Mã"] for p in plan.projects if not _applicable(p)}
    else:
        shown = led_by(plan, unit) | {line[0] for _, line in spent(office, unit, month)}
    return [
        {"project": p["Mã"]} | project(office, plan.project_tree(p["Mã"]), p["Mã"], unit, month, _applicable(p))
        for p in plan.projects
        if p["Mã"] in shown
    ]


def whole(office: Office, unit: str, month: int) -> Printed:
    """The programme: all lines together."""
    return project(office, {p["Mã"] for p in office.plan.projects}, EVERY_PROJECT, unit, month, True)


def _applicable(project: Row) -> bool:
    return bool(project["Thuộc đối tượng"] == "có")


def led_by(plan: Plan, unit: str) -> set[str]:
    """What a unit reports on: what it leads or helps with, but not a node whose parts have leads of their own."""
    parents = {p["Mã"]: p["Thuộc dự án"] for p in plan.projects}
    led_below = {parents[lead["Mã dự án"]] for lead in plan.leads}
    mine = {lead["Mã dự án"] for lead in plan.leads if unit in plan.unit_codes(str(lead["Mã đơn vị"]))}
    return {p["Mã"] for p in plan.projects if p["Mã"] in mine - led_below and _applicable(p)}


def project(office: Office, tree: set[str], code: str, unit: str, month: int, applicable: bool) -> Printed:
    """One node: what it was given, what it and all below it disbursed, and how that stands against the path."""
    plan = office.plan
    given = [a for a in plan.allocations if a[0] in tree] if unit == plan.root else []
    allocated = _given(plan, given)
    by_month = {m: reckoned(plan, _within(spent(office, unit, m), tree)) for m in range(1, month + 1)}
    paid = _within(spent(office, unit, month), tree)
    disbursed = of_year(plan, paid)
    share = formulas.on_path(_path(plan, code), Fraction(0), month)
    assert share is not None  # every project of the sample has milestones
    expected = None if allocated is None else half_up(allocated * share)
    rate, reason = rate_total(plan, given, paid, allocated)
    unknown = None if allocated is not None else "unknown_amount"
    told = {m for m in by_month if _enough(plan, _within(spent(office, unit, m), tree), m)}
    covered, asked, answered = coverage(plan, given, paid, month)
    none_paid, spent_now = nil(_of_year(plan, paid)), by_month[month]
    state = status(plan, applicable, allocated, spent_now, expected if month < 12 else None, covered)
    unjudged = state == "not_covered"
    pace = _forecast(by_month, told, allocated, month)
    return (dict.fromkeys(pace) if unjudged else pace) | {
        "coverage": {"expected": asked, "reported": answered, "money_share": covered} if given else {},
        "allocated_vnd": allocated,
        "disbursed_vnd": disbursed,
        "disbursed_total_vnd": total(amount for amount, _ in paid.values()),
        "rate_year": disbursed / allocated if disbursed is not None and allocated else None,
        "rate_total": rate,
        "rate_total_reason": reason,
        "expected_now_vnd": expected,
        "path_source": None if expected is None else "milestones",
        "missing_vnd": None if expected is None or spent_now is None or unjudged else expected - spent_now,
        "carried": {code: period(plan, said) for code, said in _silent(paid, month).items()},
        "status": state,
        "absence": "not_applicable"
        if not applicable
        else "nil"
        if none_paid
        else "not_reported"
        if disbursed is None
        else unknown,
    }


def coverage(
    plan: Plan, given: list[tuple[str, str, Any, Fraction | None]], paid: Spent, month: int
) -> tuple[Fraction, list[str], list[str]]:
    """The part of this year's money whose reporters told of this very month; who is to report, and who did."""
    asked: set[str] = set()
    answered: set[str] = set()
    covered = weight = Fraction(0)
    for code, fund, year, amount in given:
        if year != plan.year or plan.funds.get(fund) == OTHER:
            continue
        due = _to_report(plan, code)
        told = {
            unit
            for (unit, line), (_, said) in paid.items()
            if said == month and line[0] in plan.project_tree(code) and line[1:] == (fund, year)
        }
        asked |= due
        answered |= due & told
        if amount and due:
            weight += amount
            covered += amount * len(due & told) / len(due)
    order = [unit["Mã"] for unit in plan.units]
    share = covered / weight if weight else Fraction(0)
    return share, sorted(asked, key=order.index), sorted(answered, key=order.index)


def _to_report(plan: Plan, code: str) -> set[str]:
    """Units named on a node or below it, where nobody is named further down."""
    parents = {p["Mã"]: p["Thuộc dự án"] for p in plan.projects}
    led_below = {parents[lead["Mã dự án"]] for lead in plan.leads}
    leads = (lead for lead in plan.leads if lead["Mã dự án"] in plan.project_tree(code))
    return {
        unit for lead in leads if lead["Mã dự án"] not in led_below for unit in plan.unit_codes(str(lead["Mã đơn vị"]))
    }


def _enough(plan: Plan, paid: Spent, month: int) -> bool:
    """Whether of those with money of this year's allocation enough told of this very month."""
    of_this = {key: said for key, said in paid.items() if key[1][2] == plan.year and plan.funds.get(key[1][1]) != OTHER}
    units = {unit for unit, _ in of_this}
    return bool(units) and len(units) - len(_silent(of_this, month)) >= plan.least_coverage * len(units)


def _forecast(by_month: dict[int, Fraction | None], told: set[int], allocated: Fraction | None, month: int) -> Printed:
    """Required and recent in whole đồng a month, and 31/12 at that pace; money starts the year from zero."""
    known = {0: Fraction(0)} | {m: amount for m, amount in by_month.items() if amount is not None and m in told}
    disbursed, recent = by_month[month], formulas.recent_rate(known, month)
    required = None if allocated is None or disbursed is None else formulas.required_rate(disbursed, allocated, month)
    value, low, high = formulas.projection(known, month) or (None, None, None)
    return {
        "required_rate_vnd": None if required is None else half_up(required),
        "recent_rate_vnd": None if recent is None else half_up(recent),
        "projection": value,
        "projection_low": low,
        "projection_high": high,
    }


def _within(paid: Spent, tree: set[str]) -> Spent:
    return {key: said for key, said in paid.items() if key[1][0] in tree}


def _given(plan: Plan, given: list[tuple[str, str, Any, Fraction | None]]) -> Fraction | None:
    """This year's allocation; unknown as soon as one amount of it is."""
    amounts = [amount for _, fund, year, amount in given if year == plan.year and plan.funds.get(fund) != OTHER]
    return None if None in amounts else total(amount for amount in amounts if amount is not None)


def of_year(plan: Plan, paid: Spent) -> Fraction | None:
    """What was disbursed from this year's allocation."""
    return total(_of_year(plan, paid))


def reckoned(plan: Plan, paid: Spent) -> Fraction | None:
    """What verdicts and rates go by: where nothing was paid, as all say, nought."""
    return Fraction(0) if nil(_of_year(plan, paid)) else of_year(plan, paid)


def _of_year(plan: Plan, paid: Spent) -> list[Amount]:
    return [
        amount for (_, (_, fund, year)), (amount, _) in paid.items() if year == plan.year and plan.funds[fund] != OTHER
    ]


def _path(plan: Plan, project: str) -> dict[int, Fraction]:
    """The share of an allocation that is planned to be disbursed by each month."""
    return plan.money_paths.get(project) or plan.money_paths[EVERY_PROJECT]


def rate_total(
    plan: Plan, given: list[tuple[str, str, Any, Fraction | None]], paid: Spent, allocated: Fraction | None
) -> tuple[Fraction | None, str | None]:
    """All disbursed ÷ (allocation + carried over): none, with its reason, while the carried-over amount is unknown."""
    carried = [amount for _, fund, year, amount in given if year != plan.year and plan.funds.get(fund) != OTHER]
    named = {
        (node, year) for code, fund, year, _ in given if plan.funds.get(fund) != OTHER for node in _branch(plan, code)
    }
    earlier = {
        (line[0], line[2]) for _, line in paid if line[2] != plan.year and plan.funds.get(line[1]) != OTHER
    }  # fmt: skip
    unnamed = any(not _given_to(named, node, year, plan.year) for node, year in earlier)
    if None in carried or unnamed:
        return None, CARRIED_UNKNOWN
    if allocated is None:
        return None, AMOUNT_UNKNOWN
    disbursed = total(amount for (_, (_, fund, _)), (amount, _) in paid.items() if plan.funds.get(fund) != OTHER)
    if disbursed is None:
        return None, NOTHING_REPORTED
    return disbursed / (allocated + sum(amount for amount in carried if amount is not None)), None


def _branch(plan: Plan, code: str) -> set[str]:
    """A node with all above and all below it."""
    above = {p["Mã"] for p in plan.projects if code in plan.project_tree(p["Mã"])}
    return above | set(plan.project_tree(code))


def _given_to(named: set[tuple[str, Any]], node: str, year: Any, this_year: int) -> bool:
    """Whether a line gives that node money of that earlier year; of years told as one, of any."""
    years = {given for code, given in named if code == node and given != this_year}
    return bool(years) if isinstance(year, str) else bool(years & {year} or any(isinstance(y, str) for y in years))


def _silent(paid: Spent, month: int) -> dict[str, int]:
    """Units whose newest word on any line is older than `month`."""
    newest: dict[str, int] = {}
    for (unit, _), (_, said) in paid.items():
        newest[unit] = max(said, newest.get(unit, 0))
    return {unit: said for unit, said in newest.items() if said < month}


def status(
    plan: Plan, applicable: bool, allocated: Fraction | None, disbursed: Fraction | None, expected: Fraction | None,
    covered: Fraction,
) -> str:  # fmt: skip
    if not applicable:
        return "not_applicable"
    if disbursed is None:
        return "no_data"
    if allocated is None:
        return "reported"
    if disbursed >= allocated:
        return "exceeded" if disbursed > allocated else "achieved"
    if covered < plan.least_coverage:
        return "not_covered"
    if expected is None:
        return "not_achieved"
    if not expected:
        return "on_track" if disbursed else "nothing_due"
    return formulas.by_pace(disbursed / expected, plan.ratios)
