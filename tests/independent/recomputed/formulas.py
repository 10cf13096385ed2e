"""The formulas of docs/method.en.md, in its letters: A actual, B baseline, T target."""

from fractions import Fraction
from itertools import pairwise

WEEKS_A_MONTH = Fraction(52, 12)

Series = dict[int, Fraction]  # month -> value at its end


# -- formula 1 -----------------------------------------------------------------------------------------------------------


def progress(a: Fraction, b: Fraction, t: Fraction) -> Fraction | None:
    """P = (A − B) / (T − B); none where T = B, which is the "hold" rule."""
    return None if t == b else (a - b) / (t - b)


# -- formula 2 -----------------------------------------------------------------------------------------------------------


def pace_from_zero(a: Fraction, path: Fraction) -> Fraction | None:
    """A ÷ path; none while the path has not begun."""
    return a / path if path > 0 else None


def pace_of_change(a: Fraction, path: Fraction, b: Fraction, t: Fraction) -> Fraction | None:
    """P ÷ P*, with P* the path's progress; none while P* ≤ 0."""
    done, due = progress(a, b, t), progress(path, b, t)
    return done / due if done is not None and due is not None and due > 0 else None


def pace_of_level(a: Fraction, path: Fraction, falls: bool) -> Fraction:
    """The signed gap to the path; above zero is good, whichever way is good."""
    return path - a if falls else a - path


def on_path(milestones: Series, start: Fraction | None, month: int) -> Fraction | None:
    """Straight between milestones, and from the start of the year to the first; the last one's after it."""
    path = ({} if start is None or not milestones else {0: start}) | milestones
    before, after = [m for m in path if m <= month], [m for m in path if m > month]
    if not before:
        return None
    early, later = max(before), min(after, default=max(before))
    part = Fraction(month - early, later - early) if later > early else Fraction(0)
    return path[early] + (path[later] - path[early]) * part


def gap_limits(
    gaps: tuple[Fraction, Fraction], ratios: tuple[Fraction, Fraction], t: Fraction
) -> tuple[Fraction, Fraction]:
    """The gaps in points where the wider of them is at most a third of the goal, else the same parts of it as a ratio leaves."""
    if -gaps[1] * 3 <= abs(t):
        return gaps
    return ((ratios[0] - 1) * abs(t), (ratios[1] - 1) * abs(t))


def by_pace(pace: Fraction, limits: tuple[Fraction, Fraction]) -> str:
    on_track, slightly_behind = limits
    return "on_track" if pace >= on_track else "slightly_behind" if pace >= slightly_behind else "behind"


def reached(a: Fraction, operator: str, low: Fraction, high: Fraction, tolerance: Fraction, falls: bool) -> str:
    """`achieved`, `exceeded` (better than was asked) or `` (not yet), bounds as strict as the plan's words."""
    if operator == ">":
        return "achieved" if a > low else ""
    if operator == "<":
        return "achieved" if a < high else ""
    if operator == "≈":
        low, high = low * (1 - tolerance), high * (1 + tolerance)
    if operator == "≤":
        return "achieved" if a <= high else ""
    worst, best = (high, low) if falls else (low, high)
    if (a > worst) if falls else (a < worst):
        return ""
    return "exceeded" if ((a < best) if falls else (a > best)) else "achieved"


# -- formula 3 -----------------------------------------------------------------------------------------------------------


def required_rate(a: Fraction, t: Fraction, month: int) -> Fraction | None:
    """(T − A) / months left; none when no months are left."""
    return (t - a) / (12 - month) if month < 12 else None


def recent_rate(known: Series, month: int) -> Fraction | None:
    """What a month brought on average over the last three. Of what starts from zero, month 0 is known."""
    if month not in known or month - 3 not in known:
        return None
    return (known[month] - known[month - 3]) / 3


def weeks_late(path: Series, month: int, a: Fraction) -> int | None:
    """How long ago the path stood where we stand now; none where it never did."""
    here = on_path(path, None, month)
    path = path if here is None else path | {month: here}
    months = sorted(m for m in path if m <= month)
    for earlier, later in reversed(list(pairwise(months))):
        rise = path[later] - path[earlier]
        if rise and 0 <= (a - path[earlier]) / rise <= 1:
            stood = earlier + (later - earlier) * (a - path[earlier]) / rise
            return int((month - stood) * WEEKS_A_MONTH + Fraction(1, 2))
    return None


# -- formula 4 -----------------------------------------------------------------------------------------------------------


def projection(known: Series, month: int) -> tuple[Fraction, Fraction, Fraction] | None:
    """(value, low, high) at the end of the year at the last three months' pace; none below three reported points."""
    rate = recent_rate(known, month)
    if rate is None or sum(1 <= m <= month for m in known) < 3:
        return None
    steps = [known[m] - known[m - 1] for m in (month - 2, month - 1, month) if m in known and m - 1 in known] or [rate]
    left = 12 - month
    return tuple(known[month] + step * left for step in (rate, min(steps), max(steps)))  # type: ignore[return-value]


# -- formula 6 -----------------------------------------------------------------------------------------------------------


def share(parts: list[tuple[Fraction, Fraction]]) -> tuple[Fraction | None, Fraction, Fraction]:
    """Σ numerators ÷ Σ denominators, never an average; no share where nobody is in the denominator."""
    above, below = sum((n for n, _ in parts), Fraction(0)), sum((d for _, d in parts), Fraction(0))
    return (above / below if below else None), above, below
