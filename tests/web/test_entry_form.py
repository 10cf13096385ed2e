"""The form over HTTP: who gets it, what a POST does and does not, drafts, other people's reports, and no script at all."""

import gzip
import json
import re
from html import unescape
from urllib.parse import parse_qs, urlencode

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp

from dashboard.domain.people.roles import AccountRole, Grant, operator
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.importing.line_texts import texts_of
from dashboard.usecases.accounts import NewAccount, make_account
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.reading import read_workbook
from dashboard.usecases.reviewing import AsSeen, approve_reports, return_report
from dashboard.usecases.settings import Settings
from dashboard.usecases.signing_in import begun
from dashboard.views.address import SESSION_COOKIE
from dashboard.views.entry_form import ENTRY, ENTRY_FOLDER, READING
from dashboard.web.doors import Doors
from dashboard.web.entry.routes import ENTRY_ROUTES
from tests.faults.bad_reports import OCTOBER, bytes_of, right_report
from tests.sample_store import COMMUNE, PROGRAMME, SILENT, hashes
from tests.web.asgi import Answered, answered

BY = operator("kiểm thử")
HERE = {"host": "127.0.0.1:8501"}
FORM = f"/{ENTRY}?dv={COMMUNE}&bc=BC-THANG@2024-10"
NARRATIVE = "narrative|difficulties"


def app() -> ASGIApp:
    return Doors(Starlette(routes=list(ENTRY_ROUTES)), Settings())


def cookie(office: Office, login: str, role: AccountRole, unit: str) -> dict[str, str]:
    new = NewAccount(login, f"Người {login}", unit, frozenset({Grant(role, unit)}))
    token = begun(Office(office.url), make_account(office, new, BY).account, "").token
    return {"cookie": f"{SESSION_COOKIE}={token}"}


@pytest.fixture
def clerk(office: Office) -> dict[str, str]:
    return cookie(office, "lo.a", AccountRole.REPORTER, COMMUNE)


def get(where: str = FORM, **headers: str) -> Answered:
    return answered(app(), where, **(HERE | headers))


def post(fields: dict[str, str], where: str = FORM, **headers: str) -> Answered:
    return answered(app(), where, "POST", urlencode(fields).encode(), **(HERE | headers))


def fields_of(page: str) -> dict[str, str]:
    """What a browser without a script would send of the page, without its buttons."""
    found: dict[str, str] = {}
    body = page.partition("<form")[2].partition("</form>")[0]
    for tag in re.findall(r"<(?:input|button)[^>]*>", body):
        own = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if tag.startswith("<button") or (own.get("type") in ("checkbox", "radio") and " checked" not in tag):
            continue
        found[own["name"]] = own.get("value", "")
    for own_name, text in re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>([^<]*)</textarea>', body):
        found[unescape(own_name)] = unescape(text)
    for own_name, options in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', body):
        chosen = re.search(r'<option value="([^"]*)" selected>', options)
        found[unescape(own_name)] = unescape(chosen[1]) if chosen else ""
    return found


def right(office: Office, page: str) -> dict[str, str]:
    """The fields of the page, filled as the right report of October is."""
    told = texts_of(read_workbook(bytes_of(right_report(office))))
    typed = {f"{line}|{key}": text for line, cells in told.items() for key, text in cells.items()}
    return {name: typed.get(name, text) for name, text in fields_of(page).items()}


def sent(office: Office) -> object:
    return office.snapshot(PROGRAMME, 2024).as_sent.submission_of("BC-THANG", COMMUNE, OCTOBER)  # type: ignore[union-attr]


def test_who_is_not_signed_in_is_led_to_sign_in_and_back(office: Office) -> None:
    asked = get()
    assert asked.status == 303
    page, _, query = asked.headers["location"].partition("?")
    assert page == "../dang-nhap" and parse_qs(query)["toi"] == [f"{ENTRY}?dv={COMMUNE}&bc=BC-THANG%402024-10"]


def test_the_page_is_the_apps_own_and_kept_by_nobody(office: Office, clerk: dict[str, str]) -> None:
    page = get(**clerk)
    assert page.status == 200 and page.headers["cache-control"] == "no-store"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "http" not in re.sub(r'href="data:,"', "", page.body).replace("http-equiv", "")
    assert len(page.content) < 150_000
    packed = get(**clerk, accept_encoding="gzip")
    assert len(packed.content) < 15_000 and gzip.decompress(packed.content) == page.content
    script = answered(app(), f"/{ENTRY_FOLDER}/" + re.search(r'src="(nhap\.js\?v=\w+)"', page.body)[1], **HERE)  # type: ignore[index]
    assert script.status == 200 and "immutable" in script.headers["cache-control"]


