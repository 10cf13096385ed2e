"""The sample's whole status, recomputed from the workbooks by plain Python, is what the program prints: every figure."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.usecases.office import Office as Program
from tests.independent import recomputed
from tests.independent.comparing import differences
from tests.independent.conftest import PROGRAMME, Printed
from tests.independent.recomputed import sentences
from tests.independent.recomputed.calendar import months
from tests.independent.recomputed.reports import Office
from tests.independent.recomputed.status import shown, status
from tests.independent.recomputed.targets import period

MODULES = sorted(Path(recomputed.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_the_recomputation_imports_nothing_of_ours(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            named = [node.module or ""]
        for name in named:
            known = name.split(".")[0] in sys.stdlib_module_names or name == "openpyxl"
            assert known or name.startswith("tests.independent.recomputed"), name


def test_every_figure_and_status_of_every_month_and_unit_is_what_the_workbooks_say(
    workbooks: Office, printed: Printed
) -> None:
    plan = workbooks.plan
    units = [None, *(unit["Mã"] for unit in plan.units if unit["Mã"] != plan.root)]
    assert len(months(plan)) == 12
    assert len(units) == 28
    found = [
        difference
        for month in months(plan)
        for unit in units
        for difference in differences(
            status(workbooks, month, unit), printed(str(period(plan, month)), unit), f"T{month} · {unit or plan.root}"
        )
    ]
    assert not found, "\n" + "\n".join(found)


def test_every_number_in_every_sentence_is_the_recomputed_one(workbooks: Office, printed: Printed) -> None:
    plan, read = workbooks.plan, 0
    wrong = []
    for month in months(plan):
        for unit in (plan.root, "04180", "04201", "126-LDTBXH"):
            theirs = printed(str(period(plan, month)), unit)
            for name, sentence, expected in told(workbooks, unit, month, theirs):
                there = sentences.numbers_in(sentence, name)
                read += len(there)
                if there != expected:
                    wrong.append(f"T{month} · {unit}: expected {expected}, read {there} in {sentence!r}")
    assert not wrong, "\n" + "\n".join(wrong)
    assert read > 1_500


def told(office: Office, unit: str, month: int, printed: Any) -> Iterator[tuple[str, str, list[str]]]:
    """What each sentence of a status speaks of, the sentence, and the numbers that it has to print."""
    plan, ours = office.plan, status(office, month, unit)
    asked = [target for target in plan.targets if shown(office, target, unit)]
    for target, row, other in zip(asked, ours["targets"], printed["targets"], strict=True):
        ended_with = office.ended_with.get(target.indicator)
        expected = sentences.of_target(plan, target, row, month, unit in (plan.root, target.unit), ended_with)
        yield plan.indicators[target.indicator].label, other["sentence"], expected
    names = {p["Mã"]: f"{p['Mã']} · {p['Tên ngắn'] or p['Tên']}" for p in plan.projects}
    for row, other in zip(ours["projects"], printed["projects"], strict=True):
        yield names[row["project"]], other["sentence"], sentences.of_project(row, month)
    yield "Toàn chương trình", printed["totals"]["sentence"], sentences.of_project(ours["totals"], month)


def test_the_demo_has_what_makes_the_comparison_worth_making(workbooks: Office, program: Program) -> None:
    """States, absences, a late report, a withdrawn one, a correction, nil: none of them may leave the sample unseen."""
    plan = workbooks.plan
    rows = [row for month in months(plan) for row in status(workbooks, month)["targets"]]
    seen = {row["status"] for row in rows}
    assert seen >= {"behind", "slightly_behind", "on_track", "achieved", "nothing_due", "not_covered"}
    assert seen >= {"reported", "not_measured", "no_data"}
    assert any(row["carried"] for row in rows)
    assert any(row["weeks_late"] for row in rows)
    assert any(status(workbooks, month)["needing_support"] for month in months(plan))
    assert any(status(workbooks, month)["reporting"]["late"] for month in months(plan))
    assert ("04192", 7) not in workbooks.reports
    assert program.standing(PROGRAMME).period.code == "2024-09"
