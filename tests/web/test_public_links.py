"""What is sent out carries the public address: tags of a link, light pages, receipts, reminders; and says where it does not."""

import pytest

from dashboard.usecases.office import Office
from dashboard.web.light.route import LIGHT_ROUTE
from tests.cli.test_faults import run  # noqa: F401 - a fixture
from tests.pages.opened import page
from tests.sample_store import COMMUNE, url_of
from tests.web.asgi import answered
from tests.web.test_page_head import served

PUBLIC = "https://bang.huyen.vn/giam-ngheo"
LOCAL_WORD = "chỉ mở được trên máy này"


@pytest.fixture
def public(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIAMNGHEO_PUBLIC_URL", PUBLIC + "/")


def said(test) -> str:
    assert not test.exception
    return "\n".join(str(one.value) for one in (*test.caption, *test.code, *test.markdown))


def test_the_tags_of_a_link(public: None) -> None:
    head = served("/chi-tieu", "ct=S002-14", host="127.0.0.1:8501")
    assert f'property="og:url" content="{PUBLIC}/chi-tieu?ct=S002-14"' in head
    assert f'property="og:image" content="{PUBLIC}/xem-truoc.png?' in head


def test_a_light_page(public: None) -> None:
    light = answered(LIGHT_ROUTE.handle, "/nhe/tong-quan", host="10.0.0.5")
    assert light.status == 200 and f"{PUBLIC}/" in light.body and "10.0.0.5" not in light.body


def test_a_reminder_names_the_page_to_send_it_on(public: None) -> None:
    text = said(page("tinh_hinh_bao_cao"))
    assert f"Nộp tại: {PUBLIC}/nop-bao-cao" in text and LOCAL_WORD not in text


def test_a_receipt(public: None) -> None:
    assert LOCAL_WORD not in said(page("bien_nhan", so=f"songma-gnbv/BC-THANG/2024-09/{COMMUNE}/1"))


def test_where_links_open_on_this_machine_only_it_is_said(office: Office) -> None:
    assert LOCAL_WORD in said(page("bien_nhan", so=f"songma-gnbv/BC-THANG/2024-09/{COMMUNE}/1"))
    reminder = said(page("tinh_hinh_bao_cao"))
    assert LOCAL_WORD in reminder and "Nộp tại" not in reminder


@pytest.mark.parametrize("address", ["bang.huyen.vn", "ftp://x", "https://a.vn/?x"])
def test_serve_refuses_what_is_no_address(run, tmp_path, address: str) -> None:  # noqa: F811
    ran = run(url_of(tmp_path / "new.db"), "serve", "--public-url", address)
    assert ran.exit_code == 1 and address in ran.stderr and "https://" in ran.stderr
