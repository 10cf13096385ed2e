"""The slides of a meeting: its agenda in its order, what came of decisions, and what its presenter reads."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.meetings.agenda import AgendaItem, AgendaKind, moved, switched, with_added
from dashboard.domain.meetings.decisions import DecisionAbout
from dashboard.domain.meetings.meeting import Meeting
from dashboard.domain.meetings.outcome import standing_of
from dashboard.domain.people.causes import Late
from dashboard.domain.reporting.completeness import completeness
from dashboard.domain.verdicts.standing import Standing
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.meetings.slides import MeetingSlide, meeting_show
from tests.domain.meetings.build import OCTOBER, decided, held
from tests.sample_store import PROGRAMME, TODAY, url_of, whole

VI = words_in("vi")
DAY = date(2024, 10, 15)


@pytest.fixture(scope="module")
def standing() -> Standing:
    return Office(url_of(whole()), lambda: TODAY).standing(PROGRAMME)


def shown(standing: Standing, meeting: Meeting = OCTOBER, last: int = 0, today: int = 0) -> Sequence[MeetingSlide]:
    before = held("2024-09-15")
    came = [standing_of(decided("2024-09-15", n + 1, "2024-10-01"), before, DAY, None, None) for n in range(last)]
    now = [decided("2024-10-15", n + 1, "2024-11-15") for n in range(today)]
    return meeting_show(meeting, standing, completeness(standing.snapshot, DAY), came, now, VI).slides


def kinds(slides: Sequence[MeetingSlide]) -> list[str]:
    return [one.slide.kind.value for one in slides]


def test_the_show_is_the_agenda_in_its_order_without_what_is_off(standing: Standing) -> None:
    usual = ["whole", "matters", "targets", "money", "projects", "communes", "reports", "today"]
    assert kinds(shown(standing)) == usual, "a first meeting has nothing from last time"
    agenda = switched(moved(OCTOBER.agenda, 5, -5), 1)  # money first, the whole off
    assert kinds(shown(standing, replace(OCTOBER, agenda=agenda)))[:2] == ["money", "matters"]


def test_what_was_decided_before_stands_three_to_a_slide_with_what_came_of_it(standing: Standing) -> None:
    slides = [one.slide for one in shown(standing, last=5) if one.slide.kind.value == "last"]
    assert [slide.title for slide in slides] == [f"Kỳ trước có 5 kết luận: 5 quá hạn ({part}/2)" for part in (1, 2)]
    assert slides[0].lines[:2] == ("◆ 1. việc 1 (X01 · chậm nhất 1/10/2024)", "→ quá hạn 14 ngày")
    assert [len(slide.lines) for slide in slides] == [6, 4]


def test_what_is_decided_today_closes_the_show(standing: Standing) -> None:
    assert shown(standing)[-1].slide.title == "Việc giao hôm nay: chưa có"
    last = shown(standing, today=2)[-1]
    assert last.slide.title == "Việc giao hôm nay: 2" and last.live
    assert last.slide.lines[0] == "1. việc 1 (X01 · chậm nhất 15/11/2024)"


def test_what_the_secretary_added_has_a_slide_of_its_own(standing: Standing) -> None:
    target = next(t for t in standing.targets if t.state.late)
    project = next(p for p in standing.projects if p.state.late)
    unit = standing.needing_support[0].unit
    agenda = OCTOBER.agenda
    for item in (
        AgendaItem(AgendaKind.TARGET, target.target.id), AgendaItem(AgendaKind.PROJECT, project.project.code),
        AgendaItem(AgendaKind.UNIT, unit), AgendaItem(AgendaKind.TEXT, title="Ý kiến", text="Một\n\n Hai "),
        AgendaItem(AgendaKind.TARGET, "khong-con"),
    ):  # fmt: skip
        agenda = with_added(agenda, item)
    of_target, of_project, of_unit, text, today = shown(standing, replace(OCTOBER, agenda=agenda))[-5:]
    assert kinds((of_target, of_project, of_unit, text, today)) == ["target", "project", "unit", "text", "today"]
    assert [row.key for row in of_target.slide.bullets] == [target.target.id]
    assert [row.key for row in of_project.slide.bullets] == [project.project.code]
    assert of_unit.slide.heat is not None and {cell.code for cell in of_unit.slide.heat.cells} == {unit}
    assert "thiếu nhiều nhất" in of_unit.slide.title
    assert (text.slide.title, text.slide.lines) == ("Ý kiến", ("Một", "Hai"))
    assert of_target.about == DecisionAbout(Late.TARGET, target.target.id) and text.about is None


def test_the_presenter_reads_the_sentences_behind_a_slide(standing: Standing) -> None:
    slides = {one.slide.kind.value: one for one in shown(standing)}
    late = next(t for t in standing.targets if t.state.late)
    assert VI.sentence(late.sentence) in slides["targets"].notes
    assert VI.sentence(standing.total.sentence) == slides["money"].notes[0]
    assert slides["matters"].notes == slides["matters"].slide.lines
    assert any("kiến nghị" in note for note in slides["communes"].notes)
