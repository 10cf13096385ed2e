"""The whole demo store: who reported and when, held against the manifest of the files and what was planted in them."""

import csv
from collections import Counter
from datetime import datetime, timedelta, timezone

from dashboard.domain.issues import Severity
from dashboard.domain.periods import Period
from dashboard.domain.quality.findings import FindingKind, QualityCode
from dashboard.domain.quality.review import review
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.reporting.completeness import Completeness, completeness
from dashboard.domain.reporting.report_cells import ReportState
from dashboard.usecases.demo import SAMPLES
from dashboard.usecases.office import Office
from sample_data.actuals import events
from tests.independent.conftest import PROGRAMME

HANOI = timezone(timedelta(hours=7))


def known(program: Office) -> tuple[Snapshot, Completeness]:
    snapshot = program.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    return snapshot, completeness(snapshot, program.today(snapshot.plan))


def test_every_state_is_the_one_that_was_planted(program: Office) -> None:
    monthly = [cell for cell in known(program)[1].cells if cell.form == "BC-THANG"]
    states: dict[ReportState, set[tuple[int, str]]] = {state: set() for state in ReportState}
    for cell in monthly:
        states[cell.state].add((cell.period.number, cell.unit))
    assert states[ReportState.MISSING] == {(m, unit) for m, units in events.SILENT.items() for unit in units}
    assert states[ReportState.LATE] == set(events.LATE)
    assert states[ReportState.WITHDRAWN] == {(events.WITHDRAWAL.month, events.WITHDRAWAL.unit)}
    assert {month for month, _ in states[ReportState.WAITING]} == {10, 11, 12}


def test_the_first_arrivals_of_the_manifest_say_who_was_on_time(program: Office) -> None:
    first: dict[tuple[int, str], datetime] = {}
    with (SAMPLES / "S002" / "manifest.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            parts = row["file"].split("/")
            if len(parts) < 3:
                continue
            key = (int(parts[1][-2:]), parts[2].removesuffix(".xlsx").split("_")[0])
            when = datetime.fromisoformat(next(value for name, value in row.items() if name.endswith("at") and value))
            moment = when if when.tzinfo else when.replace(tzinfo=HANOI)
            first[key] = min(moment, first.get(key, moment))
    on_time = {key for key, when in first.items() if when < datetime(2024, key[0] % 12 + 1, 11, tzinfo=HANOI)}
    cells = [cell for cell in known(program)[1].cells if cell.form == "BC-THANG"]
    found = {(cell.period.number, cell.unit) for cell in cells if cell.state is ReportState.ON_TIME}
    owing = {cell.unit for cell in cells}  # other files of the manifest are tables that nobody owes
    assert found == {key for key in on_time if key[1] in owing} - {(events.WITHDRAWAL.month, events.WITHDRAWAL.unit)}


def test_shares_have_the_whole_calendar_so_far_as_their_denominator(program: Office) -> None:
    counts = known(program)[1].tallies(lambda cell: (cell.form, cell.period.code))
    assert (counts["BC-THANG", "2024-09"].reported, counts["BC-THANG", "2024-09"].expected) == (20, 23)
    assert ("BC-THANG", "2024-10") not in counts
    assert counts["BC-DK", "2024-H1"].expected > 20


def test_the_store_holds_no_contradiction_and_few_warnings(program: Office) -> None:
    snapshot, _ = known(program)
    findings = review(snapshot, Period.of_month(2024, events.LAST_MONTH))
    severities = Counter(f.code.severity for f in findings if f.code.kind is not FindingKind.PLAN)
    assert severities[Severity.ERROR] == 0
    assert QualityCode.DISBURSED_OVER_ALLOCATED not in {f.code for f in findings}
    assert severities.total() <= 0.02 * (len(snapshot.observations) + len(snapshot.disbursements))
    still = [f for f in findings if f.code is QualityCode.STANDS_STILL]
    assert {f.subject for f in still} == {events.STANDS_STILL[0]}
    for finding in still:
        assert finding.place is not None
        assert snapshot.submission_by_id[finding.submission or 0].unit == finding.owner
