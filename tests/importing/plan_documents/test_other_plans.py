"""Plans of other offices, in our own words and the style of real ones, with traps: what is stated is read, nothing else is."""

import pytest

from dashboard.importing.plan_documents.proposals import LeftWhy, ProposalKind
from tests.importing.plan_documents.build import brief, read_own

_ASK = "? change_points/relative_change"
TARGETS = {
    "xa_muong_khoa_2026": (
        ("dưới 15,2%", "%", "level"), ("32", "triệu đồng/người/năm", "level"), ("tối thiểu 85%", "%", "level"), ("70%", "%", "level"),
        ("12", "bản", "count"), ("ít nhất 3", "mô hình", "count"), ("không quá 21%", "%", "level"),
    ),
    "huyen_dan_toc_2025": (
        ("giảm 3-4%", "%", _ASK), ("giảm 4,5 điểm %", "%", "change_points"), ("95% trở lên", "%", "level"), ("40", "lao động", "count"),
        ("6", "lớp", "count"), ("240", "lượt người", "count"), ("không có số", "định tính", "state"), ("25", "hộ", "count"),
    ),
    "tinh_bang_chi_tieu_2025": (
        ("5,9%", "%", "level"), ("giảm 1,0-1,5%", "%", _ASK), ("12.000", "người", "count"), ("≥ 350", "người", "count"),
        ("trên 95%", "%", "level"), ("3", "xã", "count"),
    ),
    "xa_ngan_2026": (
        ("giảm 80", "hộ", "change_count"), ("45", "hộ", "count"), ("dưới 0,3%", "%", "level"), ("150", "triệu đồng", "count"),
        ("100%", "%", "level"),
    ),
    "thanh_pho_dieu_2025": (
        ("giảm 1.250", "hộ", "change_count"), ("giảm 400", "hộ", "change_count"), ("72%", "%", "level"), ("tăng 5", "mô hình", "change_count"),
        ("1%", "%", "level"), ("1,2%", "%", "level"),
    ),
    "huyen_nong_thon_moi_2024": (
        ("2", "xã", "count"), ("11", "xã", "count"), ("17", "tiêu chí/xã", "level"), ("không có số", "định tính", "state"),
        ("ít nhất 4", "sản phẩm", "count"), ("9,8%", "%", "level"),
    ),
    "giai_doan_2026_2030": (("giảm 1-1,5%", "%", _ASK), ("100%", "%", "share_of_need"), ("6,5%", "%", "level")),
    "thon_tap_huan_2025": (
        ("12", "lớp", "count"), ("360", "lao động", "count"), ("tối thiểu 60%", "%", "level"), ("ít nhất 80%", "%", "level"),
        ("trên 95%", "%", "level"),
    ),
    "tinh_tin_tuc_2026": (("7,9%", "%", "level"), ("giảm ít nhất 2.500", "hộ", "change_count"), ("20.000", "lao động", "count")),
    "xa_hai_nguon_2025": (
        ("45", "hộ", "count"), ("20", "hộ", "count"), ("ít nhất 30%", "%", "level"), ("tăng 15%", "%", "relative_change"),
    ),
    "so_lieu_nham_2025": (("24", "phóng sự", "count"), ("12", "chuyên mục", "count")),
    "tinh_nhieu_chieu_2025": (
        ("100%", "%", "level"), ("giảm 2,5-3,0%", "%", _ASK), ("giảm 3% trở lên", "%", _ASK), ("giảm 4-5%", "%", _ASK),
        ("ít nhất 1", "huyện", "count"), ("100%", "%", "level"), ("khoảng 70", "mô hình", "count"), ("60%", "%", "share_of_need"),
        ("tối thiểu 7.500", "hộ", "count"), ("1.500", "người", "count"), ("100%", "%", "share_of_need"), ("dưới 34%", "%", "level"),
        ("90%", "%", "level"), ("60%", "%", "level"), ("25%", "%", "level"), ("tối thiểu 3.200", "hộ", "count"), ("90%", "%", "level"),
        ("60%", "%", "level"), ("90%", "%", "share_of_need"), ("95%", "%", "level"), ("32", "công trình", "count"),
    ),
    "xa_bang_von_2026": (
        ("350", "hộ", "count"), ("giảm 40", "hộ", "change_count"), ("không quá 5", "hộ", "count"), ("28", "triệu đồng/người/năm", "level"),
        ("trên 97%", "%", "level"), ("99%", "%", "level"), ("22", "nhà", "count"), ("15", "nhà", "count"), ("7", "nhà", "count"), ("60", "người", "count"), ("120", "người", "count"),
        ("10", "người", "count"), ("11", "bản", "count"), ("không có số", "định tính", "state"), ("100%", "%", "share_of_need"),
        ("15", "con", "count"), ("2.000", "cây", "count"), ("45", "hộ", "count"), ("ít nhất 2", "hội nghị", "count"),
        ("1.000", "tờ rơi", "count"),
    ),
    "huyen_giao_phan_dau_2025": (
        ("giảm 2,0%", "%", _ASK), ("giảm 2,5%", "%", _ASK), ("9,95%", "%", "level"), ("100%", "%", "level"), ("70%", "%", "level"),
        ("650", "hộ", "count"), ("45", "tỷ đồng", "count"), ("2.300", "người", "count"), ("250", "người", "count"), ("tăng 5%", "%", _ASK),
        ("giảm 50%", "%", "relative_change"), ("trên 90%", "%", "level"), ("3-5", "mô hình", "count"), ("45", "nhà", "count"),
        ("2", "xã", "count"),
    ),
    "xa_nong_thon_moi_2025": (
        ("2", "tiêu chí", "count"), ("≥ 85%", "%", "level"), ("65%", "%", "level"), ("tối thiểu 80%", "%", "level"), ("12", "ha", "count"),
        ("5.000", "cây", "count"), ("≤ 6%", "%", "level"),
    ),
    "huyen_diem_khac_2025": (
        ("≥ 90%", "%", "share_of_need"), ("120", "nhà", "count"), ("75%", "%", "level"), ("tối đa 20%", "%", "level"),
    ),
}  # fmt: skip
MONEY = {  # project, tier, kind of capital, triệu đồng
    "xa_muong_khoa_2026": (("CT", "central", "", "2.500"), ("CT", "local", "", "500"), ("CT", "other", "", "200")),
    "huyen_dan_toc_2025": (
        ("DA1", "not-split", "vốn đầu tư phát triển", "1.000"), ("DA1", "not-split", "vốn sự nghiệp", "480"),
        ("DA4.1", "central", "", "5.200"),
    ),
    "tinh_bang_chi_tieu_2025": (
        ("DA2", "central", "", "7.000"), ("DA2", "local", "", "1.000"), ("DA3", "central", "", "7.000"), ("DA3", "local", "", "500"),
    ),
    "huyen_nong_thon_moi_2024": (
        ("CT", "central", "vốn đầu tư phát triển", "9.000"), ("CT", "central", "vốn sự nghiệp", "3.400"), ("CT", "local", "", "2.100"),
    ),
    "thon_tap_huan_2025": (("CT", "", "", "1.152"),),
    "tinh_tin_tuc_2026": (("CT", "central", "", "700.000"), ("CT", "local", "", "145.600")),
    "huyen_giao_phan_dau_2025": (("CT", "central", "", "1.250"),),
    "xa_hai_nguon_2025": (("DA2", "central", "", "600"), ("DA2", "local", "", "50,5")),
    "tinh_nhieu_chieu_2025": (
        ("DA1.1", "central", "", "200.428"), ("DA1.1", "local", "", "10.022"), ("DA2", "central", "", "95.000"), ("DA2", "local", "", "3.765,4"),
    ),
    "xa_bang_von_2026": (
        ("DA2", "central", "", "800"), ("DA2", "local", "", "30"), ("DA2", "local", "", "20"), ("DA3.1", "central", "", "290"),
        ("DA3.1", "local", "", "10"), ("DA3.2", "central", "", "110"), ("DA3.2", "local", "", "10"),
    ),
    "xa_nong_thon_moi_2025": (
        ("CT", "central", "", "3.000"), ("CT", "local", "", "800"), ("CT", "local", "", "400"), ("CT", "other", "", "5.300"),
        ("CT", "other", "", "3.000"),
    ),
    "huyen_diem_khac_2025": (("DA2", "", "", "4.000"), ("DA4", "", "", "5.500")),
}  # fmt: skip


