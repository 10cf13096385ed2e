"""Typed cells over a plan that moved meanwhile, names of approval, and the file that they become."""

from datetime import date

from dashboard.domain.issues import IssueCode
from dashboard.domain.people.roles import operator
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.planning import (
    Edits,
    approved,
    edited_file,
    examine_edits,
    plan_preview,
    rebased,
    standing_texts,
)
from sample_data.offices.songma.plan import plan
from tests.sample_store import PROGRAMME, hashes

TABLE = "standards"


def row(code: str, name: str = "") -> dict[str, str]:
    return {"code": code, "name": name or code, "valid_from": "1/1/2022", "valid_to": "", "document": ""}


def test_what_was_typed_is_done_again_over_the_newer_plan() -> None:
    base = [row("A"), row("B"), row("C")]
    typed = [row("A", "sửa ở đây"), row("C"), row("D")]  # A edited, B taken out, D added
    newest = [row("A") | {"document": "sửa nơi khác"}, row("B"), row("C", "nơi khác"), row("E")]
    assert rebased(TABLE, base, typed, newest) == [
        row("A", "sửa ở đây") | {"document": "sửa nơi khác"}, row("C", "nơi khác"), row("E"), row("D"),
    ]  # fmt: skip


def test_what_nobody_typed_gives_way() -> None:
    base = [row("A"), row("B")]
    assert rebased(TABLE, base, base, [row("A", "khác")]) == [row("A", "khác")]


def test_only_changed_paths_bear_the_new_name() -> None:
    rows = standing_texts(plan(), "milestones")
    rows[1] = rows[1] | {"m12": "160"}
    signed = approved(plan(), [*rows, {"of": "giải ngân", "key": "DA4", "m12": "100"}], "B", "1/10/2024")
    named = [(r["key"], r["approved_on"]) for r in signed if r["approved_by"] == "B"]
    assert named == [(rows[1]["key"], "1/10/2024"), ("DA4", "1/10/2024")]


def test_the_file_bears_the_day_and_goes_the_way_of_every_file(office: Office) -> None:
    stands = office.snapshot(PROGRAMME)
    assert stands is not None
    rows = standing_texts(stands.plan, "milestones")
    rows[0] = rows[0] | {"m9": "1.400", "approved_by": "B", "approved_on": "1/10/2024"}
    edits = Edits({"milestones": rows})
    assert edited_file(stands.plan, edits, date(2024, 10, 5)).name == "Kế hoạch sửa trên trang ngày 05-10-2024.xlsx"
    before = hashes(office)
    found = examine_edits(office, stands.plan, edits)
    assert hashes(office) == before  # looking over stores nothing
    assert found.change_set is not None and found.proposal is not None
    preview = plan_preview(office, found.proposal)  # type: ignore[arg-type]
    assert preview is not None
    assert [line.column for line in preview.differences] == ["T9", "Người duyệt", "Ngày duyệt"]
    receipt = commit_import(office, found, operator("Lò Văn A"))
    reception = office.reception(found.sha256)
    assert reception is not None and reception.file_name.startswith("Kế hoạch sửa trên trang ngày")
    now = office.snapshot(PROGRAMME)
    assert now is not None and now.plan_version == receipt.version and now.plan.sample


def test_an_uploaded_plan_with_a_changed_path_needs_a_name_and_a_day(office: Office) -> None:
    stands = office.snapshot(PROGRAMME)
    assert stands is not None
    rows = standing_texts(stands.plan, "milestones")
    rows[0] = rows[0] | {"m9": "1.400"}
    made = edited_file(stands.plan, Edits({"milestones": rows}), date(2024, 10, 5))
    found = examine_upload(office, made.name, made.content)
    assert [i.code for i in found.open_issues] == [IssueCode.MILESTONE_NOT_APPROVED]
