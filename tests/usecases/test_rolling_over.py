"""A plan year rolled over: the draft of the next year, filled in by a person, becomes a plan that knows where it began."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from dashboard.domain.assess import assess
from dashboard.domain.comparing.rolling_over import last_known_period, rolled_over
from dashboard.domain.issues import Issue, IssueCode, Severity
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Standard
from dashboard.domain.plan.plan import NOT_SPLIT, Adjustment, Obligation
from dashboard.domain.plan.rules import DefaultPath
from dashboard.domain.plan.units import Succession, SuccessionKind, Unit, UnitLevel
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.domain.verdicts.standing import Standing
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.rolling_over import draft_file, next_years_draft
from tests.builders import (
    CLEAN_WATER,
    COMMUNE,
    OTHER_COMMUNE,
    a_disbursement,
    a_plan,
    a_share,
    an_indicator,
    an_observation,
)
from tests.sample_store import PROGRAMME

VALUES, MONEY = "Chỉ tiêu", "Phân bổ"
DECEMBER = Period.parse("2024-12")
POOR = "S002-01"


def standing(**over: object) -> Standing:
    snapshot = Snapshot(
        5,
        None,
        a_plan(**over),
        1,
        (
            an_observation(
                indicator=CLEAN_WATER,
                value=None,
                numerator=Decimal(2),
                denominator=Decimal(5),
                period=DECEMBER,
                preliminary=True,
            ),
        ),
        (a_disbursement(period=DECEMBER, cumulative_vnd=1_000_000_000),),
    )
    return assess(snapshot, DECEMBER)


def test_what_was_reached_is_where_the_next_year_begins() -> None:
    draft = rolled_over(standing())
    counted, share = draft.plan.targets
    assert (counted.baseline, share.baseline) == (None, Decimal("0.4"))  # what counts from zero begins at zero again
    assert draft.baselines["T2"].preliminary and draft.baselines["T2"].missing == 1
    assert {(t.low, t.high, t.source_sentence) for t in draft.plan.targets} == {(None, None, "")}
    assert [t.pace_rule for t in draft.plan.targets] == [t.pace_rule for t in a_plan().targets]
    assert draft.plan.rules.money_default is DefaultPath.LAST_YEAR and draft.plan.milestones == ()


def test_money_that_is_left_is_carried_over_after_adjustments() -> None:
    cut = Adjustment("DA4.1", "NSTW", 2024, -163_000_000, date(2024, 11, 1), "QĐ 9")
    lines = {(a.budget_year, a.amount_vnd) for a in rolled_over(standing(adjustments=(cut,))).plan.allocations}
    assert lines == {(2024, 600_000_000), ("not-split", None), (2025, None)}


@pytest.mark.parametrize(
    ("loose", "left"),
    [
        ({"fund": NOT_SPLIT}, None),
        ({"project": "DA4"}, None),
        ({"fund": "NSDP"}, 763_000_000),
        ({"fund": NOT_SPLIT, "budget_year": NOT_SPLIT}, 763_000_000),
        ({"fund": NOT_SPLIT, "cumulative_vnd": 0}, 763_000_000),
    ],
    ids=["source not told", "told on the whole project", "another source", "of earlier years", "nothing"],
)
def test_what_is_left_is_unknown_while_paid_money_may_be_the_lines(loose: dict[str, Any], left: int | None) -> None:
    one = standing()
    other = a_disbursement(**{"subject": OTHER_COMMUNE, "period": DECEMBER, "cumulative_vnd": 50_000_000} | loose)
    both = replace(one.snapshot, disbursements=(*one.snapshot.disbursements, other))
    carried = {a.key: a.amount_vnd for a in rolled_over(assess(both, DECEMBER)).plan.allocations}
    assert carried["DA4.1", "NSTW", 2024] == left


@pytest.mark.parametrize(("ends", "baseline"), [(date(2025, 1, 1), None), (date(2026, 1, 1), Decimal("0.4"))])
def test_a_figure_by_a_standard_that_has_ended_is_no_baseline(ends: date, baseline: Decimal | None) -> None:
    old = Standard("ND07", "Nghị định 07", date(2022, 1, 1), ends)
    draft = rolled_over(standing(standards=(old,), indicators=(an_indicator(), a_share(standard="ND07"))))
    assert draft.plan.targets[1].baseline == baseline
    assert ("T2" in draft.baselines) is (baseline is not None)


def test_a_spent_line_is_not_carried_over() -> None:
    cut = Adjustment("DA4.1", "NSTW", 2024, -763_000_000, date(2024, 11, 1), "QĐ 9")
    assert 2024 not in {a.budget_year for a in rolled_over(standing(adjustments=(cut,))).plan.allocations}


@pytest.mark.parametrize(
    ("due", "then"), [(date(2024, 10, 5), date(2025, 10, 5)), (date(2024, 2, 29), date(2025, 3, 1))]
)
def test_the_calendar_is_a_year_later(due: date, then: date) -> None:
    owed = Obligation("BC", "Báo cáo", ("XA",), Period.parse("2024-01"), due)
    (moved,) = rolled_over(standing(obligations=(owed,))).plan.obligations
    assert (moved.period.code, moved.due_before) == ("2025-01", then)


def test_successors_stand_in_the_place_of_units_that_are_gone() -> None:
    merged = date(2024, 12, 1)
    units = tuple(replace(u, valid_to=merged) if u.code in (COMMUNE, OTHER_COMMUNE) else u for u in a_plan().units)
    new = Unit("X3", "Xã Ba", "xã", UnitLevel.COMMUNE, "H", group="XA", valid_from=merged)
    gone = standing(
        units=(*units, new),
        successions=(Succession(COMMUNE, "X3", merged), Succession(OTHER_COMMUNE, "X3", merged)),
        targets=tuple(replace(t, unit=COMMUNE) for t in a_plan().targets),
    )
    plan = rolled_over(gone).plan
    assert [u.code for u in plan.units] == ["H", "LD", "X3"] and plan.successions == ()
    assert {t.unit for t in plan.targets} == {"X3"}


def test_the_target_of_a_divided_unit_is_left_for_a_person() -> None:
    merged = date(2024, 12, 1)
    units = tuple(replace(u, valid_to=merged) if u.code == COMMUNE else u for u in a_plan().units)
    parts = tuple(Unit(c, c, "xã", UnitLevel.COMMUNE, "H", valid_from=merged) for c in ("X3", "X4"))
    divided = standing(
        units=(*units, *parts),
        successions=tuple(Succession(COMMUNE, p.code, merged, SuccessionKind.PART, Decimal("0.5")) for p in parts),
        targets=tuple(replace(t, unit=COMMUNE) for t in a_plan().targets),
    )
    assert {t.unit for t in rolled_over(divided).plan.targets} == {""}


# -- the whole way ----------------------------------------------------------------------------------------------------------


def filled(content: bytes) -> bytes:
    """What a person writes into the draft of 2025: every target's words, and the year's money on the first new line."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book[VALUES]
    titles = {str(cell.value).removesuffix(" *"): cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        id = sheet.cell(row, titles["Mã"]).value
        percent = sheet.cell(row, titles["Quy tắc tiến độ"]).value != "từ 0"
        sheet.cell(row, titles["Trị số theo văn bản"], "50%" if percent else "khoảng 2.500")
        sheet.cell(row, titles["Câu của văn bản"], f"Câu của kế hoạch năm 2025 về {id}")
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def blocking(issues: tuple[Issue, ...]) -> set[tuple[IssueCode, str]]:
    return {(issue.code, issue.place.container) for issue in issues if issue.severity is not Severity.NOTE}


def test_an_unfilled_draft_asks_for_values_and_sentences_only(office: Office) -> None:
    found = examine_upload(office, "ke-hoach-2025.xlsx", draft_file(office, PROGRAMME, 2024))
    assert blocking(found.issues) == {(IssueCode.REQUIRED, VALUES)}
    assert {i.place.spot[0] for i in found.open_issues} == {"E", "R"}


def test_the_whole_way_into_the_next_year(office: Office) -> None:
    draft = next_years_draft(office, PROGRAMME, 2024)
    assert draft.period == Period.parse("2024-09") == last_known_period(office.snapshot(PROGRAMME, 2024))  # type: ignore[arg-type]
    found = examine_upload(office, "ke-hoach-2025.xlsx", filled(draft_file(office, PROGRAMME, 2024)))
    assert blocking(found.open_issues) == set()
    commit_import(office, found, operator("Lò Văn A"))
    now = office.standing(PROGRAMME, 2025)
    plan = now.snapshot.plan
    assert now.snapshot.before is not None and now.snapshot.before.plan.year == 2024
    begun = {t.id: t for t in plan.targets if t.baseline is not None}
    assert begun
    for id, target in begun.items():
        assert target.baseline == draft.plan.targets[[t.id for t in draft.plan.targets].index(id)].baseline
        assert "kết quả" in target.baseline_source and f"phiên bản dữ liệu {draft.version}" in target.baseline_source
    carried = [a for a in plan.allocations if a.budget_year != 2025]
    assert carried and all("chuyển nguồn" in a.note for a in carried)
    assert {a.key: a.amount_vnd for a in carried} == {
        a.key: a.amount_vnd for a in draft.plan.allocations if a.budget_year != 2025
    }
    assert all(a.amount_vnd is None for a in plan.allocations if a.budget_year == 2025)
    at_nine = office.standing(PROGRAMME, 2025, Period.parse("2025-09"))
    assert any(t.last_year is not None and t.last_year.amount is not None for t in at_nine.targets)
    assert plan.sample
