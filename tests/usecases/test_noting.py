"""A finding explained by hand: kept with who and when, the newest holds, and a wrong key is refused."""

import pytest

from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.quality.findings import Finding
from dashboard.domain.quality.review import review
from dashboard.usecases.noting import note_finding
from dashboard.usecases.office import NothingKnown, Office
from tests.sample_store import OFFICE, PROGRAMME, hashes

KEY = "target_without_lead|126|S002-08||"


def finding(office: Office, key: str = KEY) -> Finding:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    return next(f for f in review(snapshot, Period.parse("2024-09")) if f.key == key)


def test_an_explanation_is_kept_with_who_and_when(office: Office) -> None:
    version = office.version()
    receipt = note_finding(office, PROGRAMME, 2024, KEY, " Chờ quyết định giao việc ", operator("Lò Văn A"))
    said = finding(office).explanation
    assert said is not None
    assert (said.text, said.actor, said.when) == ("Chờ quyết định giao việc", "Lò Văn A", office.clock())
    assert receipt.number
    assert office.version() == version + 1


def test_the_newest_holds_and_the_past_keeps_what_it_knew(office: Office) -> None:
    note_finding(office, PROGRAMME, 2024, KEY, "cũ", operator("A"))
    version = office.version()
    note_finding(office, PROGRAMME, 2024, KEY, "mới", operator("B"))
    past = office.snapshot(PROGRAMME, 2024, version)
    assert past is not None
    assert [note.text for note in past.notes] == ["cũ"]
    said = finding(office).explanation
    assert said is not None
    assert said.text == "mới"


def test_an_owner_alone_keeps_the_explanation_and_an_explanation_the_owner(office: Office) -> None:
    note_finding(office, PROGRAMME, 2024, KEY, "đã hỏi", operator("A"))
    note_finding(office, PROGRAMME, 2024, KEY, "", operator("A"), OFFICE)
    assert finding(office).owner == OFFICE
    assert finding(office).explained
    note_finding(office, PROGRAMME, 2024, KEY, "đã rõ", operator("A"))
    assert finding(office).owner == OFFICE


def test_numbers_of_persons_are_covered_before_they_are_kept(office: Office) -> None:
    note_finding(office, PROGRAMME, 2024, KEY, "Hỏi ông A, CCCD 014204000123", operator("A"))
    said = finding(office).explanation
    assert said is not None
    assert "014204000123" not in said.text


@pytest.mark.parametrize(("text", "actor"), [("", "A"), ("  ", "A"), ("đã rõ", " ")])
def test_a_note_without_words_or_without_a_name_is_refused(office: Office, text: str, actor: str) -> None:
    before = hashes(office)
    with pytest.raises(ValueError):
        note_finding(office, PROGRAMME, 2024, KEY, text, operator(actor))
    assert hashes(office) == before


@pytest.mark.parametrize("key", ["", "jump|x|y||2024-09", KEY + "x"])
def test_a_finding_that_is_not_there_cannot_be_explained(office: Office, key: str) -> None:
    with pytest.raises(NothingKnown):
        note_finding(office, PROGRAMME, 2024, key, "đã rõ", operator("A"))
