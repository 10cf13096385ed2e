"""The one view that a share link shows: which pages can be shared, and what of an address is kept in the link."""

from dashboard.views.address import COMMON, Address, Param, address
from dashboard.views.pages import Page

SHARED = "chia-se"  # the server's route, and the section of Quản trị
TOKENS = "ma-truy-cap"  # the section of Quản trị with tokens of the API
SHARED_BY = "cs"  # the secret of the link, in the address of the full page
_PAGES = (
    Page.OVERVIEW, Page.TARGETS, Page.DEPRIVATIONS, Page.DISBURSEMENT, Page.COMMUNES, Page.CHANGES, Page.REPORTING,
)  # fmt: skip


def page_of(where: Address) -> Page | None:
    """The page of an address that a share link may show; None for any other: sending, planning, files, receipts, slides."""
    return next((page for page in _PAGES if where.page in (page.value, page.slug)), None)


def kept_address(where: Address, version: int | None) -> Address | None:
    """What the link keeps of a view: pinned to a version it keeps all that it shows; live (None) neither version nor period, so
    that it is always of the newest figures and of the newest period.
    """
    page = page_of(where)
    if page is None:
        return None
    known = {param.value for param in (*COMMON, *page.own)}
    codes = {name: code for name, code in where.codes.items() if name in known}
    kept = Address(page.value, codes)
    if version is None:
        return kept.with_(**{Param.VERSION: None, Param.PERIOD: None})
    return kept.with_(**{Param.VERSION: str(version)})


def shared_view(href: str) -> Address:
    """The view that a link keeps, as its address was stored."""
    where = address(href)
    page = page_of(where)
    assert page is not None  # nothing else was ever stored
    return Address(page.value, where.codes)


def shared_path(secret: str) -> str:
    """Relative to the app's own address."""
    return f"{SHARED}/{secret}"
