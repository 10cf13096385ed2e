"""Addresses: what is written is read again, in one order, in codes that any name may change around."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.plan.plan import Programme
from dashboard.domain.reported.snapshot import ProgrammeYear
from dashboard.views.address import LONGEST, Address, Param, address, asked_code
from dashboard.views.linked import receipt_address
from dashboard.views.plan_names import plan_names

codes = st.dictionaries(
    st.sampled_from([param.value for param in Param]), st.text(min_size=1, max_size=LONGEST).filter(str.strip)
)


@given(st.sampled_from(["", "chi-tieu", "xa-thi-tran"]), codes)
def test_an_address_is_read_as_it_was_written(page: str, given_codes: dict[str, str]) -> None:
    written = Address(page, given_codes).href
    assert address(written) == Address(page, given_codes)
    assert written.isascii()


def test_parameters_stand_in_one_order_however_they_were_given() -> None:
    one = Address("chi-tieu", {"ct": "S002-14", "kh": "songma-gnbv-2024", "ky": "2024-09"})
    assert one.href == "chi-tieu?kh=songma-gnbv-2024&ky=2024-09&ct=S002-14"
    assert Address("chi-tieu", dict(reversed(one.codes.items()))).href == one.href


def test_the_start_page_is_written_so_that_any_page_finds_it() -> None:
    assert Address("", {"pb": "150"}).href == "./?pb=150"
    assert address("./?pb=150") == Address("", {"pb": "150"})


def test_taking_away_and_adding() -> None:
    here = Address("", {"pb": "150", "lang": "en"})
    assert here.with_(pb=None, dv="04171").codes == {"lang": "en", "dv": "04171"}
    assert here.codes == {"pb": "150", "lang": "en"}


def test_a_whole_link_is_short_enough_for_a_message() -> None:
    longest = Address(
        "chi-tieu", {"kh": "songma-gnbv-2024", "ky": "2024-09", "pb": "230", "ct": "S002-14", "lang": "en"}
    )
    assert len(longest.href) <= 80


def test_a_value_is_cut_and_stripped() -> None:
    assert [len(asked_code(text)) for text in ("", "  a ", "a" * 5000)] == [0, 1, LONGEST]


def test_a_receipt_keeps_its_slashes() -> None:
    assert receipt_address("BC-THANG/2024-09/04183/1", "vi").href == "bien-nhan?so=BC-THANG/2024-09/04183/1"
    assert receipt_address("A/1", "en").href == "bien-nhan?lang=en&so=A/1"


def test_two_plans_of_one_office_and_year_are_told_apart() -> None:
    plans = [ProgrammeYear(Programme(code, "", "UBND huyện Sông Mã"), 2024, 1) for code in ("gnbv", "ntm")]
    assert plan_names(plans) == {"gnbv-2024": "gnbv 2024", "ntm-2024": "ntm 2024"}
    assert plan_names(plans[:1]) == {"gnbv-2024": "huyện Sông Mã 2024"}
