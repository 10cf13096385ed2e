"""What a draft can be given from what it says already: the office's own unit, codes, usual words. Only blank cells are filled."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dashboard.domain.plan.drafts import PlanDraft, Texts
from dashboard.domain.plan.indicators import Aggregation, Frequency, Measure
from dashboard.domain.plan.targets import PaceRule
from dashboard.domain.plan.units import UnitLevel
from dashboard.importing.cell_text.names import folded, plain
from dashboard.importing.cell_text.target_words import target_words
from dashboard.importing.sheets.vocabulary import YES_WORDS, members, word
from dashboard.importing.unit_lists import ListedUnit, coded, unit_named
from dashboard.usecases.plan_drafts import merge_into_draft
from dashboard.usecases.planning import Edits

OWN_SUBJECT = "đơn vị báo cáo"
GROUPS = {UnitLevel.COMMUNE: "XA", UnitLevel.VILLAGE: "BAN", UnitLevel.OFFICE: "CQ", UnitLevel.DISTRICT: "HUYEN"}
_FORMS = {
    Frequency.MONTH: ("BC-THANG", "Báo cáo tháng"), Frequency.QUARTER: ("BC-QUY", "Báo cáo quý"),
    Frequency.HALF: ("BC-6T", "Báo cáo 6 tháng"), Frequency.YEAR: ("BC-NAM", "Báo cáo năm"),
}  # fmt: skip


def with_office(draft: PlanDraft, name: str, code: str = "", level: UnitLevel | None = None) -> PlanDraft:
    """The draft with the unit whose plan it is, and with the fields of the first sheet that follow from it."""
    unit = unit_named(" ".join(name.split()), code.strip())
    unit = replace(unit, level=unit.level or level or UnitLevel.COMMUNE)
    taken = {row.get("code", "") for row in draft.rows("units")}
    unit = next(iter(coded([unit], taken))) if not unit.code else unit
    row = _row(unit, "", "")
    fields = dict(draft.fields) | {"root": unit.code}
    others = tuple(
        {**one, "parent": one.get("parent") or unit.code} for one in draft.rows("units") if one.get("code") != unit.code
    )
    units = (row, *others)
    return filled_fields(replace(draft, fields=fields, tables={**draft.tables, "units": units}))


def filled_fields(draft: PlanDraft) -> PlanDraft:
    """Office, title and code of the programme from the unit and the year, where these are blank."""
    root = next((row for row in draft.rows("units") if row.get("code") == draft.root), None)
    made: dict[str, str] = {}
    if root is not None:
        name = root.get("name", "")
        made["office"] = f"UBND {name[:1].lower()}{name[1:]}"
        bare = folded(name.removeprefix(name[: len(root.get("type", ""))]) or name)
        made["code"] = "-".join([*"".join(c if c.isalnum() else " " for c in bare).split(), "gn"])
    if draft.year:
        made["title"] = f"Kế hoạch thực hiện Chương trình năm {draft.year}"
    blank = {key: text for key, text in made.items() if text and not draft.fields.get(key)}
    return replace(draft, fields={**draft.fields, **blank})


def with_units(draft: PlanDraft, units: Iterable[ListedUnit], usual: UnitLevel) -> PlanDraft:
    """The draft with these units below the one whose plan it is, in a group for each level; of `usual` where no name tells."""
    listed = [replace(u, level=u.level or usual, type=u.type or word(u.level or usual)) for u in units]
    taken = {row.get("code", "") for row in draft.rows("units")}
    rows = [_row(u, draft.root, GROUPS.get(u.level or usual, "")) for u in coded(listed, taken) if u.code not in taken]
    return merge_into_draft(draft, Edits({"units": rows}))


def below(draft: PlanDraft) -> tuple[Texts, ...]:
    """The units under the one whose plan it is that are no offices of its own."""
    office = word(UnitLevel.OFFICE)
    return tuple(r for r in draft.rows("units") if r.get("code") != draft.root and r.get("level") != office)


def told_below(draft: PlanDraft) -> PlanDraft:
    """The draft in which the group of units below reports what adds up and the office alone was to report. Unchanged without one
    group of them."""
    groups = {row.get("group", "") for row in below(draft)}
    adds = {word(Aggregation.SUM), word(Aggregation.RATIO_OF_SUMS)}
    if len(groups) != 1 or not all(groups):
        return draft
    (group,) = groups
    rows = tuple(
        {**row, "reporters": group, "subject": OWN_SUBJECT}
        if row.get("aggregation") in adds and row.get("reporters") == row.get("subject") == draft.root
        else row
        for row in draft.rows("indicators")
    )
    return replace(draft, tables={**draft.tables, "indicators": rows}) if rows else draft


def _row(unit: ListedUnit, parent: str, group: str) -> Texts:
    assert unit.level is not None
    row = {"code": unit.code, "name": unit.name, "type": unit.type or word(unit.level), "level": word(unit.level)}
    return row | ({"parent": parent} if parent and parent != unit.code else {}) | ({"group": group} if group else {})


def reporters(draft: PlanDraft) -> dict[str, str]:
    """Who may be named as a reporter: groups first, each with how many units it has, then the units; by code."""
    names: dict[str, str] = {}
    counts: dict[str, list[str]] = {}
    for row in draft.rows("units"):
        if row.get("group"):
            counts.setdefault(row["group"], []).append(row.get("name", ""))
    for group, units in counts.items():
        names[group] = f"{group}: {units[0]} …" if len(units) > 1 else f"{group}: {units[0]}"
    return names | {row["code"]: row.get("name", "") for row in draft.rows("units") if row.get("code")}


def with_rule(draft: PlanDraft, frequency: Frequency, who: Iterable[str], due: str, since: str = "") -> PlanDraft:
    """The draft with one row of the calendar that holds for the whole year; a rule of the same report is replaced."""
    form, name = _FORMS[frequency]
    row = {
        "form": form, "name": name, "reporters": "; ".join(who), "period": f"hằng {word(frequency)}", "due_before": due,
        "since": since,
    }  # fmt: skip
    if frequency is Frequency.HALF:
        row["period"] = word(frequency)
    kept = tuple(r for r in draft.rows("calendar") if (r.get("form"), r.get("period")) != (form, row["period"]))
    row = {key: text for key, text in row.items() if text}
    return replace(draft, tables={**draft.tables, "calendar": (*kept, row)})


def with_target(draft: PlanDraft, indicator: str, value: str, sentence: str, baseline: str = "") -> PlanDraft:
    """The draft with one more target, its id, unit and rule of pace filled in."""
    row = {"indicator": indicator, "value": value, "source_sentence": sentence, "baseline": baseline}
    row = {key: text.strip() for key, text in row.items() if text.strip()}
    return filled_rows(replace(draft, tables={**draft.tables, "targets": (*draft.rows("targets"), row)}))


def with_money(draft: PlanDraft, project: str, fund: str, amount: str) -> PlanDraft:
    """The draft with this money given in the plan's year; of the same project, fund and year instead of what stands."""
    row = {"project": project, "fund": fund, "budget_year": str(draft.year or ""), "amount": amount.strip()}
    return merge_into_draft(draft, Edits({"allocations": [row]}))


