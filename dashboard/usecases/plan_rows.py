"""Confirmed proposals as rows of the plan workbook: codes made stably from names, and the columns that rules fill in."""

import re
from collections.abc import Iterable, Mapping, Sequence

from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.plan import FundTier, LeadRole
from dashboard.domain.plan.units import UnitLevel
from dashboard.exports.plan_texts import Texts
from dashboard.importing.cell_text.names import folded, plain
from dashboard.importing.plan_documents.proposals import Proposal, ProposalKind
from dashboard.importing.sheets.vocabulary import word
from dashboard.usecases.plan_calendar_rows import calendar_rows
from dashboard.usecases.plan_target_rows import target_rows

COMMUNES, OFFICES = "XA", "CQ"  # groups of units
WHOLE = "CT"
_BELOW = {
    UnitLevel.PROVINCE: UnitLevel.DISTRICT,
    UnitLevel.DISTRICT: UnitLevel.COMMUNE,
    UnitLevel.COMMUNE: UnitLevel.VILLAGE,
}
_TIER_CODES = {FundTier.CENTRAL: "NSTW", FundTier.LOCAL: "NSDP", FundTier.OTHER: "KHAC", FundTier.NOT_SPLIT: "VON"}
_CAPITAL_CODES = {"vốn đầu tư phát triển": "DT", "vốn sự nghiệp": "SN", "chi thường xuyên": "TX"}
_LEVEL_CODES = {"ngân sách tỉnh": "NST", "ngân sách huyện": "NSH", "ngân sách xã": "NSX"}
_INITIALS_LIKE = 6


def code_of(name: str) -> str:
    """SONG-MA of «Sông Mã»: the same name has the same code."""
    return re.sub(r"[^A-Z0-9]+", "-", folded(name).upper()).strip("-")


def plan_rows(taken: dict[ProposalKind, list[Proposal]]) -> tuple[dict[str, Sequence[Texts]], Texts]:
    """The rows of each sheet by the key of its table, and the fields of the first sheet."""
    about = dict(taken[ProposalKind.PLAN][0].fields) if taken[ProposalKind.PLAN] else {}
    root, units = _units(about, taken[ProposalKind.UNIT])
    year = about.get("year", "")
    groups = {row["group"] for row in units if row.get("group")}
    projects = _projects(taken[ProposalKind.PROJECT], taken[ProposalKind.MONEY], about)
    funds, allocations = _money(taken[ProposalKind.MONEY])
    targets = [t for t in taken[ProposalKind.TARGET] if t.fields.get("for_year", year) == year]
    below = _BELOW.get(UnitLevel(about["level"]), UnitLevel.COMMUNE) if about.get("level") else UnitLevel.COMMUNE
    indicators, rows, areas = target_rows(targets, root, COMMUNES if COMMUNES in groups else "")
    units += [_unit(code, name, "vùng", below, root) for code, name in areas.items()]
    known = {row["code"] for row in projects}
    tables: dict[str, Sequence[Texts]] = {
        "units": units, "projects": projects, "funds": funds, "allocations": allocations, "indicators": indicators,
        "targets": rows, "leads": _leads(taken[ProposalKind.LEAD], known, groups), "texts": _texts(taken[ProposalKind.DOCUMENT]),
        "calendar": calendar_rows(
            taken[ProposalKind.DEADLINE], year, root, groups,
            {row["code"]: row["name"] for row in units if row.get("group") == OFFICES},
        ),
    }  # fmt: skip
    return tables, _fields(about, root)


def _fields(about: Texts, root: str) -> Texts:
    fields = {key: about[key] for key in ("office", "title", "year", "decision", "decision_date") if about.get(key)}
    programme = about.get("programme", "")
    if programme:
        fields["name"] = programme
    place = root.lower()
    initials = "".join(
        w[0]
        for w in folded(re.sub(r"(?i)^chương trình(?: mục tiêu quốc gia)?\s*", "", programme)).split()
        if w[0].isalpha()
    )
    code = "-".join(filter(None, (place, initials[:_INITIALS_LIKE])))
    return fields | {"code": about.get("code") or code, "root": root, "money_unit": word(MoneyUnit.MILLION)}


def _unit(code: str, name: str, kind: str, level: UnitLevel, parent: str = "", group: str = "") -> Texts:
    return {"code": code, "name": name, "type": kind, "level": word(level), "parent": parent, "group": group}


