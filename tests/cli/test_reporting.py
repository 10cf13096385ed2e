"""`giamngheo reporting` and `giamngheo quality`: lines to read, one JSON object, and midnight in Hanoi."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from dashboard.cli import app
from dashboard.domain.people.roles import operator
from dashboard.domain.reported.changes import ChangeSet, PlanChange
from dashboard.domain.reporting.completeness import completeness
from dashboard.usecases.office import Office
from db import store
from db.engine import engine, writing
from tests.builders import a_plan
from tests.sample_store import COMMUNE, PROGRAMME, url_of


@pytest.fixture
def run(office, monkeypatch):
    """What `giamngheo ARGUMENTS` prints on the test's own store."""
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", office.url)
    monkeypatch.delenv("GIAMNGHEO_LANGUAGE", raising=False)

    def printed(*arguments: str) -> str:
        ran = CliRunner().invoke(app, list(arguments))
        assert ran.exit_code == 0, ran.output
        return ran.stdout

    return printed


def test_reporting_says_what_the_page_says(run):
    said = run("reporting", "--programme", PROGRAMME, "--period", "2024-09")
    assert "T9: 2/23 đơn vị đã báo cáo, 0 muộn" in said
    assert "trước ngày 10/11/2024" in said
    assert "20" in run("reporting", "--lang", "en", "--period", "2024-09")


def test_reporting_as_json_has_every_report_and_its_counts(run):
    found = json.loads(run("reporting", "--json"))
    mine = [r for r in found["reports"] if r["unit"] == COMMUNE and r["period"] == "2024-09"]
    assert [(r["form"], r["state"], r["due_before"]) for r in mine] == [("BC-THANG", "on_time", "2024-10-11")]
    assert found["by_unit"][COMMUNE] == {
        "expected": 10, "reported": 9, "on_time": 9, "completeness": 0.9, "timeliness": 0.9,
    }  # fmt: skip
    assert found["day"] == "2024-10-15" or found["day"] == "2024-10-12"


def test_quality_lists_findings_by_owner(run):
    said = run("quality")
    assert "Huyện Sông Mã:" in said
    assert "chưa có cơ quan chủ trì" in said


def test_quality_as_json_can_be_asked_for_one_unit(run):
    every = json.loads(run("quality", "--json"))["findings"]
    mine = json.loads(run("quality", "--json", "--unit", "126-LDTBXH"))["findings"]
    assert 0 < len(mine) < len(every)
    assert all("126-LDTBXH" in (f["owner"], f["unit"]) for f in mine)
    assert {"code", "key", "weight", "kind", "owner", "unit", "period", "cell", "text", "explained"} <= set(mine[0])


def test_quality_of_a_unit_that_nobody_knows_is_no_good_news(run, office):
    ran = CliRunner().invoke(app, ["quality", "--unit", "nope"])
    assert ran.exit_code == 1
    assert "Không có trong kho: nope" in ran.output


def test_an_empty_store_is_said_and_not_a_fault(tmp_path, monkeypatch):
    monkeypatch.setenv("GIAMNGHEO_DATABASE_URL", url_of(tmp_path / "empty.db"))
    for command in ("reporting", "quality"):
        ran = CliRunner().invoke(app, [command])
        assert ran.exit_code == 1
        assert "Traceback" not in ran.output


@pytest.mark.parametrize(
    ("moment", "missing"),
    [
        (datetime(2024, 10, 4, 16, 59, tzinfo=UTC), 0),  # one minute before the 5th begins in Hanoi
        (datetime(2024, 10, 4, 17, 0, tzinfo=UTC), 3),
    ],
)
def test_a_real_offices_deadline_is_midnight_in_hanoi(tmp_path, moment, missing):
    office = Office(url_of(tmp_path / "store.db"), lambda: moment)
    office.prepare()
    with writing(office.url) as session:
        plan = replace(a_plan(), assumed_today=None, sample=False)
        store.apply(ChangeSet((PlanChange(plan, None),)), session, operator("x"), moment)
    snapshot = office.snapshot("P", 2024)
    found = completeness(snapshot, office.today(snapshot.plan))
    assert sum(count.expected for count in found.tallies_of_units().values()) == missing
    engine(office.url).dispose()
