"""The newest snapshots of a process: brought forward they are what the store says, at every version of the sample office."""

import random
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.usecases.newest_snapshots import NewestSnapshots
from dashboard.usecases.office import Office
from db.engine import engine, reading
from db.queries import snapshots
from tests.db.steps import put_plan, put_report, withdraw
from tests.sample_store import PROGRAMME, url_of, whole

GROUPED = (
    "known_results", "known_money", "observations_by_indicator", "observations_by_subject", "ranked_by_subject",
    "money_by_subject", "results_by_reporter", "money_by_reporter", "results_by_submission", "money_by_submission",
    "submission_by_id", "submission_by_report", "sent_by_unit", "sent_for_period", "words_by_unit", "estimated_months",
    "estimated_money", "in_order",
)  # fmt: skip


def same(brought: Snapshot, whole: Snapshot) -> None:
    for field in fields(Snapshot):
        assert getattr(brought, field.name) == getattr(whole, field.name), field.name
    for name in GROUPED:
        assert getattr(brought, name) == getattr(whole, name), name


def test_at_every_version_of_the_sample_office_it_stands_as_read_whole() -> None:
    office, kept, draw = Office(url_of(whole())), NewestSnapshots(), random.Random(2024)
    version, last = 1, office.version()
    while version < last:
        version = min(last, version + draw.choice((1, 1, 2, 3, 20)))
        brought = kept.snapshot(office.url, PROGRAMME, 2024, version)
        with reading(office.url) as session:
            anew = snapshots.snapshot(session, PROGRAMME, 2024, version)
        assert (brought is None) == (anew is None)
        if brought is None or anew is None:
            continue
        same(brought, anew)
        period = Period.of_month(2024, draw.randrange(1, 13))
        assert assess(brought, period) == assess(anew, period), (version, period)


def asked(kept: NewestSnapshots, url: str, version: int | None = None) -> Snapshot:
    found = kept.snapshot(url, "P", None, version)
    assert found is not None
    return found


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    url = url_of(tmp_path / "store.db")
    Office(url).prepare()
    put_plan(url)
    put_report(url)
    yield url
    engine(url).dispose()


def test_a_past_version_is_what_was_known_then(url: str) -> None:
    kept = NewestSnapshots()
    before = asked(kept, url)
    withdraw(url)
    assert (asked(kept, url).observations, before.observations != ()) == ((), True)
    assert asked(kept, url, before.version) == before


def test_a_new_plan_is_read_whole(url: str) -> None:
    kept = NewestSnapshots()
    before = asked(kept, url)
    put_plan(url, replaces=before.plan_version, title="Kế hoạch điều chỉnh")
    assert asked(kept, url).plan.title == "Kế hoạch điều chỉnh"


def test_another_store_at_the_same_address_is_noticed(url: str, tmp_path: Path) -> None:
    kept = NewestSnapshots()
    assert len(asked(kept, url).observations) == 1
    engine(url).dispose()
    for file in tmp_path.glob("store.db*"):
        file.unlink()
    Office(url).prepare()
    put_plan(url, hours=1)
    put_report(url, hours=1, observations=(), nil=True)
    assert asked(kept, url).observations == ()
