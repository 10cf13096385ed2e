"""What a dot or a comma is in a column of texts: the column decides, else a person does, once."""

import pytest

from dashboard.domain.issues import Answer, AnswerKind
from tests.importing.tables.build import examined_table, sheet
from tests.importing.tables.specimens import HEADS, workers

ASKED = "ambiguous_number@Sheet1!C6"
NAMES = ("Bó Sinh", "Nậm Ty", "Mường Sai", "Chiềng Sơ")


def paid(*texts, **over):
    titles = ("Đơn vị", "Dự án", "Lũy kế giải ngân vốn giao 2024")
    rows = [(name, "Sinh kế", text) for name, text in zip(NAMES, texts, strict=False)]
    examination = examined_table(sheet([*HEADS, ("ĐVT: triệu đồng",), titles, *rows]), **over)
    amounts = [d.cumulative_vnd for d in examination.proposal.disbursements] if examination.proposal else []
    return [i.id for i in examination.open_issues if i.code.value == "ambiguous_number"], amounts


@pytest.mark.parametrize(("texts", "thousandths"), [
    (("1.125", "1500.25"), (1125, 1_500_250)),  # no thousands are parted there
    (("1.125", "1500.25", "820.5"), (1125, 1_500_250, 820_500)),
    (("1.125", "2.756,5"), (1_125_000, 2_756_500)),
    (("1.125", "1.234.567"), (1_125_000, 1_234_567_000)),
    (("1.125", "2.763"), (1_125_000, 2_763_000)),
    (("1.125", "45,5"), (1_125_000, 45_500)),
    (("1,125", "45,5"), (1125, 45_500)),
    (("1,125", "1.234.567"), (1125, 1_234_567_000)),
    (("1,125", "1,234.5"), (1_125_000, 1_234_500)),
    (("1,125", "1500.25"), (1_125_000, 1_500_250)),
])  # fmt: skip
def test_the_column_says_what_its_marks_are(texts, thousandths):
    assert paid(*texts) == ([], [1000 * amount for amount in thousandths])


@pytest.mark.parametrize("texts", [
    ("1.125", "12.5"), ("1.125", "1500.25", "45,5"), ("1.125", "1500.25", "2.763", "3.400"), ("1,125", "12"), ("1,125", "45,5", "12.5"),
])  # fmt: skip
def test_where_the_column_does_not_say_it_is_asked_about_once(texts):
    assert paid(*texts)[0] == [ASKED]
    for choice, amount in (("decimal", 1_125_000), ("thousands", 1_125_000_000)):
        said = {ASKED: Answer(ASKED, AnswerKind.CHOICE, choice)}
        asked, amounts = paid(*texts, answers=said)
        assert (asked, amounts[0]) == ([], amount)


def test_people_are_counted_in_whole_numbers():
    examination = examined_table(workers((1, "Bó Sinh", "1.125"), (2, "Nậm Ty", "7")))
    assert [i.id for i in examination.issues if i.code.value == "ambiguous_number"] == []
    assert [o.amount for o in examination.proposal.observations] == [1125, 7]


def test_a_mark_within_words_is_read_the_same_way():
    assert paid("1.125 tr.đ", "1500.25") == ([], [1_125_000, 1_500_250_000])
