"""From a plan's document to a first plan: what was confirmed is stored, with the document, and each target knows its place in it."""

import pytest

from dashboard.domain.people.rights import Forbidden
from dashboard.domain.people.roles import ANYBODY, operator
from dashboard.domain.plan.indicators import Aggregation, Direction
from dashboard.domain.plan.targets import Basis, CountOf, Operator, PaceRule
from dashboard.importing.plan_documents.proposals import ProposalKind
from dashboard.usecases.importing import commit_import, examine_upload
from dashboard.usecases.office import Office
from dashboard.usecases.opening_originals import open_original
from dashboard.usecases.originals import original
from dashboard.usecases.plan_document_text import lines_around
from dashboard.usecases.plan_drafts import draft_file, draft_of
from dashboard.usecases.plan_reading import (
    ProposalVerdict,
    ReadDocument,
    clear_verdicts,
    proposed_edits,
    read_pasted,
    with_source,
)
from dashboard.usecases.plan_sources import is_plan_document, plan_source, source_document
from dashboard.usecases.plan_target_rows import by_rule

TEXT = """ỦY BAN NHÂN DÂN
XÃ NÀ HỌC

KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia Giảm nghèo bền vững năm 2026

Căn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ;

I. MỤC TIÊU
1. Tỷ lệ hộ nghèo giảm 3% so với năm 2025.
2. Đào tạo nghề cho 40 lao động.
3. 100% hộ nghèo được cấp thẻ bảo hiểm y tế.
4. Giảm tỷ lệ hộ cận nghèo xuống còn 6% (giảm 1,5%) tương đương với 20 hộ.

II. KINH PHÍ
1. Dự án 2: Đa dạng hóa sinh kế
Nguồn vốn giao năm 2026: 500 triệu đồng. Trong đó:
+ Ngân sách trung ương: 450 triệu đồng.
+ Ngân sách xã: 50 triệu đồng.

III. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
- Chủ trì thực hiện Dự án 2.
2. Các bản: Nà Học, Nà Khoa, Pá Sàng báo cáo UBND xã trước ngày 25 hằng tháng.
"""


def answered(read: ReadDocument) -> dict[str, ProposalVerdict]:
    """All of it taken, each question answered by its first choice."""
    verdicts = clear_verdicts(read.reading)
    for proposal in read.reading.proposals:
        if proposal.questions:
            verdicts[proposal.key] = ProposalVerdict(True, {}, {q.code: q.choices[0].key for q in proposal.questions})
    return verdicts


def stored(office: Office):
    read = read_pasted(TEXT)
    file = draft_file(office, draft_of(proposed_edits(read.reading, answered(read))))
    examined = with_source(examine_upload(office, file.name, file.content), read.received)
    assert [str(issue.code) for issue in examined.issues] == []
    receipt = commit_import(office, examined, operator("pham.thi.b"))
    code = examined.change_set.changes[0].plan.programme.code
    return read, receipt, office.snapshot(code, 2026).plan


def test_a_document_becomes_a_first_plan_without_a_finding(office: Office) -> None:
    _, _, plan = stored(office)
    assert plan.programme.office == "UBND xã Nà Học"
    assert plan.root == "XA-NA-HOC"
    assert {unit.name for unit in plan.units} == {
        "Xã Nà Học",
        "Bản Nà Học",
        "Bản Nà Khoa",
        "Bản Pá Sàng",
        "Phòng Kinh tế",
    }
    assert [(a.project, a.amount_vnd) for a in plan.allocations] == [("DA2", 450_000_000), ("DA2", 50_000_000)]
    assert [(lead.project, lead.unit) for lead in plan.leads] == [("DA2", "PHONG-KINH-TE")]
    assert len(plan.obligations) == 12
    assert plan.obligations[0].due_before.isoformat() == "2026-01-25"


def test_targets_are_what_their_sentences_say(office: Office) -> None:
    _, _, plan = stored(office)
    fall, trained, insured, near = plan.targets
    assert (fall.basis, str(fall.low), fall.settled_by) == (Basis.CHANGE_POINTS, "-0.03", "pham.thi.b")
    assert (trained.basis, trained.low, trained.pace_rule) == (Basis.COUNT, 40, PaceRule.FROM_ZERO)
    assert (insured.operator, insured.low) == (Operator.EQUAL, 1)
    assert (str(near.stated_change), near.stated_count, near.count_of) == ("-0.015", 20, CountOf.CHANGE)
    assert [t.source_clause for t in plan.targets] == ["I.1, vế 1", "I.2, vế 1", "I.3, vế 1", "I.4, vế 1"]
    rate, count, share, _ = (plan.indicator_by_code[t.indicator] for t in plan.targets)
    assert (rate.direction, rate.aggregation) == (Direction.FALLS, Aggregation.NONE)
    assert (count.aggregation, count.reporters) == (Aggregation.SUM, ("XA",))
    assert (share.aggregation, share.denominator) == (Aggregation.RATIO_OF_SUMS, "hộ nghèo")


