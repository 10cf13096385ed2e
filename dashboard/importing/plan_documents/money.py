"""Money in sentences: who gives how much for which project, each total held against the sum of its parts."""

import re
from dataclasses import dataclass, field, replace

from dashboard.domain.money import MoneyUnit
from dashboard.domain.plan.plan import FundTier
from dashboard.importing.cell_text.dates import date_in
from dashboard.importing.cell_text.numbers import odd_magnitude, spelling
from dashboard.importing.plan_documents.clauses import Clause, lowered
from dashboard.importing.plan_documents.mentions import Mention, mentions_in
from dashboard.importing.plan_documents.plan_head import PlanHead
from dashboard.importing.plan_documents.project_refs import project_of, project_refs, project_title
from dashboard.importing.plan_documents.proposals import PlanChoice, PlanQuestion, Proposal, ProposalKind, SumCheck
from dashboard.importing.plan_documents.sections import Section, section_of, sections_above
from dashboard.importing.plan_documents.sources_of_money import MoneySource, own_name, source_in
from dashboard.text import words_in

WHOLE = "CT"  # the whole programme, where money is not given to projects
_TALKS_OF_MONEY = re.compile(
    r"\b(?:kinh phí|vốn|ngân sách|nguồn|dự toán|nstw|nsđp|tổng cộng|tổng số|tổng|đối ứng|huy động|lồng ghép|sự nghiệp|đầu tư)\b"
)
_SILENT = (Section.BASIS, Section.PAST, Section.NORMS, Section.FOOT, Section.GROUPS)
_SPENT = re.compile(r"\bđã (?:giải ngân|thanh toán|chi|phân bổ|sử dụng|huy động|cho vay|hỗ trợ|thực hiện|đạt)|\bgiải ngân (?:được|đạt)|\bthực hiện được|\bdư nợ|\bdoanh số|\bcho vay\b|\bthu nhập\b|"
                    r"\bgiải ngân\s*(?:khoảng|hơn|trên|gần)?\s*$|\bdoanh thu\b|\bgiá trị\b|\bđến nay\b")  # fmt: skip
_YEAR = re.compile(r"năm ((?:19|20)\d{2})")
_PERIOD = re.compile(r"(?:19|20)\d{2}\s*-\s*(?:19|20)\d{2}")
_OPENS = re.compile(r"\b(?:trong đó|gồm|bao gồm|cụ thể|chia ra)\b|\(")
_CARRIED = re.compile(r"(?:kinh phí|vốn|nguồn vốn)[^.;]*\bchuyển (?:nguồn|sang|tiếp)\b")
_OTHER_FUNDS = re.compile(
    r"^(?:các )?(?:nguồn )?(?:vốn |kinh phí |nguồn )*(?:lồng ghép|huy động|xã hội hóa)[^.;\d]*(?:khác|hợp pháp)?[^.;\d]*$"
)
_DECISION = re.compile(
    r"(?:tại|theo)\s+(quyết định|nghị quyết)\s+số\s*:?\s*([\w/.-]+)\s+(ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4})(?:\s+của\s+([^,;:]+?))?(?=\s+về\b|[,;:.]|$)"
)
_MOST = 300  # quantities of one paragraph
_FROM = re.compile(r"\s*(?:\([^)\d]*\))?[\s,]*(?:từ|bằng|thuộc)\s+([^.;,()\d]+)")


@dataclass
class Amount:
    """One amount of money: `depth` says which others it is a part of."""

    project: str
    source: MoneySource
    year: int | None
    vnd: int | None
    mention: Mention
    clause: Clause
    sentence: str
    depth: float
    odd: bool = False
    parts: list["Amount"] = field(default_factory=list)


@dataclass
class MoneyRead:
    proposals: list[Proposal] = field(default_factory=list)
    checks: list[SumCheck] = field(default_factory=list)
    read: set[tuple[int, int]] = field(
        default_factory=set
    )  # clause and first letter of each amount that was understood
    decision: dict[str, str] = field(default_factory=dict)


