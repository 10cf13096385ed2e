"""What a plan leaves open: which gap, of what, and who is to close it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dashboard.domain.messages import Named
from dashboard.domain.periods import Period
from dashboard.domain.plan.indicators import Measure
from dashboard.domain.plan.plan import ALL_PROJECTS, Allocation, Lead, LeadRole, Milestone, PathOf, Plan, Project
from dashboard.domain.plan.targets import Basis, Operator, PaceRule, Target
from dashboard.domain.quality.findings import QualityCode
from dashboard.domain.quality.plan_gaps import plan_findings
from tests.builders import CLEAN_WATER, COMMUNE, DISTRICT, LABOUR, a_plan, a_share, an_indicator

D = Decimal
SOUND = a_plan().targets[0]
PATH = Milestone(PathOf.TARGET, "T1", Period.parse("2024-09"), D(105), "Trưởng phòng")
WHOLE = a_plan(targets=(SOUND,), milestones=(PATH,))


def gaps_of(plan: Plan) -> list[tuple[str, str, str]]:
    """The code, what it is about, and who is to close it."""
    return [(f.code.value, f.about, f.owner) for f in plan_findings(plan)]


def test_a_sound_plan_leaves_nothing_open() -> None:
    assert gaps_of(WHOLE) == []


FALL = Target(
    "T1", CLEAN_WATER, DISTRICT, Operator.EQUAL, Basis.CHANGE_POINTS, D("-0.05"), D("-0.05"), "giảm 5%",
    baseline=D("0.3"), leads=(LABOUR,), projects=("DA4.1",), pace_rule=PaceRule.CHANGE,
)  # fmt: skip
SETTLED = replace(FALL, settled="change_points", settled_by="Trưởng phòng")
OPEN = ("sentence_not_settled", "T1", LABOUR)
TARGETS = [
    ("a project that is not applicable pays for nothing", replace(SOUND, projects=("DA5",)), [("target_without_money", "T1", LABOUR)]),
    ("one that the plan does not know neither", replace(SOUND, projects=("DA9",)), [("target_without_money", "T1", LABOUR)]),
    ("one that does is enough", replace(SOUND, projects=("DA5", "DA9", "DA4.1")), []),
    ("nobody leads it: the plan's office is asked", replace(SOUND, leads=()), [("target_without_lead", "T1", DISTRICT)]),
    ("a fall of 5 %: points, or of the baseline?", FALL, [OPEN]),
    ("a relative fall is as much in doubt", replace(FALL, basis=Basis.RELATIVE_CHANGE), [OPEN]),
    ("said in điểm %", replace(FALL, source_sentence="giảm 5 Điểm %"), []),
    ("settled by a person", SETTLED, []),
    ("settled by nobody", replace(SETTLED, settled_by=""), [OPEN]),
    ("a person without a word", replace(SETTLED, settled=""), [OPEN]),
    ("a level is in no doubt", replace(FALL, basis=Basis.LEVEL), []),
    ("a change from an unknown baseline", replace(SETTLED, baseline=None), [("baseline_missing", "T1", LABOUR)]),
    ("a level judged by its change needs one too", replace(FALL, basis=Basis.LEVEL, baseline=None), [("baseline_missing", "T1", LABOUR)]),
    ("a change that is not paced needs one all the same", replace(SETTLED, baseline=None, pace_rule=PaceRule.LEVEL), [("baseline_missing", "T1", LABOUR)]),
    ("a level on its own path needs none", replace(FALL, basis=Basis.LEVEL, baseline=None, pace_rule=PaceRule.LEVEL), []),
]  # fmt: skip


@pytest.mark.parametrize(("target", "expected"), [c[1:] for c in TARGETS], ids=[c[0] for c in TARGETS])
def test_what_a_target_leaves_open(target: Target, expected: list[tuple[str, str, str]]) -> None:
    found = [gap for gap in gaps_of(replace(WHOLE, targets=(target,))) if gap[0] != "money_without_target"]
    assert found == expected


PATHS = [
    ("its own path", (PATH,), SOUND, []),
    ("no path", (), SOUND, [("path_missing", "T1", LABOUR)]),
    ("another target's", (replace(PATH, key="T2"),), SOUND, [("path_missing", "T1", LABOUR)]),
    ("money of the same name", (replace(PATH, of=PathOf.MONEY),), SOUND, [("path_missing", "T1", LABOUR)]),
    ("no path for what is not paced", (), replace(SOUND, pace_rule=PaceRule.NONE), []),
    ("no path for a target in words", (), replace(SOUND, operator=Operator.NONE), []),
]  # fmt: skip


@pytest.mark.parametrize(("milestones", "target", "expected"), [c[1:] for c in PATHS], ids=[c[0] for c in PATHS])
def test_which_targets_miss_a_path(
    milestones: tuple[Milestone, ...], target: Target, expected: list[tuple[str, str, str]]
) -> None:
    assert gaps_of(replace(WHOLE, milestones=milestones, targets=(target,))) == expected


def test_a_state_in_words_needs_no_path() -> None:
    words = (an_indicator(measure=Measure.QUALITATIVE), a_share())
    assert gaps_of(replace(WHOLE, milestones=(), indicators=words)) == []


def test_a_count_that_falls_by_per_cent_is_in_no_doubt_and_a_target_of_nothing_is_left_alone() -> None:
    counted = replace(FALL, indicator="dao-tao")
    assert OPEN not in gaps_of(replace(WHOLE, targets=(counted,)))
    assert gaps_of(replace(WHOLE, targets=(SOUND, replace(SOUND, id="T9", indicator="gone", leads=())))) == []


def test_a_target_is_named_with_its_sentence() -> None:
    (finding,) = plan_findings(replace(WHOLE, milestones=()))
    assert finding.subject == DISTRICT
    assert finding.params["target"] == "T1"
    assert finding.params["sentence"] == "150 lao động"
    name = finding.params["name"]
    assert isinstance(name, Named) and name.vi == "Lao động được đào tạo nghề"


MONEY = Allocation("DA4", "NSTW", 2024, 5)
PROJECTS = [
    ("money of a node that serves a target", {}, []),
    ("money above a node that serves one", {"allocations": (MONEY,)}, []),
    ("money below a node that serves one", {"targets": (replace(SOUND, projects=("DA4",)),)}, []),
    ("money that serves no target", {"targets": (replace(SOUND, projects=("DA5",)),)}, [("money_without_target", "DA4.1", LABOUR)]),
    ("a node without money owes no target", {"targets": (replace(SOUND, projects=("DA5",)),), "allocations": ()}, []),
    ("nobody leads the node or one near it", {"leads": ()}, [("project_without_lead", "DA4.1", DISTRICT)]),
    ("who only helps leads nothing", {"leads": (Lead("DA4.1", "XA", LeadRole.COORDINATING),)}, [("project_without_lead", "DA4.1", DISTRICT)]),
    ("led from above", {"leads": (Lead("DA4", LABOUR),)}, []),
    ("helped from above only", {"leads": (Lead("DA4", LABOUR, LeadRole.COORDINATING),)}, [("project_without_lead", "DA4.1", DISTRICT)]),
    ("led from below", {"leads": (Lead("DA4.1", LABOUR),), "allocations": (MONEY,)}, []),
    ("led elsewhere", {"leads": (Lead("DA5", LABOUR),)}, [("project_without_lead", "DA4.1", DISTRICT)]),
    ("without money nobody needs to lead", {"leads": (), "allocations": ()}, []),
    ("one that leads and one that helps", {"leads": (Lead("DA4.1", LABOUR), Lead("DA4.1", COMMUNE, LeadRole.COORDINATING))}, []),
    ("two that lead", {"leads": (Lead("DA4.1", LABOUR), Lead("DA4.1", COMMUNE))}, [("two_leads", "DA4.1", DISTRICT)]),
    ("what is not applicable is left alone", {"leads": (Lead("DA4.1", LABOUR), Lead("DA5", LABOUR), Lead("DA5", COMMUNE))}, []),
]  # fmt: skip


@pytest.mark.parametrize(("over", "expected"), [c[1:] for c in PROJECTS], ids=[c[0] for c in PROJECTS])
def test_what_a_project_leaves_open(over: dict[str, object], expected: list[tuple[str, str, str]]) -> None:
    found = [gap for gap in gaps_of(replace(WHOLE, **over)) if gap[0] != "target_without_money"]  # type: ignore[arg-type]
    assert found == expected


def test_the_two_that_lead_are_named_once_each() -> None:
    leads = (Lead("DA4.1", COMMUNE), Lead("DA4.1", LABOUR), Lead("DA4.1", COMMUNE))
    (finding,) = plan_findings(replace(WHOLE, leads=leads))
    assert finding.params["leads"] == ("Một", "Phòng LĐ-TB&XH")
    assert finding.params["name"] == "DA4.1 Giáo dục nghề nghiệp"
    unknown = tuple(replace(lead, unit=f"{lead.unit}?") for lead in leads)
    assert [f.params["leads"] for f in plan_findings(replace(WHOLE, leads=unknown)) if "leads" in f.params] == [
        (f"{COMMUNE}?", f"{LABOUR}?", f"{COMMUNE}?")
    ]


UNSIGNED = replace(PATH, approved_by="")
NAMED = [
    ("signed", (PATH,), []),
    ("a target's", (UNSIGNED,), [("T1", "target", "Lao động được đào tạo nghề")]),
    ("two points of one path", (UNSIGNED, replace(UNSIGNED, period=Period.parse("2024-12"))), [("T1", "target", "Lao động được đào tạo nghề")]),
    ("one point signed, one not", (PATH, replace(UNSIGNED, period=Period.parse("2024-12"))), [("T1", "target", "Lao động được đào tạo nghề")]),
    ("a project's", (PATH, replace(UNSIGNED, of=PathOf.MONEY, key="DA4")), [("DA4", "money", "DA4 Phát triển giáo dục nghề nghiệp")]),
    ("a line's", (PATH, replace(UNSIGNED, of=PathOf.MONEY, key="DA4/NSTW/2024")), [("DA4/NSTW/2024", "money", "DA4/NSTW/2024")]),
    ("all projects'", (PATH, replace(UNSIGNED, of=PathOf.MONEY, key=ALL_PROJECTS)), [(ALL_PROJECTS, "money", "Kế hoạch năm 2024")]),
    ("an unknown target's", (PATH, replace(UNSIGNED, key="T9")), [("T9", "target", "T9")]),
]  # fmt: skip


@pytest.mark.parametrize(("milestones", "expected"), [c[1:] for c in NAMED], ids=[c[0] for c in NAMED])
def test_paths_without_a_name_under_them(
    milestones: tuple[Milestone, ...], expected: list[tuple[str, str, str]]
) -> None:
    found = list(plan_findings(replace(WHOLE, milestones=milestones)))
    assert [f.code for f in found] == [QualityCode.PATH_WITHOUT_NAME] * len(expected)
    names = [f.params["name"] for f in found]
    assert [(f.about, f.detail) for f in found] == [(about, detail) for about, detail, _ in expected]
    assert [name.vi if isinstance(name, Named) else name for name in names] == [name for *_, name in expected]


def test_a_project_is_called_by_its_code_and_label() -> None:
    odd = Project("DA7", "Truyền thông")
    plan = replace(
        WHOLE, projects=(*WHOLE.projects, odd), allocations=(*WHOLE.allocations, Allocation("DA7", "NSTW", 2024, 1))
    )
    assert gaps_of(plan) == [("money_without_target", "DA7", DISTRICT), ("project_without_lead", "DA7", DISTRICT)]
