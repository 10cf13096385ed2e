"""Tables of an office's own stored whole: as reports of who sends them, with what was answered, beside everybody's reports."""

import io

from openpyxl import Workbook

from dashboard.domain.issues import Answer, AnswerKind
from dashboard.domain.people.roles import operator
from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Source
from dashboard.text import Words
from dashboard.usecases.examination_json import examination_json
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from tests.sample_store import PROGRAMME

HEADS = [["UBND HUYỆN SÔNG MÃ"], ["PHÒNG LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"]]
TRADES = "DT-NGHE"


def table(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in (*HEADS, *rows):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def months(*rows: list[object]) -> bytes:
    return table(
        ["BÁO CÁO NĂM 2024"],
        ["TT", "Xã", "Đào tạo nghề", None],
        [None, None, "Đến tháng 8/2024", "Đến tháng 9/2024"],
        *rows,
    )


def choice(issue: str, code: str) -> dict[str, Answer]:
    return {issue: Answer(issue, AnswerKind.CHOICE, code)}


def sent(office: Office, content: bytes, name: str, **over):
    examination = examine_upload(office, name, content, **over)
    assert [issue.id for issue in examination.open_issues] == []
    return commit_import(office, examination, operator("phong.ld"))


def figures(office: Office, indicator: str) -> dict[tuple[str, str], tuple[int, Source]]:
    known = office.snapshot(PROGRAMME, 2024)
    return {
        (o.subject, o.period.code): (o.amount, o.source)
        for o in known.observations
        if o.indicator == indicator and o.reporter == "126-LDTBXH"
    }


def test_a_table_of_two_months_becomes_two_reports_in_one_transaction(office: Office) -> None:
    before = office.version()
    receipt = sent(office, months([1, "Bó Sinh", 2, 3], [2, "Nậm Ty", 4, 4]), "dao-tao.xlsx")
    assert office.version() == before + 1
    assert (
        receipt.number == "songma-gnbv/BIEU-DT-NGHE/2024-08/126-LDTBXH/1, songma-gnbv/BIEU-DT-NGHE/2024-09/126-LDTBXH/1"
    )
    assert figures(office, TRADES) == {
        ("04171", "2024-08"): (2, Source.CONSOLIDATED), ("04171", "2024-09"): (3, Source.CONSOLIDATED),
        ("04186", "2024-08"): (4, Source.CONSOLIDATED), ("04186", "2024-09"): (4, Source.CONSOLIDATED),
    }  # fmt: skip


def test_the_same_bytes_again_change_nothing(office: Office) -> None:
    content = months([1, "Bó Sinh", 2, 3])
    sent(office, content, "dao-tao.xlsx")
    again = examine_upload(office, "dao-tao (1).xlsx", content)
    assert again.already_received
    assert again.change_set is None


def test_a_corrected_table_is_a_new_revision_of_the_same_report(office: Office) -> None:
    sent(office, months([1, "Bó Sinh", 2, 3]), "dao-tao.xlsx")
    receipt = sent(office, months([1, "Bó Sinh", 2, 5]), "dao-tao.xlsx")
    assert receipt.number.endswith("BIEU-DT-NGHE/2024-09/126-LDTBXH/2")
    assert figures(office, TRADES)[("04171", "2024-09")][0] == 5


def test_a_table_beside_the_communes_reports_moves_no_total(office: Office) -> None:
    september = Period.parse("2024-09")
    before = {t.target.id: t.actual for t in office.standing(PROGRAMME, 2024, september).targets}
    sent(office, months([1, "Chiềng En", 2, 3]), "dao-tao.xlsx")
    assert {t.target.id: t.actual for t in office.standing(PROGRAMME, 2024, september).targets} == before


def test_a_name_that_a_person_settled_is_known_to_the_next_file(office: Office) -> None:
    unknown = months([1, "Xã Mường Sại", 2, 3])
    question = "which_unit@Sheet!B6"
    assert [i.id for i in examine_upload(office, "a.xlsx", unknown).open_issues] == [question]
    sent(office, unknown, "a.xlsx", answers=choice(question, "04213"))
    later = examine_upload(
        office, "b.xlsx", table(["THÁNG 10 NĂM 2024"], ["TT", "Xã", "Đào tạo nghề"], [1, "Xã Mường Sại", 9])
    )
    assert [i.id for i in later.open_issues] == []
    assert "as_said_before@Sheet!B5" in [i.id for i in later.issues]
    assert [(o.subject, o.amount) for o in later.proposal.observations] == [("04213", 9)]


def test_the_printed_object_holds_the_figures_of_every_month_in_the_file(office):
    """One month of several used to be printed: who compared the figures took the others for lost."""
    content = months(["1", "Xã Bó Sinh", 12, 13])
    printed = examination_json(examine_upload(office, "hai-thang.xlsx", content), Words("vi"))
    assert [(value["period"], value["value"]) for value in printed["values"]] == [("2024-08", "12"), ("2024-09", "13")]
