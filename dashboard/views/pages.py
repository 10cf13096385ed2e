"""Every page of the app: its path, its script, its title and sign, and the parameters that it alone understands.

Links, the navigation, the entry script, the link's picture, the handbook's checks and the checks of looks read this list.
"""

from enum import StrEnum

from dashboard.domain.people.roles import AccountRole
from dashboard.views.address import Address, Param


class Group(StrEnum):
    """The groups of pages in the order of the navigation; `heading` is a msgid. `aside`: for those who keep the app."""

    heading: str
    icon: str
    aside: bool

    def __new__(cls, code: str, heading: str = "", icon: str = "", aside: bool = False) -> "Group":
        group = str.__new__(cls, code)
        group._value_ = code
        group.heading, group.icon, group.aside = heading, icon, aside
        return group

    OVERVIEW = "overview", "Overview", ":material/dashboard:"  # tổng quan
    RESULTS = "results", "Results", ":material/target:"  # kết quả
    MONEY = "money", "Disbursement", ":material/payments:"  # giải ngân
    REPORTS = "reports", "Reports", ":material/fact_check:"  # báo cáo
    MEETING = "meeting", "Meeting", ":material/slideshow:"  # cuộc họp
    KEEPING = "keeping", "Administration", ":material/edit_document:", True  # quản trị


class Page(StrEnum):
    """The pages by their paths in the address, in the order of the navigation.

    `heading` is a msgid; `group` the one that the navigation names it in, to those alone who have one of `roles` where it names
    some, None where only links open it; `own` are kept while other pages are looked at.
    """

    heading: str
    icon: str
    group: Group | None
    own: tuple[Param, ...]
    roles: tuple[AccountRole, ...]

    def __new__(
        cls, path: str, heading: str = "", icon: str = "", group: Group | None = None, own: tuple[Param, ...] = (),
        roles: tuple[AccountRole, ...] = (),
    ) -> "Page":  # all but the path have defaults since Page(path) asks for a member  # fmt: skip
        page = str.__new__(cls, path)
        page._value_ = path
        page.heading, page.icon, page.group, page.own, page.roles = heading, icon, group, own, roles
        return page

    OVERVIEW = "", "Overview", ":material/dashboard:", Group.OVERVIEW  # tổng quan: the start page
    TARGETS = "chi-tieu", "Targets", ":material/target:", Group.RESULTS, (Param.TARGET, Param.STATE, Param.LEAD)
    DEPRIVATIONS = "chieu-thieu-hut", "Deprivations", ":material/diversity_3:", Group.RESULTS, (Param.GROUP,)
    COMMUNES = (
        "xa-thi-tran", "Communes", ":material/location_on:", Group.RESULTS, (Param.UNIT, Param.MEASURE, Param.CHOSEN)
    )  # fmt: skip
    CHANGES = "thay-doi", "What has changed", ":material/history:", Group.RESULTS, (Param.SINCE,)
    DISBURSEMENT = "giai-ngan", "Disbursement", ":material/payments:", Group.MONEY, (Param.PROJECT,)
    REPORTING = "tinh-hinh-bao-cao", "Reporting", ":material/fact_check:", Group.REPORTS
    SUBMITTING = "nop-bao-cao", "Submit reports", ":material/upload_file:", Group.REPORTS, (Param.UNIT,)
    REVIEW = (
        "tham-dinh", "Review", ":material/edit_note:", Group.REPORTS, (), (AccountRole.REVIEWER, AccountRole.ADMINISTRATOR)
    )  # fmt: skip
    SLIDES = (
        "trinh-chieu", "Slide show", ":material/slideshow:", Group.MEETING,
        (Param.SLIDE, Param.SIZE, Param.CONTRAST, Param.WINDOW),
    )  # fmt: skip
    MEETINGS = "cuoc-hop", "Meetings", ":material/forum:", Group.MEETING, (Param.MEETING,)
    DOCUMENTS = "tai-lieu", "Documents", ":material/description:", Group.MEETING, (Param.REPORT,)
    ADMINISTRATION = "quan-tri", "Administration", ":material/edit_document:", Group.KEEPING, (Param.SECTION,)
    # opened by links and QR codes
    RECEIPT = "bien-nhan", "Receipt", ":material/receipt_long:"
    CELL = "o-nguon", "An uploaded cell", ":material/grid_on:"

    @property
    def slug(self) -> str:
        """The path by its full name, which the start page does not need."""
        return self.value or "tong-quan"

    @property
    def file(self) -> str:
        """The stem of its script in `pages/`."""
        return self.slug.replace("-", "_")


def page_at(path: str) -> Page | None:
    """The page whose file the last part of an address's path names; None for any other path, "" included.

    The start page is "" and so false: ask whether it is None.
    """
    return next((page for page in Page if page.slug == path), None)


LIGHT_FOLDER = "nhe"  # trang nhẹ: the same page and codes without a script
LIGHT = (Page.OVERVIEW, Page.TARGETS, Page.DISBURSEMENT, Page.COMMUNES)


def light_address(where: Address) -> Address | None:
    """The light page of the same view; None for a page that has none."""
    page = next((page for page in LIGHT if where.page in (page.value, page.slug)), None)
    return None if page is None else Address(f"{LIGHT_FOLDER}/{page.slug}", where.codes)


def light_page_at(path: str) -> Page | None:
    """The page whose light form a path of the server names, whatever folder the app lies in; None for any other path."""
    folder, _, last = path.rpartition("/")
    if folder.rpartition("/")[2] != LIGHT_FOLDER:
        return None
    return next((page for page in LIGHT if last in (page.value, page.slug)), None)
