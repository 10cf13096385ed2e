"""`giamngheo status`: the keys of the contract, other programmes, periods and units, and what was known at a version."""

import pytest

from tests.sample_store import COMMUNE, PROGRAMME

TARGET_KEYS = {
    "id", "indicator", "operator", "target", "baseline", "actual", "progress", "path", "pace", "pace_rule", "status",
    "absence", "sentence", "coverage",
}  # fmt: skip
LINE_KEYS = {"project", "fund", "budget_year", "allocated_vnd", "disbursed_vnd", "status", "absence"}
PROJECT_KEYS = {
    "project", "allocated_vnd", "disbursed_vnd", "rate_year", "rate_total", "rate_total_reason", "expected_now_vnd", "status",
    "sentence",
}  # fmt: skip


def test_status_prints_the_keys_of_the_contract(printed, office):
    _, (found,) = printed("status")
    assert set(found) >= {"programme", "period", "version", "targets", "money", "projects", "totals"}
    assert (found["programme"], found["period"], found["version"]) == (PROGRAMME, "2024-09", office.version())
    assert len(found["targets"]) == 15
    assert all(set(target) >= TARGET_KEYS for target in found["targets"])
    assert all(set(target["coverage"]) >= {"reported", "expected", "missing"} for target in found["targets"])
    assert all(set(line) >= LINE_KEYS for line in found["money"])
    assert all(set(project) >= PROJECT_KEYS for project in found["projects"])


def test_status_adds_up_to_the_plans_three_sums(printed):
    _, (found,) = printed("status")
    given = [line for line in found["money"] if line["budget_year"] == 2024 and line["allocated_vnd"]]
    assert sum(line["allocated_vnd"] for line in given) == found["totals"]["allocated_vnd"] == 15_555_250_000
    by_fund = {fund: sum(line["allocated_vnd"] for line in given if line["fund"] == fund) for fund in ("NSTW", "NSDP")}
    assert sorted(filter(None, by_fund.values()), reverse=True)[0] == 15_089_000_000


def test_status_knows_other_programmes_periods_units_and_languages(printed):
    assert printed("status", "--programme", "s004")[1][0]["programme"] == "s004"
    assert printed("status", "--period", "2024-06")[1][0]["period"] == "2024-06"
    assert printed("status", "--unit", COMMUNE)[0] == 0
    vi, en = (printed("status", "--lang", lang)[1][0]["targets"][0]["sentence"] for lang in ("vi", "en"))
    assert vi and en and vi != en


def test_status_as_known_at_a_version(printed):
    """Versions 1 and 2 are the plans, 3 is the first report."""
    reported = []
    for version in ("2", "3"):
        _, (found,) = printed("status", "--known-at", version, "--period", "2024-01")
        (target,) = [target for target in found["targets"] if target["indicator"] == "VL-KETNOI"]
        assert found["version"] == int(version)
        reported.append((target["coverage"]["reported"], target["actual"] is None))
    assert reported == [([], True), ([COMMUNE], False)]


def test_status_as_known_at_the_end_of_a_day(printed, office):
    versions = office.versions()
    _, (found,) = printed("status", "--known-at", "2024-05-31")
    last = max(v.version for v in versions if v.recorded_at.date().isoformat() <= "2024-05-31")
    assert found["version"] == last < versions[-1].version


@pytest.mark.parametrize(
    "call",
    [("--programme", "khac"), ("--unit", "99999"), ("--known-at", "2020-01-01"), ("--period", "2020-01")],
    ids=str,
)
def test_status_of_what_the_store_does_not_know_exits_with_1_and_says_so(run, call):
    ran = run("status", *call)
    assert ran.exit_code == 1
    assert "Không có trong kho" in ran.stderr


def test_status_in_words_starts_with_the_headline(run):
    ran = run("status")
    assert ran.exit_code == 0
    assert len(ran.stdout.splitlines()) > 15


def test_a_year_without_a_plan_is_named(run):
    assert "2030-01" in run("status", "--period", "2030-01").stderr