@pytest.mark.parametrize("plan", TARGETS)
def test_the_targets_of_a_plan(plan: str) -> None:
    found = read_own(plan).of(ProposalKind.TARGET)
    told = [(*brief(p)[:2], p.fields.get("basis") or brief(p)[2]) for p in found]
    assert told == list(TARGETS[plan])


@pytest.mark.parametrize("plan", TARGETS)
def test_the_money_of_a_plan(plan: str) -> None:
    found = read_own(plan).of(ProposalKind.MONEY)
    told = [tuple(p.fields.get(key, "") for key in ("project", "tier", "capital", "amount")) for p in found]
    assert told == list(MONEY.get(plan, ()))


def test_totals_that_do_not_agree_are_said() -> None:
    (check,) = read_own("huyen_diem_khac_2025").checks
    assert (check.stated, check.summed, check.holds) == (10_000_000_000, 9_500_000_000, False)


@pytest.mark.parametrize(
    ("plan", "part", "why"),
    [
        ("xa_muong_khoa_2026", "Tỷ lệ hộ nghèo cuối năm 2025 còn 18,4%", LeftWhy.PAST),
        ("xa_muong_khoa_2026", "100% bản có đường ô tô", LeftWhy.OTHER_YEAR),
        ("xa_ngan_2026", "Toàn xã hiện có 412 hộ nghèo", LeftWhy.PAST),
        ("xa_ngan_2026", "Mức hỗ trợ", LeftWhy.NORM),
        ("thanh_pho_dieu_2025", "định mức chi không quá 50%", LeftWhy.NORM),
        ("thanh_pho_dieu_2025", "Mỗi xã, phường", LeftWhy.NOT_UNDERSTOOD),
        ("huyen_nong_thon_moi_2024", "Có 09/16 xã đạt chuẩn", LeftWhy.PAST),
        ("tinh_tin_tuc_2026", "đã giảm 2,3% hộ nghèo", LeftWhy.PAST),
        ("huyen_diem_khac_2025", "Năm 2024 đã giải ngân", LeftWhy.PAST),
        ("so_lieu_nham_2025", "Cấp 1,234 triệu đồng", LeftWhy.NOT_UNDERSTOOD),
    ],
)  # fmt: skip
def test_what_is_no_target_is_listed_with_its_reason(plan: str, part: str, why: LeftWhy) -> None:
    left = [one for one in read_own(plan).left if part in one.sentence]
    assert [one.why for one in left] == [why]


