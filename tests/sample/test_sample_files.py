"""The committed workbooks: what the script writes today, and read back by the importer as the values they were made from."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Answer, AnswerKind, Severity
from dashboard.domain.plan.plan import Plan
from dashboard.domain.quality.findings import QualityCode
from dashboard.domain.reported.changes import PlanChange, Received, ReportChange, settled_by
from dashboard.domain.reported.observations import Disbursement, Observation
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.examination import Examination
from dashboard.importing.examine import examine
from dashboard.importing.files.workbook import read
from dashboard.importing.findings import Answers
from sample_data.actuals.arrivals import IMPORT, arrivals
from sample_data.actuals.events import CORRECTION
from sample_data.actuals.reports import known_before, reports
from sample_data.make import HERE, files
from sample_data.offices import s000, s001, s003, s004
from sample_data.offices.songma.plan import plan

PLANS = {"S000": s000.plan(), "S001": s001.plan(), "S002": plan(), "S003": s003.plan(), "S004": s004.plan()}


def test_the_script_reproduces_the_committed_files() -> None:
    made = dict(files())
    kept = {
        path.relative_to(HERE).as_posix()
        for path in HERE.rglob("*")
        if path.suffix in (".xlsx", ".json", ".csv", ".geojson") and path.is_file()
    }
    assert set(made) == kept
    different = [name for name, content in made.items() if not _same(HERE / name, content)]
    assert different == []


def _same(path: Path, content: bytes) -> bool:
    """The same bytes, or (another library version wrote them) the same text or cells."""
    kept = path.read_bytes()
    if kept == content:
        return True
    return path.suffix == ".xlsx" and _cells(kept) == _cells(content)


def _cells(content: bytes) -> dict[tuple[str, str], object]:
    book = openpyxl.load_workbook(BytesIO(content))
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


class Known:
    """What the importer may ask for: one plan with what was reported before."""

    def __init__(self, snapshot: Snapshot | None) -> None:
        self._snapshot = snapshot

    def codes(self) -> tuple[str, ...]:
        return (self._snapshot.plan.programme.code,) if self._snapshot else ()

    def snapshot(self, programme: str, year: int) -> Snapshot | None:
        return self._snapshot


def examined(path: Path, known: Snapshot | None = None, answers: Answers | None = None) -> Examination:
    content = path.read_bytes()
    received = Received(path.name, path.name, content)
    return examine(read(content), received, Known(known), date(2024, 10, 15), answers=answers)


def answers_of(source: str) -> Answers:
    path = HERE / source / "answers.json"
    given = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return {issue: Answer(issue, AnswerKind.CHOICE, said["choice"]) for issue, said in given.items()}


@pytest.mark.parametrize("source", PLANS)
def test_a_plan_workbook_reads_back_as_the_plan(source: str) -> None:
    found = examined(HERE / source / "plan.xlsx", answers=answers_of(source))
    assert found.change_set is not None
    (change,) = found.change_set.changes
    assert isinstance(change, PlanChange)
    assert unsettled(change.plan) == PLANS[source]


def unsettled(plan: Plan) -> Plan:
    """A plan as its source states it: how its ambiguous sentences were settled came later."""
    return replace(plan, targets=tuple(replace(target, settled="") for target in plan.targets))


def test_what_was_settled_is_kept_with_the_target() -> None:
    found = examined(HERE / "S001" / "plan.xlsx", answers=answers_of("S001"))
    assert found.change_set is not None
    signed = settled_by(found.change_set, "chị Hoa", date(2024, 1, 3)).changes[0]
    assert isinstance(signed, PlanChange)
    settled = {t.id: (t.settled, t.settled_by, t.settled_on) for t in signed.plan.targets if t.settled}
    assert set(settled) == {"S001-01", "S001-02", "S001-03"}
    assert set(settled.values()) == {("change_points", "chị Hoa", date(2024, 1, 3))}


@pytest.mark.parametrize(
    ("source", "questions"),
    [
        ("S000", []),
        ("S001", ["ambiguous_magnitude", "ambiguous_basis", "ambiguous_basis", "ambiguous_basis"]),
        ("S002", ["ambiguous_basis"]),
        ("S003", []),
        ("S004", []),
    ],
)
def test_only_what_the_sources_leave_open_is_asked(source: str, questions: list[str]) -> None:
    assert [issue.code.value for issue in examined(HERE / source / "plan.xlsx").open_issues] == questions


@pytest.mark.parametrize("month", range(1, 10))
def test_reports_import_clean_and_read_back_as_they_were_filled_in(month: int) -> None:
    known = known_before(plan(), month)
    for arrival in arrivals():
        if arrival.month != month or arrival.action != IMPORT or arrival.form or arrival.treasury:
            continue
        found = examined(HERE / "S002" / arrival.file, known)
        assert [i.id for i in found.issues if i.severity is not Severity.NOTE] == [], arrival.file
        assert found.change_set is not None
        (change,) = found.change_set.changes
        assert isinstance(change, ReportChange)
        if (arrival.month, arrival.unit) == (CORRECTION.month, CORRECTION.unit) and not arrival.second:
            continue
        filled = reports(plan())[month, arrival.unit]
        assert (change.unit, change.period.code, change.nil) == (arrival.unit, f"2024-{month:02d}", filled.nil)
        assert change.narrative == filled.narrative
        if not filled.nil:
            assert {_told(o) for o in change.observations if _said(o)} == {_told(o) for o in filled.observations}
            assert {_paid(d) for d in change.disbursements} == {_paid(d) for d in filled.disbursements}
        else:
            assert {o.absence for o in (*change.observations, *change.disbursements)} == {Absence.NIL}


def _said(figure: Observation) -> bool:
    return figure.absence is None


def _told(figure: Observation) -> tuple[object, ...]:
    return (
        figure.subject, figure.reporter, figure.indicator, figure.period, figure.disaggregation, figure.value,
        figure.numerator, figure.denominator, figure.estimate, figure.text,
    )  # fmt: skip


def _paid(money: Disbursement) -> tuple[object, ...]:
    return (money.subject, money.reporter, *money.line, money.period, money.cumulative_vnd, money.absence)


def test_two_figures_of_one_commune_stand_still_for_three_months() -> None:
    found = examined(HERE / "S002" / "reports" / "2024-09" / "04177.xlsx", known_before(plan(), 9))
    still = [issue for issue in found.issues if issue.code is QualityCode.STANDS_STILL]
    assert {issue.place.spot for issue in still} >= {"G2", "G4"}
