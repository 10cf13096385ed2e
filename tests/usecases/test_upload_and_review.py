"""One set of rules: what an upload says of a figure is what the review says of it once it is stored, over random reports."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.issues import Answer, AnswerKind, Issue, Place, Severity
from dashboard.domain.messages import Param
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Allocation
from dashboard.domain.quality.findings import Finding, QualityCode
from dashboard.domain.quality.review import review
from dashboard.domain.reported.changes import ChangeSet, PlanChange, ReportChange
from dashboard.domain.reported.observations import Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.examination import Examination
from dashboard.importing.files.workbook import Sheet
from dashboard.usecases.office import Office
from db import store
from db.engine import engine, writing
from tests.builders import OTHER_COMMUNE, SEPTEMBER, a_disbursement, a_report, an_observation
from tests.importing.office import (
    AUGUST,
    EMPTY,
    JULY,
    MONEY,
    RESULTS,
    edited,
    examined,
    figures,
    paid,
    plan,
    report,
)
from tests.importing.tables.build import examined_table, sheet, songma
from tests.sample_store import url_of

NOW = datetime(2024, 10, 4, 2, 0, tzinfo=UTC)
PERIOD_CELL = Place("Thông tin", "B6")
PERIOD = str(PERIOD_CELL)
TitleKind = set[tuple[str, Place, tuple[tuple[str, str], ...]]]  # code, figure, what its sentence is filled with


@cache
def empty_store(of: str) -> Path:
    """A store with a plan and nothing else, made once in a run."""
    folder = Path(tempfile.mkdtemp(prefix="giamngheo-"))
    office = Office(url_of(folder / "store.db"), lambda: NOW)
    office.prepare()
    kept(office, PlanChange({"small": plan, "songma": songma}[of](), None))
    engine(office.url).dispose()
    return folder / "store.db"


@contextmanager
def an_office(of: str = "small") -> Iterator[Office]:
    with tempfile.TemporaryDirectory(prefix="giamngheo-") as folder:
        shutil.copy(empty_store(of), Path(folder) / "store.db")
        office = Office(url_of(Path(folder) / "store.db"), lambda: NOW)
        yield office
        engine(office.url).dispose()


def kept(office: Office, *changes: PlanChange | ReportChange, examination: Examination | None = None) -> None:
    """What the store does with changes, also where a finding blocks them: figures of older stores were never asked about."""
    answers = examination.change_set.answers if examination and examination.change_set else ()
    with writing(office.url) as session:
        store.apply(ChangeSet(changes, answers=answers), session, operator("xa.X1"), NOW)


def snapshot_of(office: Office) -> Snapshot:
    snapshot = office.snapshot(office.codes()[0], 2024)
    assert snapshot is not None
    return snapshot


def filled(params: Mapping[str, Param]) -> tuple[tuple[str, str], ...]:
    """Params as they are written: 84 and 84.000000 are one number."""
    return tuple(sorted((name, repr(_normal(value))) for name, value in params.items()))


def _normal(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value.normalize()
    return (
        replace(value, value=value.value.normalize()) if isinstance(getattr(value, "value", None), Decimal) else value
    )


def said_at_upload(issues: tuple[Issue, ...]) -> TitleKind:
    return {(i.code.value, i.place, filled(i.params)) for i in issues if isinstance(i.code, QualityCode)}


def said_in_review(findings: tuple[Finding, ...], period_cell: Place = PERIOD_CELL) -> TitleKind:
    return {(f.code.value, f.place or period_cell, filled(f.params)) for f in findings}


def of_newest(snapshot: Snapshot, period: Period, count: int = 1) -> tuple[Finding, ...]:
    """What the review says of the figures that were stored last."""
    newest = {s.id for s in sorted(snapshot.submissions, key=lambda s: s.id)[-count:]}
    return tuple(f for f in review(snapshot, period) if f.submission in newest)


# -- reports by the template ---------------------------------------------------------------------------------------------

COUNTS = st.sampled_from([0, 5, 9, 10, 30, 80, 81, 84, 90, 400, 401, 1001])
WATER = st.sampled_from([0, 5, 100, 400, 420, 1001])
RATES = st.sampled_from(["0", "0.01", "0.05", "0.5", "0.51", "0.55", "0.6", "1"])
MILLIONS = st.sampled_from(["0", "10", "50", "100", "400", "499.5", "500", "500.000001", "1763", "1764", "2000"])
FORMS = st.sampled_from(["BC-THANG", "BC"])


@st.composite
def histories(draw: st.DrawFn) -> tuple[ReportChange, ...]:
    """Reports of some months before September by the first commune, and one of September by the second."""
    months = draw(st.lists(st.integers(3, 8), unique=True, max_size=6))
    made = []
    for month in sorted(months):
        period = Period.of_month(2024, month)
        results = figures(period, draw(COUNTS), draw(COUNTS), draw(WATER), draw(RATES))
        money = (replace(paid(period, 0), cumulative_vnd=dong(draw(MILLIONS))),)
        made.append(a_report(form=draw(FORMS), period=period, observations=placed(results), disbursements=money))
    if draw(st.booleans()):
        made.append(of_the_other(draw(MILLIONS)))
    return tuple(made)


def of_the_other(millions: str) -> ReportChange:
    money = a_disbursement(subject=OTHER_COMMUNE, reporter=OTHER_COMMUNE, cumulative_vnd=dong(millions))
    return a_report(unit=OTHER_COMMUNE, observations=(), disbursements=(money,))


def dong(millions: str) -> int:
    return int(Decimal(millions) * 1_000_000)


def placed(results: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Each figure in a cell of its own."""
    return tuple(replace(o, place=Place(RESULTS, f"G{row}")) for row, o in enumerate(results, start=2))


