"""A small province whose communes merged on 1/7/2025: A and B wholly into N (which took A's code), C unchanged, D divided."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import Succession, SuccessionKind, Unit, UnitLevel, keyed
from tests.builders import a_plan

MERGED = date(2025, 7, 1)
OLD_A, NEW_N, OLD_B, SAME_C, OLD_D = "A@1900-01-01", "A", "B", "C", "D"
EAST, WEST = "E", "W"  # what D was divided into
DISTRICT = "H"  # gone with the reform; its communes were A and B


def divided(share: str | None = "0.6") -> Plan:
    """Of D a `share` went to E and the rest to W; None: nobody knows how much went where."""
    east = None if share is None else Decimal(share)
    west = None if east is None else 1 - east
    return a_plan(
        year=2025,
        root="T",
        units=keyed(
            (
                Unit("T", "Tỉnh T", "tỉnh", UnitLevel.PROVINCE),
                Unit(DISTRICT, "Huyện H", "huyện", UnitLevel.DISTRICT, "T", valid_to=MERGED),
                _commune("A", "Thị trấn A", DISTRICT, to=MERGED),
                _commune("B", "Xã B", DISTRICT, to=MERGED),
                _commune("C", "Xã C", "T"),
                _commune("D", "Xã D", "T", to=MERGED),
                _commune("A", "Xã A", "T", since=MERGED),
                _commune("E", "Xã E", "T", since=MERGED),
                _commune("W", "Xã W", "T", since=MERGED),
            ),
            2025,
        ),
        successions=(
            Succession(OLD_A, NEW_N, MERGED),
            Succession(OLD_B, NEW_N, MERGED),
            Succession(OLD_D, EAST, MERGED, SuccessionKind.PART, east),
            Succession(OLD_D, WEST, MERGED, SuccessionKind.PART, west),
        ),
        targets=tuple(replace(t, unit="T", leads=()) for t in a_plan().targets),
        leads=(),
        obligations=(),
        allocations=(),
        milestones=(),
    )


def _commune(code: str, name: str, above: str, since: date | None = None, to: date | None = None) -> Unit:
    unit = Unit(code, name, "xã", UnitLevel.COMMUNE, above, group="XA", valid_to=to)
    return replace(unit, valid_from=since) if since else unit


def changed_twice(months: dict[str, tuple[int, int]], *steps: tuple[object, ...]) -> Plan:
    """Communes of T that stand from the first of a month of 2025 to the first of another (1: always, 13: to this day), and
    what became of them: (old, new, month), or with the share of a divided one.
    """
    units = (
        _commune(
            code, f"Xã {code}", "T", date(2025, since, 1) if since > 1 else None, date(2025, to, 1) if to < 13 else None
        )
        for code, (since, to) in months.items()
    )
    return replace(
        divided(),
        units=(Unit("T", "Tỉnh T", "tỉnh", UnitLevel.PROVINCE), *units),
        successions=tuple(_step(*step) for step in steps),  # type: ignore[arg-type]
    )


def _step(old: str, new: str, month: int, share: str | None = None) -> Succession:
    kind = SuccessionKind.WHOLE if share is None else SuccessionKind.PART
    return Succession(old, new, date(2025, month, 1), kind, Decimal(share or 1))