def test_without_a_script_the_form_is_checked_then_sent(office: Office, clerk: dict[str, str]) -> None:
    before = hashes(office)
    fields = right(office, get(**clerk).body)
    wrong = post({**fields, "viec": "kiem-tra", next(n for n in fields if n.endswith("|value")): "mười"}, **clerk)
    assert wrong.status == 422 and 'aria-invalid="true"' in wrong.body and "mười" in wrong.body
    checked = post({**fields, "viec": "kiem-tra"}, **clerk)
    assert checked.status == 200 and "xem-lai" in checked.body
    assert hashes(office) == before
    going = post({**fields_of(checked.body), "viec": "gui"}, **clerk)
    assert going.status == 303 and "so-bn=" in going.headers["location"]
    told = get(f"/{ENTRY_FOLDER}/{going.headers['location']}", **clerk)
    assert f"BC-THANG/2024-10/{COMMUNE}/1" in told.body and "bien-nhan?so=" in told.body
    assert sent(office) is not None
    stored = hashes(office)
    again = post({**fields_of(checked.body), "viec": "gui"}, **clerk)  # a second tap
    assert again.status == 200 and hashes(office) == stored


def test_the_form_sends_nobody_to_a_column(office: Office, clerk: dict[str, str]) -> None:
    """The form has fields with the reason below them, where the template has the column «Không có số vì»."""
    opened = get(**clerk)
    assert re.search(r"Đã điền \d+/\d+ dòng", unescape(opened.body)) and "số nguyên: 125" in opened.body
    fields = right(office, opened.body)
    value = next(n for n in fields if n.endswith("|value"))
    empty = post({**fields, "viec": "kiem-tra", value: ""}, **clerk)
    assert empty.status == 422 and "chọn lý do ngay dưới ô" in re.sub(r'class="note">[^<]*', "", empty.body)
    named = post({**fields, "viec": "kiem-tra", value: "chưa có"}, **clerk)
    assert named.status == 422 and "Để trống ô này và chọn lý do ngay dưới ô" in named.body
    assert "cột «Không có số vì»" not in empty.body + named.body


def test_nothing_is_stored_that_was_not_shown(office: Office, clerk: dict[str, str]) -> None:
    fields = right(office, get(**clerk).body)
    checked = fields_of(post({**fields, "viec": "kiem-tra"}, **clerk).body)
    before = hashes(office)
    for seen in ("", checked["da-xem"]):
        answer = post({**checked, "viec": "gui", "da-xem": seen, NARRATIVE: "gõ thêm sau khi xem"}, **clerk)
        assert answer.status == 200 and hashes(office) == before
    assert get(f"{FORM}&{urlencode({'viec': 'gui', **checked})}"[:4000], **clerk).status == 200
    assert hashes(office) == before


def test_others_are_told_why_not(office: Office, clerk: dict[str, str]) -> None:
    fields = right(office, get(**clerk).body)
    checked = {**fields_of(post({**fields, "viec": "kiem-tra"}, **clerk).body), "viec": "gui"}
    stranger = cookie(office, "b", AccountRole.REPORTER, SILENT)
    reviewer = cookie(office, "c", AccountRole.REVIEWER, "126")
    before = hashes(office)
    for other in (stranger, reviewer):
        assert get(**other).status == 403 and "<input" not in get(**other).body
        assert post(checked, **other).status == 403
        assert post(checked, f"/{ENTRY_FOLDER}/{READING}?dv={COMMUNE}&bc=BC-THANG@2024-10", **other).status == 403
    out = post(checked)
    assert out.status == 401 and 'target="_blank"' in out.body and fields_of(out.body)[NARRATIVE] == checked[NARRATIVE]
    for headers in ({"origin": "http://evil.example"}, {"sec_fetch_site": "cross-site"}):
        assert post(checked, **clerk, **headers).status == 403
    moved = {table for table, hash in hashes(office).items() if before[table] != hash}
    assert moved <= {"audit_event", "account_session"}
    assert sent(office) is None


def test_a_draft_is_kept_and_comes_back(office: Office, clerk: dict[str, str]) -> None:
    opened = fields_of(get(**clerk).body)
    name = next(n for n in opened if n.endswith("|value"))
    kept = post({**opened, "viec": "luu-nhap", name: "12 chưa rõ"}, **clerk)
    assert kept.status == 303
    again = get(f"/{ENTRY_FOLDER}/{kept.headers['location']}", **clerk)
    assert fields_of(again.body)[name] == "12 chưa rõ" and "Đã lưu nháp" in again.body
    mine = post({**opened, "viec": "luu-nhap", name: "13"}, **clerk)  # of a page opened before that draft
    assert mine.status == 409 and fields_of(mine.body)[name] == "13"
    assert fields_of(get(**clerk).body)[name] == "12 chưa rõ"
    over = re.search(r'value="(luu-nhap:\d+)"', mine.body)[1]  # type: ignore[index]
    assert post({**opened, "viec": over, name: "13"}, **clerk).status == 303
    assert fields_of(get(**clerk).body)[name] == "13"
    assert sent(office) is None


