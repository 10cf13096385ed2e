"""One address, one meaning: the frame of the page and the card of the link show the same, and what cannot be followed is said."""

from dataclasses import replace

import pytest

from dashboard.domain.periods import Period
from dashboard.domain.plan.territory import Boundaries
from dashboard.domain.reported.snapshot import ProgrammeYear, Snapshot
from dashboard.usecases.office import Office
from dashboard.usecases.previewing import preview_of
from dashboard.usecases.requested_view import RequestedView, requested_view
from dashboard.views.address import Address, Param
from dashboard.views.pages import Page
from tests.domain.merged import divided
from tests.pages.opened import frame_of, page
from tests.sample_store import TODAY

CASES: dict[str, tuple[dict[str, str], set[Param]]] = {
    "nothing is asked for": ({}, set()),
    "a month that has ended": ({"ky": "2024-06"}, set()),
    "a month that has not begun": ({"ky": "2024-12"}, {Param.PERIOD}),
    "a period of another year": ({"ky": "2023-06"}, {Param.PERIOD}),
    "a quarter, where months are reported": ({"ky": "2024-Q3"}, {Param.PERIOD}),
    "a period as offices write it": ({"ky": "T9/2024"}, {Param.PERIOD}),
    "a value with blanks around it": ({"ky": " 2024-06 "}, set()),
    "borders that nobody knows": ({"dg": "xyz"}, {Param.BORDERS}),
    "today's borders, where nothing merged": ({"dg": "nay"}, set()),
    "a plan of no office": ({"kh": "foo-2024"}, {Param.PLAN}),
    "a year without a plan": ({"kh": "songma-gnbv-2031"}, {Param.PLAN}),
    "a year in other digits": ({"kh": "songma-gnbv-２０２４"}, {Param.PLAN}),
    "a version by its number": ({"pb": "12"}, set()),
    "the newest version": ({"pb": "newest"}, set()),
    "a version that is to come": ({"pb": "99999"}, {Param.VERSION}),
    "a day before the store": ({"pb": "1999-01-01"}, {Param.VERSION}),
    "a day": ({"pb": "10/5/2024"}, set()),
    "no version and no day": ({"pb": "hôm qua"}, {Param.VERSION}),
    "a language that is not spoken": ({"lang": "xx"}, {Param.LANGUAGE}),
    "another language": ({"lang": "en", "ky": "2024-05"}, set()),
    "everything wrong at once": (
        {"kh": "foo-2024", "ky": "9", "pb": "x", "lang": "xx", "dg": "1"},
        {Param.PLAN, Param.PERIOD, Param.VERSION, Param.LANGUAGE, Param.BORDERS},
    ),
}


@pytest.mark.parametrize(("codes", "wrong"), CASES.values(), ids=CASES)
def test_the_page_and_the_card_read_an_address_alike(office: Office, codes: dict[str, str], wrong: set[Param]) -> None:
    codes = {param: str(office.version()) if code == "newest" else code for param, code in codes.items()}
    test = frame_of("tong_quan", **codes)
    assert not test.exception
    assert len(test.warning) == len(wrong)
    shown = test.session_state["chosen"]
    meant = requested_view({param: code.strip() for param, code in codes.items()}, office, office)
    assert {one.param for one in meant.unfollowed} == wrong
    assert (meant.plan.programme.code, meant.plan.year) == (shown.programme, shown.year)
    assert (meant.period, meant.version, meant.boundaries) == (shown.period, shown.version, shown.boundaries)
    assert meant.language == shown.words.language
    stands = office.standing(shown.programme, shown.year, shown.period, None, shown.version, shown.boundaries)
    assert preview_of(office, Address(Page.OVERVIEW, codes)).sentence == shown.words.sentence(stands.headline)


OWN = [
    ("chi_tieu", Page.TARGETS, Param.TARGET, "S002-14", True),
    ("chi_tieu", Page.TARGETS, Param.TARGET, "s002-14", False),
    ("xa_thi_tran", Page.COMMUNES, Param.UNIT, "04180", True),
    ("xa_thi_tran", Page.COMMUNES, Param.UNIT, "126-LDTBXH", False),  # an office: it has no profile
    ("xa_thi_tran", Page.COMMUNES, Param.UNIT, "126", False),  # the plan's own district
    ("giai_ngan", Page.DISBURSEMENT, Param.PROJECT, "DA2", True),
    ("giai_ngan", Page.DISBURSEMENT, Param.PROJECT, "DA99", False),
]


@pytest.mark.parametrize(("name", "path", "param", "code", "is_here"), OWN)
def test_the_card_speaks_of_what_the_page_opens(
    office: Office, name: str, path: Page, param: Param, code: str, is_here: bool
) -> None:
    test = page(name, **{param: code})
    assert (test.session_state[f"choice.{param.value}"] == code) is is_here
    bare, asked = (preview_of(office, Address(path, codes)).sentence for codes in ({}, {param: code}))
    assert (asked != bare) is is_here


class _OnePlan:
    """A store of one plan."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def programmes(self, version: int | None = None) -> tuple[ProgrammeYear, ...]:
        plan = self._snapshot.plan
        return (ProgrammeYear(plan.programme, plan.year, 1),)

    def snapshot(self, programme: str, year: int, version: int | None = None) -> Snapshot:
        return self._snapshot


BORDERS = [("", Boundaries.AS_REPORTED, True), ("nay", Boundaries.CURRENT, True), ("xyz", Boundaries.AS_REPORTED, False),
           ("NAY", Boundaries.AS_REPORTED, False)]  # fmt: skip


@pytest.mark.parametrize(("code", "borders", "is_followed"), BORDERS)
def test_borders_where_communes_merged(office: Office, code: str, borders: Boundaries, is_followed: bool) -> None:
    later = replace(office, clock=lambda: TODAY.replace(year=2026))
    view = requested_view({"dg": code}, later, _OnePlan(Snapshot(1, None, replace(divided(), assumed_today=None), 1)))
    assert (view.boundaries, not view.unfollowed) == (borders, is_followed)
    assert view.period == Period.parse("2025-12")


def test_an_empty_store_still_says_what_it_could_not_follow(office: Office) -> None:
    class Nothing(_OnePlan):
        def programmes(self, version: int | None = None) -> tuple[ProgrammeYear, ...]:
            return ()

    view = requested_view({"lang": "xx"}, office, Nothing(Snapshot(1, None, divided(), 1)))
    assert view == replace(RequestedView("vi"), unfollowed=view.unfollowed)
    assert [one.param for one in view.unfollowed] == [Param.LANGUAGE]