def _units(about: Texts, proposals: list[Proposal]) -> tuple[str, list[Texts]]:
    """The office's own unit, and those that the document names under it."""
    name = re.sub(r"(?i)^(?:ubnd|ủy ban nhân dân)\s+", "", about.get("office", "")).strip()
    name = name[:1].upper() + name[1:]
    kind = next(
        (
            k
            for k in ("thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh", "huyện", "xã", "phường")
            if plain(name).startswith(k)
        ),
        "",
    )
    level = UnitLevel(about["level"]) if about.get("level") else None
    root = code_of(name)
    units = [_unit(root, name, kind, level)] if root and level else []
    for proposal in proposals:
        own = proposal.fields
        unit_level = UnitLevel(own["level"])
        group = {UnitLevel.OFFICE: OFFICES, UnitLevel.COMMUNE: COMMUNES, UnitLevel.VILLAGE: COMMUNES}.get(
            unit_level, ""
        )
        code = code_of(own["name"])
        if code not in {row["code"] for row in units}:
            units.append(_unit(code, own["name"], own["type"], unit_level, root, group))
    return root, units


def _projects(proposals: list[Proposal], money: list[Proposal], about: Texts) -> list[Texts]:
    """Each project, those above sub-projects and those that money is given to among them."""
    rows: dict[str, Texts] = {}
    for proposal in proposals:
        own = proposal.fields
        rows[own["code"]] = {"code": own["code"], "name": own["name"], "parent": own.get("parent", ""),
                             "applicable": own.get("applicable", "có"), "reason": own.get("reason", "")}  # fmt: skip
    for one in money:
        code = one.fields.get("project", "")
        if code == WHOLE and code not in rows and about.get("programme"):
            rows[code] = {"code": WHOLE, "name": about["programme"], "parent": "", "applicable": "có", "reason": ""}
        elif code and code not in rows:
            number = code.removeprefix("DA")
            name = f"Tiểu dự án {number}" if "." in number else f"Dự án {number}"
            parent = code.rpartition(".")[0] if code.rpartition(".")[0] in rows else ""
            rows[code] = {"code": code, "name": name, "parent": parent, "applicable": "có", "reason": ""}
    for row in rows.values():
        if row["parent"] and row["parent"] not in rows:
            row["parent"] = ""
    return list(rows.values())


def _money(proposals: list[Proposal]) -> tuple[list[Texts], list[Texts]]:
    """Funds by tier and kind of capital, and the lines."""
    capitals: dict[str, set[str]] = {}
    for one in proposals:
        capitals.setdefault(one.fields.get("tier", ""), set()).add(one.fields.get("capital", ""))
    funds: dict[str, Texts] = {}
    lines: list[Texts] = []
    for one in proposals:
        own = one.fields
        code = _fund_code(own, len(capitals[own.get("tier", "")] - {""}) > 1) if own.get("fund") else ""
        if code in funds and plain(funds[code]["name"]) != plain(own["fund"]):
            code = f"{code}-{code_of(own['fund'])}"  # another fund of the same tier
        if code and code not in funds:
            tier = FundTier(own.get("tier") or FundTier.NOT_SPLIT.value)
            funds[code] = {"code": code, "name": own["fund"], "tier": word(tier), "capital": own.get("capital", "")}
        lines.append(
            {"project": own.get("project", ""), "fund": code or "không tách", "budget_year": own.get("budget_year") or "không tách",
             "amount": own.get("amount", ""), "decision": own.get("decision", ""), "note": own.get("note", "")}
        )  # fmt: skip
    return list(funds.values()), lines


def _fund_code(own: Mapping[str, str], several: bool) -> str:
    tier = FundTier(own.get("tier") or FundTier.NOT_SPLIT.value)
    code = _LEVEL_CODES.get(own["fund"].casefold()) or _TIER_CODES[tier]
    if re.match(r"(?:vốn |nguồn )*lồng ghép\b", own["fund"].casefold()):
        code = "LGHEP"
    capital = own.get("capital", "")
    return (
        f"{code}-{_CAPITAL_CODES.get(capital) or code_of(capital)}"
        if capital and (several or tier is FundTier.NOT_SPLIT)
        else code
    )


def _leads(proposals: list[Proposal], projects: Iterable[str], groups: set[str]) -> list[Texts]:
    rows: dict[tuple[str, str], Texts] = {}
    for one in proposals:
        own = one.fields
        everybody = bool(re.search(r"\bcác (?:xã|phường)\b", plain(own["office"])))
        unit = (COMMUNES if COMMUNES in groups else "") if everybody else code_of(own["office"])
        if unit and own["project"] in projects:
            rows.setdefault(
                (own["project"], unit), {"project": own["project"], "unit": unit, "role": word(LeadRole(own["role"]))}
            )
    return list(rows.values())


def _texts(documents: list[Proposal]) -> list[Texts]:
    """The documents that the plan follows, as words of it that hold for all projects."""
    return [{"project": "tất cả", "kind": "quy định", "text": one.sentence, "clause": one.place} for one in documents]
