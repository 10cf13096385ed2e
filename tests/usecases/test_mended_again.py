"""The same bytes with other corrections of their cells are another revision; with the same ones, or with none, they are known."""

from dashboard.domain.issues import Answer, AnswerKind, Place
from dashboard.domain.people.roles import operator
from dashboard.importing.corrections import correction_id
from dashboard.usecases.importing import commit_import, examine_upload
from tests.faults.bad_reports import RESULTS
from tests.usecases.test_importing import SENT, figure, ids


def mending(value: str, spot: str = "G2") -> dict[str, Answer]:
    issue = correction_id(Place(RESULTS, spot))
    return {issue: Answer(issue, AnswerKind.CELL, value)}


def test_other_corrections_of_the_same_bytes_are_another_revision(office):
    assert examine_upload(office, "bc.xlsx", SENT).already_received
    mended = examine_upload(office, "bc.xlsx", SENT, answers=mending("60"))
    assert "correction" in ids(mended)
    assert not mended.already_received
    assert commit_import(office, mended, operator("xa.04180")).revision == 2
    assert figure(office) == 60
    again = examine_upload(office, "bc.xlsx", SENT, answers=mending("61"))
    assert commit_import(office, again, operator("xa.04180")).revision == 3
    assert figure(office) == 61


def test_the_same_corrections_and_none_are_known(office):
    commit_import(office, examine_upload(office, "bc.xlsx", SENT, answers=mending("60")), operator("xa.04180"))
    assert examine_upload(office, "bc.xlsx", SENT, answers=mending("60")).already_received
    assert examine_upload(office, "bc.xlsx", SENT).already_received
    assert figure(office) == 60


def test_a_correction_replaced_by_another_one_is_no_longer_the_same(office):
    for value in ("60", "61"):
        commit_import(office, examine_upload(office, "bc.xlsx", SENT, answers=mending(value)), operator("xa.04180"))
    assert examine_upload(office, "bc.xlsx", SENT, answers=mending("61")).already_received
    assert not examine_upload(office, "bc.xlsx", SENT, answers=mending("60")).already_received
