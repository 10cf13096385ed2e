"""Every page of the app: its path, its file, its title and sign, and the parameters that it alone understands.

Links, the navigation, the entry script, the link's picture, the handbook's checks and the checks of looks read this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.views.address import Page, Param


@dataclass(frozen=True)
class PageEntry:
    """`title` is a msgid; `own` are kept while other pages are looked at; `listed`: whether the navigation names it."""

    title: str
    icon: str
    own: tuple[Param, ...] = ()
    listed: bool = True


PAGES: Mapping[Page, PageEntry] = {  # in the order of the navigation
    Page.OVERVIEW: PageEntry("Overview", ":material/dashboard:"),
    Page.TARGETS: PageEntry("Targets", ":material/target:", (Param.TARGET,)),
    Page.DEPRIVATIONS: PageEntry("Deprivations", ":material/diversity_3:", (Param.GROUP,)),
    Page.DISBURSEMENT: PageEntry("Disbursement", ":material/payments:", (Param.PROJECT,)),
    Page.COMMUNES: PageEntry("Communes", ":material/location_on:", (Param.UNIT,)),
    Page.CHANGES: PageEntry("What has changed", ":material/history:", (Param.SINCE,)),
    Page.SLIDES: PageEntry("Slide show", ":material/slideshow:", (Param.SLIDE, Param.SIZE)),
    Page.REPORTING: PageEntry("Reporting", ":material/fact_check:"),
    Page.SUBMITTING: PageEntry("Submit reports", ":material/upload_file:"),
    Page.ADMINISTRATION: PageEntry("Administration", ":material/edit_document:", (Param.SECTION,)),
    # opened by links and QR codes
    Page.RECEIPT: PageEntry("Receipt", ":material/receipt_long:", listed=False),
    Page.CELL: PageEntry("An uploaded cell", ":material/grid_on:", listed=False),
}


def page_at(path: str) -> Page | None:
    """The page whose file the last part of an address's path names; None for any other path, "" included."""
    return next((page for page in Page if page.slug == path), None)
