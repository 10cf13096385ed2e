"""The communes and offices that a document names: «các xã: A, B, C», columns headed «Xã», and whoever leads something."""

import re

from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.cell_text.names import plain
from dashboard.importing.plan_documents.clauses import Clause, lowered
from dashboard.importing.plan_documents.documents import DocumentTable
from dashboard.importing.plan_documents.labels import CAPITALS
from dashboard.importing.plan_documents.proposals import Proposal, ProposalKind
from dashboard.importing.plan_documents.sections import Section, section_of

_NAME = rf"[{CAPITALS}][\wÀ-ỹ'-]*(?:\s+[{CAPITALS}\d][\wÀ-ỹ'-]*)*"
_LIST = re.compile(
    rf"(?i:(?:các\s+|(?:\d+)\s+)(?P<kind>xã|phường|thị trấn|thôn|bản|tổ dân phố|xóm)(?:,\s*(?:thị trấn|phường|xã))*(?:\s+(?:sau|gồm|là)|[^:.;\d,]{{0,30}}(?=:))?)\s*:?\s*\(?(?:(?i:xã|phường|thị trấn|thôn|bản)\s+)?"
    rf"(?P<names>{_NAME}(?:\s*(?:,|;|và)\s*(?:(?i:xã|phường|thị trấn|thôn|bản)\s+)?{_NAME})+)"
)
_HEAD = re.compile(
    r"^(?:tên )?(?:xã|xã, (?:thị trấn|phường)|xã/(?:thị trấn|phường)|đơn vị(?: xã)?|địa phương|phường|thôn|bản|tên đơn vị|đơn vị, địa phương)$"
)
_TYPED = re.compile(r"^(xã|phường|thị trấn|thôn|bản|tổ dân phố|xóm|đặc khu)\s+(\S.*)$")
_LEVELS = {
    "thôn": UnitLevel.VILLAGE,
    "bản": UnitLevel.VILLAGE,
    "tổ dân phố": UnitLevel.VILLAGE,
    "xóm": UnitLevel.VILLAGE,
}
_OF_PROVINCE = re.compile(r"^sở\b")
_FEWEST = 2


def units_in(
    clauses: tuple[Clause, ...], tables: list[tuple[DocumentTable, Clause | None]], leads: list[Proposal]
) -> list[Proposal]:
    """Each unit once, communes first."""
    found: dict[str, tuple[dict[str, str], str, str, int, int]] = {}

    def note(kind: str, name: str, text: str, place: str, clause: int, table: int = 0) -> None:
        level = _LEVELS.get(kind, UnitLevel.COMMUNE)
        full = f"{kind[:1].upper()}{kind[1:]} {name}" if not lowered(name).startswith(f"{kind} ") else name
        fields = {"name": full, "type": kind, "level": level.value}
        found.setdefault(plain(full), (fields, text, place, clause, table))

    for clause in clauses:
        if section_of(clause) in (Section.BASIS, Section.FOOT, Section.PAST):
            continue
        for listed in _LIST.finditer(clause.text):
            kind = listed["kind"].lower()
            for part in re.split(r"\s*(?:,|;|\bvà\b)\s*", listed["names"]):
                typed = _TYPED.match(part.strip()) or _TYPED.match(part.strip()[:1].lower() + part.strip()[1:])
                note(
                    typed[1] if typed else kind,
                    (typed[2] if typed else part).strip(" ."),
                    clause.text,
                    clause.place,
                    clause.index,
                )
    for grid, _ in tables:
        for kind, name, text, row in _of_table(grid):
            note(kind, name, text, f"bảng {grid.number}, dòng {row}", -1, grid.number)
    for lead in leads:
        office = lead.fields["office"]
        if office.casefold().startswith(("các ", "ubnd các", "ủy ban nhân dân các", "ubnd xã", "ủy ban nhân dân xã")):
            continue
        fields = {
            "name": office,
            "type": "sở" if _OF_PROVINCE.match(lowered(office)) else "cơ quan",
            "level": UnitLevel.OFFICE.value,
        }
        found.setdefault(plain(office), (fields, lead.sentence, lead.place, lead.clause, lead.table))
    return [
        Proposal(f"unit:{number}", ProposalKind.UNIT, fields, text, place, clause, table)
        for number, (fields, text, place, clause, table) in enumerate(found.values(), start=1)
    ]


def _of_table(grid: DocumentTable) -> list[tuple[str, str, str, int]]:
    """Rows below a head «Xã», or that begin with «Xã …»."""
    made = []
    column, head_at, kind = None, 0, ""
    for n, row in enumerate(grid.rows[:4]):
        for c, cell in enumerate(row):
            if _HEAD.match(lowered(cell.strip())):
                column, head_at, kind = c, n, "xã" if "xã" in lowered(cell) else lowered(cell.strip())
    for n, row in enumerate(
        grid.rows[head_at + 1 if column is not None else 0 :], start=head_at + 2 if column is not None else 1
    ):
        cells = [row[column]] if column is not None and column < len(row) else list(row[:3])
        for cell in cells:
            text = cell.strip()
            typed = _TYPED.match(text[:1].lower() + text[1:]) if text else None
            line = " | ".join(dict.fromkeys(c.replace("\n", " ") for c in row if c))
            if typed and typed[2][:1].isupper():
                made.append((typed[1], typed[2], line, n))
                break
            if (
                column is not None
                and kind in ("xã", "phường")
                and re.fullmatch(_NAME, text)
                and not lowered(text).startswith(("tổng", "cộng", "toàn", "phòng", "sở", "ban"))
            ):
                made.append((kind, text, line, n))
                break
    return made if len(made) >= _FEWEST else []