def test_the_document_is_kept_like_any_original(office: Office) -> None:
    read, receipt, plan = stored(office)
    assert plan_source(office, plan) == (read.received.sha256, "van-ban-dan.txt")
    seen, content = open_original(office, read.received.sha256, operator("pham.thi.b"))
    assert content == TEXT.encode()
    assert is_plan_document(seen)
    assert [version.version for version in seen.plans] == [receipt.version]
    with pytest.raises(Forbidden):
        open_original(office, read.received.sha256, ANYBODY)


def test_a_plan_edited_later_still_stands_on_its_document(office: Office) -> None:
    read, _, plan = stored(office)
    edits = proposed_edits(read.reading, answered(read) | {"target:2": ProposalVerdict(False)})
    file = draft_file(office, draft_of(edits))
    examined = examine_upload(office, file.name, file.content)
    commit_import(office, examined, operator("pham.thi.b"))
    newest = office.snapshot(plan.programme.code, 2026).plan
    assert len(newest.targets) == 3
    assert plan_source(office, newest) == (read.received.sha256, "van-ban-dan.txt")


def test_a_targets_clause_is_found_in_the_document(office: Office) -> None:
    read, _, plan = stored(office)
    document = source_document(office, original(office, read.received.sha256[:12]).sha256)
    lines = lines_around(document, plan.targets[1].source_clause)
    assert [line.text for line in lines if line.here] == ["2. Đào tạo nghề cho 40 lao động."]
    assert lines_around(document, "X.9") == ()


def test_nothing_that_was_not_confirmed_is_in_the_plan() -> None:
    read = read_pasted(TEXT)
    assert not any(proposed_edits(read.reading, {}).tables.values())
    clear = proposed_edits(read.reading, clear_verdicts(read.reading))
    assert [row["value"] for row in clear.tables["targets"]] == ["40", "100%"]
    dropped = clear_verdicts(read.reading) | {"target:2": ProposalVerdict(False)}
    assert [row["value"] for row in proposed_edits(read.reading, dropped).tables["targets"]] == ["100%"]


def test_what_was_mended_by_hand_stands_above_what_was_read() -> None:
    read = read_pasted(TEXT)
    verdicts = clear_verdicts(read.reading) | {
        "target:2": ProposalVerdict(True, {"value": "ít nhất 45", "aggregation": "none"})
    }
    edits = proposed_edits(read.reading, verdicts)
    assert edits.tables["targets"][0]["value"] == "ít nhất 45"
    assert edits.tables["indicators"][0]["aggregation"] == "không cộng"


def test_an_answer_may_say_that_it_is_no_target() -> None:
    read = read_pasted("KẾ HOẠCH\nGiảm nghèo năm 2026 xã Thử\n\nII. NHIỆM VỤ\n1. Giúp đỡ 12 bản đặc biệt khó khăn.\n")
    (target,) = read.reading.of(ProposalKind.TARGET)
    no = {target.key: ProposalVerdict(True, {}, {"is_target": "no"})}
    assert proposed_edits(read.reading, no).tables["targets"] == []
    yes = {target.key: ProposalVerdict(True, {}, {"is_target": "yes"})}
    assert [row["value"] for row in proposed_edits(read.reading, yes).tables["targets"]] == ["12"]


def test_the_same_document_read_again_has_the_same_keys() -> None:
    first, second = read_pasted(TEXT).reading, read_pasted(TEXT).reading
    assert [(p.key, dict(p.fields), p.place) for p in first.proposals] == [
        (p.key, dict(p.fields), p.place) for p in second.proposals
    ]
    assert len({p.key for p in first.proposals}) == len(first.proposals)


def test_a_count_that_holds_or_falls_has_no_level_to_be_judged_by() -> None:
    count = {"name": "Số hộ nghèo", "measure": "count", "direction": "falls", "basis": "count", "value": "350"}
    assert by_rule(count)["pace_rule"] == PaceRule.NONE.value
    assert by_rule(count | {"baseline": "431"})["pace_rule"] == PaceRule.CHANGE.value
    assert by_rule(count | {"pace_rule": "from_zero"})["pace_rule"] == PaceRule.FROM_ZERO.value
