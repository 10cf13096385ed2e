"""What wants a decision: everything that is late or short, more weeks first, of as many the larger part."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.matters import MatterKind, matters, overdue_reports
from dashboard.domain.meetings.outcome import standing_of
from dashboard.domain.people.causes import Cause, Late
from dashboard.domain.periods import Period
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.documents.message import message
from dashboard.views.matters import matters_table, matters_view
from dashboard.views.target_list import target_list
from tests.domain.meetings.build import decided, held
from tests.sample_store import PROGRAMME, TODAY, url_of, whole

DAY = date(2024, 10, 15)


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    file = tmp_path_factory.mktemp("matters") / "store.db"
    shutil.copy(whole(), file)
    return Office(url_of(file), lambda: TODAY).standing(PROGRAMME)


def test_more_weeks_come_first_and_of_as_many_the_larger_part(standing: Standing) -> None:
    found = matters(standing, completeness(standing.snapshot, DAY))
    assert [m.rank for m in found] == sorted(m.rank for m in found)
    weeks = [m.weeks or 0 for m in found]
    assert weeks == sorted(weeks, reverse=True) and weeks[0] == 22
    assert {m.kind for m in found} == set(MatterKind) - {MatterKind.DECISION}, "nobody has met yet"


def test_a_decision_stands_among_them_by_the_days_that_it_is_over(standing: Standing) -> None:
    meeting = held("2024-08-15")
    late, later, done = (
        standing_of(one, meeting, DAY, None, None)
        for one in (
            decided("2024-08-15", 1, "2024-09-01"), decided("2024-08-15", 2, "2024-10-14"),
            decided("2024-08-15", 3, "2024-09-01", done="2024-09-02"),
        )
    )  # fmt: skip
    calendar = completeness(standing.snapshot, DAY)
    found = [m for m in matters(standing, calendar, (late, later, done)) if m.kind is MatterKind.DECISION]
    assert [(m.key, m.weeks) for m in found] == [("ct-2024-08-15/1", 6), ("ct-2024-08-15/2", 0)]
    view = matters_view(standing, calendar, words_in("vi"), most=99, decisions=(late,))
    [row] = [row for row in view.rows if row.key.startswith("decision")]
    assert row.what.text == "Kết luận ngày 15/8/2024: việc 1" and row.what.href == "cuoc-hop?hop=ct-2024-08-15"
    assert (row.by, row.weeks) == ("hạn 1/9/2024 · X01", "chậm 6 tuần")


def test_all_that_is_late_is_among_them_and_nothing_else(standing: Standing) -> None:
    found = matters(standing, completeness(standing.snapshot, DAY))
    late = {t.target.id for t in standing.targets if t.state.value in ("behind", "slightly_behind")}
    assert {m.key for m in found if m.kind is MatterKind.TARGET} == late
    short = {p.project.code for p in standing.projects if p.state.value in ("behind", "slightly_behind")}
    assert {m.key for m in found if m.kind is MatterKind.PROJECT} == short
    assert {m.key for m in found if m.kind is MatterKind.UNIT} == {g.unit for g in standing.needing_support}


def test_a_form_is_late_by_its_first_missed_deadline_and_counts_each_unit_once(standing: Standing) -> None:
    calendar = completeness(standing.snapshot, DAY)
    [half, month] = sorted(overdue_reports(calendar), key=lambda late: late.form)
    assert (half.form, half.days, len(half.owing), half.expected) == ("BC-DK", 158, 26, 26)
    assert month.form == "BC-THANG" and len(set(month.owing)) == len(month.owing) < month.expected
    before = completeness(standing.snapshot, date(2024, 1, 15))
    assert overdue_reports(before) == ()


def test_each_row_leads_to_its_detail_and_says_by_how_much(standing: Standing) -> None:
    view = matters_view(standing, completeness(standing.snapshot, DAY), words_in("vi"))
    assert view.title == "Việc cần chỉ đạo: 7 việc nặng nhất trên 15 việc, lâu nhất chậm 22 tuần" and (
        len(view.rows),
        view.of,
    ) == (7, 15)
    table = matters_table(view, words_in("vi"))
    first, second, third = (tuple(cell.text for cell in row) for row in table.rows[:3])
    assert first == (
        "◆ Báo cáo định kỳ kết quả thực hiện Chương trình",
        "chậm 22 tuần · 26/26 đơn vị còn nợ, từ 6 tháng đầu năm 2024",
    )
    assert second[1].startswith("chậm 17 tuần · 41,2%, kế hoạch đến nay 46%")
    assert third[1] == "chậm 10 tuần · thiếu 445,02 triệu đồng so với kế hoạch đến nay · Phòng LĐ-TB&XH"
    assert all(row.what.href for row in view.rows)


def test_where_nothing_is_late_that_is_said(standing: Standing) -> None:
    quiet = replace(standing, targets=(), projects=(), needing_support=())
    view = matters_view(quiet, completeness(standing.snapshot, date(2024, 1, 2)), words_in("vi"))
    assert (view.title, view.rows) == ("Không có việc chậm, thiếu", ())


def test_the_newest_word_of_the_unit_stands_with_the_row(standing: Standing) -> None:
    def said(month: int, cause: str) -> Cause:
        return Cause(
            Late.TARGET,
            "S002-14",
            "126-NNPTNT",
            Period.of_month(2024, month),
            cause,
            "Giao xã rà soát",
            date(2024, 11, 15),
        )

    snapshot = replace(standing.snapshot, causes=(said(8, "Thiếu vốn"), said(9, "Thiếu thợ"), said(10, "Chưa đến kỳ")))
    view = matters_view(replace(standing, snapshot=snapshot), completeness(snapshot, DAY), words_in("vi"))
    [row] = [row for row in view.rows if row.key == "target:S002-14"]
    assert (row.cause, row.step) == ("Thiếu thợ", "Giao xã rà soát trước ngày 15/11/2024")
    assert "nguyên nhân: Thiếu thợ · đề xuất: Giao xã rà soát" in matters_table(view, words_in("vi")).rows[1][1].text


def test_all_of_them_are_counted_plainly_and_the_message_says_of_how_many(standing: Standing) -> None:
    calendar = completeness(standing.snapshot, DAY)
    view = matters_view(standing, calendar, words_in("vi"), 15)
    assert view.title == "Việc cần chỉ đạo: 15 việc, lâu nhất chậm 22 tuần" and len(view.rows) == 15
    pasted = message(standing, calendar, "", words_in("vi"))
    assert "7 việc nặng nhất trên 15 việc" in pasted
    assert "\nChỉ tiêu đúng tiến độ: 7 / 15 · ◆ 5 chậm\n" in pasted, "the mark stands beside what it speaks of"


def test_a_matter_that_nobody_leads_says_so(standing: Standing) -> None:
    view = matters_view(standing, completeness(standing.snapshot, DAY), words_in("vi"), 99)
    plan = standing.snapshot.plan
    unled = {f"target:{t.target.id}" for t in standing.targets if not plan.members(t.target.leads)}
    told = {row.key: row.leads for row in view.rows if row.key.split(":")[0] in ("target", "project")}
    assert {key for key, leads in told.items() if leads == "chưa giao chủ trì"} == unled & set(told) != set()
    rows = {row.id: row for row in target_list(standing, words_in("vi")).rows}
    assert all(rows[key.partition(":")[2]].lead == "chưa giao chủ trì" for key in unled)
