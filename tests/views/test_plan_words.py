"""The plan's own words on a project's page, and the communes that it gives priority."""

from dataclasses import replace

from dashboard.domain.assess import assess
from dashboard.domain.plan.plan import ALL_PROJECTS, PlanText, TextKind
from dashboard.domain.reporting.completeness import completeness
from dashboard.exports.plan_differences import text_differences
from dashboard.text import words_in
from dashboard.views.commune_measures import BY_GAP, measured
from dashboard.views.commune_profile import profile
from dashboard.views.commune_ranking import ranking_table
from dashboard.views.communes import communes
from dashboard.views.plan_words import priority_note, project_texts
from tests.builders import COMMUNE, SEPTEMBER, a_monthly_plan, a_plan
from tests.domain.figures import knowing

VI = words_in("vi")
RULE = PlanText(ALL_PROJECTS, TextKind.RULE, "Không hỗ trợ trùng lặp.", "VI.4")
AIM = PlanText("DA4.1", TextKind.AIM, "Đào tạo nghề cho lao động nghèo.", "V.4.a")
ABOVE = PlanText("DA4", TextKind.AIM, "Việc làm bền vững.", "V.4")
PLAN = a_plan(texts=(RULE, AIM, ABOVE))
ROW = ["Mục tiêu", "Đào tạo nghề cho lao động nghèo.", "", "V.4.a"]


def rows(code: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in project_texts(PLAN, code, VI).rows]


def test_a_project_s_own_words_come_first_then_those_above_then_those_for_all() -> None:
    assert rows("DA4.1") == [
        ROW,
        ["Mục tiêu", "Việc làm bền vững.", "DA4 · Phát triển giáo dục nghề nghiệp", "V.4"],
        ["Quy định", "Không hỗ trợ trùng lặp.", "mọi dự án", "VI.4"],
    ]
    assert [row[3] for row in rows("DA4")] == ["V.4", "V.4.a", "VI.4"]
    assert [row[2] for row in rows("DA5")] == ["mọi dự án"]
    assert not project_texts(a_plan(), "DA4.1", VI)


def test_a_new_wording_is_one_changed_cell_of_the_plan() -> None:
    (found,) = text_differences(PLAN, replace(PLAN, texts=(replace(RULE, text="Không trùng lặp."), AIM, ABOVE)))
    assert (found.sheet, found.row, found.column) == ("Nội dung dự án", "tất cả · quy định · VI.4", "Nội dung")
    assert (found.before, found.after) == ("Không hỗ trợ trùng lặp.", "Không trùng lặp.")


def test_a_priority_commune_is_called_so_on_its_page_and_in_the_list() -> None:
    plan = a_monthly_plan()
    named = replace(
        plan, units=tuple(replace(u, priority="xã đặc biệt khó khăn") if u.code == COMMUNE else u for u in plan.units)
    )
    whole = assess(knowing(named), SEPTEMBER)
    assert priority_note(named, VI) == "Kế hoạch ưu tiên 1 xã (xã đặc biệt khó khăn): Một"
    assert priority_note(plan, VI) == ""
    own = assess(knowing(named), SEPTEMBER, COMMUNE)
    shown = profile(whole, own, completeness(whole.snapshot, SEPTEMBER.end), VI)
    assert "diện ưu tiên: xã đặc biệt khó khăn" in shown.caption
    ranked = ranking_table(communes(whole, VI), measured(whole, BY_GAP, VI), VI)
    columns = {c.title: [cell.text for cell in c.cells] for c in ranked.columns}
    assert sorted(columns["Diện ưu tiên"]) == ["", "xã đặc biệt khó khăn"]
    bare = assess(knowing(plan), SEPTEMBER)
    without = ranking_table(communes(bare, VI), measured(bare, BY_GAP, VI), VI)
    assert "Diện ưu tiên" not in [c.title for c in without.columns]
