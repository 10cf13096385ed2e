"""One project's page: its own verdict, lines and cells, with everything below it and nothing else."""

import pytest

from dashboard.domain.verdicts.standing import Standing
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.money.lines import line_table
from dashboard.views.money.one_project import one_project, project_names
from db.engine import engine
from tests.sample_store import copied
from tests.views.rows import rows_of

VI = words_in("vi")


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    made: Office = copied(tmp_path_factory.mktemp("one"))
    found = made.standing()
    engine(made.url).dispose()
    return found


def test_every_project_can_be_chosen_and_the_whole_first(standing: Standing) -> None:
    names = project_names(standing, VI)
    assert next(iter(names.items())) == ("", "Toàn chương trình")
    assert set(names) == {""} | {p.project.code for p in standing.projects}


def test_its_lines_and_cells_are_its_own_and_those_below(standing: Standing) -> None:
    plan = standing.snapshot.plan
    for project in standing.projects:
        mine = plan.subtree(project.project.code)
        found = one_project(standing, project.project.code, VI)
        assert {row["Dự án"] for row in (*rows_of(found.lines), *rows_of(found.sources))} <= mine
        assert len(found.lines.rows) == sum(row["Dự án"] in mine for row in rows_of(line_table(standing, VI)))
        assert (found.curve is None) == (not project.allocated_vnd)


def test_the_heading_is_its_verdict(standing: Standing) -> None:
    late = max(standing.projects, key=lambda p: p.missing_vnd or 0)
    found = one_project(standing, late.project.code, VI)
    assert late.project.code in found.heading and "chậm" in found.heading
    leads = [standing.snapshot.plan.unit_by_code[code].name for code in late.leads]
    assert found.leads == ", ".join(leads)
