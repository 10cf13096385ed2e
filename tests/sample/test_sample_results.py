"""The invented results: nine months that add up to what the sample shows, with the planted events and no others."""

import csv
import json
from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest

from dashboard.domain.absence import Absence
from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.verdicts.parts import State
from dashboard.domain.verdicts.standing import Standing
from sample_data.actuals.apportioned import apportioned
from sample_data.actuals.reports import known_before, reports
from sample_data.make import HERE
from sample_data.offices.songma.plan import plan

SENT = reports(plan())
SNAPSHOT = known_before(plan(), 10)


def standing(month: int) -> Standing:
    return assess(SNAPSHOT, Period.of_month(2024, month), "126")


SEPTEMBER = standing(9)


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        ("VL-KETNOI", "1540"),
        ("DT-NGHE", "84"),
        ("CB-TAPHUAN", "0.71"),
        ("VL-TIMVIEC", "0.78"),
        ("YT-BHYT", "0.986"),
        ("YT-SDD5", "0.174"),
        ("GD-DIHOC", "0.972"),
        ("GD-KYNANG", "0.69"),
        ("NS-NUOC", "0.745"),
        ("NS-NHATIEU", "0.412"),
        ("TT-VIENTHONG", "0.768"),
    ],
)
def test_the_district_stands_in_september_where_the_sample_says(indicator: str, expected: str) -> None:
    found = next(t for t in SEPTEMBER.targets if t.indicator.code == indicator)
    assert found.actual is not None
    assert abs(found.actual - Decimal(expected)) <= (Decimal("0.0005") if found.actual < 1 else 0)


def test_disbursement_by_month_and_project() -> None:
    by_month = [standing(month).total.disbursed_vnd for month in range(1, 10)]
    assert by_month == [0, 0, *(n * 1_000_000 for n in (155, 465, 1090, 2180, 3580, 5135, 6901))]
    assert {p.project.code: p.disbursed_vnd for p in SEPTEMBER.projects if p.disbursed_vnd is not None} == {
        code: amount * 1_000_000
        for code, amount in {
            "DA2": 2640, "DA3.1": 1185, "DA3.2": 312, "DA4.1": 1128, "DA4.3": 905, "DA6.2": 171, "DA7": 560,
        }.items()
    }  # fmt: skip


def test_the_poverty_rate_waits_for_its_review() -> None:
    rate = SEPTEMBER.targets[0]
    assert (rate.target.id, rate.state, rate.absence) == ("S002-01", State.NOT_MEASURED, Absence.NOT_DUE)


def test_cumulative_figures_never_fall() -> None:
    by_key: dict[tuple[str, str, str], list[Decimal]] = {}
    for (_, unit), filled in sorted(SENT.items()):
        for figure in filled.observations:
            if figure.indicator in ("VL-KETNOI", "DT-NGHE") and figure.value is not None:
                by_key.setdefault((unit, figure.indicator, figure.disaggregation), []).append(figure.value)
    assert all(before <= after for series in by_key.values() for before, after in pairwise(series))


def test_money_never_falls() -> None:
    by_line: dict[tuple[str, tuple[str, str, int | str]], list[int]] = {}
    for (_, unit), filled in sorted(SENT.items()):
        for paid in filled.disbursements:
            by_line.setdefault((unit, paid.line), []).append(paid.cumulative_vnd or 0)
    assert all(before <= after for series in by_line.values() for before, after in pairwise(series))


def test_no_numerator_exceeds_its_denominator() -> None:
    for filled in SENT.values():
        for figure in filled.observations:
            if figure.numerator is not None and figure.denominator is not None:
                assert 0 <= figure.numerator <= figure.denominator > 0


def test_trained_workers_of_the_three_groups_are_all_of_them() -> None:
    for filled in SENT.values():
        trained = [f for f in filled.observations if f.indicator == "DT-NGHE"]
        groups = [f.value or 0 for f in trained if f.disaggregation != "total"]
        if groups:
            assert sum(groups) == next(f.value for f in trained if f.disaggregation == "total")


def test_four_communes_are_clearly_worse() -> None:
    needy = [plan().unit_by_code[gap.unit].label for gap in SEPTEMBER.needing_support]
    assert sorted(needy) == ["Bó Sinh", "Huổi Một", "Nậm Ty", "Đứa Mòn"]


def test_the_manifest_tells_the_planted_events_and_no_others() -> None:
    with (HERE / "S002" / "manifest.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    assert [int(line["seq"]) for line in lines] == list(range(1, len(lines) + 1))
    assert [line["received_at"] for line in lines] == sorted(line["received_at"] for line in lines)
    assert {line["received_at"][-6:] for line in lines} == {"+07:00"}
    reviews = [line["file"] for line in lines if line["file"].startswith("reviews/")]
    assert reviews == [f"reviews/2024-{month}/bieu-{form}.xlsx" for month in ("06", "09") for form in (1, 2, 4, 6)]
    confirmed = [f"kho-bac/2024-{month}/xac-nhan.xlsx" for month in ("06", "09")]
    assert [line["file"] for line in lines if line["file"].startswith("kho-bac/")] == confirmed
    lines = [line for line in lines if line["file"] not in (*reviews, *confirmed)]
    per_month = Counter(line["file"].split("/")[1] for line in lines if line["action"] == "import")
    assert per_month == {f"2024-{m:02d}": {8: 26, 9: 22}.get(m, 25) for m in range(1, 10)}
    assert [line["file"] for line in lines if line["reason"]] == [
        "reports/2024-07/04192.xlsx",
        "reports/2024-08/04219_v2.xlsx",
    ]
    late = [line["file"] for line in lines if line["received_at"][8:10] > "10" and not line["reason"]]
    assert late == ["reports/2024-06/04210.xlsx"]
    september = {line["file"].split("/")[-1][:5] for line in lines if "/2024-09/04" in line["file"]}
    communes = {unit.code for unit in plan().units if unit.group == "XA"}
    assert communes - september == {"04174", "04201", "04216"}


def test_one_report_is_nil_and_has_no_figures() -> None:
    assert [key for key, filled in SENT.items() if filled.nil] == [(1, "04213")]
    assert SENT[1, "04213"].observations == ()


def test_the_answer_to_giam_5_percent_names_the_cell_of_its_target() -> None:
    answers = json.loads((HERE / "S002" / "answers.json").read_text(encoding="utf-8"))
    assert answers == {"ambiguous_basis@Chỉ tiêu!E2": {"choice": "change_points"}}


@pytest.mark.parametrize(
    ("total", "wishes", "floors", "ceilings", "expected"),
    [
        (5, {"a": 2.0, "b": 2.0}, {"a": 0, "b": 0}, {"a": 2, "b": 9}, {"a": 2, "b": 3}),
        (3, {"a": 2.0, "b": 2.0}, {"a": 2, "b": 0}, {"a": 9, "b": 9}, {"a": 2, "b": 1}),
    ],
)
def test_shares_of_a_total_keep_within_bounds(
    total: int, wishes: dict[str, float], floors: dict[str, int], ceilings: dict[str, int], expected: dict[str, int]
) -> None:
    assert apportioned(total, wishes, floors, ceilings) == expected


def test_a_total_beyond_all_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="left over"):
        apportioned(5, {"a": 1.0}, {"a": 0}, {"a": 2})
