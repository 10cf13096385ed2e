"""A specimen: the examination of a right file with one slip, and where the finding must stand."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from dashboard.domain.plan.indicators import Aggregation, Measure, ValueType
from dashboard.domain.reported.observations import Submission, SubmissionStatus
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.examination import Examination
from dashboard.importing.files.workbook import Workbook
from tests.builders import COMMUNE, SEPTEMBER, an_indicator
from tests.importing.office import RESULTS, edited, examined, examined_plan, known, plan, report

IN_WORDS = "nha-van-hoa"
REACHED = "xa-dat-chuan"
WHEN = datetime(2024, 10, 3, 2, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Specimen:
    """How a finding comes about, and where it is; `also` are findings that belong to the same slip."""

    examination: Examination
    at: str
    also: tuple[str, ...] = ()


def in_report(at: str, *also: str, **over: object) -> Specimen:
    """Cells of the report changed: `cells` by place, or `value` at the place of the finding itself."""
    cells = over.pop("cells", None) or {at: over.pop("value")}
    return Specimen(examined(edited(report(), cells), **over), at, also)


def in_plan(at: str, *also: str, **over: object) -> Specimen:
    cells = over.pop("cells", None) or {at: over.pop("value")}
    return Specimen(examined_plan(cells, **over), at, also)


def sent(status: SubmissionStatus) -> Submission:
    return Submission(7, "BC-THANG", COMMUNE, SEPTEMBER, 1, status, WHEN, "xa.X1", "a" * 64, "bao-cao.xlsx")


def known_with(**over: object) -> Snapshot:
    return replace(known(), **over)


def with_words() -> Snapshot:
    """The same store with a target that is told in words, of every commune and month."""
    told = an_indicator(
        code=IN_WORDS, name="Nhà văn hóa", measure=Measure.QUALITATIVE, value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.NONE, disaggregations=(), low=None, high=None,
    )  # fmt: skip
    return known_with(plan=replace(plan(), indicators=(*plan().indicators, told)))


def with_states() -> Snapshot:
    """The same store with a state that every commune has reached or not."""
    state = an_indicator(
        code=REACHED, name="Xã đạt chuẩn", unit_of_measure="xã", value_type=ValueType.POINT_IN_TIME,
        aggregation=Aggregation.COUNT_UNITS, disaggregations=(), low=None, high=None,
    )  # fmt: skip
    return known_with(plan=replace(plan(), indicators=(*plan().indicators, state)))


def state_typed(value: object) -> Workbook:
    """The right report with a commune's state."""
    return edited(report(), {f"{RESULTS}!B7": REACHED, f"{RESULTS}!G7": value})


def told_in_words(spot: str, value: object) -> Workbook:
    """The right report with the state of that target, and one more cell."""
    cells = {f"{RESULTS}!B7": IN_WORDS, f"{RESULTS}!L7": "đang xây, xong phần móng", f"{RESULTS}!{spot}": value}
    return edited(report(), cells)