def money_in(clauses: tuple[Clause, ...], head: PlanHead) -> MoneyRead:
    """The money lines of the document's sentences."""
    read = MoneyRead()
    amounts: list[Amount] = []
    for clause in clauses:
        sections = (section_of(clause), *sections_above(clause))
        if any(s in _SILENT for s in sections[:2]) or _counts_money(sections):
            continue
        amounts += _amounts(clause, head, read)
        _without_amount(clause, head, read)
    roots = _nested(amounts)
    leaves = [leaf for root in roots for leaf in _leaves(root)]
    by_project = any(leaf.project for leaf in leaves)
    for root in roots:
        _checked(root, read)
    for leaf in leaves:
        if leaf.project or not by_project:
            read.proposals.append(_proposal(leaf, head))
    if by_project:
        _check_whole(roots, leaves, read)
        _ask_of_whole(leaves, head, read)
    read.proposals = [
        Proposal(f"money:{n}", p.kind, p.fields, p.sentence, p.place, p.clause, p.table, p.questions)
        for n, p in enumerate(sorted(_once(read.proposals), key=lambda p: p.clause), start=1)
    ]
    return read


def _counts_money(sections: tuple[Section, ...]) -> bool:
    """In a list of goals an amount is a goal itself: «vận động 150 triệu đồng»."""
    return sections[0] is Section.GOALS and Section.PROJECT not in sections


def said_of_spending(low: str) -> bool:
    """Whether a sentence tells what was spent, lent or earned."""
    return bool(_SPENT.search(low))


def _amounts(clause: Clause, head: PlanHead, read: MoneyRead) -> list[Amount]:
    """The amounts of one clause, each with the words since the one before."""
    low, found, since, inner = clause.low, list[Amount](), 0, 0.0
    mentions = mentions_in(low)
    if len(mentions) > _MOST:
        return []
    for m in mentions:
        if not m.money or m.per:
            continue
        begin = max(since, low.rfind(". ", 0, m.start) + 1)
        label = low[begin : m.start]
        context = low[max(0, low.rfind(". ", 0, m.start)) : m.start]
        if _SPENT.search(context) or not (_TALKS_OF_MONEY.search(label) or _above_talks(clause) or found):
            since = m.end
            continue
        openings = [mark for mark in _OPENS.finditer(label) if mark[0] != "(" or ")" not in label[mark.end() :]]
        own = label[openings[-1].end() :] if openings else label
        inner += 1.0 if openings and found else 0.0
        inner = (
            max(0.0, inner - label.count(")") + label.count("(") - sum(mark[0] == "(" for mark in openings))
            if found
            else 0.0
        )
        source = source_in(own if found else _head_of_label(label))
        if not source.is_named and (behind := _FROM.match(low[m.end :])):
            source = source_in(behind[1])
        if source.tier is FundTier.OTHER and (said := own_name(clause.text[begin : m.begin])):
            source = replace(source, said=said)
        year = _year(own if found else label, clause, head)
        if year is not None and head.year is not None and year != head.year:
            since = m.end
            continue
        refs = project_refs(label, project_of(clause.parents))
        own_project = project_title(clause)
        project = refs[-1] if refs else own_project[0] if own_project else project_of(clause.parents)
        sentence = _sentence_around(clause.text, m)
        amount = Amount(
            project, source, year, _dong(m), m, clause, sentence, len(clause.parents) * 10 + inner, _is_odd(m)
        )
        if not found and (decided := _DECISION.search(low)) and not project and not source.is_named:
            read.decision = _decision(clause.text, decided)
        found.append(amount)
        read.read.add((clause.index, m.start))
        since = m.end
    return found


def _head_of_label(label: str) -> str:
    """Without the documents that the words name: «giao dự toán ngân sách nhà nước tại Quyết định …» gives no source."""
    own = re.sub(r"(?:tại|theo|căn cứ)\s+(?:quyết định|nghị quyết|công văn|kế hoạch)\b.*?(?=:|$)", " ", label)
    return re.sub(r"ngân sách nhà nước", " ", own)


def _above_talks(clause: Clause) -> bool:
    return section_of(clause) is Section.MONEY or Section.MONEY in sections_above(clause)


def _year(label: str, clause: Clause, head: PlanHead) -> int | None:
    """The year that the nearest words name; the plan's own where none is named."""
    for text in (label, *(c.low.partition(":")[0] for c in clause.parents[::-1] if section_of(c) is Section.MONEY)):
        text = re.sub(r"(?:quyết định|nghị quyết|thông báo|công văn)[^:;]*?ngày[^:;]*?\d{4}", " ", text)
        if years := [int(year) for year in _YEAR.findall(_PERIOD.sub(" ", text))]:
            return head.year if head.year in years else years[-1]
        if _PERIOD.search(text) and not head.period and not re.search("chương trình|chuẩn", text):
            return -1
    return head.year


