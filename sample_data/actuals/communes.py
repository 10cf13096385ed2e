"""Invented households, groups and lags of the nineteen communes: what their monthly figures are made from."""

from dataclasses import dataclass
from random import Random

SEED = 20


@dataclass(frozen=True)
class Commune:
    """Households at the start of the year; `lag` is how many điểm % its shares stand below the district's."""

    code: str
    households: int
    poor: int
    near_poor: int
    lag: int

    @property
    def targeted(self) -> int:
        """Poor and near-poor households."""
        return self.poor + self.near_poor


COMMUNES = (
    Commune("04168", 1650, 70, 90, -3),
    Commune("04171", 1050, 330, 180, 10),
    Commune("04174", 700, 230, 110, 1),
    Commune("04177", 1000, 270, 160, 5),
    Commune("04180", 1080, 260, 170, 1),
    Commune("04183", 1150, 230, 160, -2),
    Commune("04186", 1500, 510, 240, 14),
    Commune("04189", 1420, 520, 220, 17),
    Commune("04192", 1450, 310, 210, 0),
    Commune("04195", 1650, 330, 230, -2),
    Commune("04198", 3200, 480, 300, -3),
    Commune("04201", 850, 270, 130, 2),
    Commune("04204", 2500, 420, 330, -2),
    Commune("04207", 2300, 390, 300, 0),
    Commune("04210", 1480, 480, 220, 14),
    Commune("04213", 1050, 190, 150, 4),
    Commune("04216", 1150, 300, 170, 2),
    Commune("04219", 2150, 330, 290, -2),
    Commune("04222", 2350, 300, 280, -3),
)

# whose share it is: (per poor and near-poor household, per household, how strongly a commune's lag shows in it)
_GROUPS: dict[str, tuple[float, float, float]] = {
    "CB-TAPHUAN": (0, 0.015, 0),
    "VL-TIMVIEC": (0.30, 0, 1),
    "YT-BHYT": (4.6, 0, 0.12),
    "GD-DIHOC": (1.25, 0, 0.25),
    "GD-KYNANG": (0.16, 0, 1),
    "NS-NUOC": (1, 0, 1.1),
    "NS-NHATIEU": (1, 0, 1.1),
    "TT-VIENTHONG": (0.62, 0, 0.9),
}


def denominators(indicator: str) -> dict[str, int]:
    """How many people or households each commune counts below the line, the same all year."""
    per_targeted, per_household, _ = _GROUPS[indicator]
    chance = Random(f"{SEED} {indicator} people")
    sizes = {}
    for commune in COMMUNES:
        size = per_targeted * commune.targeted + per_household * commune.households
        exact = per_targeted == 1  # all poor and near-poor households: the same number in every sheet
        sizes[commune.code] = max(8, round(size if exact else size * (0.95 + 0.1 * chance.random())))
    return sizes


def lags(indicator: str) -> dict[str, float]:
    """How far each commune stands below the district in this indicator at the end of September, as a fraction."""
    strength = _GROUPS[indicator][2]
    chance = Random(f"{SEED} {indicator} lag")
    return {c.code: c.lag * strength * (0.6 + 0.7 * chance.random()) / 100 for c in COMMUNES}
