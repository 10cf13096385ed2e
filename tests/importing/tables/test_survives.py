"""Whatever stands in the cells of a table, an examination ends in findings: no cell, size or arrangement breaks it."""

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.issues import Answer, AnswerKind, IssueCode
from dashboard.domain.periods import Period
from dashboard.importing.examination import Hints
from dashboard.importing.files.workbook import CellKind, FileCell, Sheet, read
from dashboard.text import words_in
from dashboard.text.findings import choice_text, finding_text
from tests.importing.office import cell
from tests.importing.tables.build import examined_table, sheet, songma
from tests.importing.tables.specimens import HEADS
from tests.shared import DOMAIN

TITLES = ("TT", "STT", "Xã", "Chỉ tiêu", "Nội dung", "Kế hoạch năm 2024", "Lũy kế", "Lũy kế / Ước cả năm", "Tỷ lệ (%)", "Kỳ", "Giá trị",
          "Đào tạo nghề", "Tạo việc làm", "Lũy kế giải ngân", "Kế hoạch vốn giao năm 2024", "Trong đó", "Tổng số", "Tổng số hộ nghèo",
          "Tổng số thiếu hụt", "1 Đầu kỳ", "Tái nghèo", "Cuối kỳ", "Phân tổ", "Nguồn vốn", "T9/2024", "Tháng 13", "Bó Sinh", "Ghi chú", "")  # fmt: skip
NAMES = ("Bó Sinh", "Xã Mường Sại", "Huyện Sông Mã", "Tổng cộng", "Trong đó:", "Dự án 2: Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo",
         "TỔNG CỘNG", "Cộng", "Đào tạo nghề", "HN-TYLE", "-", "I", "1.1", "Nhân khẩu", "Hộ", "NSTW", "2024-09", "Ghi chú: x", "NGƯỜI LẬP", "=1+")  # fmt: skip
ODD = (Decimal("1e400"), Decimal("-5"), Decimal("0.5"), 0, 10**20, "1,234", "603.736 tỷ", "26,68%", "x", "-", "…", "ước 5", "5 hộ", "12 người", "a" * 40_000,
       "<b>5</b>", "\u202e5", "\x0012", True, date(2024, 9, 1), "1.234.567,89", "31/02/2024", "")  # fmt: skip
KINDS = (CellKind.ERROR, CellKind.UNCOMPUTED)

values = st.one_of(
    st.sampled_from(NAMES), st.sampled_from(ODD), st.integers(-10, 10**7), st.none(), st.text(max_size=12),
    st.sampled_from(KINDS).map(lambda kind: FileCell(0, 0, kind, "#REF!" if kind is CellKind.ERROR else "=A1/0", formula="=A1/0")),
)  # fmt: skip
tables = st.integers(2, 6).flatmap(
    lambda width: st.tuples(
        st.lists(st.sampled_from(TITLES), min_size=width, max_size=width),
        st.lists(st.lists(values, min_size=width, max_size=width), min_size=1, max_size=6),
    )
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables, st.sampled_from([None, Hints(unit="126"), Hints(unit="04171")]))
def test_any_table_ends_in_findings_that_can_be_said(table, hints):
    titles, rows = table
    examination = examined_table(sheet([*HEADS, [t or None for t in titles], *rows]), hints=hints)
    words = words_in("vi")
    for issue in examination.issues:
        assert finding_text(issue, words)
        assert all(choice_text(issue, choice, words) for choice in issue.choices[:5])


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables, st.randoms(use_true_random=False))
def test_any_answers_lead_to_a_change_set_or_more_findings(table, random: Random):
    """Questions answered at random, round after round, as a person clicks: it always ends."""
    titles, rows = table
    page = sheet([*HEADS, [t or None for t in titles], *rows])
    answers: dict[str, Answer] = {}
    for _ in range(6):
        examination = examined_table(page, answers=answers)
        asked = [issue for issue in examination.open_issues if issue.code.severity.value == "explain"]
        if not asked:
            break
        for issue in asked:
            kind = AnswerKind.CHOICE if issue.choices else AnswerKind.REASON
            text = random.choice(issue.choices).code if issue.choices else "đã kiểm tra"
            answers[issue.id] = Answer(issue.id, kind, text)
    assert examination.change_set is None or examination.change_set.changes
    assert not any(issue.code is IssueCode.UNKNOWN_CHOICE for issue in examination.issues)


@pytest.mark.parametrize("seed", range(30))
def test_merges_anywhere_break_nothing(seed):
    random = Random(seed)
    page = sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề", "Tạo việc làm"), (1, "Bó Sinh", 3, 4), (2, "Nậm Ty", 5, 6)])
    merges = tuple(
        (top, left, top + random.randrange(4), left + random.randrange(4))
        for top, left in ((random.randrange(1, 8), random.randrange(1, 5)) for _ in range(4))
    )
    examined_table(Sheet(page.name, page.cells, merges=merges))


def test_a_sheet_far_away_and_very_wide_is_read_in_time():
    cells = {
        (1, 1): cell(1, 1, "TT"),
        (1, 16_384): cell(1, 16_384, "Đào tạo nghề"),
        (1_048_576, 16_384): cell(1_048_576, 16_384, 5),
    }
    examined_table(Sheet("Xa", cells, merges=((1, 1, 1_048_576, 16_384),)))


def test_the_plan_is_never_changed_by_a_table():
    before = songma()
    examined_table(
        sheet([*HEADS, ("TT", "Chỉ tiêu", "Kế hoạch năm 2024", "Lũy kế"), (1, "Đào tạo nghề", 999, 84)]),
        hints=Hints(unit="126-LDTBXH"),
    )
    assert songma() == before


@pytest.mark.skipif(not DOMAIN.exists(), reason="the example layouts stand outside the project")
@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_layouts_with_cells_rows_and_columns_changed_at_random_end_in_findings(name):
    """Fifty times: cells overwritten, rows gone, columns swapped; what is still read as a figure stands in its cell."""
    (path,) = (DOMAIN / "layouts").glob(f"{name}_*.xlsx")
    (page,) = read(path.read_bytes()).sheets
    last_row, last_column = page.last_row, max(column for _, column in page.cells)
    for seed in range(50):
        random, cells = Random(seed), dict(page.cells)
        for _ in range(random.randrange(1, 12)):
            at = (random.randrange(1, last_row + 1), random.randrange(1, last_column + 1))
            value = random.choice((*ODD, *NAMES, *TITLES))
            cells[at] = cell(*at, value)
        gone, swapped = random.randrange(1, last_row), random.sample(range(1, last_column + 1), 2)
        if seed % 3 == 0:
            cells = {at: c for at, c in cells.items() if at[0] != gone}
        if seed % 3 == 1:
            turn = dict(zip(swapped, reversed(swapped), strict=True))
            cells = {
                (row, turn.get(column, column)): c._replace(column=turn.get(column, column))
                for (row, column), c in cells.items()
            }
        changed = Sheet(page.name, cells, merges=page.merges if seed % 2 else ())
        examination = examined_table(changed, hints=Hints(unit="126-LDTBXH", period=Period.parse("2024-06")))
        for reading in examination.readings:
            assert reading.place.position in changed.cells
