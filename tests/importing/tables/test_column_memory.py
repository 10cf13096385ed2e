"""What was said of the columns of other tables, and by what each column is explained."""

from datetime import UTC, datetime

from dashboard.importing.findings import EarlierAnswer
from tests.importing.tables.build import examined_table
from tests.importing.tables.office_tables import OF_LIVELIHOODS, TRADES, asked, finance, labour, results


def test_a_choice_for_a_column_holds_for_tables_of_its_subject_only():
    kept = EarlierAnswer(f"value:{TRADES}", "chị Hoa", datetime(2024, 9, 3, tzinfo=UTC))
    memory = {("which_column", "học nghề › số đạt"): kept}
    same = labour(("TT", "Xã", "Số đạt"), (1, "Bó Sinh", 5), title=("HỌC NGHỀ THÁNG 10 NĂM 2024",))
    examination = examined_table(same, memory=memory)
    assert asked(examination) == []
    assert results(examination) == {(TRADES, "04171", "2024-10"): 5}
    other = labour(("TT", "Xã", "Số đạt"), (1, "Bó Sinh", 5), title=("VIỆC LÀM THÁNG 10 NĂM 2024",))
    examination = examined_table(other, memory=memory)
    assert asked(examination) == ["which_column@Sheet1!C4"]
    assert "said_of_another_table@Sheet1!C4" in [i.id for i in examination.issues]


def test_each_column_is_explained_by_what_was_used():
    table = finance(("STT", "Xã", "Kế hoạch vốn giao", "Lũy kế giải ngân", "Tỷ lệ (%)"), (1, "Bó Sinh", 100, "45,5", "45,5"),
                    title=(OF_LIVELIHOODS,))  # fmt: skip
    planned, paid_column, rate = examined_table(table).columns
    assert (paid_column.column, paid_column.role, paid_column.measure, paid_column.kept) == (
        "D",
        "cumulative",
        "triệu đồng",
        1,
    )
    assert (str(paid_column.measure_from), str(paid_column.period_from)) == ("Sheet1!A4", "Sheet1!A3")
    assert paid_column.period.code == "2024-10" and paid_column.names_in == ("B",)
    assert [(c.role, c.kept) for c in (planned, rate)] == [("planned", 0), ("rate", 0)]
