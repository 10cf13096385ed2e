"""Confirmed deadlines as rows of the calendar: a stated day as it stands, «hằng tháng trước ngày 10» as the year's months."""

import calendar
import re
from collections.abc import Mapping

from dashboard.domain.plan.indicators import Frequency
from dashboard.exports.plan_texts import Texts
from dashboard.importing.cell_text.names import plain
from dashboard.importing.plan_documents.proposals import Proposal

_FORMS = {Frequency.MONTH: "BC-THANG", Frequency.QUARTER: "BC-QUY", Frequency.HALF: "BC-6T", Frequency.YEAR: "BC-NAM"}
_REGULAR = "BC-DK"


def calendar_rows(
    deadlines: list[Proposal], year: str, root: str, groups: set[str], names: Mapping[str, str]
) -> list[Texts]:
    """Who owes what is in the words of the plan: communes, offices, and where neither is known the office itself."""
    rows: dict[tuple[str, str], Texts] = {}
    for deadline in deadlines:
        own = deadline.fields
        frequency = Frequency(own["frequency"]) if own.get("frequency") else None
        base = {"form": _FORMS[frequency] if frequency else _REGULAR, "name": own.get("name", ""),
                "reporters": _reporters(own.get("reporters", ""), root, groups, names), "basis": deadline.place}  # fmt: skip
        for period, due in _dates(own, frequency, year):
            rows.setdefault((base["form"], period), base | {"period": period, "due_before": due})
    return list(rows.values())


def _reporters(text: str, root: str, groups: set[str], names: Mapping[str, str]) -> str:
    """Offices named by their names; else the groups that the words speak of. `names`: code → name of the plan's offices."""
    low = plain(text)
    offices = [
        code for code, name in names.items() if code != root and re.search(rf"\b{re.escape(plain(name))}\b", low)
    ]
    if offices:
        return "; ".join(offices)
    named = []
    if "XA" in groups and re.search(r"\b(?:xã|phường|thị trấn|thôn|bản)\b", low):
        named.append("XA")
    if "CQ" in groups and re.search(r"\b(?:phòng|sở|ban|ngành|cơ quan|đơn vị)\b", low):
        named.append("CQ")
    if not named and "XA" in groups:
        named.append("XA")
    return "; ".join(named or [root])


def _dates(own: Mapping[str, str], frequency: Frequency | None, year: str) -> list[tuple[str, str]]:
    if own.get("due_before"):
        return [(own.get("period", ""), own["due_before"])]
    if not year.isdigit() or not own.get("day", "").isdigit() or frequency not in (Frequency.MONTH, Frequency.QUARTER):
        return []
    step = 1 if frequency is Frequency.MONTH else 3
    dates = []
    for last in range(step, 13, step):
        period = f"{year}-{last:02d}" if step == 1 else f"{year}-Q{last // 3}"
        month, of = (last, int(year)) if own.get("when") != "next" else (last % 12 + 1, int(year) + last // 12)
        day = min(int(own["day"]), calendar.monthrange(of, month)[1])
        dates.append((period, f"{day:02d}/{month:02d}/{of}"))
    return dates
