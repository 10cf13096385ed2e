"""The sample office is loaded as its clerks sent it, once, and never into an office with a plan of its own."""

import pytest

from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.exports.plan_workbook import plan_workbook
from dashboard.usecases.demo import RealDataPresent, load_demo
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from db.engine import engine
from tests.builders import a_plan
from tests.sample_store import PROGRAMME, TODAY, few, hashes, url_of


@pytest.fixture
def empty(tmp_path):
    made = Office(url_of(tmp_path / "empty.db"), lambda: TODAY)
    made.prepare()
    yield made
    engine(made.url).dispose()


def test_every_arrival_is_a_step_and_loading_again_changes_nothing(empty, tmp_path):
    samples = few(tmp_path / "samples", ("04180",), last_month=2)
    steps = list(load_demo(empty, samples))
    assert [(step.done, step.of) for step in steps] == [(1, 4), (2, 4), (3, 4), (4, 4)]
    before = hashes(empty)
    assert len(list(load_demo(empty, samples))) == 4
    assert hashes(empty) == before


def test_reports_count_from_the_day_on_which_they_came(empty, tmp_path):
    list(load_demo(empty, few(tmp_path / "samples", ("04180",), last_month=1)))
    january = empty.snapshot(PROGRAMME, 2024).submission_of("BC-THANG", "04180", Period.parse("2024-01"))
    assert january.received_at.isoformat() == "2024-02-03T04:42:00+00:00"
    assert january.actor == "Cán bộ Xã Chiềng En (mẫu)", "as a person is called, not by a key"


def test_the_clock_of_the_store_never_runs_backwards(empty, tmp_path):
    list(load_demo(empty, few(tmp_path / "samples", ("04180", "04192", "04219"))))
    recorded = [version.recorded_at for version in empty.versions()]
    assert recorded == sorted(recorded)


def test_a_withdrawal_and_a_correction_are_loaded_as_such(empty, tmp_path):
    list(load_demo(empty, few(tmp_path / "samples", ("04192", "04219"), last_month=8)))
    snapshot = empty.snapshot(PROGRAMME, 2024)
    withdrawn = snapshot.submission_of("BC-THANG", "04192", Period.parse("2024-07"))
    corrected = snapshot.submission_of("BC-THANG", "04219", Period.parse("2024-08"))
    assert (withdrawn.status, corrected.revision) == (SubmissionStatus.WITHDRAWN, 2)


def test_an_office_with_a_plan_of_its_own_gets_no_samples(empty):
    own = plan_workbook(a_plan(sample=False, assumed_today=None))
    commit_import(empty, examine_upload(empty, "plan.xlsx", own), operator("van-phong"))
    with pytest.raises(RealDataPresent):
        list(load_demo(empty))
