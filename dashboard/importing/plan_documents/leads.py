"""Who leads and who takes part: «Chủ trì thực hiện Dự án 4 …» under an office's name, «Giao Phòng … chủ trì», tables of duties."""

import re

from dashboard.domain.plan.plan import LeadRole
from dashboard.importing.cell_text.names import plain
from dashboard.importing.plan_documents.clauses import Clause, Sentence, lowered, sentences_of
from dashboard.importing.plan_documents.documents import DocumentTable
from dashboard.importing.plan_documents.project_refs import project_of, project_refs
from dashboard.importing.plan_documents.proposals import PlanChoice, PlanQuestion, Proposal, ProposalKind
from dashboard.importing.plan_documents.sections import Section, section_of

_OFFICE = (
    r"(?:(?:các )?(?:phòng|sở|ban|trung tâm|văn phòng|chi nhánh|ngân hàng|hội|ủy ban|ubnd|mttq|liên đoàn|đoàn|công an|bảo hiểm|chi cục|trạm|ban chỉ huy|hạt|"
    r"kho bạc|đài|trường|bưu điện|bộ phận|công chức|chi hội))"
)
_TITLE = re.compile(rf"^(?:đề nghị |giao |trách nhiệm của |nhiệm vụ của )?({_OFFICE}\b[^.;:()]*)$")
_LEADS = re.compile(r"\bchủ trì\b(?! phối hợp)?")
_GIVEN = re.compile(rf"\bgiao (?:cho )?({_OFFICE}\b[^,;:.()]*?)\s+(?:là (?:cơ quan|đơn vị) )?(?:chủ trì|phụ trách)\b")
_BY = re.compile(
    rf"(?:cơ quan|đơn vị|ngành)\s+chủ trì(?: thực hiện| quản lý)?(?: dự án| tiểu dự án)?\s*(?::|là)\s*({_OFFICE}\b[^.;]*?)(?=[.;]|,? (?:cơ quan|đơn vị) phối hợp|$)"
)
_BEGINS = re.compile(rf"^({_OFFICE}\b[^,;:.()]*?)\s+(?:là (?:cơ quan|đơn vị) )?chủ trì\b(?! phối hợp các chương trình)")
_PART = re.compile(r"\bphối hợp (?:thực hiện|quản lý|với [^,;.]* thực hiện)\b|\bquản lý, sử dụng\b")
_HEAD_LEAD = re.compile(r"chủ trì")
_HEAD_PART = re.compile(r"phối hợp")
_HEAD_WHAT = re.compile(r"nội dung|dự án|nhiệm vụ|chỉ tiêu|tên")
_LONGEST = 14  # words of an office's name


def leads_in(clauses: tuple[Clause, ...], tables: list[tuple[DocumentTable, Clause | None]]) -> list[Proposal]:
    """One for each project and office; two that lead the same project are asked about."""
    found: list[dict[str, str]] = []
    said: list[tuple[str, str, int, int]] = []
    for clause in clauses:
        if section_of(clause) in (Section.BASIS, Section.PAST, Section.FOOT):
            continue
        for sentence in sentences_of(clause):
            for fields in _of_sentence(sentence, clause):
                if fields not in found:
                    found.append(fields)
                    said.append((sentence.text, clause.place, clause.index, 0))
    for grid, _ in tables:
        for fields, text, place in _of_table(grid):
            if fields not in found:
                found.append(fields)
                said.append((text, place, -1, grid.number))
    leading: dict[str, list[str]] = {}
    for fields in found:
        if fields["role"] == LeadRole.LEAD.value:
            leading.setdefault(fields["project"], []).append(fields["office"])
    made = []
    for number, (fields, (text, place, index, table)) in enumerate(zip(found, said, strict=True), start=1):
        others = [office for office in leading.get(fields["project"], ()) if plain(office) != plain(fields["office"])]
        questions: tuple[PlanQuestion, ...] = ()
        if fields["role"] == LeadRole.LEAD.value and others:
            choices = (
                PlanChoice("lead"),
                PlanChoice("coordinating", {"role": LeadRole.COORDINATING.value}),
                PlanChoice("not", drops=True),
            )
            questions = (
                PlanQuestion("two_leads", choices, {"other": "; ".join(others), "project": fields["project"]}),
            )
        made.append(Proposal(f"lead:{number}", ProposalKind.LEAD, fields, text, place, index, table, questions))
    return made


