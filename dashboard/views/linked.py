"""A text that leads somewhere: what a cell of a table says, and the address of the view behind it."""

from dashboard.domain.plan.plan import Plan
from dashboard.domain.plan.units import UnitLevel
from dashboard.domain.reported.observations import Submission
from dashboard.views.address import Address, Param

SHORT = 12  # digits of a SHA-256 that stand in an address


class Linked(str):
    """The text itself, with the relative address («chi-tieu?ct=HN-TYLE») that it leads to; "" where it leads nowhere."""

    __slots__ = ("href",)
    href: str

    def __new__(cls, text: str, href: str = "") -> "Linked":
        made = super().__new__(cls, text)
        made.href = href
        return made


def to_unit(text: str, code: str) -> Linked:
    return _to(text, "xa-thi-tran", Param.UNIT, code)


def to_unit_of(plan: Plan, text: str, code: str) -> Linked:
    """To a unit that has a profile: a commune, or a district under the plan's own; the text alone of all others."""
    unit = plan.unit_by_code.get(code)
    profiled = unit is not None and (
        unit.level is UnitLevel.COMMUNE or (unit.level is UnitLevel.DISTRICT and code != plan.root)
    )
    return to_unit(text, code) if profiled else Linked(text)


def to_target(text: str, target: str) -> Linked:
    return _to(text, "chi-tieu", Param.TARGET, target)


def to_project(text: str, code: str) -> Linked:
    return _to(text, "giai-ngan", Param.PROJECT, code)


def to_receipt(text: str, number: str) -> Linked:
    return _to(text, "bien-nhan", Param.RECEIPT, number)


def to_cell(text: str, sha256: str, place: str = "") -> Linked:
    """To the cell of an uploaded file, «sheet!cell»; to the file alone without a place."""
    codes = {Param.FILE: sha256[:SHORT], Param.CELL: place}
    return Linked(text, Address("o-nguon", {}).with_(**codes).href if sha256 and text else "")


def file_of(sent: Submission | None, place: str) -> Linked:
    """The name of the file that a figure came in, leading to the cell it was read from; "" without a file."""
    return to_cell(sent.file_name, sent.sha256, place) if sent else Linked("")


def cell_of(sent: Submission | None, place: str) -> Linked:
    return to_cell(place, sent.sha256, place) if sent else Linked(place)


def _to(text: str, page: str, param: Param, code: str) -> Linked:
    return Linked(text, Address(page, {param: code}).href if code and text else "")
