"""Which numbers a Vietnamese sentence of a verdict must print, and which it does: both as sorted lists of texts."""

import re
from fractions import Fraction

from tests.independent.recomputed.numbers import written
from tests.independent.recomputed.plan import Indicator, Plan, Target
from tests.independent.recomputed.targets import Printed

NUMBER = re.compile(r"T?\N{MINUS SIGN}?\d[\d.]*(?:,\d+)?%?")  # T9 is a month, not the number 9
CHANGES = ("change_points", "relative_change")
NAMED = 3  # of more units than this, the others are counted


def numbers_in(sentence: str, name: str) -> list[str]:
    """The numbers behind `name: `, with their % where they have one; `Mường Hung: số T8` prints T8."""
    assert sentence.startswith(name + ": "), (name, sentence)
    return sorted(found.rstrip(".") for found in NUMBER.findall(sentence.removeprefix(name + ": ")))


def of_target(
    plan: Plan, target: Target, row: Printed, month: int, own: bool, ended_with: Fraction | None = None
) -> list[str]:
    """Actual, goal, path, the verdict's gap, weeks, rates and coverage of a recomputed target; without a target of its `own` a unit is told no goal."""
    indicator = plan.indicators[target.indicator]
    if row["text"]:
        year, _, told = row["figure_period"].partition("-")
        numbers = [*NUMBER.findall(row["text"]), str(int(told)), year]  # "theo Phòng NN&PTNT, tháng 9/2024"
    elif row["actual"] is None:
        due = [str(indicator.months_due()[0])] if row["status"] == "not_measured" else []
        numbers = due + (_asked(indicator, target) if own else [])
    elif row["status"] == "reported":
        numbers = [_value(indicator, row["actual"])]
    else:
        numbers = _judged(indicator, target, row, month)
    if own and target.basis in CHANGES and target.baseline is None and ended_with is not None:
        numbers = [
            *numbers,
            _value(indicator, ended_with),
            str(plan.year - 1),
        ]  # what a person may confirm as the start
    return sorted(numbers + _coverage(row))


def _judged(indicator: Indicator, target: Target, row: Printed, month: int) -> list[str]:
    a, t, path = row["actual"], row["goal"], row["path"]
    start = [] if row["baseline"] is None or target.pace_rule != "change" else [_value(indicator, row["baseline"])]
    done = row["status"] in ("achieved", "exceeded", "not_covered")
    numbers = [_value(indicator, a)]
    if indicator.adds_up:
        share = next(s for p in range(7) if (s := written(a / t * 100, p)) != "100" or a == t)  # 99,95% is not 100%
        numbers += [_value(indicator, t), share + "%"]
    else:
        numbers += start + _asked(indicator, target)
        numbers += [_value(indicator, t)] if start and target.basis in CHANGES else []
    if path is not None and not done and month < indicator.months_due()[-1]:
        judged_at = max((due for due in indicator.months_due() if due <= month), default=month)
        numbers += [f"T{judged_at}", _value(indicator, path)]
    return numbers + _gap(indicator, target, row) + _rates(indicator, row)


def _not_covered(row: Printed) -> list[str]:
    """`chưa đủ số liệu để đánh giá (1/19 đơn vị)`, said even where nobody reported."""
    return [str(len(row["coverage"][which])) for which in ("reported", "expected")]


def _value(indicator: Indicator, value: Fraction) -> str:
    """A share in % with two decimals, a count whole."""
    return written(value * 100, 2) + "%" if indicator.is_share else written(value, 0)


def _asked(indicator: Indicator, target: Target) -> list[str]:
    """What the target asks for, a change without its sign: `giảm 5 điểm %`, `giảm 1–1,5 điểm %`."""
    if target.low is None or target.high is None:
        return []
    if target.basis == "change_points":
        return [written(abs(bound) * 100, 1) for bound in sorted({target.low, target.high})]
    return [_value(indicator, bound) for bound in sorted({target.low, target.high})]


