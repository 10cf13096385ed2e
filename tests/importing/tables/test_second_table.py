"""A second table of the same office and period: what it puts in the place of earlier figures is said, what is lost is asked about."""

from dashboard.domain.issues import Answer, AnswerKind
from tests.importing.tables.build import examined_table, sheet
from tests.importing.tables.specimens import HEADS, money, standing, workers

FIRST = workers((1, "Bó Sinh", 5), (2, "Nậm Ty", 7))
PAID = money((1, "Sinh kế", None, 900), (2, "Dạy nghề", None, 20))


def ids(examination):
    return [issue.id for issue in examination.issues]


def after(first, second, **over):
    return examined_table(second, snapshot=standing(examined_table(first)), **over)


def test_another_set_of_communes_is_a_correction_that_drops_figures():
    second = workers((1, "Mường Sai", 5), (2, "Nậm Ty", 7))
    examination = after(FIRST, second)
    assert set(ids(examination)) == {"correction@Sheet1!A3", "figures_dropped@Sheet1!A3"}
    (question,) = examination.open_issues
    assert (question.params["count"], question.params["unit"]) == (1, "Xã Bó Sinh")
    said = {question.id: Answer(question.id, AnswerKind.REASON, "xã gửi lại riêng")}
    assert after(FIRST, second, answers=said).change_set is not None


def test_more_communes_are_only_a_correction():
    examination = after(FIRST, workers((1, "Bó Sinh", 5), (2, "Nậm Ty", 7), (3, "Mường Sai", 1)))
    assert ids(examination) == ["correction@Sheet1!A3"]


def test_lower_figures_of_the_same_period_are_asked_about_once():
    examination = after(FIRST, workers((1, "Bó Sinh", 4), (2, "Nậm Ty", 6)))
    assert [issue.id for issue in examination.open_issues] == ["figures_lowered@Sheet1!C5"]
    assert examination.open_issues[0].params["count"] == 2


def test_a_figure_that_becomes_a_dash_is_lowered():
    examination = after(FIRST, workers((1, "Bó Sinh", 5), (2, "Nậm Ty", "-")))
    assert [issue.id for issue in examination.open_issues] == ["figures_lowered@Sheet1!C6"]


def test_the_same_indicator_in_a_table_of_another_form_is_said():
    titles = ("TT", "Xã", "Đào tạo nghề", "Tạo việc làm")
    same = sheet([*HEADS, titles, (1, "Bó Sinh", 3, 5), (2, "Nậm Ty", 1, 7)])
    assert ids(after(FIRST, same)) == []
    more = sheet([*HEADS, titles, (1, "Bó Sinh", 3, 6), (2, "Nậm Ty", 1, 7)])
    assert ids(after(FIRST, more)) == ["also_reported@Sheet1!A3"]
    less = sheet([*HEADS, titles, (1, "Bó Sinh", 3, 4), (2, "Nậm Ty", 1, 7)])
    assert set(ids(after(FIRST, less))) == {"also_reported@Sheet1!A3", "figures_lowered@Sheet1!D5"}


def test_another_indicator_or_another_month_replaces_nothing():
    other = sheet([*HEADS, ("TT", "Xã", "Đào tạo nghề"), (1, "Bó Sinh", 3)])
    assert ids(after(FIRST, other)) == []
    heads = (*HEADS[:2], ("KẾT QUẢ THÁNG 8 NĂM 2024",))
    assert ids(after(FIRST, workers((1, "Bó Sinh", 3), heads=heads))) == []


def test_money_that_is_dropped_or_lowered_is_asked_about():
    fewer = after(PAID, money((1, "Sinh kế", None, 900)))
    assert [issue.id for issue in fewer.open_issues] == ["figures_dropped@Sheet1!A3"]
    lower = after(PAID, money((1, "Sinh kế", None, 800), (2, "Dạy nghề", None, 20)))
    assert [issue.id for issue in lower.open_issues] == ["figures_lowered@Sheet1!D6"]


def test_the_same_table_again_changes_nothing():
    assert ids(after(FIRST, FIRST)) == ["correction@Sheet1!A3"]
    assert ids(after(PAID, PAID)) == ["correction@Sheet1!A3"]
