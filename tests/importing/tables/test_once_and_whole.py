"""Nothing of a table is counted twice, lost without a word, or kept that must not be."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.issues import Answer, AnswerKind
from dashboard.domain.periods import Period
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.importing.examination import Hints
from tests.importing.tables.build import examined_table, sheet, songma
from tests.importing.tables.specimens import HEADS, LABOUR, workers

DA3 = "Dự án 3: Hỗ trợ phát triển sản xuất, cải thiện dinh dưỡng"
FARMING, FOOD = (
    "Tiểu dự án 1: Hỗ trợ phát triển sản xuất trong lĩnh vực nông nghiệp",
    "Tiểu dự án 2: Cải thiện dinh dưỡng",
)
MILLIONS = ("ĐVT: triệu đồng",)


def paid(*rows, titles=("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024"), merges=()):
    return examined_table(sheet([*HEADS, MILLIONS, titles, *rows], merges=merges))


def money(examination):
    return {(d.project, d.fund): d.cumulative_vnd for d in examination.proposal.disbursements}


def codes(examination):
    return [issue.code.value for issue in examination.issues]


def test_a_project_beside_its_sub_projects_is_not_counted_again():
    examination = paid(("I", DA3, 3303, 90), (1, FARMING, 2756, 60), (2, FOOD, 547, 30))
    assert money(examination) == {("DA3.1", "NSTW"): 60_000_000, ("DA3.2", "NSTW"): 30_000_000}
    assert codes(examination) == []


def test_what_a_project_has_beyond_the_sub_projects_in_the_table_is_said():
    examination = paid(("I", DA3, 3303, 100), (1, FARMING, 2756, 60))
    assert "total_differs" in codes(examination)


def test_a_total_beside_its_split_by_source_is_not_counted_again():
    examination = paid(
        (None, None, None, "Tổng số", "NSTW", "NSĐP"), (1, "Sinh kế", Decimal("7133.25"), 50, 45, 5),
        titles=("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024", None, None),
        merges=("A5:A6", "B5:B6", "C5:C6", "D5:F5"),
    )  # fmt: skip
    assert money(examination) == {("DA2", "NSTW"): 45_000_000, ("DA2", "NSDP"): 5_000_000}


def test_a_dash_is_nil_on_a_line_of_the_office_and_nothing_on_others():
    examination = paid((1, "Sinh kế", None, "-"), (2, "Dạy nghề", None, 5), (3, "Nhà ở", None, "-"))
    assert {(d.project, d.cumulative_vnd, d.absence) for d in examination.proposal.disbursements} == {
        ("DA2", None, Absence.NIL), ("DA4.1", 5_000_000, None)}  # fmt: skip


def test_a_day_within_the_table_does_not_end_it():
    table = workers((1, "Bó Sinh", 5), (None, "Theo Nghị quyết ngày 5 tháng 3 năm 2024", None), (2, "Nậm Ty", 6))
    assert len(examined_table(table).proposal.observations) == 2


def test_a_given_period_that_the_title_contradicts_is_refused():
    examination = examined_table(workers((1, "Bó Sinh", 5)), hints=Hints(period=Period.parse("2024-10")))
    assert [issue.id for issue in examination.open_issues] == ["contradiction@Sheet1!A3"]


def test_numbers_of_persons_in_the_words_of_a_table_are_refused():
    told = sheet([HEADS[0], HEADS[2], ("PHÒNG LĐ-TB&XH",), ("STT", "Chỉ tiêu", "Kế hoạch năm 2024", "Thực hiện"),
                  (1, "Xóa nhà tạm, nhà đơn sơ, thiếu kiên cố", "cơ bản xóa", "còn hộ CCCD 014091001234")])  # fmt: skip
    examination = examined_table(told, hints=LABOUR)
    assert [issue.id for issue in examination.open_issues] == ["identity_number@Sheet1!D5"]
    assert "014091001234" not in str(examination.issues)


def test_numbers_of_persons_in_reasons_are_covered_before_they_are_kept():
    table = workers((1, "Bó Sinh", 5))
    (now,) = examined_table(table).proposal.observations
    august = replace(now, period=Period.parse("2024-08"), value=now.value + 50)
    falls = "cumulative_falls@Sheet1!C5"
    said = {falls: Answer(falls, AnswerKind.REASON, "bà A, CCCD 014091001234 khai lại")}
    examination = examined_table(table, snapshot=Snapshot(1, None, songma(), 1, (august,), ()), answers=said)
    assert examination.change_set is not None
    assert "khai lại" in str(examination.change_set.answers)
    assert "014091001234" not in str(examination.change_set.answers)
