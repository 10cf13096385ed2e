"""Two statuses held against each other, figure by figure: one line for each difference, with both values."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

ROUNDED = Fraction(1, 10**10)  # decimals are printed to ten places
IN_ANY_ORDER = ("late",)
KEYS = {
    "targets": ("id",),
    "money": ("project", "fund", "budget_year"),
    "projects": ("project",),
    "gaps": ("unit", "indicator"),
}


def differences(recomputed: Any, printed: Any, where: str = "") -> list[str]:
    """`2024-09 · 126 · targets · S002-05 · pace: recomputed 0.8, printed 1.2`, for everything that was recomputed."""
    return list(_differences(recomputed, printed, where))


def _differences(ours: Any, theirs: Any, where: str) -> Iterator[str]:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for key in ours:
            if key not in theirs:
                yield f"{where} · {key}: not printed"
            elif key in KEYS:
                yield from _differences(_keyed(ours[key], key), _keyed(theirs[key], key), f"{where} · {key}")
            elif key in IN_ANY_ORDER:
                yield from _differences(sorted(ours[key]), sorted(theirs[key]), f"{where} · {key}")
            else:
                yield from _differences(ours[key], theirs[key], f"{where} · {key}")
        if where.endswith((*KEYS, "carried", "by_fund")):
            yield from (f"{where} · {key}: printed, not recomputed" for key in theirs if key not in ours)
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for number, (one, other) in enumerate(zip(ours, theirs, strict=True), start=1):
            yield from _differences(one, other, f"{where} · {number}")
    elif not _same(ours, theirs):
        yield f"{where}: recomputed {_shown(ours)}, printed {_shown(theirs)}"


def _keyed(rows: list[dict[str, Any]], of: str) -> dict[str, Any]:
    keyed = {" ".join(str(row[name]) for name in KEYS[of]): row for row in rows}
    assert len(keyed) == len(rows), f"{of}: a key stands twice"
    return keyed


def _same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, Fraction) and isinstance(theirs, str | int) and not isinstance(theirs, bool):
        return abs(ours - Fraction(theirs)) < ROUNDED
    return bool(ours == theirs) and (ours is None) == (theirs is None)


def _shown(value: Any) -> str:
    return f"{float(value):.10g}" if isinstance(value, Fraction) else repr(value)