def test_what_somebody_else_sent_meanwhile_is_shown_and_agreed_to(office: Office, clerk: dict[str, str]) -> None:
    fields = right(office, get(**clerk).body)
    book = right_report(office)
    book["Khó khăn, kiến nghị"]["B2"] = "của người khác"
    commit_import(office, examine_upload(office, "khac.xlsx", bytes_of(book)), BY)
    came = post({**fields, "viec": "kiem-tra"}, **clerk)
    assert came.status == 409 and "da-xem" in came.body and "dong-y" in came.body
    agreed = post({**fields, "viec": "kiem-tra", "dong-y": "1"}, **clerk)
    assert agreed.status == 200
    going = post({**fields_of(agreed.body), "viec": "gui"}, **clerk)
    assert going.status == 303 and going.headers["location"].endswith("/2")


def test_a_returned_report_opens_with_its_figures_and_why(office: Office, clerk: dict[str, str]) -> None:
    commit_import(office, examine_upload(office, "thang-10.xlsx", bytes_of(right_report(office))), BY)
    seen = AsSeen(PROGRAMME, 2024, office.state())
    return_report(office, seen, sent(office), "xem lại số lao động", BY)  # type: ignore[arg-type]
    page = get(**clerk)
    assert "xem lại số lao động" in page.body
    assert fields_of(page.body)[next(n for n in fields_of(page.body) if n.endswith("|value"))]


def test_an_approved_report_is_shown_and_shut(office: Office, clerk: dict[str, str]) -> None:
    commit_import(office, examine_upload(office, "thang-10.xlsx", bytes_of(right_report(office))), BY)
    seen = AsSeen(PROGRAMME, 2024, office.state())
    approve_reports(office, seen, (sent(office),), BY)  # type: ignore[arg-type]
    assert sent(office).status is SubmissionStatus.APPROVED  # type: ignore[attr-defined]
    page = get(**clerk)
    assert (
        "<fieldset disabled>" in page.body
        and "đã duyệt và khóa" in page.body
        and "bản sửa" not in page.body
        and 'class="foot"' not in page.body
    )
    before = hashes(office)
    assert post({**fields_of(page.body), "viec": "gui"}, **clerk).status == 403
    assert post({**fields_of(page.body), "viec": "luu-nhap"}, **clerk).status == 403
    assert hashes(office) == before


@pytest.mark.parametrize(
    ("text", "manner", "said"),
    [
        ("1.234", "read", "đọc là 1.234 lao động"),
        ("1 234", "read", "đọc là 1.234 lao động"),
        ("1,234", "notice", "1.234"),
        ("mười", "fault", "mười"),
        ("-3", "notice", "nhỏ hơn 0"),
        ("1,5", "fault", "1,5"),
        ("99999", "notice", "khác xa"),
        ("0", "notice", "nhỏ hơn lũy kế"),
    ],
)
def test_a_text_is_read_by_the_importers_own_reader(
    office: Office, clerk: dict[str, str], text: str, manner: str, said: str
) -> None:
    name = next(n for n in fields_of(get(**clerk).body) if n.startswith("results|VL-KETNOI|") and n.endswith("|value"))
    where = f"/{ENTRY_FOLDER}/{READING}?dv={COMMUNE}&bc=BC-THANG@2024-10"
    before = hashes(office)
    told = json.loads(post({name: text}, where, **clerk).body)
    assert any(one["name"] == name and one["manner"] == manner and said in one["text"] for one in told), told
    assert hashes(office) == before
    assert post({name: text}, where).status == 401


def test_the_folder_by_itself_leads_to_what_is_owed(office: Office, clerk: dict[str, str]) -> None:
    assert get(f"/{ENTRY_FOLDER}?lang=en").headers["location"] == f"{ENTRY}?lang=en"
    assert get(f"/{ENTRY_FOLDER}/").headers["location"] == "bao-cao"
    assert "Báo cáo" in get(f"/{ENTRY}", **clerk).body and get(f"/{ENTRY}").status == 303


def test_what_the_calendar_does_not_ask_for_leads_to_what_it_does(office: Office, clerk: dict[str, str]) -> None:
    for where in (f"/{ENTRY}", f"/{ENTRY}?dv={COMMUNE}", f"/{ENTRY}?bc=BC-THANG@2031-10", f"/{ENTRY}?bc=x@y"):
        page = get(where, **clerk)
        assert page.status in (200, 404) and "bc=BC-THANG%402024-10" in page.body.replace("@", "%40"), where
    assert post({"x": "y" * 1_100_000}, **clerk).status == 413


def test_what_was_typed_is_shown_as_text(office: Office, clerk: dict[str, str]) -> None:
    opened = fields_of(get(**clerk).body)
    shown = post({**opened, "viec": "kiem-tra", NARRATIVE: "</textarea><script>alert(1)</script>"}, **clerk).body
    assert "<script>alert" not in shown
    english = get(f"{FORM}&lang=en&nen=toi", **clerk).body
    assert 'lang="en" class="toi"' in english and "Check and send" in english
