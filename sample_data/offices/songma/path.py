"""The planned path of 2024 by month. No document gives one: every figure here is invented, and is labelled so."""

from decimal import Decimal

from dashboard.domain.periods import months_of
from dashboard.domain.plan.plan import ALL_PROJECTS, Milestone, PathOf

APPROVED_BY = "Lộ trình minh họa"

_MONEY = "0 1 4 9 16 26 38 50 62 75 88 100"  # % of a project's allocation

# The poverty rate is reviewed once a year and its baseline is not known: no path.
_COUNTS = {
    "S002-03": "60 150 260 400 580 800 1040 1270 1500 1700 1860 2000",
    "S002-05": "0 0 10 20 35 55 75 90 105 122 138 150",
}
_SHARES = {  # %
    "S002-04": "10.5 10.5 10.5 10.5 10.5 10.5 10.5 10.5 10.5 10.5 10.5 10.5",
    "S002-06": "5 10 20 30 40 50 60 70 80 88 95 100",
    "S002-07": "10 18 26 34 42 50 59 67 75 84 92 100",
    "S002-08": "95 95.5 96 96 96.5 96.5 97 97 97 98 99 100",
    "S002-09": "18.2 18 17.8 17.6 17.5 17.4 17.2 17 16.8 16.5 16.2 15.9",
    "S002-10": "96 96 96 96 96.5 96.5 96.5 97 97 98 99 100",
    "S002-11": "8 16 24 32 40 48 57 66 75 84 92 100",
    "S002-13": "71 71.5 72 72.5 73 73.5 74.2 75 76 77.5 79 80",
    "S002-14": "37 38 39 40 41 42.5 43.5 44.5 46 47.5 49 50",
    "S002-15": "69 70 71 71.5 72 73 73.5 74 75 76.5 78 80",
}


def milestones(year: int) -> tuple[Milestone, ...]:
    """The path of every target that has one, then the one money path of all projects."""
    paths = [(PathOf.TARGET, key, figures, 1) for key, figures in _COUNTS.items()]
    paths += [(PathOf.TARGET, key, figures, 100) for key, figures in _SHARES.items()]
    paths.append((PathOf.MONEY, ALL_PROJECTS, _MONEY, 100))
    return tuple(
        Milestone(of, key, month, Decimal(figure) / divisor, APPROVED_BY)
        for of, key, figures, divisor in paths
        for month, figure in zip(months_of(year), figures.split(), strict=True)
    )
