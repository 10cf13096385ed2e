"""A baseline that the store offers is confirmed once, becomes a version of the plan, and is said to differ when it is corrected."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.quality.review import review
from dashboard.usecases.importing import commit_import
from dashboard.usecases.office import Office
from dashboard.usecases.planning import Edits, confirmed_baseline, examine_edits, settled_anew, standing_texts
from db.engine import engine
from tests.sample_store import PROGRAMME, TODAY, url_of, whole

POVERTY = "S002-01"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    shutil.copy(whole(), tmp_path / "store.db")
    made = Office(url_of(tmp_path / "store.db"), lambda: TODAY)
    yield made
    engine(made.url).dispose()


def confirm(office: Office) -> None:
    snapshot = office.snapshot(PROGRAMME)
    assert snapshot is not None
    found = {t.target.id: t for t in assess(snapshot, Period.parse("2024-09")).targets}[POVERTY]
    assert found.offered is not None
    rows = standing_texts(snapshot.plan, "targets")
    rows = confirmed_baseline(rows, POVERTY, found.offered, snapshot.plan, "Lò Văn A", date(2024, 10, 12))
    examination = examine_edits(office, snapshot.plan, Edits({"targets": settled_anew(snapshot.plan, rows)}))
    assert examination.open_issues == ()
    commit_import(office, examination, operator("Lò Văn A"))


def test_a_person_confirms_it_once_with_name_and_day(office: Office) -> None:
    before = office.version()
    confirm(office)
    snapshot = office.snapshot(PROGRAMME)
    assert snapshot is not None
    target = next(t for t in snapshot.plan.targets if t.id == POVERTY)
    assert (target.baseline, target.baseline_by, target.baseline_on) == (
        Decimal("0.2096"),
        "Lò Văn A",
        date(2024, 10, 12),
    )
    assert target.baseline_source.startswith("số cuối năm 2023, phiên bản")
    found = {t.target.id: t for t in assess(snapshot, Period.parse("2024-09")).targets}[POVERTY]
    assert (found.state.value, found.goal, found.offered) == ("preliminary", Decimal("0.1596"), None)
    earlier = office.snapshot(PROGRAMME, None, before)
    assert earlier is not None
    assert next(t for t in earlier.plan.targets if t.id == POVERTY).baseline is None


def test_a_correction_of_last_years_figure_after_that_is_a_finding(office: Office) -> None:
    confirm(office)
    snapshot = office.snapshot(PROGRAMME)
    assert snapshot is not None and snapshot.before is not None
    code = next(t for t in snapshot.plan.targets if t.id == POVERTY).indicator
    corrected = tuple(
        replace(o, value=Decimal("0.215")) if o.indicator == code else o for o in snapshot.before.observations
    )
    after = replace(snapshot, before=replace(snapshot.before, observations=corrected))
    period = Period.parse("2024-09")
    assert "baseline_differs" not in [f.code.value for f in review(snapshot, period)]
    assert "baseline_differs" in [f.code.value for f in review(after, period)]


def test_another_figure_typed_over_it_loses_the_signature(office: Office) -> None:
    confirm(office)
    snapshot = office.snapshot(PROGRAMME)
    assert snapshot is not None
    rows = standing_texts(snapshot.plan, "targets")
    changed = settled_anew(snapshot.plan, [row | {"baseline": "21"} if row["id"] == POVERTY else row for row in rows])
    (row,) = (row for row in changed if row["id"] == POVERTY)
    assert (row["baseline"], row["baseline_by"], row["baseline_on"]) == ("21", "", "")
