"""Single sentences: how quantities, operators, changes and parts are told apart, and what states no target."""

import pytest

from tests.importing.plan_documents.build import brief, goal

_ASK = "? change_points/relative_change"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tỷ lệ hộ nghèo giảm 5% so với năm 2024.", [("giảm 5%", "%", _ASK)]),
        ("Giảm tỷ lệ hộ nghèo bình quân 1 - 1,5%/năm.", [("giảm 1-1,5%", "%", _ASK)]),
        ("Giảm tỷ lệ hộ nghèo 3 điểm %.", [("giảm 3 điểm %", "%", "change_points")]),
        ("Tỷ lệ hộ nghèo giảm xuống còn dưới 12%.", [("dưới 12%", "%", "level")]),
        ("Giảm số hộ nghèo 150 hộ.", [("giảm 150", "hộ", "change_count")]),
        ("Ít nhất 03 mô hình giảm nghèo được nhân rộng.", [("ít nhất 3", "mô hình", "count")]),
        ("Tối thiểu 90% hộ nghèo có nhu cầu được vay vốn.", [("tối thiểu 90%", "%", "share_of_need")]),
        ("Tỷ lệ tái nghèo không quá 0,5%.", [("không quá 0,5%", "%", "level")]),
        ("Tỷ lệ lao động qua đào tạo đạt từ 65% trở lên.", [("65% trở lên", "%", "level")]),
        ("Năng suất lao động tăng 6%.", [("tăng 6%", "%", "relative_change")]),
        ("Duy trì 100% xã có trạm y tế đạt chuẩn.", [("100%", "%", "level")]),
        ("Tạo việc làm cho 1.200 lao động, trong đó 300 lao động nữ.", [("1.200", "lao động", "count"), ("300", "lao động", "count")]),
        ("80% hộ nghèo dùng nước sạch, 60% hộ nghèo có nhà tiêu.", [("80%", "%", "level"), ("60%", "%", "level")]),
        ("Tỷ lệ hộ nghèo giảm từ 20% xuống 17%.", [("17%", "%", "level")]),
        ("Đào tạo 1,250 lao động.", [("1,250", "lao động", "? decimal/thousands")]),
    ],
)  # fmt: skip
def test_how_a_goal_is_read(text: str, wanted: list[tuple[str, ...]]) -> None:
    told = [(*brief(p)[:2], brief(p)[2] if p.questions and "basis" not in p.fields else _basis(p)) for p in goal(text)]
    assert told == wanted


def _basis(proposal) -> str:
    asked = "/".join(c.key for q in proposal.questions for c in q.choices)
    return f"? {asked}" if asked else proposal.fields["basis"]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2024 tỷ lệ hộ nghèo giảm 4%.",
        "Đến năm 2030, tỷ lệ hộ nghèo dưới 3%.",
        "Toàn tỉnh giảm 3% hộ nghèo.",
        "Đã hỗ trợ 35 hộ làm nhà.",
        "Mỗi xã xây dựng 02 mô hình.",
        "Mức hỗ trợ không quá 50% chi phí.",
        "Hỗ trợ 40 triệu đồng/hộ.",
        "Liên hệ số điện thoại 0212 3836 123.",
    ],
)
def test_what_states_no_target_of_this_plan(text: str) -> None:
    assert [p for p in goal(text) if p.fields["value"] != "không có số"] == []


def test_the_words_of_a_target_are_those_of_the_sentence() -> None:
    (first, part) = goal(
        "Hỗ trợ tạo việc làm cho khoảng 2.000 lao động, trong đó có trên 10% người lao động thuộc hộ nghèo."
    )
    assert first.fields["name"] == "Hỗ trợ tạo việc làm cho lao động"
    assert part.fields["subset_of"] == first.key
    assert part.fields["population"] == "người lao động thuộc hộ nghèo"


def test_a_hundred_numbers_in_one_sentence_are_no_targets() -> None:
    assert goal(", ".join(f"{n}% hộ nghèo" for n in range(1, 100))) == []
