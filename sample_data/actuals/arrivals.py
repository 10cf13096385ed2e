"""When each report of the sample office arrived, by whom it was sent, and what was corrected or withdrawn later."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from random import Random

from sample_data.actuals.communes import SEED
from sample_data.actuals.events import CORRECTION, LATE, SILENT, WITHDRAWAL
from sample_data.actuals.reports import BESIDE, OFFICES
from sample_data.actuals.results import CODES, MONTHS
from sample_data.actuals.review_forms import FORMS
from sample_data.actuals.reviews import MONTHS as REVIEW_MONTHS
from sample_data.actuals.treasury import MONTHS as TREASURY_MONTHS
from sample_data.offices.songma.projects import YEAR
from sample_data.offices.songma.units import FINANCE, LABOUR

OFFICE_TIME = timezone(timedelta(hours=7))
IMPORT = "import"
WITHDRAW = "withdraw"


@dataclass(frozen=True)
class Arrival:
    """One line of the manifest; `second` marks the corrected file."""

    month: int
    unit: str
    action: str
    at: datetime
    reason: str = ""
    second: bool = False
    form: int = 0  # of a review's table its number; 0: a monthly report
    treasury: bool = False  # the table that Kho bạc confirmed

    @property
    def file(self) -> str:
        if self.form:
            return f"reviews/{YEAR}-{self.month:02d}/bieu-{self.form}.xlsx"
        if self.treasury:
            return f"kho-bac/{YEAR}-{self.month:02d}/xac-nhan.xlsx"
        return f"reports/{YEAR}-{self.month:02d}/{self.unit}{'_v2' if self.second else ''}.xlsx"

    @property
    def actor(self) -> str:
        """An invented account of the office, never a person."""
        return (
            "phong." + self.unit.removeprefix("126-").lower()
            if self.unit in (*OFFICES, *BESIDE, FINANCE)
            else f"xa.{self.unit}"
        )


def arrivals() -> list[Arrival]:
    """All of them, in the order of time."""
    found = [*_first_files(), *_beside(), _corrected(), _withdrawn(), *_reviews(), *_confirmed()]
    return sorted(found, key=lambda arrival: (arrival.at, arrival.file))


def _first_files() -> Iterator[Arrival]:
    chance = Random(f"{SEED} arrivals")
    for month in MONTHS:
        for unit in (*CODES, *OFFICES):
            day, minute = 3 + int(8 * chance.random()), int(9 * 60 * chance.random())
            if unit in SILENT.get(month, frozenset()):
                continue
            usual = datetime(YEAR, month + 1, day, 7, 30) + timedelta(minutes=minute)
            yield Arrival(month, unit, IMPORT, _local(LATE.get((month, unit), usual)))


def _beside() -> Iterator[Arrival]:
    """What comes each month though the calendar asks for it twice a year."""
    chance = Random(f"{SEED} beside the budget")
    for month in MONTHS:
        for unit in BESIDE:
            day, minute = 3 + int(6 * chance.random()), int(9 * 60 * chance.random())
            usual = datetime(YEAR, month + 1, day, 7, 30) + timedelta(minutes=minute)
            yield Arrival(month, unit, IMPORT, _local(usual))


def _corrected() -> Arrival:
    return Arrival(CORRECTION.month, CORRECTION.unit, IMPORT, _local(CORRECTION.at), CORRECTION.reason, second=True)


def _withdrawn() -> Arrival:
    return Arrival(WITHDRAWAL.month, WITHDRAWAL.unit, WITHDRAW, _local(WITHDRAWAL.at), WITHDRAWAL.reason)


def _reviews() -> Iterator[Arrival]:
    """The regular review's tables, sent by the office of labour before the 5th of the next month (QĐ 24/2021)."""
    for month in REVIEW_MONTHS:
        for minute, form in enumerate(FORMS):
            yield Arrival(month, LABOUR, IMPORT, _local(datetime(YEAR, month + 1, 4, 15, 10 + 4 * minute)), form=form)


def _confirmed() -> Iterator[Arrival]:
    """Kho bạc's word, sent by the office of finance after the month has been closed."""
    for month in TREASURY_MONTHS:
        yield Arrival(month, FINANCE, IMPORT, _local(datetime(YEAR, month + 1, 9, 16, 5)), treasury=True)


def _local(moment: datetime) -> datetime:
    return moment.replace(tzinfo=OFFICE_TIME)
