"""One target at one month, for the unit it is set to or for another: figure, progress, path, pace, rates and verdict."""

from fractions import Fraction
from typing import Any

from tests.independent.recomputed import formulas
from tests.independent.recomputed.figures import Figure, by_month, enough, figure, judged_month
from tests.independent.recomputed.formulas import Series
from tests.independent.recomputed.plan import Indicator, Plan, Target
from tests.independent.recomputed.reports import Office

Printed = dict[str, Any]
WITHOUT_FIGURE = {"nil": "reported", "not_due": "not_measured", "not_applicable": "not_applicable"}
RATES = ("required_rate", "recent_rate", "weeks_late", "projection", "projection_low", "projection_high")
NO_VERDICT: Printed = dict.fromkeys(("progress", "path", "pace", *RATES))


def bounds(target: Target) -> tuple[Fraction, Fraction] | None:
    """The lowest and highest level that is asked for; a change is the start moved by it, and unknown where the start is."""
    low, high, b = target.low, target.high, target.baseline
    if low is None or high is None:
        return None
    match target.basis:
        case "change_points":
            return None if b is None else (b + low, b + high)
        case "relative_change":
            return None if b is None else (b * (1 + low), b * (1 + high))
    return (low, high)


def goal(target: Target, falls: bool) -> Fraction | None:
    """T: of a range, the bound nearer to the start."""
    asked = bounds(target)
    return None if asked is None else asked[1] if falls else asked[0]


def stated(plan: Plan, target: Target) -> Printed:
    """What the plan's sentence says, whatever has been reported."""
    falls = plan.indicators[target.indicator].falls
    return {
        "id": target.id,
        "indicator": target.indicator,
        "operator": target.operator,
        "basis": target.basis,
        "target": target.high if falls else target.low,
        "low": target.low,
        "high": target.high,
        "baseline": target.baseline,
        "pace_rule": target.pace_rule,
    }


def target_status(office: Office, target: Target, of: str, month: int) -> Printed:
    """The plan's own unit is shown every target as it stands for whom it is set to; another unit, its own figure."""
    plan, indicator = office.plan, office.plan.indicators[target.indicator]
    unit = target.unit if of == plan.root else of
    own = unit == target.unit
    seen = figure(office, indicator, unit, month)
    judged_at = judged_month(indicator, month)
    path = plan.target_paths.get(target.id, {}) if own else {}
    printed = stated(plan, target) | NO_VERDICT | _figure(plan, seen)
    start = Fraction(0) if target.pace_rule == "from_zero" else target.baseline
    planned = formulas.on_path(path, start, judged_at)
    printed |= {"goal": goal(target, indicator.falls) if own else None, "path": planned}
    if seen.amount is None:
        return printed | {"status": "reported" if seen.text else WITHOUT_FIGURE.get(str(seen.absence), "no_data")}
    if not own or target.operator == "none":
        return printed | {"status": "reported", "path": None, "goal": None}
    if not enough(office, seen):
        return printed | {"status": "not_covered"}
    if seen.preliminary and printed["goal"] is not None:
        return printed | {"status": "preliminary", "path": None}
    known = by_month(office, indicator, unit, month)
    return printed | _verdict(plan, target, indicator, seen.amount, month, judged_at, planned, path, known)


def _figure(plan: Plan, seen: Figure) -> Printed:
    return {
        "actual": None if seen.nil else seen.amount,
        "numerator": seen.numerator,
        "denominator": seen.denominator,
        "estimate": False,
        "preliminary": seen.preliminary,
        "text": seen.text,
        "figure_period": period(plan, seen.month),
        "absence": "nil" if seen.nil else seen.absence,
        "coverage": {"reported": seen.reported, "expected": seen.expected, "missing": seen.missing},
        "carried": {code: period(plan, month) for code, month in seen.carried.items()},
        "own_figure": None,  # of a unit beside the sum of its parts: in the sample nobody reports one
    }


def period(plan: Plan, month: int | None) -> str | None:
    return None if month is None else f"{plan.year}-{month:02d}"


