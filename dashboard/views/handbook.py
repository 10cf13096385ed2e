"""The handbook's parts, one for each kind of reader, and which of them helps on a page."""

from enum import StrEnum

from dashboard.views.pages import Group, Page

HANDBOOK = "so-tay"  # sổ tay: the folder of its addresses


class HandbookPart(StrEnum):
    """By their addresses; `file` is the text of each language in `dashboard/handbook`."""

    english: str

    def __new__(cls, code: str, english: str = "") -> "HandbookPart":
        part = str.__new__(cls, code)
        part._value_ = code
        part.english = english
        return part

    CLERK = "can-bo-xa", "clerk"
    REVIEWER = "tham-dinh", "reviewer"
    LEADER = "lanh-dao", "leader"
    SECRETARY = "thu-ky", "secretary"
    ADMINISTRATOR = "quan-tri", "administrator"

    def file(self, language: str) -> str:
        return f"{self}.md" if language == "vi" else f"{self.english}.{language}.md"


_OF_GROUPS = {
    Group.OVERVIEW: (HandbookPart.LEADER, 1),
    Group.RESULTS: (HandbookPart.LEADER, 2),
    Group.MONEY: (HandbookPart.LEADER, 3),
    Group.REPORTS: (HandbookPart.CLERK, 0),
    Group.MEETING: (HandbookPart.SECRETARY, 0),
    Group.KEEPING: (HandbookPart.ADMINISTRATOR, 0),
}
_OF_PAGES = {
    Page.REVIEW: (HandbookPart.REVIEWER, 0),
    Page.REPORTING: (HandbookPart.REVIEWER, 5),
    Page.SLIDES: (HandbookPart.SECRETARY, 2),
}


def handbook_href(page: Page, language: str) -> str:
    """Where the handbook helps on this page, relative to the app's root: «so-tay/lanh-dao#muc-2»."""
    part, section = _OF_PAGES.get(page) or _OF_GROUPS.get(page.group or Group.OVERVIEW, (HandbookPart.LEADER, 0))
    return part_href(part, language) + (f"#{section_id(section)}" if section else "")


def part_href(part: HandbookPart, language: str) -> str:
    return f"{HANDBOOK}/{part}" + ("" if language == "vi" else f"?lang={language}")


def section_id(number: int) -> str:
    """The mark of a part's numbered section, the same in both languages."""
    return f"muc-{number}"
