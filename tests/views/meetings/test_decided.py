"""Decisions in words: state, both figures, owners by who may read names, and a reminder that names nobody."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dashboard.domain.meetings.decisions import DecisionAbout
from dashboard.domain.meetings.outcome import DecisionStanding, SeenFigure, standing_of
from dashboard.domain.people.causes import Late
from dashboard.domain.periods import Period
from dashboard.text import words_in
from dashboard.text.words import ALL_NAMES
from dashboard.views.meetings.decided import counted_text, decided_line, decided_table, owners_text, reminder_text
from sample_data.offices.songma import plan as songma
from tests.domain.meetings.build import decided, held

PLAN = songma.plan()
VI, EN, NAMING = words_in("vi"), words_in("en"), words_in("vi", ALL_NAMES)
MEETING = held("2024-10-15")
COMMUNE = next(unit for unit in PLAN.units if unit.group == "XA")
TARGET = next(t for t in PLAN.targets if PLAN.indicator_by_code[t.indicator].unit_of_measure == "lao động")
SEPTEMBER, OCTOBER = Period.parse("2024-09"), Period.parse("2024-10")


def one(due: str | None = "2024-11-15", done: str | None = None, **over) -> DecisionStanding:  # type: ignore[no-untyped-def]
    decision = replace(decided("2024-10-15", 1, due, done), text="Mở hai lớp nghề", owner_units=(COMMUNE.code,), **over)
    figures = {}
    if decision.about is not None:
        figures = {
            "then": SeenFigure(Decimal(84), Decimal(105), SEPTEMBER, 7, TARGET.indicator),
            "now": SeenFigure(Decimal(97), Decimal(112), OCTOBER, 9, TARGET.indicator),
        }
    return standing_of(decision, MEETING, date(2024, 11, 20), figures.get("then"), figures.get("now"))


@pytest.mark.parametrize(
    ("due", "done", "vi", "en"),
    [
        ("2024-11-15", None, "quá hạn 5 ngày", "overdue by 5 days"),
        ("2024-11-30", None, "đang thực hiện", "under way"),
        ("2024-11-15", "2024-11-10", "đã xong: đã làm", "done: đã làm"),
        ("2024-11-15", "2024-11-18", "đã xong, muộn 3 ngày: đã làm", "done, 3 days late: đã làm"),
    ],
)
def test_its_state_is_told_in_words(due: str, done: str | None, vi: str, en: str) -> None:
    assert (decided_line(one(due, done), PLAN, VI).said, decided_line(one(due, done), PLAN, EN).said) == (vi, en)


def test_its_figure_is_told_with_both_values_and_what_was_planned() -> None:
    line = decided_line(one(about=DecisionAbout(Late.TARGET, TARGET.id)), PLAN, VI)
    assert (
        line.moved
        == "Tạo việc làm: 84 lao động (T9) → 97 lao động (T10, kế hoạch đến lúc đó 112 lao động): có chuyển biến"
    )
    gone = replace(one(about=DecisionAbout(Late.TARGET, TARGET.id)), now=None)
    assert decided_line(gone, PLAN, VI).moved == "Tạo việc làm: chưa có số liệu ở một trong hai kỳ để so sánh"
    assert decided_line(one(), PLAN, VI).moved == ""


def test_a_persons_name_is_read_by_who_may_alone() -> None:
    decision = one(owner_person="Cầm Thị Hoa").decision
    assert owners_text(decision, PLAN, NAMING) == f"{COMMUNE.label}, Cầm Thị Hoa"
    assert owners_text(decision, PLAN, VI) == COMMUNE.label
    alone = replace(decision, owner_units=())
    assert owners_text(alone, PLAN, VI) == owners_text(alone, PLAN, NAMING, named=False) == VI("somebody of the office")


def test_they_are_counted_by_what_came_of_them() -> None:
    some = (one(), one(done="2024-11-10"), one(about=DecisionAbout(Late.TARGET, TARGET.id)))
    assert counted_text(some, VI) == (
        "3 kết luận: 1 đã xong, 2 quá hạn; 1/1 kết luận có số liệu theo dõi đã chuyển biến"
    )  # fmt: skip
    assert counted_text(some[:1], EN) == "one decision: 1 overdue"


def test_the_table_leads_to_the_meeting_and_leaves_out_what_nobody_asked() -> None:
    table = decided_table((one(),), PLAN, VI)
    assert [column.title for column in table.columns] == [
        "Cuộc họp",
        "Nội dung kết luận",
        "Ai",
        "Thời hạn",
        "Tình trạng",
    ]
    assert table.rows[0][1].href == "cuoc-hop?hop=ct-2024-10-15"


def test_a_reminder_says_what_by_when_and_where_to_answer_and_names_no_person() -> None:
    decision = one(owner_person="Cầm Thị Hoa").decision
    text = reminder_text(decision, PLAN, "15/10/2024", "https://gn.example", NAMING, 5)
    assert text.splitlines() == [
        f"Kính gửi: {COMMUNE.name}.",
        "Kết luận cuộc họp ngày 15/10/2024: Mở hai lớp nghề",
        "Thời hạn: chậm nhất 15/11/2024 (quá 5 ngày).",
        "Đề nghị báo kết quả thực hiện tại: https://gn.example/cuoc-hop?hop=ct-2024-10-15",
    ]
    assert "trang «Cuộc họp»" in reminder_text(decision, PLAN, "15/10/2024", "", VI, 0)
    assert "Thời hạn" not in reminder_text(replace(decision, due=None), PLAN, "15/10/2024", "", VI, 0)
