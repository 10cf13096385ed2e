"""No address breaks a page: whatever stands under its parameters, the page is drawn, and what cannot be followed is said."""

from random import Random

import pytest

from dashboard.usecases.office import Office
from dashboard.views.address import Param
from dashboard.views.pages import Page
from tests.pages.opened import page

WRONG = (  # no code of the sample office, whatever the parameter
    "0", "-1", "999999", "100000000000000000000-01-01", "0000-00-00", "0001-01-01", "9999-12-31", "2024-02-30", "1-1-1", "2024-00", "2024-Q5",
    "9999-12", "٣", "２０２４-０６", "²", "1e5", "1_0", "+1", "-0", "nan", "9223372036854775808", "9" * 4400, "a" * 5000, "\x00", "\u202e",
    "e\u0301" * 50, "../../etc/passwd", "<script>alert(1)</script>", "[x](http://evil.example)", ":material/home:", "http://evil.example", "$x$",
    "!", "!A1", "x!A0", "x!ZZZ99999999999999", "////", "BC-THANG/2024-09/04183/" + "9" * 30, "BC/2024-99/x/1", "%", "'; drop table unit --",
    "songma-gnbv-" + "9" * 20, "songma-gnbv-", "0" * 64, "f" * 65, "deadbeef",
)  # fmt: skip
RIGHT = (
    "2024-06",
    "2024-10",
    "04180",
    "HCN",
    "S002-14",
    "songma-gnbv-2024",
    "3",
    "1",
    "quy-tac",
    "en",
    "nay",
    "2024-10-10",
    "Chỉ tiêu!G5",
)
EACH = 5  # addresses of a page


def addresses(one: Page) -> list[dict[str, str]]:
    """Several parameters at once, right and wrong ones; the page's own among them."""
    random = Random(one.slug)
    own = [
        *one.own,
        *([Param.RECEIPT] if one is Page.RECEIPT else []),
        *([Param.FILE, Param.CELL] if one is Page.CELL else []),
    ]
    made = []
    for _ in range(EACH):
        named = {*own, *random.sample(list(Param), 3)}
        made.append({param.value: random.choice(WRONG if random.random() < 0.8 else RIGHT) for param in sorted(named)})
    return made


@pytest.mark.parametrize("one", Page, ids=lambda one: one.slug)
def test_no_address_breaks_a_page(office: Office, one: Page) -> None:
    for codes in addresses(one):
        assert not page(one.file, **codes).exception, codes


@pytest.mark.parametrize("text", ["100000000000000000000-01-01", "0001-01-01", "9999-12-31", "9" * 4400, "٣"])
def test_a_version_that_never_was_is_said(office: Office, text: str) -> None:
    test = page("tong_quan", pb=text)
    assert not test.exception
    assert test.warning or office.version_named(text)


@pytest.mark.parametrize("param", [Param.PLAN, Param.PERIOD, Param.BORDERS, Param.VERSION, Param.LANGUAGE])
@pytest.mark.parametrize("wrong", Random("said").sample(WRONG, 4))
def test_a_parameter_that_every_page_knows_is_said_where_it_is_wrong(office: Office, param: Param, wrong: str) -> None:
    test = page("tong_quan", **{param.value: wrong})
    assert not test.exception
    said = "Không có phiên bản dữ liệu hoặc ngày" if param is Param.VERSION else "ở đây không có"
    assert any(said in str(warning.value) for warning in test.warning)
