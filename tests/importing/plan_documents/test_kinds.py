"""Kinds of sentences that other offices write: amounts in two units, parts in brackets, falls that go on, senders, documents."""

import pytest

from dashboard.importing.plan_documents.mentions import mentions_in
from dashboard.importing.plan_documents.proposals import LeftWhy, PlanReading, Proposal, ProposalKind
from dashboard.usecases.plan_reading import read_pasted

HEAD = "UBND HUYỆN NẬM XÉ\nKẾ HOẠCH\nThực hiện Chương trình mục tiêu quốc gia Giảm nghèo bền vững năm 2025\n\n"


def read(text: str) -> PlanReading:
    return read_pasted(HEAD + text).reading


def targets(text: str) -> tuple[Proposal, ...]:
    return read(f"I. MỤC TIÊU\n{text}").of(ProposalKind.TARGET)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("37 tỷ 80 triệu đồng", ["37.080 triệu đồng"]),
        ("8 tỷ, 905 triệu", ["8.905 triệu đồng"]),
        ("3 tỷ 5.", ["3.500 triệu đồng"]),
        ("3 tỷ 250;", ["3.250 triệu đồng"]),
        ("640 triệu 500 nghìn đồng", ["640.500.000 đồng"]),
        ("2 tỷ đồng, 700 triệu đồng", ["2 tỷ đồng", "700 triệu đồng"]),
        ("lần lượt 4 tỷ, 300 triệu", ["4 tỷ đồng", "300 triệu đồng"]),
        ("1 tỷ 2 xã", ["1 tỷ đồng"]),
        ("5 tỷ 1.200 triệu", ["5 tỷ đồng", "1.200 triệu đồng"]),
    ],
)
def test_an_amount_in_two_units_is_one(text: str, amounts: list[str]) -> None:
    assert [f"{m.numbers} {m.money.value}" for m in mentions_in(f"kinh phí {text}") if m.money] == amounts


def test_money_in_two_units_is_whole_in_the_line() -> None:
    money = read("III. KINH PHÍ\n1. Dự án 2: Đa dạng hóa sinh kế: ngân sách trung ương 12 tỷ 75 triệu đồng.").of(
        ProposalKind.MONEY
    )
    assert [p.fields["amount"] for p in money] == ["12.075"]


def test_parts_in_brackets_are_parts_of_the_count() -> None:
    whole, built, mended = targets("1. Hỗ trợ làm nhà ở 90 nhà cho hộ nghèo (làm mới 64 nhà, sửa chữa 26 nhà).")
    assert [p.fields["value"] for p in (whole, built, mended)] == ["90", "64", "26"]
    assert {built.fields["subset_of"], mended.fields["subset_of"]} == {whole.key}
    assert "stated_count" not in whole.fields


def test_the_last_part_behind_a_semicolon_makes_the_whole() -> None:
    whole, built, mended = targets("1. Hỗ trợ nhà ở cho 48 hộ, trong đó: làm mới 40 hộ; sửa chữa 8 hộ.")
    assert (built.fields["subset_of"], mended.fields["subset_of"]) == (whole.key, whole.key)
    assert [p.fields["name"].rpartition(": ")[2] for p in (built, mended)] == ["làm mới", "sửa chữa"]


def test_a_fall_goes_on_to_the_next_count_of_poor_households() -> None:
    first, second = targets("1. Giảm 85 hộ nghèo, 41 hộ cận nghèo.")
    assert [(p.fields["value"], p.fields["basis"], p.fields["direction"]) for p in (first, second)] == [
        ("giảm 85", "change_count", "falls"),
        ("giảm 41", "change_count", "falls"),
    ]


def test_where_it_is_not_sure_whether_a_rise_goes_on_it_is_asked() -> None:
    _, second = targets("1. Tăng thêm 6 mô hình, 2 hợp tác xã.")
    assert [q.code for q in second.questions] == ["basis"]
    assert "basis" not in second.fields


def test_a_share_of_those_of_whom_a_share_is_told_is_their_part() -> None:
    whole, part = targets("1. Tỷ lệ lao động qua đào tạo đạt 58%, trong đó có chứng chỉ đạt 24%.")
    assert part.fields["subset_of"] == whole.key


