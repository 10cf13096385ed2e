"""One document through all the rules: its proposals in the order of the plan workbook, and what was left out with its reason."""

from dataclasses import replace

from dashboard.importing.plan_documents.clauses import Clause, clauses_of, lowered, sentences_of
from dashboard.importing.plan_documents.counted_lists import counted_proposals
from dashboard.importing.plan_documents.deadlines import deadlines_in
from dashboard.importing.plan_documents.documents import DocumentTable, PlanDocument
from dashboard.importing.plan_documents.leads import leads_in
from dashboard.importing.plan_documents.mentions import mentions_in
from dashboard.importing.plan_documents.money import MoneyRead, money_in, said_of_spending
from dashboard.importing.plan_documents.money_tables import money_of_table
from dashboard.importing.plan_documents.plan_head import PlanHead, head_of
from dashboard.importing.plan_documents.projects import projects_in
from dashboard.importing.plan_documents.proposals import LeftOut, LeftWhy, PlanReading, Proposal, ProposalKind
from dashboard.importing.plan_documents.sections import Section, section_of, sections_above
from dashboard.importing.plan_documents.target_tables import targets_of_table
from dashboard.importing.plan_documents.targets import TargetRules
from dashboard.importing.plan_documents.unit_lists import units_in

_NEAR = 3  # paragraphs above a table that may say its unit of money


def read_plan(document: PlanDocument) -> PlanReading:
    """Everything that the rules find; nothing in it is decided."""
    clauses, follow = clauses_of(document)
    head, plan = head_of(document, clauses)
    tables = [(block, follow.get(block.number)) for block in document.blocks if isinstance(block, DocumentTable)]
    rules = TargetRules(head)
    for clause in clauses:
        counted = counted_proposals(clause, len(rules.proposals) + 1)
        rules.read(clause)
        rules.proposals += [
            replace(p, key=f"target:{len(rules.proposals) + n}") for n, p in enumerate(counted, start=1)
        ]
    left = list(rules.left)
    money = money_in(clauses, head)
    projects = projects_in(clauses)
    for grid, after in tables:
        _table(grid, after, clauses, head, rules, money, projects, left)
    leads = leads_in(clauses, tables)
    told = {(p.clause, p.sentence) for p in rules.proposals} | {(one.clause, one.sentence) for one in left}
    left += _money_left(clauses, money, told)
    if plan and plan[0].kind is ProposalKind.PLAN and money.decision:
        plan[0] = replace(plan[0], fields={**plan[0].fields, **money.decision})
    found = [
        *plan,
        *units_in(clauses, tables, leads),
        *projects,
        *money.proposals,
        *rules.proposals,
        *leads,
        *deadlines_in(clauses, head),
    ]
    proposed = {(p.clause, p.sentence) for p in found}
    due = {p.clause: p.sentence for p in found if p.kind is ProposalKind.DEADLINE}
    left = [
        one
        for one in left
        if (one.clause, one.sentence) not in proposed
        and not (
            one.sentence in due.get(one.clause, "")
            and all(m.bare or m.unit == "báo cáo" for m in mentions_in(lowered(one.sentence)))
        )
    ]
    return PlanReading(
        document,
        tuple(found),
        tuple(sorted(left, key=lambda one: (one.clause < 0, one.clause))),
        tuple(dict.fromkeys(money.checks)),
    )


def _table(
    grid: DocumentTable, after: Clause | None, clauses: tuple[Clause, ...], head: PlanHead, rules: TargetRules, money: MoneyRead,
    projects: list[Proposal], left: list[LeftOut],
) -> None:  # fmt: skip
    """A table of targets or of money; of the past neither."""
    if after is not None and Section.PAST in (section_of(after), *sections_above(after)[:1]):
        return
    if (targets := targets_of_table(grid, after, head, len(rules.proposals) + 1)) is not None:
        rules.proposals += targets[0]
        left += targets[1]
        return
    around = (
        " ".join(c.text for c in clauses[max(0, after.index - _NEAR + 1) : after.index + 1])
        if after is not None
        else ""
    )
    sums = money_of_table(grid, after, around, head, len(money.proposals) + 1)
    if sums is None:
        return
    known = {
        (p.fields["project"], p.fields.get("fund"), p.fields.get("budget_year"), p.fields.get("amount"))
        for p in money.proposals
    }
    for line in sums[0]:
        if (
            line.fields["project"],
            line.fields.get("fund"),
            line.fields.get("budget_year"),
            line.fields.get("amount"),
        ) not in known:
            money.proposals.append(replace(line, key=f"money:{len(money.proposals) + 1}"))
    money.checks += sums[1]
    codes = {p.fields["code"] for p in projects}
    projects += [p for p in sums[2] if p.fields["code"] not in codes]
    if sums[0] and any(p.fields["project"] != "CT" for p in sums[0]):  # the programme's total is the sum of these
        money.proposals = [p for p in money.proposals if p.fields["project"] != "CT"]


def _money_left(clauses: tuple[Clause, ...], money: MoneyRead, told: set[tuple[int, str]]) -> list[LeftOut]:
    """Amounts of money that no rule took, in sentences of which nothing else is `told`."""
    left: list[LeftOut] = []
    for clause in clauses:
        if section_of(clause) in (Section.BASIS, Section.FOOT):
            continue
        for sentence in sentences_of(clause):
            amounts = [m for m in mentions_in(lowered(sentence.text)) if m.money]
            end = sentence.begin + len(sentence.text)
            read = any(index == clause.index and sentence.begin <= start < end for index, start in money.read)
            if not amounts or read or (clause.index, sentence.text) in told:
                continue
            past = section_of(clause) is Section.PAST or (
                said_of_spending(clause.low) and ("đã " in clause.low or "mới giải ngân" in lowered(sentence.text))
            )
            why = LeftWhy.PAST if past else LeftWhy.NORM if all(m.per for m in amounts) else LeftWhy.NOT_UNDERSTOOD
            left.append(LeftOut(sentence.text, sentence.place, why, clause.index))
    return left
