"""What people write into reports and the templates of an office: kept with their history, by who may."""

from pathlib import Path

import pytest

from dashboard.domain.documents.forms import FormKind
from dashboard.domain.documents.texts import LONGEST_TEXT, ReportName
from dashboard.domain.people.audit import AuditAction
from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, operator
from dashboard.usecases.document_forms import (
    UnreadableForm,
    filled_form,
    form_content,
    forms_of,
    keep_form,
    look_over,
    shipped_content,
    shipped_forms,
    withdraw_form,
)
from dashboard.usecases.document_texts import texts_of, write_texts
from dashboard.usecases.office import NothingKnown, Office
from dashboard.views.documents.field_values import field_values
from dashboard.views.documents.own import OwnKey
from db.engine import reading
from db.queries.audit import found
from tests.documents.making import making, words
from tests.documents.test_fields import paragraphs, word
from tests.sample_store import PROGRAMME, copied

ROOT = Path(__file__).parents[2]
BY = operator("chị Hoa")
SEPTEMBER = ReportName(PROGRAMME, 2024, "", "2024-09")
MAY = ReportName(PROGRAMME, 2024, "BC-DK@2024-H1", "")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return copied(tmp_path)


def said(office: Office) -> list[tuple[str, str, str]]:
    with reading(office.url) as session:
        return [(e.subject, e.before, e.after) for e in found(session, action=AuditAction.DOCUMENT)]


def test_a_text_stays_with_its_report_and_its_history_is_kept(office: Office) -> None:
    before = office.version()
    assert write_texts(office, SEPTEMBER, {OwnKey.TASKS: "Mở lớp", OwnKey.PLACE: "Sông Mã"}, BY) == 2
    assert write_texts(office, SEPTEMBER, {OwnKey.TASKS: "Mở hai lớp", OwnKey.PLACE: "Sông Mã"}, BY) == 1
    assert {key: one.text for key, one in texts_of(office, SEPTEMBER).items()} == {
        "tasks": "Mở hai lớp",
        "place": "Sông Mã",
    }
    assert office.version() == before  # no figure is another one
    assert (f"{PROGRAMME} 2024-09 tasks", "Mở lớp", "Mở hai lớp") in said(office)


def test_who_signs_stays_from_report_to_report_and_what_is_said_does_not(office: Office) -> None:
    write_texts(
        office, SEPTEMBER, {OwnKey.TASKS: "Mở lớp", OwnKey.SIGNER: "Lò Văn A", OwnKey.NUMBER: "Số: 1/BC-UBND"}, BY
    )
    assert {key: one.text for key, one in texts_of(office, MAY).items()} == {"signer": "Lò Văn A"}
    write_texts(office, MAY, {OwnKey.SIGNER: "Vì Thị B"}, BY)
    assert texts_of(office, MAY)[OwnKey.SIGNER].text == "Vì Thị B"
    assert texts_of(office, SEPTEMBER)[OwnKey.SIGNER].text == "Lò Văn A"


def test_nobody_writes_who_may_not_and_nothing_too_long(office: Office) -> None:
    with pytest.raises(Forbidden):
        write_texts(office, SEPTEMBER, {OwnKey.TASKS: "x"}, ANYBODY)
    with pytest.raises(ValueError, match="letters"):
        write_texts(office, SEPTEMBER, {OwnKey.TASKS: "x" * (LONGEST_TEXT + 1)}, BY)
    with pytest.raises(NothingKnown):
        write_texts(office, ReportName("khong-co", 2024, "", "2024-09"), {OwnKey.TASKS: "x"}, BY)
    assert texts_of(office, SEPTEMBER) == {}


def test_an_identity_number_in_a_text_is_covered_before_it_is_kept(office: Office) -> None:
    write_texts(office, SEPTEMBER, {OwnKey.TASKS: "ông A, CCCD 014203004567"}, BY)
    assert "014203004567" not in texts_of(office, SEPTEMBER)[OwnKey.TASKS].text


def test_a_template_is_looked_over_kept_filled_in_replaced_and_taken_back(office: Office) -> None:
    content = word("{{co_quan}}: {{giai_ngan}}/{{von_giao}}", "{{S002-05.ket_qua}} {{khong_co}}")
    look = look_over(content, "Bao cao.DOCX", making().standing, words())
    assert (look.kind, look.unknown, look.empty) == (FormKind.WORD, ("khong_co",), ())
    form = keep_form(office, "Báo cáo tuần", content, look.kind, BY)
    assert [(one.code, one.name, one.revision) for one in forms_of(office)] == [
        ("bao-cao-tuan.docx", "Báo cáo tuần", 1)
    ]
    made = filled_form(form.name, form.kind, form_content(office, form), making().standing, words())
    assert paragraphs(made.content) == ["UBND huyện Sông Mã: 6.901/15.555,25", "84 {{khong_co}}"]
    again = keep_form(office, "Báo cáo tuần", word("{{ky}}"), FormKind.WORD, BY)
    assert (again.code, again.revision) == (form.code, 2)
    assert form_content(office, form) == content  # what it was before is still there
    withdraw_form(office, form.code, BY)
    assert forms_of(office) == ()
    with pytest.raises(NothingKnown):
        withdraw_form(office, form.code, BY)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("a.doc", b"PK..", "kind"), ("a.docx", b"khong phai", "kind"), ("a.docx", b"PK\x03\x04 hong", "read"), ("a.xlsx", b"PK" + b"0" * 6_000_000, "size")],
)  # fmt: skip
def test_a_file_that_is_no_template_is_refused_with_its_reason(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableForm) as refused:
        look_over(content, name, making().standing, words())
    assert refused.value.reason == reason


def test_only_administrators_bring_templates(office: Office) -> None:
    with pytest.raises(Forbidden):
        keep_form(office, "x", word("{{ky}}"), FormKind.WORD, ANYBODY)
    with pytest.raises(UnreadableForm):
        keep_form(office, "  ", word("{{ky}}"), FormKind.WORD, BY)


@pytest.mark.parametrize(("stem", "kind"), shipped_forms())
def test_the_templates_that_we_ship_name_known_fields_only_and_say_what_they_leave_out(
    stem: str, kind: FormKind
) -> None:
    content = shipped_content(stem, kind)
    look = look_over(content, f"{stem}.{kind}", making().standing, words())
    assert look.unknown == ()
    assert len(look.fields) > 10
    made = filled_form(stem, kind, content, making().standing, words())
    again = look_over(made.content, f"{stem}.{kind}", making().standing, words())
    assert again.fields == ()


@pytest.mark.parametrize("file", ["docs/tai-lieu.md", "docs/documents.en.md"])
def test_the_handbook_names_every_field(file: str) -> None:
    known, told = field_values(making().standing, words()), (ROOT / file).read_text(encoding="utf-8")
    single = [name for name in known.values if "." not in name]
    assert [name for name in single if f"`{name}`" not in told] == []
    for name, rows in known.lists.items():
        assert f"`{name}`" in told, name
        assert [field for row in rows[:1] for field in row if f"`{field}`" not in told] == [], name
