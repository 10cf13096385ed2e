"""Tables of the pages: links with the filters kept, down to the uploaded cell, and the file under each table."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain.people.accounts import Account
from dashboard.domain.people.roles import operator
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.changes import ChangeSet, PlanChange
from dashboard.exports.table_workbook import Origin, table_workbook
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.address import address
from dashboard.views.commune_measures import BY_GAP, measured
from dashboard.views.commune_ranking import ranking_table
from dashboard.views.communes import communes
from db import store
from db.engine import writing
from tests.pages.opened import page
from tests.pages.seen import table_named, tables_on
from tests.pages.test_reading_pages import words_on
from tests.sample_store import COMMUNE, PROGRAMME


def one_target(**query: str) -> AppTest:
    """A target with what stands behind its figures opened."""
    return page("chi_tieu", ("trail",), ky="2024-09", ct="S002-05", **query)


PAGES = ("chi_tieu", "giai_ngan", "xa_thi_tran", "thay_doi", "tinh_hinh_bao_cao", "tong_quan")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_draws_a_table_on_a_canvas(office: Office, name: str) -> None:
    test = page(name, ky="2024-09")
    assert not test.exception
    assert not test.get("arrow_data_frame") and not test.get("arrow_table")
    assert tables_on(test)
    assert {one.data["language"] for one in tables_on(test)} == {"vi"}


@pytest.mark.parametrize(("name", "table"), [("chi_tieu", "nguon-so-lieu"), ("giai_ngan", "nguon-so-lieu")])
def test_every_source_leads_to_its_cell_with_the_filters_kept(
    office: Office, clerk: Account, name: str, table: str
) -> None:
    shown = one_target(lang="en") if name == "chi_tieu" else page(name, ky="2024-09", lang="en")
    seen = table_named(shown, table)
    files, cells = seen.links.loc[seen.frame["File"] != "", ["File", "Cell"]].to_numpy().T
    assert len(cells) and all(files) and all(cells)
    where = address(cells[0])
    assert where.page == "o-nguon" and where.codes["ky"] == "2024-09" and where.codes["lang"] == "en"
    test = page("o_nguon", **where.codes)
    assert not test.exception and any("◀ " in str(html.proto) for html in test.get("html"))


def test_units_targets_and_projects_of_cells_are_links(office: Office) -> None:
    profile = page("xa_thi_tran", dv=COMMUNE)
    links = table_named(profile, "so-lieu-don-vi").links["Chỉ tiêu"]
    assert all(href.startswith("chi-tieu?") and "ct=" in href for href in links)
    assert f"dv={COMMUNE}" in " ".join(table_named(page("xa_thi_tran"), "xep-hang").links["Đơn vị"])
    heat = table_named(page("xa_thi_tran", opened=("communes",)), "hinh-communes").links
    assert all("dv=" in href for href in heat.iloc[:, 0])
    matters = table_named(page("tong_quan"), "viec-can-chi-dao").links["Việc"]
    assert len(matters) == 7 and all(
        any(code in href for code in ("ct=", "da=", "dv=", "tinh-hinh")) for href in matters
    )
    matrix = table_named(page("tinh_hinh_bao_cao", opened=("reports",)), "hinh-reports").links
    assert any("so=songma-gnbv/BC-THANG/2024-09" in href for href in matrix.to_numpy().ravel())
    assert "da=DA2" in " ".join(table_named(page("giai_ngan"), "du-an").links["Dự án"])


def test_a_cell_says_what_was_read_from_it_who_sent_it_and_its_receipt(office: Office, clerk: Account) -> None:
    seen = table_named(one_target(), "nguon-so-lieu")
    mine = seen.frame.index[seen.frame["Tệp"] != ""][0]
    test = page("o_nguon", **address(seen.links.loc[mine, "Ô"]).codes)
    shown = words_on(test)
    assert "Đọc được từ ô này" in shown and str(seen.frame.loc[mine, "Số liệu"]) in shown
    assert "gửi lúc" in shown
    assert any(f"/{COMMUNE}/" in link.proto.label or "126" in link.proto.label for link in test.get("page_link"))
    assert "Tải tệp gốc đã gửi" in html_of(test) and 'href="tep/' in html_of(test)


def html_of(test: AppTest) -> str:
    return "".join(str(html.proto.body) for html in test.get("html"))


def test_who_is_not_signed_in_sees_neither_the_file_nor_its_sender(office: Office) -> None:
    seen = table_named(one_target(), "nguon-so-lieu")
    mine = seen.frame.index[seen.frame["Tệp"] != ""][0]
    test = page("o_nguon", **address(seen.links.loc[mine, "Ô"]).codes)
    senders = {sent.actor for sent in office.snapshot("songma-gnbv", 2024).submissions}
    shown = words_on(test) + html_of(test)
    assert not any(sender in shown for sender in senders)
    assert "gn-sheet" not in shown and "tep/" not in shown and "Đọc được từ ô này" not in shown
    assert "dang-nhap?toi=" in shown


@pytest.mark.parametrize(
    "asked",
    [{}, {"tep": "zz"}, {"tep": "0" * 12}, {"tep": "%_"}, {"tep": "../../etc/passwd", "o": "A!A1"}],
)
def test_a_foreign_file_is_said_without_a_trace(office: Office, asked: dict[str, str]) -> None:
    test = page("o_nguon", **asked)
    assert not test.exception and test.title == [] and len(test.info) + len(test.warning) >= 1


@pytest.mark.parametrize("cell", ["Chỉ tiêu!ZZZ9999999", "Không có!A1", "!!", "Chỉ tiêu", "<b>!A1", "Chỉ tiêu!A0"])
def test_a_foreign_cell_is_said_and_the_file_can_still_be_fetched(office: Office, clerk: Account, cell: str) -> None:
    seen = table_named(one_target(), "nguon-so-lieu")
    mine = seen.frame.index[seen.frame["Tệp"] != ""][0]
    test = page("o_nguon", tep=address(seen.links.loc[mine, "Ô"]).codes["tep"], o=cell)
    assert not test.exception and len(test.warning) == 1
    assert "Tải tệp gốc đã gửi" in html_of(test) and 'href="tep/' in html_of(test)


def test_a_file_that_came_later_is_not_known_to_a_past_version(office: Office) -> None:
    seen = table_named(one_target(), "nguon-so-lieu")
    mine = seen.frame.index[seen.frame["Tệp"] != ""][0]
    test = page("o_nguon", **address(seen.links.loc[mine, "Ô"]).codes | {"pb": "2"})
    assert not test.exception and any("phiên bản đang xem" in str(w.value) for w in test.warning)


def test_all_tables_of_a_page_offer_their_workbook(office: Office) -> None:
    test = page("giai_ngan")
    keys = {button.key for button in test.get("download_button")}
    assert {f"table.{one.name}.xlsx" for one in tables_on(test)} <= keys


NAMES = ("Q1", "T3", "May", "12")  # a period, a month, a number: what a unit may be called


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_units_called_like_periods_and_numbers_are_texts_on_the_page_and_in_its_workbook(
    office: Office, lang: str
) -> None:
    _rename_communes(office)
    seen = table_named(page("xa_thi_tran", ky="2024-09", lang=lang), "xep-hang")
    title = words_in(lang)("Unit")
    place = list(seen.frame.columns).index(title)
    cells = [row["cells"][place] for row in seen.data["rows"]]
    assert {cell["t"] for cell in cells} >= set(NAMES)
    assert not any(key in cell for cell in cells for key in ("k", "c", "absent"))  # sorted and copied by their letters
    words = words_in(lang)
    standing = office.standing(PROGRAMME)
    shown = ranking_table(communes(standing, words), measured(standing, BY_GAP, words), words)
    sheet = openpyxl.load_workbook(BytesIO(table_workbook(shown, "", Origin(), words))).active
    kept = {cell.value: (cell.data_type, cell.number_format) for cell in list(sheet.columns)[place]}
    assert {kept[name] for name in NAMES} == {("s", "@")}


def _rename_communes(office: Office) -> None:
    known = office.snapshot(PROGRAMME)
    assert known is not None
    names = iter(NAMES)
    units = tuple(
        replace(unit, short_name=name) if unit.level is UnitLevel.COMMUNE and (name := next(names, "")) else unit
        for unit in known.plan.units
    )
    change = PlanChange(replace(known.plan, units=units), known.plan_version)
    with writing(office.url) as session:
        store.apply(ChangeSet((change,)), session, operator("test"), datetime(2024, 10, 12, tzinfo=UTC))
