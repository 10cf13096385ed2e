"""Invented regular reviews of poor households, June and September 2024: what the communes found, as whole households."""

from dataclasses import dataclass
from functools import cache
from random import Random

from sample_data.actuals.communes import COMMUNES, SEED, Commune

MONTHS = (6, 9)
UNTOLD = (9, "04207")  # Chiềng Cang, September: households that moved away stand in no column of form 2
_LACKING = {  # share of the group that lacks each of the twelve: poor households lack three or more, near-poor fewer
    "HN": (0.35, 0.41, 0.27, 0.19, 0.54, 0.21, 0.46, 0.38, 0.31, 0.64, 0.48, 0.24),
    "HCN": (0.12, 0.14, 0.05, 0.22, 0.16, 0.04, 0.08, 0.10, 0.20, 0.47, 0.17, 0.05),
}
_PEOPLE = 4.8  # in a poor household


@dataclass(frozen=True)
class FlowColumns:
    """Columns 1-9 of form 2: start, to near-poor, out, other falls, from near-poor, relapsed, new, other rises, end."""

    members: tuple[int, ...]

    @property
    def end(self) -> int:
        return self.members[8]


@dataclass(frozen=True)
class Found:
    """What one commune's review found; `lacking` by group in the order of the twelve indicators."""

    commune: Commune
    households: int
    near_poor: int
    flow: FlowColumns
    people: FlowColumns
    lacking: dict[str, tuple[int, ...]]

    @property
    def poor(self) -> int:
        return self.flow.end


@cache
def review(month: int) -> tuple[Found, ...]:
    """Every commune's review at the end of a month, since the start of the year."""
    return tuple(_found(month, commune) for commune in COMMUNES)


def _found(month: int, commune: Commune) -> Found:
    flow = _flow(month, commune)
    near_poor = (
        commune.near_poor + flow.members[1] - flow.members[4] - _part(month, commune, "near", 0.03, commune.near_poor)
    )
    groups = {"HN": flow.end, "HCN": near_poor}
    return Found(
        commune=commune,
        households=commune.households + _part(month, commune, "households", 0.004, commune.households),
        near_poor=near_poor,
        flow=_as_told(month, commune, flow),
        people=_people(commune, flow),
        lacking={group: _lacking(month, commune, group, size) for group, size in groups.items()},
    )


def _part(month: int, commune: Commune, of: str, share: float, whole: int) -> int:
    """A number that grows from June to September: the same chance in both, more of the year over."""
    chance = Random(f"{SEED} review {of} {commune.code}").random()
    return round(share * (0.6 + 0.8 * chance) * month / 9 * whole)


def _flow(month: int, commune: Commune) -> FlowColumns:
    falls = [
        _part(month, commune, of, share, commune.poor) for of, share in (("near", 0.07), ("out", 0.03), ("gone", 0.006))
    ]
    rises = [
        _part(month, commune, of, share, whole)
        for of, share, whole in (
            ("worse", 0.012, commune.near_poor), ("relapsed", 0.005, commune.poor), ("new", 0.012, commune.poor),
            ("come", 0.003, commune.poor),
        )
    ]  # fmt: skip
    return _summed(commune.poor, falls, rises)


def _summed(start: int, falls: list[int], rises: list[int]) -> FlowColumns:
    return FlowColumns((start, *falls, *rises, start - sum(falls) + sum(rises)))


def _as_told(month: int, commune: Commune, flow: FlowColumns) -> FlowColumns:
    """As the commune wrote it: in one of them households that are gone were not counted in any column."""
    if (month, commune.code) != UNTOLD:
        return flow
    return FlowColumns((*flow.members[:3], 0, *flow.members[4:]))


def _people(commune: Commune, flow: FlowColumns) -> FlowColumns:
    each = _PEOPLE + Random(f"{SEED} people {commune.code}").random() * 0.8
    start, *moved = (round(n * each) for n in flow.members[:8])
    return _summed(start, moved[:3], moved[3:])


def _lacking(month: int, commune: Commune, group: str, size: int) -> tuple[int, ...]:
    """Of a group's households those that lack each thing; communes that lag lack more, and the year brings a little less."""
    chance = Random(f"{SEED} lacking {group} {commune.code}")
    counts = []
    for share in _LACKING[group]:
        here = share * (0.82 + 0.36 * chance.random()) + commune.lag * 0.004
        counts.append(round(size * min(0.95, max(0.01, here - 0.012 * (month - 6) / 3))))
    return tuple(counts)