def _dong(m: Mention) -> int | None:
    read = spelling(m.numbers)
    if read is None or read.ambiguous or m.money is None:
        return None
    exact = read.value * m.money.factor
    return int(exact) if exact == exact.to_integral_value() else None


def _is_odd(m: Mention) -> bool:
    text = f"{m.numbers} {m.money.value if m.money else ''}"
    read = spelling(text)
    return read is not None and not read.ambiguous and odd_magnitude(text, read)


def _sentence_around(text: str, m: Mention) -> str:
    """The whole sentence in which the amount stands."""
    start = max((text.rfind(mark, 0, m.begin) for mark in (". ", "; ")), default=-1)
    ends = [place for mark in (". ", "; ") if (place := text.find(mark, m.end)) >= 0]
    return text[start + 1 if start >= 0 else 0 : min(ends) + 1 if ends else len(text)].strip()


def _nested(amounts: list[Amount]) -> list[Amount]:
    """Each total with its parts: what stands deeper behind it, and named sources behind «trong đó:» of a total."""
    roots: list[Amount] = []
    stack: list[Amount] = []
    for amount in amounts:
        if stack and _lists_on(stack[0], amount):
            amount.depth = max(amount.depth, stack[0].depth + 1)
        while stack and (stack[-1].depth >= amount.depth or not _inside(stack[-1], amount)):
            stack.pop()
        if stack:
            above = stack[-1]
            above.parts.append(amount)
            amount.source = amount.source.within(above.source)
            amount.project = amount.project or above.project
        else:
            roots.append(amount)
        stack.append(amount)
    return roots


def _inside(above: Amount, amount: Amount) -> bool:
    return above.clause is amount.clause or above.clause in amount.clause.parents or _lists_on(above, amount)


def _lists_on(total: Amount, amount: Amount) -> bool:
    """A total that ends in «trong đó:», and sources in paragraphs beside it rather than under it."""
    if total.source.is_named or not amount.source.is_named or total.clause is amount.clause:
        return False
    opened = re.search(r"(?:trong đó|gồm|bao gồm|cụ thể)\s*:\s*$", total.clause.low)
    near = amount.clause.index - total.clause.index <= 6
    return bool(opened) and near and amount.clause.parents == total.clause.parents and amount.project == total.project


def _leaves(amount: Amount) -> list[Amount]:
    """What a total is made of; itself where its parts name no source."""
    named = [part for part in amount.parts if part.source.is_named or part.parts or part.project != amount.project]
    if not named:
        return [amount]
    return [leaf for part in named for leaf in _leaves(part)]


def _checked(amount: Amount, read: MoneyRead) -> None:
    """Totals beside the sums of their parts."""
    known = [part.vnd for part in amount.parts]
    if amount.vnd is not None and known and all(v is not None for v in known) and not amount.odd:
        read.checks.append(
            SumCheck(amount.project, amount.vnd, sum(v for v in known if v is not None), amount.clause.place)
        )
    for part in amount.parts:
        _checked(part, read)


def _check_whole(roots: list[Amount], leaves: list[Amount], read: MoneyRead) -> None:
    """The programme's own totals beside the sums of all projects, by source too."""
    ours = [leaf for leaf in leaves if leaf.project and leaf.vnd is not None]
    for root in roots:
        for total in (root, *root.parts):
            if total.project or total.vnd is None:
                continue
            same = [leaf for leaf in ours if not total.source.tier or leaf.source.tier is total.source.tier]
            if total.source.capital and not total.source.tier:
                same = [leaf for leaf in same if leaf.source.capital == total.source.capital]
            if same:
                read.checks.append(SumCheck("", total.vnd, sum(leaf.vnd or 0 for leaf in same), total.clause.place))


def _ask_of_whole(leaves: list[Amount], head: PlanHead, read: MoneyRead) -> None:
    """The programme's money by source, where no project's own lines name the tier it comes from: whether it is to be lines too."""
    if any(leaf.project and leaf.source.tier for leaf in leaves):
        return
    choices = (PlanChoice("no", drops=True), PlanChoice("yes"))
    for leaf in leaves:
        if not leaf.project and leaf.source.tier:
            made = _proposal(leaf, head)
            question = PlanQuestion("beside_projects", choices)
            read.proposals.append(replace(made, questions=(*made.questions, question)))


