"""The agenda of a meeting: what is shown, in which order; made from the data, and arranged by the secretary."""

from dataclasses import dataclass, replace
from enum import StrEnum

LONGEST_TITLE, LONGEST_TEXT = 120, 1_500  # letters of a slide with text
MOST_ITEMS = 40


class AgendaKind(StrEnum):
    WHOLE = "whole"  # toàn cảnh
    LAST = "last"  # kết luận kỳ trước và kết quả thực hiện
    MATTERS = "matters"  # việc cần chỉ đạo
    TARGETS = "targets"  # chỉ tiêu chậm
    CAUSES = "causes"  # nguyên nhân chậm, biện pháp
    MONEY = "money"  # giải ngân
    PROJECTS = "projects"  # dự án chậm nhất
    COMMUNES = "communes"  # xã cần hỗ trợ
    REPORTS = "reports"  # tình hình báo cáo
    PROPOSALS = "proposals"  # kiến nghị
    TODAY = "today"  # việc giao hôm nay
    # added by the secretary, with what they are `of`
    TARGET = "target"
    PROJECT = "project"
    UNIT = "unit"
    TEXT = "text"

    @property
    def usual(self) -> bool:
        """Whether it stands in every agenda once; the others are added, as often as wanted."""
        return self not in _ADDED


_ADDED = (AgendaKind.TARGET, AgendaKind.PROJECT, AgendaKind.UNIT, AgendaKind.TEXT)
_OFF = (AgendaKind.CAUSES, AgendaKind.PROPOSALS)  # in the agenda, and off until somebody wants them


@dataclass(frozen=True)
class AgendaItem:
    """One slide. `of` is a target's id, a project's code or a unit's; `title` and `text` are those of a slide with text."""

    kind: AgendaKind
    of: str = ""
    title: str = ""
    text: str = ""
    on: bool = True


Agenda = tuple[AgendaItem, ...]
USUAL: Agenda = tuple(AgendaItem(kind, on=kind not in _OFF) for kind in AgendaKind if kind.usual)


def moved(agenda: Agenda, place: int, by: int) -> Agenda:
    """The agenda with the item at `place` (from 0) so many places later, earlier where `by` is negative; at the ends it stays."""
    there = min(max(0, place + by), len(agenda) - 1)
    others = [*agenda[:place], *agenda[place + 1 :]]
    return (*others[:there], agenda[place], *others[there:])


def switched(agenda: Agenda, place: int) -> Agenda:
    """The item at `place` off where it was on; one that was added goes altogether."""
    item = agenda[place]
    rest = agenda[:place], agenda[place + 1 :]
    return (*rest[0], replace(item, on=not item.on), *rest[1]) if item.kind.usual else (*rest[0], *rest[1])


def with_added(agenda: Agenda, item: AgendaItem) -> Agenda:
    """The item before what is decided today, which closes a meeting. ValueError where it says nothing, or the agenda is full."""
    nothing = not (item.title.strip() or item.text.strip()) if item.kind is AgendaKind.TEXT else not item.of
    if item.kind.usual or nothing or len(agenda) >= MOST_ITEMS:
        raise ValueError(f"not to be added: {item}")
    last = next((n for n, one in enumerate(agenda) if one.kind is AgendaKind.TODAY), len(agenda))
    return (*agenda[:last], item, *agenda[last:])


def right(agenda: Agenda) -> bool:
    """Whether it has every usual item once, nothing empty or too long, and something that is shown."""
    usual = [item.kind for item in agenda if item.kind.usual]
    return (
        sorted(usual) == sorted(kind for kind in AgendaKind if kind.usual)
        and len(agenda) <= MOST_ITEMS
        and any(item.on for item in agenda)
        and all(len(item.title) <= LONGEST_TITLE and len(item.text) <= LONGEST_TEXT for item in agenda)
        and all(item.of for item in agenda if not item.kind.usual and item.kind is not AgendaKind.TEXT)
    )
