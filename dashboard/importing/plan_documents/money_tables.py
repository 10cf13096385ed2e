"""Tables of money: projects by sources, with the unit of money in the head or above the table; totals held against their parts."""

import re
from dataclasses import dataclass
from decimal import Decimal

from dashboard.domain.money import MoneyUnit
from dashboard.importing.cell_text.money_words import money_unit_in
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.plan_documents.clauses import Clause, lowered
from dashboard.importing.plan_documents.documents import DocumentTable
from dashboard.importing.plan_documents.money import WHOLE, shown_millions
from dashboard.importing.plan_documents.plan_head import PlanHead
from dashboard.importing.plan_documents.project_refs import project_refs
from dashboard.importing.plan_documents.proposals import PlanChoice, PlanQuestion, Proposal, ProposalKind, SumCheck
from dashboard.importing.plan_documents.sources_of_money import MoneySource, source_in
from dashboard.importing.plan_documents.table_heads import head_of_table, row_text

_NEEDED = re.compile(r"kinh phí|\bvốn\b|nstw|nsđp|ngân sách|dự toán|số tiền")
_WHAT = re.compile(r"^(?:tên )?(?:nội dung|dự án|chương trình|danh mục|nhiệm vụ|hạng mục|tên dự án|tiểu dự án)|dự án")
_BARE_HEAD = re.compile(r"^(?:tổng (?:số|cộng)|tổng|trung ương|địa phương|tw)$")
_TOTAL_COLUMN = re.compile(r"\btổng\b|cộng|^kinh phí|^số tiền|^dự toán|kế hoạch vốn")
_TOTAL_ROW = re.compile(r"^(?:tổng (?:cộng|số)?|cộng|tổng kinh phí)\b")
_PAST = re.compile(r"giải ngân|thực hiện|lũy kế|đã |còn lại|tỷ lệ|%")
_NOT_MONEY = re.compile(r"^(?:stt|tt|ghi chú|đơn vị|đvt|cơ quan|chủ trì|số thứ tự|địa điểm|thời gian|số quyết định)")


@dataclass
class _MoneyRow:
    number: int
    code: str
    name: str
    text: str
    amounts: dict[int, int]
    odd: tuple[int, ...] = ()


def money_of_table(
    grid: DocumentTable, after: Clause | None, around: str, head: PlanHead, first: int
) -> tuple[list[Proposal], list[SumCheck], list[Proposal]] | None:
    """Lines of money numbered from `first`, its sums, and the projects that its rows name; None of any other table.

    `around` is the text before it, where «Đơn vị tính: triệu đồng» stands.
    """
    titles = head_of_table(grid, _NEEDED) or (head_of_table(grid, _BARE_HEAD) if _unit_above(around, grid) else None)
    if titles is None:
        return None
    what_at = next((n for n, t in enumerate(titles.columns) if _WHAT.search(t)), None)
    if what_at is None:
        return None
    columns = [
        n for n, t in enumerate(titles.columns)
        if n != what_at and t and not _NOT_MONEY.search(t) and not _PAST.search(t) and (_NEEDED.search(t) or _TOTAL_COLUMN.search(t) or source_in(t).is_named)
        and _of_year(t, head)
    ]  # fmt: skip
    sources = {n: source_in(titles.columns[n]) for n in columns}
    totals = [n for n in columns if not sources[n].is_named or _is_total(titles.columns[n], sources, n)]
    named = [n for n in columns if n not in totals]
    if not columns:
        return None
    unit = money_unit_in(" ".join(titles.columns)) or _unit_above(around, grid)
    rows = _rows(grid, titles.first, what_at, columns, unit or MoneyUnit.MILLION)
    if not any(row.code for row in rows):
        return None
    made: list[Proposal] = []
    checks: list[SumCheck] = []
    deep = {row.code.partition(".")[0] for row in rows if "." in row.code and row.amounts}
    for row in rows:
        checks += _across(row, named, totals, grid)
        if not row.code or row.code in deep:
            continue
        for column in named or totals[:1]:
            if row.amounts.get(column):
                made.append(_line(first + len(made), row, column, sources[column], unit, head, grid))
    checks += _down(rows, named, totals, deep, grid)
    return made, checks, _projects(rows, grid)


def _is_total(title: str, sources: dict[int, MoneySource], column: int) -> bool:
    """«NSTW tổng số» beside «NSTW vốn đầu tư», «NSTW vốn sự nghiệp» is a sum of those."""
    own = sources[column]
    finer = any(n != column and s.tier is own.tier and s.capital and not own.capital for n, s in sources.items())
    return finer and bool(re.search(r"\btổng\b|cộng", title))


def _of_year(title: str, head: PlanHead) -> bool:
    years = [int(y) for y in re.findall(r"(?:19|20)\d{2}", title)]
    return not years or head.year is None or head.year in years


def _unit_above(around: str, grid: DocumentTable) -> MoneyUnit | None:
    for row in grid.rows[:2]:
        for cell in row:
            if unit := money_unit_in(cell):
                return unit
    return money_unit_in(around)


