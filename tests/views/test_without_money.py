"""Giải ngân lists what has no money, with why: not this office's, an amount nobody stated, or nothing given yet."""

from dataclasses import replace

from dashboard.domain.assess import assess
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import Allocation, Fund, FundTier, Plan, Project
from dashboard.text import words_in
from dashboard.views.money.without import Without, without_money
from sample_data.offices.songma import plan as songma
from tests.domain.figures import knowing
from tests.views.rows import rows_of

VI, EN = words_in("vi"), words_in("en")
PLAN = songma.plan()


def seen(plan: Plan = PLAN, words=VI, unit: str | None = None) -> Without:  # type: ignore[no-untyped-def]
    return without_money(assess(knowing(plan), Period.parse("2024-09"), unit), words)


def why(shown: Without) -> dict[str, str]:
    return {row["Không có vốn"].split(" ")[0]: row["Lý do"] for row in rows_of(shown.table)}


def test_the_projects_and_targets_of_the_plan_of_song_ma() -> None:
    found = why(seen())
    assert [code for code in found if code.startswith("DA")] == ["DA1", "DA4.2", "DA5", "DA6.1"]
    assert found["DA1"] == "Huyện Sông Mã không thuộc đối tượng của Dự án."
    assert found["DA4.2"] == "Huyện Sông Mã không thuộc đối tượng của Tiểu dự án."
    assert found["S002-12"] == "DA5: Huyện Sông Mã không thuộc đối tượng của Dự án."
    assert found["S002-15"] == "DA6.1: Huyện Sông Mã không thuộc đối tượng của Dự án."
    assert found["S002-08"] == "kế hoạch không gắn với dự án nào"
    assert "S002-05" not in found
    assert seen(words=EN).title.startswith("Without money: 4 projects, ")


def test_an_amount_that_nobody_stated_and_nothing_given_are_two_things() -> None:
    projects = (Project("A", "A"), Project("B", "B"), Project("C", "C"), Project("D", "D"), Project("E", "E", "D"))
    funds = (*PLAN.funds, Fund("HD", "Huy động", FundTier.OTHER))
    given = (
        Allocation("A", "NSTW", 2024, None), Allocation("C", "HD", 2024, None), Allocation("D", "NSTW", 2024, 5),
    )  # fmt: skip
    bare = replace(PLAN, projects=projects, allocations=given, funds=funds, leads=(), targets=(), milestones=())
    assert why(seen(bare)) == {
        "A": "văn bản có giao vốn nhưng không nêu số", "B": "chưa được giao vốn",
        "C": "chỉ có vốn lồng ghép, huy động, không nêu số",
    }  # fmt: skip


def test_one_unit_is_given_none_and_misses_none() -> None:
    assert not seen(unit="126-NNPTNT").table