def _of_sentence(sentence: Sentence, clause: Clause) -> list[dict[str, str]]:
    low = lowered(sentence.text)
    if given := _GIVEN.search(low):
        return _fields(
            sentence.text[given.start(1) : given.end(1)],
            project_refs(low[given.end() :]) or _own(clause),
            LeadRole.LEAD,
        )
    if by := _BY.search(low):
        offices = re.split(rf",\s*|\s+và\s+(?=(?i:{_OFFICE})\b)", sentence.text[by.start(1) : by.end(1)])
        return [
            f
            for office in offices
            if re.match(_OFFICE, lowered(office))
            for f in _fields(office, project_refs(low) or _own(clause), LeadRole.LEAD)
        ]
    if (own := _BEGINS.match(low)) and (refs := project_refs(low) or _own(clause)):
        return _fields(sentence.text[own.start(1) : own.end(1)], refs, LeadRole.LEAD)
    office = office_above(clause)
    refs = project_refs(low)
    if not office or not refs:
        return []
    if low.startswith("chủ trì") and not low.startswith("chủ trì phối hợp"):
        return _fields(office, refs, LeadRole.LEAD)
    if (begin := low.find("chủ trì")) > 0 and not re.search(r"cơ quan chủ trì|đơn vị chủ trì", low):
        return _fields(office, project_refs(low[begin:]), LeadRole.LEAD)
    return _fields(office, refs, LeadRole.COORDINATING) if _PART.search(low) or low.startswith("phối hợp") else []


def _own(clause: Clause) -> tuple[str, ...]:
    project = project_of((*clause.parents, clause))
    return (project,) if project else ()


def office_above(clause: Clause) -> str:
    """The office whose duties a clause lists: that of the nearest title; «1. Phòng …: chủ trì …» names it itself."""
    for one in clause.chain:
        head = one.text.partition(":")[0] if one is clause else one.text.strip(" .:")
        found = _TITLE.match(lowered(head.strip(" .:")))
        if found and len(head.split()) <= _LONGEST and not _LEADS.search(lowered(head)):
            return head[found.start(1) : found.end(1)].strip(" .:")
    return ""


def _fields(office: str, projects: tuple[str, ...], role: LeadRole) -> list[dict[str, str]]:
    office = office.strip(" .,;:")
    return [{"project": project, "office": office, "role": role.value} for project in projects if office]


def _of_table(grid: DocumentTable) -> list[tuple[dict[str, str], str, str]]:
    """Rows of a table whose heads say «chủ trì»."""
    head_at = next(
        (n for n, row in enumerate(grid.rows[:4]) if any(_HEAD_LEAD.search(lowered(cell)) for cell in row)), None
    )
    if head_at is None:
        return []
    head = [lowered(cell) for cell in grid.rows[head_at]]
    lead = next(n for n, cell in enumerate(head) if _HEAD_LEAD.search(cell))
    part = next((n for n, cell in enumerate(head) if _HEAD_PART.search(cell) and n != lead), None)
    what = next((n for n, cell in enumerate(head) if _HEAD_WHAT.search(cell) and n not in (lead, part)), None)
    if what is None:
        return []
    made = []
    main = ""
    for n, row in enumerate(grid.rows[head_at + 1 :], start=head_at + 2):
        if max(lead, what) >= len(row):
            continue
        refs = project_refs(lowered(row[what]), main)
        if refs and "." not in refs[0]:
            main = refs[0]
        for column, role in ((lead, LeadRole.LEAD), (part, LeadRole.COORDINATING)):
            if column is None or column >= len(row):
                continue
            for office in re.split(r"[;\n]", row[column]):
                if refs and re.match(_OFFICE, lowered(office.strip(" -+"))):
                    text = " | ".join(dict.fromkeys(cell.replace("\n", " ") for cell in row if cell))
                    made += [
                        (f, text, f"bảng {grid.number}, dòng {n}") for f in _fields(office.strip(" -+"), refs, role)
                    ]
    return made