def test_documents_without_can_cu() -> None:
    found = read(
        "Thực hiện Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ; Công văn số 77/SNV-GN ngày 06/01/2025 của Sở Nội vụ; "
        "UBND huyện ban hành Kế hoạch như sau:"
    ).of(ProposalKind.DOCUMENT)
    assert [p.fields["number"] for p in found] == ["90/QĐ-TTg", "77/SNV-GN"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("UBND các xã: báo cáo kết quả về Phòng Nội vụ trước ngày 12 hằng tháng.", "UBND các xã"),
        ("Các thôn gửi báo cáo trước ngày 20 hằng tháng.", "Các thôn"),
        ("2. Phòng Tài chính: theo dõi vốn; tổng hợp, báo cáo UBND huyện trước ngày 15 hằng tháng.", "Phòng Tài chính"),
    ],
)
def test_who_sends_a_report(text: str, who: str) -> None:
    (due,) = read(f"IV. CHẾ ĐỘ BÁO CÁO\n{text}").of(ProposalKind.DEADLINE)
    assert due.fields["reporters"] == who


def test_a_sentence_that_made_a_deadline_is_not_listed_too() -> None:
    reading = read("IV. TỔ CHỨC THỰC HIỆN\nTrưởng các bản: Nậm Ty 1, Nậm Ty 2 báo cáo trước ngày 22 hằng tháng.")
    assert len(reading.of(ProposalKind.DEADLINE)) == 1
    assert not reading.left


def test_funds_bear_their_own_names() -> None:
    found = read(
        "III. NGUỒN VỐN\n- Vốn đầu tư công: 900 triệu đồng.\n- Lồng ghép các chương trình khác: 150 triệu đồng."
    ).of(ProposalKind.MONEY)
    assert [p.fields["fund"] for p in found] == ["Vốn đầu tư công", "Lồng ghép các chương trình khác"]


def test_steps_of_spending_within_the_year_are_no_targets() -> None:
    reading = read("Đến hết tháng 6/2025 giải ngân đạt trên 35%, hết tháng 9/2025 đạt trên 65% kế hoạch vốn giao.")
    assert not reading.of(ProposalKind.TARGET)
    assert {one.why for one in reading.left} == {LeftWhy.MILESTONE}


def test_news_go_on_with_goals_which_are_asked_about() -> None:
    reading = read_pasted(
        "UBND huyện Nậm Xé vừa ban hành Kế hoạch giảm nghèo năm 2025. Theo đó, huyện phấn đấu giảm 4% hộ nghèo, đưa tỷ lệ hộ nghèo xuống "
        "còn 28,5%. Tỷ lệ hộ cận nghèo dưới 11%.\nBên cạnh đó, 85% hộ nghèo được dùng nước hợp vệ sinh; ít nhất 04 mô hình theo chuỗi giá trị."
    ).reading
    found = {p.fields["value"]: [q.code for q in p.questions] for p in reading.of(ProposalKind.TARGET)}
    assert found["28,5%"] == []
    assert found["dưới 11%"] == ["is_target"]
    assert {"85%", "ít nhất 4"} <= set(found)


def test_an_office_without_its_name_is_not_made_up() -> None:
    reading = read_pasted("Ngày 9/5/2025, UBND huyện vừa ban hành Kế hoạch giảm nghèo năm 2025.").reading
    assert "office" not in reading.plan
    assert reading.plan["level"] == "district"


def test_a_goal_behind_its_topic_and_year() -> None:
    (used,) = (p for p in read("Tỷ lệ hộ dùng nước hợp vệ sinh: KH năm 2025 là 96,5%.").of(ProposalKind.TARGET))
    assert (used.fields["name"], used.fields["value"]) == ("Tỷ lệ hộ dùng nước hợp vệ sinh", "96,5%")


def test_a_clause_number_before_a_share() -> None:
    (found,) = targets("2. Môi trường\n2.3. 88% rác thải sinh hoạt được thu gom.")
    assert (found.place, found.fields["value"]) == ("I.2.3, vế 1", "88%")


def test_the_programmes_money_by_source_beside_its_projects_is_asked_about() -> None:
    found = read(
        "III. KINH PHÍ\nTổng kinh phí: 900 triệu đồng, trong đó:\n- Ngân sách trung ương: 800 triệu đồng;\n- Ngân sách huyện: 100 triệu đồng.\n"
        "1. Dự án 2: Đa dạng hóa sinh kế: 600 triệu đồng.\n2. Dự án 7: Nâng cao năng lực: 300 triệu đồng."
    ).of(ProposalKind.MONEY)
    assert {(p.fields["project"], p.fields["amount"]): [q.code for q in p.questions] for p in found} == {
        ("DA2", "600"): [],
        ("DA7", "300"): [],
        ("CT", "800"): ["beside_projects"],
        ("CT", "100"): ["beside_projects"],
    }


def test_who_sends_a_report_is_asked_where_the_text_does_not_say() -> None:
    (due,) = read("IV. CHẾ ĐỘ BÁO CÁO\nBáo cáo gửi trước ngày 18 hằng tháng.").of(ProposalKind.DEADLINE)
    assert [q.code for q in due.questions] == ["which_month", "reporters"]
