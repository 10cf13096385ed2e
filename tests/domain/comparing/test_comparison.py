"""What changed between two versions, and whether anything did."""

from dataclasses import replace
from decimal import Decimal

from dashboard.domain.assess import assess
from dashboard.domain.comparing.versions import Comparison, compared
from dashboard.domain.periods import Period
from dashboard.domain.plan.rules import DefaultPath, Rules
from dashboard.domain.verdicts.parts import State
from dashboard.text import words_in
from dashboard.views.changes import changes
from tests.builders import TRAINED, a_plan, an_indicator
from tests.domain.figures import knowing, observed

SEPTEMBER = Period.parse("2024-09")
PLAN = a_plan(
    indicators=(an_indicator(),), targets=a_plan().targets[:1], milestones=(),
    rules=Rules(target_default=DefaultPath.LAST_YEAR),
)  # fmt: skip


def between(*curves: dict[int, int]) -> Comparison:
    """Two versions that differ only in what is known of last year."""
    now = knowing(PLAN, observed(TRAINED, "X1", "2024-09", 84))
    last, nobody = replace(PLAN, year=2023), observed(TRAINED, "X2", "2023-12", 0)
    before, after = (
        replace(
            now, before=knowing(last, nobody, *[observed(TRAINED, "X1", f"2023-{m:02d}", v) for m, v in curve.items()])
        )
        for curve in curves
    )
    return compared(assess(before, SEPTEMBER), assess(after, SEPTEMBER))


def test_a_verdict_that_turned_with_last_years_figures_is_a_change() -> None:
    late = {9: 90, 12: 100}
    found = between(late, {9: 20, 12: 100})
    assert found
    assert not (found.reports or found.figures or found.money or found.plan_changed)
    (turned,) = found.targets
    assert (turned.before, turned.after, turned.actual_after) == (State.BEHIND, State.ON_TRACK, Decimal(84))
    for lang in ("vi", "en"):
        words = words_in(lang)
        shown = changes(found, words)
        assert shown.heading != words("Nothing has changed")
        assert len([line for line in shown.verdicts if line.turned]) == 1
    assert not between(late, late)