def _verdict(
    plan: Plan,
    target: Target,
    indicator: Indicator,
    a: Fraction,
    month: int,
    judged_at: int,
    planned: Fraction | None,
    path: Series,
    known: Series,
) -> Printed:
    t = goal(target, indicator.falls)
    if t is None:
        return {"status": "no_baseline"}
    from_zero = target.pace_rule == "from_zero"
    b = Fraction(0) if from_zero else target.baseline
    pace = None if planned is None else _pace(target, indicator, a, planned, b, t)
    last = month >= indicator.months_due()[-1]
    status = _status(plan, target, indicator, a, b, t, None if last else pace, last, planned)
    measured = target.pace_rule in ("from_zero", "change") and b is not None and planned is not None and b != t
    if status == "not_achieved" and not last and measured and (formulas.progress(planned, b, t) or 0) <= 0:
        status = "nothing_due" if a == b else "on_track"  # the path has not left the start
    begun = {} if b is None else {0: b}
    late = status in ("behind", "slightly_behind")
    weeks = formulas.weeks_late(begun | path, judged_at, a) if late else None
    if status == "slightly_behind" and weeks is not None and weeks > 8:
        status = "behind"
    monthly, counted = indicator.frequency == "tháng", indicator.adds_up
    start = {0: Fraction(0)} if from_zero else {}
    expected = formulas.projection(start | known, month) if monthly and counted else None
    value, low, high = expected or (None, None, None)
    return {
        "status": status,
        "progress": None if b is None else formulas.progress(a, b, t),
        "pace": pace,
        "weeks_late": weeks,
        "required_rate": None
        if last or is_cap(target, indicator) or status in ("achieved", "exceeded")
        else formulas.required_rate(a, t, month),
        "recent_rate": formulas.recent_rate(start | known, month) if monthly else None,
        "projection": value,
        "projection_low": low,
        "projection_high": high,
    }


def is_cap(target: Target, indicator: Indicator) -> bool:
    """A limit at any time: "at most" or "below" counted from nought or of what does not fall; from nought, what should be few."""
    if target.basis in ("change_points", "relative_change"):
        return False
    if target.operator in ("≤", "<"):
        return target.pace_rule == "from_zero" or not indicator.falls
    return target.pace_rule == "from_zero" and indicator.falls and target.operator not in ("≥", ">", "none")


def _pace(
    target: Target, indicator: Indicator, a: Fraction, planned: Fraction, b: Fraction | None, t: Fraction
) -> Fraction | None:
    match target.pace_rule:
        case "from_zero":
            few = indicator.falls or is_cap(target, indicator)
            return formulas.pace_from_zero(planned, a) if few else formulas.pace_from_zero(a, planned)
        case "change":
            return None if b is None else formulas.pace_of_change(a, planned, b, t)
        case "level":
            return formulas.pace_of_level(a, planned, indicator.falls)
    return None


def _status(
    plan: Plan,
    target: Target,
    indicator: Indicator,
    a: Fraction,
    b: Fraction | None,
    t: Fraction,
    pace: Fraction | None,
    last: bool,
    planned: Fraction | None,
) -> str:
    """Reached first; then worse than at the start; then the pace; without a path, or of the year's last figure, đạt or chưa đạt only."""
    low, high = bounds(target) or (t, t)
    if is_cap(target, indicator):
        over = a >= high if target.operator == "<" else a > high
        if over or target.pace_rule != "from_zero":
            return "over_cap" if over else "achieved" if last else "on_track"
        return formulas.by_pace(pace, plan.ratios) if pace is not None else "on_track"
    done = formulas.reached(a, target.operator, low, high, target.tolerance, indicator.falls)
    if done:
        return done
    if b is not None and target.pace_rule != "from_zero" and (formulas.progress(a, b, t) or 0) < 0:
        return "worse_than_baseline"
    if pace is None:
        return "not_achieved"
    return formulas.by_pace(
        pace,
        formulas.gap_limits(plan.gaps, plan.ratios, t or planned or t) if target.pace_rule == "level" else plan.ratios,
    )
