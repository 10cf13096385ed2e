"""Invented states of Sơn La's 75 communes at the ends of three quarters, and the words of its office."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from random import Random

from dashboard.domain.periods import Period
from dashboard.domain.reported.observations import Narrative
from dashboard.domain.reported.snapshot import Snapshot
from dashboard.exports.report_cells import Filled
from dashboard.exports.report_template import report_template
from sample_data.actuals.programme2026.sent import Sent
from sample_data.actuals.programme2026.tables import unit_table
from sample_data.offices.programme2026.communes import UNITS
from sample_data.offices.programme2026.province import BEGUN, CODE, OFFICE, YEAR, plan

SEED = "sơn la 2026"
REACHED_BY = {3: BEGUN, 6: BEGUN + 1, 9: BEGUN + 2}  # by month: how many communes
_TITLES = ("Mã đơn vị", "Xã, phường", "Xã đạt chuẩn nông thôn mới")
_HEADS = ("UBND TỈNH SƠN LA", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "TỔNG HỢP XÃ ĐẠT CHUẨN NÔNG THÔN MỚI")
_WORDS = {
    3: "Chưa có xã mới được công nhận trong quý (minh họa).",
    6: "Một xã được công nhận trong quý II (minh họa).",
    9: "Một xã được công nhận trong quý III; hai xã chờ thẩm định (minh họa).",
}


@cache
def order() -> tuple[str, ...]:
    """The communes in the order in which they reach the standard: wards first, as chance has it within both."""
    chance = Random(SEED)
    codes = [(not name.startswith("Phường"), chance.random(), code) for code, name in UNITS]
    return tuple(code for _, _, code in sorted(codes))


def states(month: int) -> dict[str, bool]:
    reached = frozenset(order()[: REACHED_BY[month]])
    return {code: code in reached for code, _ in UNITS}


def sent() -> tuple[Sent, ...]:
    files = [Sent(CODE, "plan.xlsx", date(2026, 1, 20), "minh-hoa")]
    for month, words in _WORDS.items():
        end = date(YEAR, month, monthrange(YEAR, month)[1])
        told = states(month)
        rows = [(code, name, "đạt" if told[code] else "chưa đạt") for code, name in UNITS]
        table = unit_table(_HEADS, end, _TITLES, rows)
        report = report_template(
            Snapshot(1, None, plan(), 1),
            OFFICE,
            Period.of_month(YEAR, month),
            filled=Filled((), (), Narrative(causes=words)),
        )
        sent_on = end + timedelta(days=6)
        files += [
            Sent(CODE, f"{YEAR}-{month:02d}/xa-dat-chuan.xlsx", sent_on, "so.snnmt", table),
            Sent(CODE, f"{YEAR}-{month:02d}/bao-cao.xlsx", sent_on, "so.snnmt", report),
        ]
    return tuple(files)
