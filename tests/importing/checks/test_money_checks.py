"""Money of a table that an office made itself, against what its line was given."""

from dashboard.importing.examination import Examination
from tests.importing.tables.build import examined_table, sheet, songma
from tests.importing.tables.specimens import money

NAMES = {project.code: project.name for project in songma().projects}


def over(examination: Examination) -> list[str]:
    return [issue.id for issue in examination.open_issues if issue.code.value == "disbursed_over_allocated"]


def test_a_consolidated_figure_beyond_the_allocation_is_asked_about() -> None:
    assert over(examined_table(money((1, NAMES["DA4.1"], 1763, 1764)))) == ["disbursed_over_allocated@Sheet1!D6"]
    assert over(examined_table(money((1, NAMES["DA4.1"], 1763, 1763)))) == []


def test_the_whole_area_beside_its_communes_is_not_counted_twice() -> None:
    heads = [("UBND HUYỆN SÔNG MÃ",), ("PHÒNG TÀI CHÍNH - KẾ HOẠCH",), ("THÁNG 9 NĂM 2024",), ("ĐVT: triệu đồng",)]
    title = ("STT", "Đơn vị", "Dự án", "Lũy kế giải ngân")
    rows = [(1, "Huyện Sông Mã", NAMES["DA4.1"], 1763), (2, "Xã Bó Sinh", NAMES["DA4.1"], 1000)]
    assert over(examined_table(sheet([*heads, title, *rows]))) == []
