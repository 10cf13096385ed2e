"""Nobody's name stands on any page, full or light, for who is not signed in."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.persons import Person
from dashboard.domain.people.rights import Action, Extent, extent
from dashboard.domain.people.roles import AccountRole, Actor, Grant, operator
from dashboard.domain.periods import Period
from dashboard.domain.quality.review import review
from dashboard.text import ALL_NAMES, NO_NAMES, naming_nobody, words_in
from dashboard.usecases.noting import note_finding
from dashboard.usecases.office import Office
from dashboard.usecases.sample_accounts import sample_accounts
from dashboard.views.address import Address
from dashboard.views.pages import LIGHT, Page, light_address
from dashboard.web.light.document import document
from tests.pages.opened import page
from tests.pages.seen import tables_on
from tests.sample_store import PROGRAMME

NOTER = "Nguyễn Thị Giải Trình"


def names_in(office: Office) -> set[str]:
    """Everybody whom the store names: senders, who explained findings, who signed something in a plan."""
    found: set[str] = set()
    for known in office.programmes():
        snapshot = office.snapshot(known.programme.code, known.year)
        assert snapshot is not None
        plan = snapshot.plan
        found |= {sent.actor for sent in snapshot.submissions} | {note.actor for note in snapshot.notes}
        found |= {name for t in plan.targets for name in (t.settled_by, t.baseline_by)}
        found |= {m.approved_by for m in plan.milestones}
    units = {
        u.name for known in office.programmes() for u in office.snapshot(known.programme.code, known.year).plan.units
    }  # type: ignore[union-attr]
    return {name for name in found if name} - units


def text_of(opened: AppTest) -> str:
    texts = [str(getattr(e.proto, "body", "")) for kind in ("markdown", "html", "caption") for e in opened.get(kind)]
    return "\n".join([*texts, *(json.dumps(t.data, ensure_ascii=False) for t in tables_on(opened))])


@pytest.fixture
def noted(office: Office) -> Office:
    snapshot = office.snapshot(PROGRAMME, 2024)
    assert snapshot is not None
    finding = review(snapshot, Period.parse("2024-09"))[0]
    note_finding(office, PROGRAMME, 2024, finding.key, "đã đối chiếu", operator(NOTER))
    return office


def opened_at(shown: Page) -> AppTest:
    """A page where it says most of who sent what."""
    own = {Page.CHANGES: {"tu": "1"}, Page.TARGETS: {"ct": "S002-14"}}.get(shown, {})
    return page(shown.file, ("trail",), ky="2024-09", **own)


@pytest.mark.parametrize("shown", [p for p in Page if p is not Page.SUBMITTING], ids=lambda p: p.slug)
def test_no_full_page_has_a_name_for_strangers(noted: Office, shown: Page) -> None:
    names = names_in(noted) - {
        account.name for account in sample_accounts(noted)
    }  # invented, on the cards that sign in
    assert NOTER in names and len(names) > 2
    opened = opened_at(shown)
    assert not opened.exception
    assert {name for name in names if name in text_of(opened)} == set()


def test_the_same_pages_have_names_for_who_is_signed_in(noted: Office, clerk: Account) -> None:
    names = names_in(noted)
    for shown in (Page.TARGETS, Page.CHANGES, Page.REPORTING):
        text = text_of(opened_at(shown))
        assert any(name in text for name in names), shown


@pytest.mark.parametrize("shown", LIGHT, ids=lambda p: p.slug)
def test_no_light_page_has_a_name_for_anybody(noted: Office, shown: Page) -> None:
    """They are kept for all readers alike."""
    drawn = document(shown, {"ky": "2024-09"}, noted.version(), "http://x", limit=10**9)
    assert light_address(Address(shown, {})) is not None
    assert {name for name in names_in(noted) if name in drawn} == set()
    assert "tep/" not in drawn


def test_who_has_any_role_reads_names_of_all(noted: Office) -> None:
    for role in AccountRole:
        words = words_in("vi", extent(Actor("x", 1, "", frozenset({Grant(role, "04180")})), Action.READ_PEOPLE))
        assert words.person(Person("Lò Văn A", "Xã X", ("99999", "126"))) == "Lò Văn A"
    assert words_in("vi", extent(Actor("x", 1), Action.READ_PEOPLE)).person(Person("Lò Văn A", "Xã X")) == "Xã X"
    assert words_in("vi").person(Person("Lò Văn A")) == "cán bộ của đơn vị"
    assert words_in("vi", ALL_NAMES).person(Person("")) == ""


def test_what_is_kept_for_readers_of_names_is_not_shown_to_others() -> None:
    few = Extent(Action.READ_PEOPLE, False, frozenset({Grant(AccountRole.REPORTER, "04180")}))
    keys = {words_in("vi", people).key for people in (NO_NAMES, ALL_NAMES, few)} | {words_in("en").key}
    assert len(keys) == 4


def test_what_is_kept_for_all_readers_cannot_name_anybody() -> None:
    with naming_nobody():
        assert words_in("vi", ALL_NAMES).person(Person("")) == ""
        with pytest.raises(RuntimeError):
            words_in("vi", ALL_NAMES).person(Person("Lò Văn A", "Xã X"))
    assert words_in("vi", ALL_NAMES).person(Person("Lò Văn A", "Xã X")) == "Lò Văn A"