def _rows(grid: DocumentTable, start: int, what_at: int, columns: list[int], unit: MoneyUnit) -> list[_MoneyRow]:
    rows: list[_MoneyRow] = []
    main = ""
    for n, row in enumerate(grid.rows[start:], start=start + 1):
        text = " ".join(row[what_at].split()) if what_at < len(row) else ""
        low = lowered(text)
        refs = project_refs(low, main)
        code = refs[0] if len(refs) == 1 else ""
        if not code and _TOTAL_ROW.match(low.strip(" :")):
            code = ""
        if code and "." not in code:
            main = code
        amounts: dict[int, int] = {}
        odd: list[int] = []
        for column in columns:
            cell = " ".join(row[column].split()) if column < len(row) else ""
            read = spelling(cell) if cell and cell != text else None
            if read is None or read.percent or read.word:
                continue
            if read.ambiguous:
                odd.append(column)
            value = read.value * (read.unit or unit).factor
            if value == value.to_integral_value():
                amounts[column] = int(value)
        total = bool(_TOTAL_ROW.match(low.strip(" :"))) or any(
            _TOTAL_ROW.match(lowered(cell.strip())) for cell in row[: what_at + 1]
        )
        name = re.sub(r"(?i)^(?:tiểu dự án|dự án(?: thành phần)?|tda|da)(?: số)?\s*[\d.]+\s*[:.\-–]?\s*", "", text)
        if code or total:
            rows.append(_MoneyRow(n, code, "" if total else name.strip(" :."), row_text(row), amounts, tuple(odd)))
    return rows


def _line(
    number: int,
    row: _MoneyRow,
    column: int,
    source: MoneySource,
    unit: MoneyUnit | None,
    head: PlanHead,
    grid: DocumentTable,
) -> Proposal:
    fields = {"project": row.code or WHOLE, **source.fields}
    if head.year:
        fields["budget_year"] = str(head.year)
    vnd = row.amounts[column]
    questions: tuple[PlanQuestion, ...] = ()
    if unit is None:
        number_as_written = Decimal(vnd) / MoneyUnit.MILLION.factor
        choices = tuple(
            PlanChoice(key, {"amount": shown_millions(int(number_as_written * u.factor))})
            for key, u in (("million", MoneyUnit.MILLION), ("thousand", MoneyUnit.THOUSAND), ("dong", MoneyUnit.DONG))
        )
        questions = (PlanQuestion("money_unit", choices),)
    elif column in row.odd:
        choices = (
            PlanChoice("decimal", {"amount": shown_millions(vnd)}),
            PlanChoice("thousands", {"amount": shown_millions(vnd * 1000)}),
        )
        questions = (PlanQuestion("number", choices, {"written": shown_millions(vnd)}),)
    else:
        fields["amount"] = shown_millions(vnd)
    place = f"bảng {grid.number}, dòng {row.number}"
    return Proposal(f"money:{number}", ProposalKind.MONEY, fields, row.text, place, -1, grid.number, questions)


def _across(row: _MoneyRow, named: list[int], totals: list[int], grid: DocumentTable) -> list[SumCheck]:
    """The total of a row beside its sources."""
    known = [n for n in named if n in row.amounts]
    if len(totals) != 1 or totals[0] not in row.amounts or not known:
        return []
    return [
        SumCheck(
            row.code,
            row.amounts[totals[0]],
            sum(row.amounts[n] for n in known),
            f"bảng {grid.number}, dòng {row.number}",
        )
    ]


def _down(
    rows: list[_MoneyRow], named: list[int], totals: list[int], deep: set[str], grid: DocumentTable
) -> list[SumCheck]:
    """Totals of all projects, and of projects with sub-projects, beside their rows."""
    checks = []
    leaves = [row for row in rows if row.code and row.code not in deep]
    for row in rows:
        parts = (
            [leaf for leaf in leaves if leaf.code.startswith(f"{row.code}.")]
            if row.code in deep
            else []
            if row.code
            else leaves
        )
        for column in (totals[:1] or named) if parts else ():
            if column in row.amounts:
                summed = sum(part.amounts.get(column, 0) for part in parts)
                checks.append(SumCheck(row.code, row.amounts[column], summed, f"bảng {grid.number}, dòng {row.number}"))
    return checks


def _projects(rows: list[_MoneyRow], grid: DocumentTable) -> list[Proposal]:
    codes = {row.code for row in rows}
    made = []
    for row in rows:
        if row.code and row.name:
            fields = {"applicable": "có", "code": row.code, "name": row.name}
            if "." in row.code and row.code.partition(".")[0] in codes:
                fields["parent"] = row.code.partition(".")[0]
            made.append(
                Proposal(
                    f"project:{row.code}",
                    ProposalKind.PROJECT,
                    fields,
                    row.text,
                    f"bảng {grid.number}, dòng {row.number}",
                    -1,
                    grid.number,
                )
            )
    return made
