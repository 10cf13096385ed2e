"""What an office's table of money says beside the cumulative amount: Kho bạc's word, advances, the money of the month."""

from typing import Any

from dashboard.domain.reported.changes import ReportChange
from dashboard.domain.reported.observations import Disbursement, Source
from dashboard.importing.examination import Examination
from tests.importing.tables.build import examined_table, sheet, songma

NAMES = {project.code: project.name for project in songma().projects}
HEADS = (("UBND HUYỆN SÔNG MÃ",), ("PHÒNG TÀI CHÍNH - KẾ HOẠCH",), ("THÁNG 9 NĂM 2024",), ("ĐVT: triệu đồng",))
COLUMNS = ("STT", "Nội dung", "Kế hoạch vốn giao năm 2024", "Lũy kế giải ngân vốn giao 2024")


def table(heads: tuple[tuple[str, ...], ...], columns: tuple[str, ...], *rows: tuple[Any, ...]) -> Examination:
    return examined_table(sheet([*heads, columns, *rows]))


def change(found: Examination) -> ReportChange:
    assert isinstance(found.proposal, ReportChange), [issue.id for issue in found.issues]
    return found.proposal


def money(found: Examination) -> tuple[Disbursement, ...]:
    return change(found).disbursements


def test_a_table_confirmed_by_the_treasury_is_the_treasurys_and_replaces_nothing() -> None:
    confirmed = (*HEADS[:2], ("BẢNG XÁC NHẬN CỦA KHO BẠC NHÀ NƯỚC SÔNG MÃ",), *HEADS[2:])
    row = (1, NAMES["DA4.1"], 1763, 820)
    theirs, ours = table(confirmed, COLUMNS, row), table(HEADS, COLUMNS, row)
    assert [(d.source, d.project, d.cumulative_vnd) for d in money(theirs)] == [(Source.TREASURY, "DA4.1", 820_000_000)]
    assert [d.source for d in money(ours)] == [Source.CONSOLIDATED]
    assert change(theirs).form == f"{change(ours).form}-KB"


def test_advances_and_the_months_money_stand_beside_the_cumulative() -> None:
    columns = (*COLUMNS, "Trong đó: tạm ứng chưa thu hồi", "Giải ngân trong tháng vốn giao 2024")
    columns = tuple(c.replace("Trong đó: tạm ứng chưa thu hồi", "Tạm ứng chưa thu hồi vốn giao 2024") for c in columns)
    found = table(HEADS, columns, (1, NAMES["DA4.1"], 1763, 820, 100, 45), (2, NAMES["DA4.3"], 1460, 500, None, None))
    assert [(d.project, d.cumulative_vnd, d.advance_vnd, d.in_month_vnd) for d in money(found)] == [
        ("DA4.1", 820_000_000, 100_000_000, 45_000_000),
        ("DA4.3", 500_000_000, None, None),
    ]


def test_more_advances_than_money_are_a_fault() -> None:
    found = table(HEADS, (*COLUMNS, "Tạm ứng chưa thu hồi vốn giao 2024"), (1, NAMES["DA4.1"], 1763, 820, 821))
    assert "advance_over_disbursed" in {issue.code.value for issue in found.issues}


def test_advances_whose_title_names_no_years_are_those_of_the_only_amount_beside_them() -> None:
    row = (1, NAMES["DA4.1"], 1763, 820, 100)
    found = table(HEADS, (*COLUMNS, "Trong đó: tạm ứng chưa thu hồi"), row)
    assert [(d.cumulative_vnd, d.advance_vnd) for d in money(found)] == [(820_000_000, 100_000_000)]
    columns = (*COLUMNS, "Lũy kế giải ngân vốn năm trước chuyển nguồn", "Trong đó: tạm ứng chưa thu hồi")
    found = table(HEADS, columns, (1, NAMES["DA4.1"], 1763, 820, 30, 100))
    assert [d.advance_vnd for d in money(found)] == [None, None]