def _proposal(leaf: Amount, head: PlanHead) -> Proposal:
    fields = {"project": leaf.project or WHOLE, **leaf.source.fields}
    if leaf.year or head.year:
        fields["budget_year"] = str(leaf.year or head.year)
    questions: list[PlanQuestion] = []
    m = leaf.mention
    if leaf.odd and leaf.vnd is not None:
        as_written = shown_millions(leaf.vnd)
        less = shown_millions(leaf.vnd // 1000)
        written = f"{m.numbers} {m.money.value if m.money else ''}"
        sizes = (PlanChoice("smaller", {"amount": less}), PlanChoice("as_written", {"amount": as_written}))
        questions.append(PlanQuestion("magnitude", sizes, {"written": written, "smaller": less, "larger": as_written}))
    elif leaf.vnd is None:
        ways = _ways(m)
        choices = tuple(PlanChoice(key, {"amount": amount}) for key, amount in ways)
        questions.append(PlanQuestion("number", choices, {"written": m.numbers}))
    else:
        fields["amount"] = shown_millions(leaf.vnd)
    return Proposal("money", ProposalKind.MONEY, fields, leaf.sentence, leaf.clause.place, leaf.clause.index,
                    questions=tuple(questions))  # fmt: skip


def _ways(m: Mention) -> list[tuple[str, str]]:
    read = spelling(m.numbers)
    unit = m.money or MoneyUnit.MILLION
    keys = ("decimal", "thousands")
    values = read.values if read else ()
    return [(key, shown_millions(int(value * unit.factor))) for key, value in zip(keys, values, strict=False)]


def shown_millions(vnd: int) -> str:
    """triệu đồng as an office writes them: 7.133,25."""
    from decimal import Decimal

    text = words_in("vi").number(Decimal(vnd) / 1_000_000, places=6)
    whole, _, decimals = text.partition(",")
    return f"{text}0" if len(decimals) == 3 and "." not in whole else text


def _without_amount(clause: Clause, head: PlanHead, read: MoneyRead) -> None:
    """Money of earlier years that is carried over, and other funds: named for a project without an amount."""
    project = project_of(clause.parents)
    low = lowered(clause.text)
    if not project or section_of(clause) is not Section.MONEY or any(m.money for m in mentions_in(low)):
        return
    if _CARRIED.search(low):
        for year in dict.fromkeys(_YEAR.findall(low)):
            fields = {"project": project, "budget_year": year, "amount": "chưa có số", "note": clause.text.strip(" .;")}
            read.proposals.append(
                Proposal("money", ProposalKind.MONEY, fields, clause.text, clause.place, clause.index)
            )
    elif _OTHER_FUNDS.match(low.strip(" .;")):
        source = MoneySource(FundTier.OTHER)
        fields = {"project": project, **source.fields, "fund": clause.text.strip(" .;"), "amount": "chưa có số"}
        if head.year:
            fields["budget_year"] = str(head.year)
        read.proposals.append(Proposal("money", ProposalKind.MONEY, fields, clause.text, clause.place, clause.index))


def _decision(text: str, found: re.Match[str]) -> dict[str, str]:
    kind, number, day = (text[found.start(n) : found.end(n)] for n in (1, 2, 3))
    by = text[found.start(4) : found.end(4)].strip() if found[4] else ""
    fields = {"decision": f"{kind[:1].upper() + kind[1:]} số {number} {day}" + (f" của {by}" if by else "")}
    if when := date_in(day):
        fields["decision_date"] = f"{when:%d/%m/%Y}"
    return fields


def _once(proposals: list[Proposal]) -> list[Proposal]:
    """A line that the text says twice in the same words stands once."""
    seen: dict[tuple[tuple[str, str], ...], Proposal] = {}
    for proposal in proposals:
        key = tuple(
            sorted(
                (k, v)
                for k, v in proposal.fields.items()
                if k in ("project", "fund", "budget_year", "amount", "capital")
            )
        )
        seen.setdefault((*key, ("", "" if proposal.fields.get("amount") else proposal.place)), proposal)
    return list(seen.values())
