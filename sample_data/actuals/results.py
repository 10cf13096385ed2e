"""Invented figures of the communes by indicator and month, so made that the district's totals are what the sample shows."""

from dataclasses import dataclass

from sample_data.actuals.apportioned import apportioned
from sample_data.actuals.communes import COMMUNES, denominators, lags
from sample_data.actuals.events import LAST_MONTH, reports, stands

MONTHS = range(1, LAST_MONTH + 1)
CODES = tuple(commune.code for commune in COMMUNES)

_CONNECTED = (45, 110, 205, 340, 520, 740, 1000, 1270, 1540)
_POOR_CONNECTED = (5, 13, 24, 40, 61, 87, 118, 149, 181)
_TRAINED = (0, 0, 8, 18, 32, 48, 60, 72, 84)

_SHARES: dict[str, tuple[float, ...]] = {  # % of the district
    "CB-TAPHUAN": (4, 9, 17, 26, 35, 45, 54, 63, 71),
    "VL-TIMVIEC": (9, 17, 26, 35, 44, 53, 62, 70, 78),
    "YT-BHYT": (97.9, 98, 98.1, 98.3, 98.4, 98.5, 98.5, 98.6, 98.6),
    "GD-KYNANG": (7, 14, 23, 31, 39, 47, 55, 62, 69),
    "NS-NUOC": (70.5, 71, 71.4, 71.9, 72.4, 73, 73.5, 74, 74.5),
    "NS-NHATIEU": (36.2, 36.6, 37.1, 37.7, 38.3, 39, 39.8, 40.5, 41.2),
    "TT-VIENTHONG": (68.5, 69.5, 70.5, 71.6, 72.7, 73.8, 74.8, 75.8, 76.8),
}
_QUARTERLY_SHARES: dict[str, dict[int, float]] = {"GD-DIHOC": {3: 96.4, 6: 96.9, 9: 97.2}}
_CLASSES_IN = ("04171", "04177", "04186", "04189", "04198", "04204", "04210", "04219")  # where trades are taught
_QUARTER_ENDS = (3, 6, 9)  # population groups are counted then
_GROUPS_IN_TURN = ("HN", "HCN", "HN", "HMTN", "HN")  # to which group the next trained worker belongs


@dataclass(frozen=True)
class SampleFigure:
    """One reported figure: a count, or a numerator over its denominator."""

    indicator: str
    count: int
    of: int | None = None
    group: str = ""


Counts = dict[int, dict[str, int]]  # month -> commune -> number


def results() -> dict[tuple[int, str], list[SampleFigure]]:
    """What every commune has to report, by month and commune; months in which it sends nothing are there too."""
    found: dict[tuple[int, str], list[SampleFigure]] = {(month, code): [] for month in MONTHS for code in CODES}
    connected = _cumulative("VL-KETNOI", _CONNECTED, {c.code: c.households for c in COMMUNES})
    poor = _poor_among(connected)
    trained = _cumulative("DT-NGHE", _TRAINED, {c.code: c.poor * (c.code in _CLASSES_IN) for c in COMMUNES})
    for (month, code), parts in found.items():
        parts.append(SampleFigure("VL-KETNOI", connected[month][code]))
        parts.append(SampleFigure("VL-KETNOI-HN", poor[month][code], connected[month][code]))
        parts.append(SampleFigure("DT-NGHE", trained[month][code]))
        if month in _QUARTER_ENDS:
            parts.extend(_trained_by_group(code, trained[month][code]))
    for indicator, series in _SHARES.items():
        _add_share(found, indicator, dict(zip(MONTHS, series, strict=True)))
    for indicator, by_month in _QUARTERLY_SHARES.items():
        _add_share(found, indicator, by_month)
    return found


def _cumulative(indicator: str, totals: tuple[int, ...], weights: dict[str, int]) -> Counts:
    """Counts from the start of the year that never fall; who sends nothing keeps the number of the month before."""
    counts: Counts = {}
    before = dict.fromkeys(CODES, 0)
    for month, total in zip(MONTHS, totals, strict=True):
        wishes = {code: total * weights[code] / sum(weights.values()) for code in CODES}
        ceilings = {code: before[code] if stands(month, code, indicator) else total for code in CODES}
        before = apportioned(total, wishes, before, ceilings)
        counts[month] = before
    return counts


def _poor_among(connected: Counts) -> Counts:
    """Of the connected workers those of poor households: no more new ones than there are new workers."""
    counts: Counts = {}
    before = dict.fromkeys(CODES, 0)
    earlier = dict.fromkeys(CODES, 0)
    for month, total in zip(MONTHS, _POOR_CONNECTED, strict=True):
        now = connected[month]
        wishes = {code: total * now[code] / sum(now.values()) for code in CODES}
        ceilings = {code: before[code] + now[code] - earlier[code] for code in CODES}
        before, earlier = apportioned(total, wishes, before, ceilings), now
        counts[month] = before
    return counts


def _trained_by_group(code: str, count: int) -> list[SampleFigure]:
    start = CODES.index(code)
    groups = [_GROUPS_IN_TURN[(start + n) % len(_GROUPS_IN_TURN)] for n in range(count)]
    return [SampleFigure("DT-NGHE", groups.count(group), group=group) for group in ("HN", "HCN", "HMTN")]


def _add_share(found: dict[tuple[int, str], list[SampleFigure]], indicator: str, by_month: dict[int, float]) -> None:
    """Adds one share: the communes that report sum up to the district's, lagging ones stand below it, none falls back."""
    of, behind = denominators(indicator), lags(indicator)
    last = max(by_month.values())
    before = dict.fromkeys(CODES, 0)
    for month, percent in by_month.items():
        heard = [code for code in CODES if reports(month, code)]
        total = round(percent / 100 * sum(of[code] for code in heard))
        wishes = {code: of[code] * (percent / 100 - behind[code] * percent / last) for code in heard}
        before = {**before, **apportioned(total, wishes, before, of)}
        for code in CODES:
            found[month, code].append(SampleFigure(indicator, before[code], of[code]))