CELLS = st.fixed_dictionaries(
    {
        f"{RESULTS}!G2": COUNTS, f"{RESULTS}!G3": COUNTS, f"{RESULTS}!H4": WATER,
        f"{RESULTS}!G5": RATES.map(lambda share: f"{Decimal(share) * 100:f}%".replace(".", ",")), f"{RESULTS}!G6": COUNTS,
        f"{MONEY}!I2": MILLIONS.map(Decimal),
    },
    optional={
        f"{RESULTS}!J2": st.just("x"), f"{RESULTS}!J5": st.just("x"), f"{RESULTS}!M2": st.just("Đã kiểm tra"),
        f"{MONEY}!K2": st.just("Theo sổ kho bạc"),
        f"{MONEY}!L2": MILLIONS.map(Decimal), f"{MONEY}!M2": MILLIONS.map(Decimal),
    },
)  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(before=histories(), cells=CELLS)
def test_what_the_review_says_of_a_stored_report_is_what_its_upload_said(
    before: tuple[ReportChange, ...], cells: dict[str, Any]
) -> None:
    with an_office() as office:
        if before:
            kept(office, *before)
        examination = examined(edited(report(), cells), snapshot_of(office))
        assert isinstance(examination.proposal, ReportChange)
        kept(office, examination.proposal, examination=examination)
        snapshot = snapshot_of(office)
        findings = of_newest(snapshot, SEPTEMBER)
        assert said_in_review(findings) == said_at_upload(examination.issues)
        if examination.change_set is not None:
            asked = [f for f in findings if f.code.severity is Severity.EXPLAIN]
            assert all(
                f.explanation is not None for f in asked
            )  # answered in the row's own cell, or it had not come in


# -- where the two once disagreed ----------------------------------------------------------------------------------------


def both_say(office: Office, cells: dict[str, Any]) -> list[str]:
    """The findings of an upload, which must be those of the review once it is stored."""
    examination = examined(edited(report(), cells), snapshot_of(office))
    assert isinstance(examination.proposal, ReportChange)
    kept(office, examination.proposal, examination=examination)
    findings = of_newest(snapshot_of(office), SEPTEMBER)
    assert said_in_review(findings) == said_at_upload(examination.issues)
    return [f"{f.code.value}@{f.place}" for f in findings]


def money_of_august(millions: str, **over: Any) -> ReportChange:
    money = a_disbursement(period=AUGUST, cumulative_vnd=dong(millions), **over)
    return a_report(period=AUGUST, observations=(), disbursements=(money,))


@pytest.mark.parametrize(
    ("august", "september", "month", "differs"),
    [
        ("400", "500", "100.9", False),  # 399,6 and 500,45 rounded to whole millions
        ("400", "500", "101", False),
        ("400", "500", "101.1", True),
        ("400", "500", "102", True),
        ("400.1", "500.2", "100.2", False),
        ("400.1", "500.2", "100.3", True),
        ("400.000001", "500.000001", "100.500001", True),
    ],
)
def test_the_month_may_differ_by_the_rounding_of_what_was_written(
    august: str, september: str, month: str, differs: bool
) -> None:
    with an_office() as office:
        kept(office, money_of_august(august))
        said = both_say(office, {f"{MONEY}!I2": Decimal(september), f"{MONEY}!M2": Decimal(month)})
    assert said == ([f"month_differs@{MONEY}!I2"] if differs else [])


@pytest.mark.parametrize(("given", "jumps"), [(5_000, False), (361, False), (359, True)])
def test_a_jump_is_measured_by_what_the_node_above_was_given(given: int, jumps: bool) -> None:
    of_the_parent = (Allocation("DA4", "NSTW", 2024, given * 1_000_000),)
    with an_office() as office:
        kept(office, PlanChange(replace(plan(), allocations=of_the_parent), 1))
        kept(office, replace(money_of_august("10"), plan_version=2))
        said = both_say(office, {f"{MONEY}!I2": 100})
    assert said == ([f"money_jump@{MONEY}!I2"] if jumps else [])


