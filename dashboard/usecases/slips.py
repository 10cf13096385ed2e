"""The slips of a lot of accounts as one file to print."""

from dashboard.exports.slips_pdf import PrintedSlip, slips_pdf
from dashboard.text import Words
from dashboard.usecases.account_lots import AccountLot
from dashboard.views.sign_in import one_time_path


def slips_of(lot: AccountLot, root: str, words: Words) -> bytes:
    """PDF; `root` is the address that readers use, which the QR codes lead to."""
    until = words.moment(lot.holds_until)
    return slips_pdf(
        (PrintedSlip(lot.office, s.unit, s.login, s.code, f"{root}/{one_time_path(s.code)}", until) for s in lot.slips),
        words,
    )
