"""Cells mended when sent: read as if they stood in the file, noted, kept, and refused where there is no such cell."""

import pytest

from dashboard.domain.issues import Answer, AnswerKind, IssueCode
from dashboard.domain.reported.changes import ReportChange
from dashboard.usecases.answers import answers_in
from tests.importing.office import EMPTY, MONEY, RESULTS, edited, examined, report


def mended(**cells: str) -> dict[str, Answer]:
    """`G2="84"`: the results sheet's cell G2 says 84."""
    return {
        (issue := f"corrected_cell@{RESULTS}!{spot}"): Answer(issue, AnswerKind.CELL, text)
        for spot, text in cells.items()
    }


def codes(found) -> set[str]:
    return {issue.code.value for issue in found.issues}


def value_at(found, spot: str):
    assert isinstance(found.proposal, ReportChange)
    return next(o.value for o in found.proposal.observations if o.place.spot == spot)


@pytest.mark.parametrize("text, value", [("84", 84), ("1.284", 1284), ("84 ", 84), ("84,0", 84)])
def test_the_new_text_is_read_as_if_typed_into_the_cell(text, value):
    wrong = edited(report(), {f"{RESULTS}!G2": "mươi người"})
    found = examined(wrong, answers=mended(G2=text))
    assert value_at(found, "G2") == value
    assert IssueCode.NOT_A_NUMBER.value not in codes(found)


def test_what_was_there_and_what_replaced_it_are_kept_with_the_figures():
    found = examined(edited(report(), {f"{RESULTS}!G2": "mươi người"}), answers=mended(G2="84"))
    assert found.change_set is not None
    [kept] = found.change_set.answers
    assert (kept.code, str(kept.place), kept.written) == ("corrected_cell", f"{RESULTS}!G2", "mươi người")
    assert kept.answer == Answer(f"corrected_cell@{RESULTS}!G2", AnswerKind.CELL, "84")


def test_a_correction_may_be_wrong_too():
    found = examined(report(), answers=mended(G2="tám tư"))
    assert {"not_a_number", "corrected_cell"} <= codes(found)
    assert found.change_set is None


def test_an_ambiguous_correction_is_asked_about():
    found = examined(report(), answers=mended(G5="55,125"))
    assert "ambiguous_number" in codes(found)


def test_an_empty_text_blanks_the_cell():
    found = examined(edited(report(), {f"{RESULTS}!K2": "bận"}), answers=mended(K2=""))
    assert "unknown_word" not in codes(found)
    assert found.change_set is not None


def test_a_blank_cell_can_be_filled():
    found = examined(edited(report(), {f"{MONEY}!I2": EMPTY}), answers={
        (issue := f"corrected_cell@{MONEY}!I2"): Answer(issue, AnswerKind.CELL, "500,5")
    })  # fmt: skip
    assert isinstance(found.proposal, ReportChange)
    assert found.proposal.disbursements[0].cumulative_vnd == 500_500_000


@pytest.mark.parametrize(
    "issue", ["corrected_cell@Không có!G2", f"corrected_cell@{RESULTS}!ZZZZ9", f"corrected_cell@{RESULTS}!G99999",
              f"corrected_cell@{RESULTS}", f"jump@{RESULTS}!G2", "corrected_cell@"],
)  # fmt: skip
def test_a_cell_that_is_not_there_is_a_finding(issue):
    found = examined(report(), answers={issue: Answer(issue, AnswerKind.CELL, "84")})
    assert "unknown_cell" in codes(found)
    assert found.change_set is None


def test_control_characters_are_taken_out():
    found = examined(report(), answers=mended(M2="vì\u202e\x00 mưa"))
    assert [i.params["after"] for i in found.issues if i.code is IssueCode.CORRECTED_CELL] == ["vì mưa"]


@pytest.mark.parametrize("text, new", [("Ông A, CCCD 014095001234", "mưa"), ("mưa", "Ông A, CCCD 014095001234")])
def test_a_persons_number_is_not_mended_away_nor_in(text, new):
    found = examined(edited(report(), {f"{RESULTS}!M2": text}), answers=mended(M2=new))
    assert "identity_number" in codes(found)
    assert "corrected_cell" not in codes(found)
    assert found.change_set is None
    assert not any("014095001234" in str(issue) for issue in found.issues)


def test_a_file_of_answers_says_cell():
    assert answers_in('{"corrected_cell@A!B2": {"cell": "12"}}') == {
        "corrected_cell@A!B2": Answer("corrected_cell@A!B2", AnswerKind.CELL, "12")
    }
    with pytest.raises(ValueError, match="a cell"):
        answers_in('{"corrected_cell@A!B2": {"cell": 12}}')