def filled_rows(draft: PlanDraft) -> PlanDraft:
    """Targets with their id, unit and rule of pace; projects that are meant; money of the plan's year; where these are blank."""
    indicators = {row.get("code", ""): row for row in draft.rows("indicators")}
    ids = {row.get("id", "") for row in draft.rows("targets")}
    targets = []
    for row in draft.rows("targets"):
        id = row.get("id") or next(name for n in range(1, 10_000) if (name := f"CT-{n:02d}") not in ids)
        ids.add(id)
        own = {"id": id, "unit": draft.root, "pace_rule": _pace(row, indicators.get(row.get("indicator", ""), {}))}
        targets.append(_filled(row, own))
    year = str(draft.year or "")
    read = {row.get("indicator", "") for row in targets if row.get("source_clause")}
    own = {"reporters": draft.root, "subject": draft.root}  # of a plan read before it was known whose it is
    tables = {
        **draft.tables,
        "indicators": tuple(
            _filled(row, own) if row.get("code") in read and not (row.get("reporters") or row.get("subject")) else row
            for row in draft.rows("indicators")
        ),
        "targets": tuple(targets),
        "projects": tuple(_filled(row, {"applicable": YES_WORDS[0]}) for row in draft.rows("projects")),
        "allocations": tuple(_filled(row, {"budget_year": year}) for row in draft.rows("allocations")),
        "leads": tuple(_filled(row, {"role": "chủ trì"}) for row in draft.rows("leads")),
    }
    return replace(draft, tables={key: rows for key, rows in tables.items() if rows})


def _filled(row: Texts, usual: Mapping[str, str]) -> Texts:
    return {**row, **{key: text for key, text in usual.items() if text and not row.get(key)}}


def _pace(row: Texts, indicator: Texts) -> str:
    """How far along is told: of counts from 0, of shares that must move by their change, of other shares by their level."""
    measure = members(Measure).get(plain(indicator.get("measure", "")))
    if measure is None:
        return ""
    if measure is Measure.QUALITATIVE:
        return word(PaceRule.NONE)
    told = target_words(row.get("value", ""), indicator.get("unit_of_measure", ""))
    if (told is not None and told.sign) or plain(indicator.get("direction", "")) == "giảm":
        return word(PaceRule.CHANGE)
    return word(PaceRule.FROM_ZERO if measure in (Measure.COUNT, Measure.MONEY) else PaceRule.LEVEL)