def test_a_line_goes_beyond_with_the_amount_that_arrives_last() -> None:
    """1.300 triệu of the second commune are in the store; 500 of the first make 1.800 of 1.763."""
    with an_office() as office:
        kept(office, of_the_other("1300"))
        assert both_say(office, {}) == [f"disbursed_over_allocated@{MONEY}!I2"]
        kept(office, replace(of_the_other("1200"), replaces=1))
        assert [f.code for f in of_newest(snapshot_of(office), SEPTEMBER)] == []


def test_a_late_report_is_asked_where_it_takes_a_line_beyond_in_a_later_period() -> None:
    """The first commune's 500 triệu of August come after the second one's 1.300 of September: 1.800 of 1.763 by then."""
    with an_office() as office:
        kept(office, of_the_other("1300"))
        assert both_say(office, {PERIOD: "2024-08"}) == [f"disbursed_over_allocated@{MONEY}!I2"]


def test_what_was_declared_nil_goes_beyond_nothing() -> None:
    """The amounts that are too much together arrived before the first commune said that nothing was paid."""
    with an_office() as office:
        kept(office, a_report(period=AUGUST, observations=(), disbursements=(paid(AUGUST, 500),)), of_the_other("1300"))
        nothing = {f"{MONEY}!I2": EMPTY, f"{MONEY}!J2": "Không phát sinh"}
        assert both_say(office, nothing) == []
        said = [(f.code, f.subject, f.period) for f in review(snapshot_of(office), SEPTEMBER) if f.place is not None]
    assert said == [(QualityCode.DISBURSED_OVER_ALLOCATED, "H", SEPTEMBER)]


def test_a_figure_and_its_estimate_are_both_said_to_be_out_of_bounds() -> None:
    with an_office() as office:
        both = (an_observation(value=Decimal(1001)), an_observation(value=Decimal(1200), estimate=True))
        kept(office, a_report(observations=placed(both), disbursements=()))
        found = [f.place for f in review(snapshot_of(office), SEPTEMBER) if f.code is QualityCode.OUT_OF_BOUNDS]
    assert found == [o.place for o in placed(both)]


def test_a_reason_given_for_a_note_is_kept_and_shown() -> None:
    same = {f"{MONEY}!I2": 400, f"{MONEY}!K2": "Chờ nghiệm thu"}
    with an_office() as office:
        july = replace(money_of_august("400"), period=JULY, disbursements=(paid(JULY, 400),))
        kept(office, july, money_of_august("400"))
        assert both_say(office, same) == [f"money_stands_still@{MONEY}!I2"]
        (finding,) = of_newest(snapshot_of(office), SEPTEMBER)
    assert finding.explanation is not None
    assert finding.explanation.text == "Chờ nghiệm thu"


# -- tables of an office's own -------------------------------------------------------------------------------------------

HEADS = (("UBND HUYỆN SÔNG MÃ",), ("PHÒNG LĐ-TB&XH",))
UNITS = [unit for unit in songma().units if unit.group == "XA"][:3]
AMOUNTS = st.sampled_from([0, 3, 10, 12, 13, 60, 61, 66])
ROWS = st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS), min_size=3, max_size=3)


def months_across(rows: list[tuple[int, ...]]) -> Sheet:
    """Communes down, two months with two indicators across: one table that is two reports."""
    titles = (
        ("TT", "Xã", "Đến tháng 8/2024", None, "Đến tháng 9/2024", None),
        (None, None, "Tạo việc làm", "Đào tạo nghề", "Tạo việc làm", "Đào tạo nghề"),
    )
    units = [(n, unit.name, *row) for n, (unit, row) in enumerate(zip(UNITS, rows, strict=True), start=1)]
    return sheet([*HEADS, *titles, *units], merges=("A3:A4", "B3:B4", "C3:D3", "E3:F3"))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=ROWS)
def test_so_it_is_of_a_table_that_is_several_reports(rows: list[tuple[int, ...]]) -> None:
    with an_office("songma") as office:
        snapshot, table = snapshot_of(office), months_across(rows)
        questions = examined_table(table, snapshot=snapshot).questions
        reasons = {i.id: Answer(i.id, AnswerKind.REASON, "Đã kiểm tra") for i in questions}
        examination = examined_table(table, snapshot=snapshot, answers=reasons)
        assert examination.change_set is not None
        with writing(office.url) as session:
            store.apply(examination.change_set, session, operator("phong.LDTBXH"), NOW)
        findings = of_newest(snapshot_of(office), SEPTEMBER, 2)
        assert said_in_review(findings) == said_at_upload(examination.issues)
        assert all(f.explained is (f.code.severity is Severity.EXPLAIN) for f in findings)