def test_rules_of_reporting() -> None:
    deadlines = {
        plan: [(p.fields.get("frequency"), p.fields.get("day") or p.fields.get("due_before")) for p in read_own(plan).of(ProposalKind.DEADLINE)]
        for plan in ("xa_muong_khoa_2026", "huyen_dan_toc_2025", "tinh_bang_chi_tieu_2025", "xa_hai_nguon_2025")
    }  # fmt: skip
    assert deadlines == {
        "xa_muong_khoa_2026": [("month", "25")],
        "huyen_dan_toc_2025": [("half", "15/06/2025"), ("year", "15/12/2025")],
        "tinh_bang_chi_tieu_2025": [("quarter", "20")],
        "xa_hai_nguon_2025": [("month", "5")],
    }


def test_a_plan_of_several_years_asks_for_which_one() -> None:
    reading = read_own("giai_doan_2026_2030")
    (plan,) = reading.of(ProposalKind.PLAN)
    assert [c.key for c in plan.questions[0].choices] == ["2026", "2027", "2028", "2029", "2030"]
    assert [p.fields["for_year"] for p in reading.of(ProposalKind.TARGET)] == ["2030", "2030", "2026"]


def test_villages_and_offices_are_named() -> None:
    names = [p.fields["name"] for p in read_own("xa_muong_khoa_2026").of(ProposalKind.UNIT)]
    assert names == ["Bản Nà Khoa", "Bản Huổi Lìu", "Bản Pá Sàng", "Bản Nà Ngập"]
    (lead,) = read_own("huyen_dan_toc_2025").of(ProposalKind.LEAD)
    assert (lead.fields["project"], lead.fields["office"]) == ("DA1", "Phòng Dân tộc và Tôn giáo")


def test_what_the_province_gave_and_what_the_district_strives_for_are_two_targets() -> None:
    given, own = read_own("huyen_giao_phan_dau_2025").of(ProposalKind.TARGET)[:2]
    assert (given.fields["tier"], own.fields["tier"]) == ("province", "own")
    assert given.fields["name"] == own.fields["name"] == "Tỷ lệ hộ nghèo"
