"""A text that leads somewhere: what a cell of a table says, and the address of the view behind it."""

from dashboard.views.address import Address, Param


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


def _to(text: str, page: str, param: Param, code: str) -> Linked:
    return Linked(text, Address(page, {param: code}).href if code and text else "")


SHORT = 12  # digits of a SHA-256 that stand in an address