def _gap(indicator: Indicator, target: Target, row: Printed) -> list[str]:
    """By how much: late against the path, short of the goal or over it; điểm % for shares."""
    a, t, pace = row["actual"], row["goal"], row["pace"]
    if row["status"] == "on_track" and pace is None and row["path"] is not None:  # ahead of a path that has not begun
        ahead = abs(a - row["path"])
        return [written(ahead, 0) if indicator.adds_up else written(ahead * 100, 2)]
    match row["status"]:
        case "behind" | "slightly_behind":
            return [written(abs(pace) * 100, 2) if target.pace_rule == "level" else written((1 - pace) * 100, 0) + "%"]
        case "exceeded":
            return [written((a / t - 1) * 100, 2) + "%" if indicator.adds_up else written(abs(a - t) * 100, 2)]
        case "worse_than_baseline":
            return [written(abs(a - row["baseline"]) * 100, 2)]
        case "not_achieved" if a == t:  # a strict bound met exactly: what was asked is said again
            return _asked(indicator, target)
        case "not_achieved" if target.pace_rule == "change" and row["progress"] is not None:
            return [written(row["progress"] * 100, 1) + "%", written(abs(t - a) * 100, 2)]
        case "not_achieved":
            return [written(t - a, 0) if indicator.adds_up else written(abs(t - a) * 100, 2)]
    return []


def _rates(indicator: Indicator, row: Printed) -> list[str]:
    numbers = [str(row["weeks_late"])] if row["weeks_late"] else []
    late = row["status"] in ("behind", "slightly_behind", "not_achieved")
    if late and indicator.adds_up and row["required_rate"] is not None:
        numbers.append(next(s for p in range(7) if (s := written(row["required_rate"], p)) != "0"))
        numbers += [] if row["recent_rate"] is None else [written(row["recent_rate"], 1)]
    return numbers


def _coverage(row: Printed) -> list[str]:
    """`18/19 đơn vị`, then the months of the figures that stand in; beyond three names, how many more."""
    seen, carried = row["coverage"], row["carried"]
    numbers = []
    if row["status"] == "not_covered":
        numbers += _not_covered(row) + _more(len([unit for unit in seen["missing"] if unit not in carried]))
    elif seen["reported"] and (seen["missing"] or row["status"] == "no_data"):
        numbers += [str(len(seen["reported"])), str(len(seen["expected"]))]
        numbers += _more(len([unit for unit in seen["missing"] if unit not in carried]))
    return numbers + _carried(carried)


def _carried(carried: dict[str, str]) -> list[str]:
    numbers = []
    for period in set(carried.values()):
        numbers += [f"T{int(period[-2:])}", *_more(list(carried.values()).count(period))]
    return numbers


def _more(units: int) -> list[str]:
    return [str(units - NAMED)] if units > NAMED else []


def of_project(row: Printed, month: int) -> list[str]:
    """Triệu đồng with two decimals: disbursed, allocated, rate, expected, how many points of it behind, required and recent."""
    disbursed, allocated, expected = row["disbursed_vnd"], row["allocated_vnd"], row["expected_now_vnd"]
    if row["status"] == "not_applicable":
        return []
    if disbursed is None or allocated is None:
        return sorted(_millions(amount) for amount in (disbursed, allocated) if amount is not None)
    numbers = [_millions(disbursed), _millions(allocated), written(row["rate_year"] * 100, 1) + "%"]
    if row["status"] == "not_covered":
        return sorted(numbers + _too_little(row, month))
    if month < 12:
        numbers += [f"T{month}", _millions(expected)]
    elif disbursed < allocated:  # 31/12 and how much is left, also as a share of what was given
        numbers += ["31", "12", _millions(allocated - disbursed), written((1 - row["rate_year"]) * 100, 1) + "%"]
    if row["status"] in ("behind", "slightly_behind"):
        numbers += [written(row["missing_vnd"] / allocated * 100, 1), _millions(row["missing_vnd"])]
        if row["required_rate_vnd"] is not None and row["recent_rate_vnd"] is not None:
            numbers += [_millions(row["required_rate_vnd"]), _millions(row["recent_rate_vnd"])]
    elif row["status"] == "on_track" and not expected:
        numbers.append(_millions(disbursed))
    elif row["status"] == "exceeded":
        numbers.append(written((row["rate_year"] - 1) * 100, 2) + "%")
    return sorted(numbers + _carried(row["carried"]))


def _too_little(row: Printed, month: int) -> list[str]:
    """The month, of how many units, the month of the figure where it is an earlier one, and whose is older still."""
    asked, answered = (row["coverage"][name] for name in ("expected", "reported"))
    carried = row["carried"]
    period = max(carried.values())  # of the plan's year, as all of them
    numbers = [str(month), period[:4], str(len(answered)), str(len(asked))]
    if not answered:
        newest = max(carried.values())
        numbers.append(f"T{int(newest[-2:])}")
        carried = {unit: said for unit, said in carried.items() if said != newest}
    return numbers + _carried(carried)


def _millions(amount_vnd: Fraction) -> str:
    return written(amount_vnd / 10**6, 2)
