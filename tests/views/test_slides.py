"""The slides of a meeting: in order, at most eight, each with a finding, none without figures."""

from dataclasses import replace

import pytest

from dashboard.domain.assess import assess
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.heat import cut, heat
from dashboard.views.overview import overview
from dashboard.views.slides import MOST, Show, SlideKind, show
from db.engine import engine
from tests.sample_store import copied

VI = words_in("vi")


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Standing:
    made: Office = copied(tmp_path_factory.mktemp("slides"))
    found = made.standing()
    engine(made.url).dispose()
    return found


def shown(standing: Standing, language: str = "vi") -> Show:
    calendar = completeness(standing.snapshot, standing.period.end)
    return show(standing, calendar, words_in(language))


def test_the_order_is_that_of_a_meeting(standing: Standing) -> None:
    kinds = [slide.kind for slide in shown(standing).slides]
    assert (
        kinds
        == [
            SlideKind.WHOLE,
            SlideKind.TARGETS,
            SlideKind.MONEY,
            SlideKind.PROJECTS,
            SlideKind.COMMUNES,
            SlideKind.REPORTS,
            SlideKind.PROPOSALS,
        ][: len(kinds)]
    )
    assert len(kinds) <= MOST


def test_titles_are_the_findings_of_the_overview(standing: Standing) -> None:
    view, slides = overview(standing, VI), {slide.kind: slide for slide in shown(standing).slides}
    assert slides[SlideKind.WHOLE].title == view.slide_headline
    assert view.headline.startswith(view.slide_headline)
    assert [figure.value for figure in slides[SlideKind.WHOLE].figures] == [card.value for card in view.cards]
    assert slides[SlideKind.MONEY].title == view.curve_title
    assert slides[SlideKind.TARGETS].title == view.targets_title
    assert all(bullet.tone in ("bad", "warn") for bullet in slides[SlideKind.TARGETS].bullets)


def test_late_projects_name_what_they_lack_and_who_leads_them(standing: Standing) -> None:
    (slide,) = (slide for slide in shown(standing).slides if slide.kind is SlideKind.PROJECTS)
    late = max(standing.projects, key=lambda p: p.missing_vnd or 0)
    leads = [standing.snapshot.plan.unit_by_code[code].label for code in late.leads]
    assert late.project.code in slide.lines[0] and VI.money(late.missing_vnd or 0, 0) in slide.lines[0]
    assert all(name in slide.lines[0] for name in leads)


def test_missing_units_are_named(standing: Standing) -> None:
    (slide,) = (slide for slide in shown(standing).slides if slide.kind is SlideKind.REPORTS)
    missing = standing.reporting.coverage.missing
    assert missing and all(standing.snapshot.plan.unit_by_code[code].label in slide.lines[0] for code in missing)


def test_what_has_nothing_to_say_is_left_out(standing: Standing) -> None:
    snapshot = standing.snapshot
    bare = replace(
        snapshot,
        plan=replace(snapshot.plan, allocations=(), adjustments=()),
        observations=(),
        disbursements=(),
        submissions=(),
    )
    kinds = [slide.kind for slide in shown(assess(bare, standing.period)).slides]
    assert SlideKind.MONEY not in kinds and SlideKind.PROJECTS not in kinds and SlideKind.COMMUNES not in kinds
    assert kinds[0] is SlideKind.WHOLE


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_foot_says_whose_figures_these_are(standing: Standing, language: str) -> None:
    source = shown(standing, language).source
    assert source.startswith("Huyện Sông Mã · ") and words_in(language).date(standing.period.end) in source


def test_of_a_heatmap_the_worst_stay(standing: Standing) -> None:
    whole = heat(standing, VI)
    part = cut(whole, 3)
    assert part.units == whole.units[:3] and {cell.unit for cell in part.cells} == set(part.units)


def test_proposals_that_do_not_fit_are_counted(standing: Standing) -> None:
    snapshot, plan = standing.snapshot, standing.snapshot.plan
    (report,) = (s for s in snapshot.submissions if s.unit == "126-LDTBXH" and s.period == standing.period)
    told = replace(report.narrative, recommendations="Đề nghị mở lớp.")
    many = tuple(replace(report, unit=u.code, narrative=told) for u in plan.units if u.group == "XA")
    full = replace(standing, snapshot=replace(snapshot, submissions=(*snapshot.submissions, *many)))
    (slide,) = (s for s in shown(full).slides if s.kind is SlideKind.PROPOSALS)
    assert slide.title == "Kiến nghị của 20 đơn vị"
    assert len(slide.lines) == 6
    assert slide.lines[-1] == "và 15 đơn vị khác, ở trang «Tình hình báo cáo»"
    assert slide.lines[0].startswith("Phòng LĐ-TB&XH (T9): Đề nghị UBND huyện")
