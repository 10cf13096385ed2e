"""Tables of targets: «TT | Chỉ tiêu | ĐVT | Thực hiện năm trước | Kế hoạch năm …», read row by row."""

import re

from dashboard.domain.plan.indicators import Measure
from dashboard.importing.cell_text.numbers import spelling
from dashboard.importing.cell_text.target_words import target_words
from dashboard.importing.plan_documents.clauses import Clause, lowered
from dashboard.importing.plan_documents.documents import DocumentTable
from dashboard.importing.plan_documents.mentions import mentions_in
from dashboard.importing.plan_documents.names_of_targets import name_around
from dashboard.importing.plan_documents.pieces import Piece
from dashboard.importing.plan_documents.plan_head import PlanHead
from dashboard.importing.plan_documents.proposals import LeftOut, LeftWhy, PlanQuestion, Proposal, ProposalKind
from dashboard.importing.plan_documents.table_heads import TableHead, head_of_table, row_text
from dashboard.importing.plan_documents.target_values import far_verb, value_fields

_NEEDED = re.compile(r"^(?:(?:tên |nội dung |các |danh mục )?chỉ tiêu|mục tiêu|nội dung chỉ tiêu)(?:\b|,)")
_UNIT = re.compile(r"^(?:đvt|đơn vị tính|đơn vị|đv tính|đ\.?v\.?t)\b")
_PLAN = re.compile(r"kế hoạch|\bkh\b|mục tiêu|chỉ tiêu (?:năm|giao|phấn đấu|kế)|phấn đấu|nghị quyết|giao")
_DONE = re.compile(
    r"thực hiện|\bth\b|kết quả|ước|hiện trạng|đạt được|năm trước|đến cuối|đầu kỳ|tăng|giảm|so sánh|tỷ lệ %|bq"
)
_LEADS = re.compile(r"chủ trì|phụ trách|cơ quan|phối hợp|tham mưu|theo dõi")
_WHOLE = re.compile(r"\b(?:tổng|toàn (?:tỉnh|huyện|xã)|chung)\b")
_NUMBERS = re.compile(r"^(?:stt|tt|số tt|số thứ tự|mục)$")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_PART = re.compile(r"^[-+*•]\s*|^(?:trong đó|tr\.đó)\s*:?\s*", re.IGNORECASE)


def targets_of_table(
    grid: DocumentTable, after: Clause | None, head: PlanHead, first: int
) -> tuple[list[Proposal], list[LeftOut]] | None:
    """The targets of its rows, numbered from `first`, and the rows that were not understood; None of any other table."""
    titles = head_of_table(grid, _NEEDED)
    if titles is None:
        return None
    name_at = next((n for n, title in enumerate(titles.columns) if _NEEDED.search(title)), None)
    value_at = _value_column(titles, head, name_at)
    if name_at is None:
        return None
    if value_at is None:
        return [], []
    unit_at = next((n for n, title in enumerate(titles.columns) if _UNIT.search(title)), None)
    base_at = _baseline_column(titles, head, value_at)
    made: list[Proposal] = []
    left: list[LeftOut] = []
    parent: Proposal | None = None
    for n, row in enumerate(grid.rows[titles.first :], start=titles.first + 1):
        name, value = _cell(row, name_at), _cell(row, value_at)
        if not name or not value or name == value or not re.search(r"\d|không|hoàn thành|đạt", lowered(value)):
            continue
        place = f"bảng {grid.number}, dòng {n}"
        proposal = _row(f"target:{first + len(made)}", name, value, _cell(row, unit_at), place, grid, row)
        if proposal is None:
            left.append(LeftOut(row_text(row), place, LeftWhy.NOT_UNDERSTOOD, table=grid.number))
            continue
        fields = dict(proposal.fields)
        part = bool(_PART.match(name))
        if part and parent is not None and parent.fields["measure"] == fields["measure"] == Measure.COUNT.value:
            fields["subset_of"] = parent.key
        base = spelling(_cell(row, base_at).replace("%", "")) if base_at is not None else None
        if (
            base is not None
            and not base.ambiguous
            and proposal.fields["measure"] == Measure.PERCENTAGE.value
            and "baseline" not in fields
        ):
            fields["baseline"] = _cell(row, base_at).replace("%", "").strip()
        proposal = Proposal(
            proposal.key, proposal.kind, fields, proposal.sentence, place, -1, grid.number, proposal.questions
        )
        made.append(proposal)
        parent = parent if part else proposal
    return made, left


def _cell(row: tuple[str, ...], column: int | None) -> str:
    return " ".join(row[column].split()) if column is not None and column < len(row) else ""


def _value_column(titles: TableHead, head: PlanHead, name_at: int | None) -> int | None:
    """The plan's own year; of several such columns that of the whole office."""
    able = [
        n
        for n, t in enumerate(titles.columns)
        if n != name_at and t and not _UNIT.search(t) and not _LEADS.search(t) and not _NUMBERS.match(t)
    ]
    of_year = [
        n
        for n in able
        if head.year is not None and str(head.year) in titles.columns[n] and not _past(titles.columns[n], head)
    ]
    planned = [
        n
        for n in able
        if _PLAN.search(titles.columns[n])
        and not _of_other_year(titles.columns[n], head)
        and not _past(titles.columns[n], head)
    ]
    for columns in ([n for n in of_year if n in planned], planned, of_year):
        if len(columns) == 1:
            return columns[0]
        whole = [n for n in columns if _WHOLE.search(titles.columns[n])]
        if len(whole) == 1:
            return whole[0]
        if columns:
            return columns[0]
    return None


def _past(title: str, head: PlanHead) -> bool:
    return bool(_DONE.search(title)) and not re.search(r"kế hoạch|\bkh\b|mục tiêu|phấn đấu", title)


def _of_other_year(title: str, head: PlanHead) -> bool:
    years = [int(y) for y in _YEAR.findall(title)]
    return bool(years) and head.year is not None and head.year not in years


def _baseline_column(titles: TableHead, head: PlanHead, value_at: int) -> int | None:
    """The year before, where the table has it."""
    if head.year is None:
        return None
    before = [
        n
        for n, t in enumerate(titles.columns)
        if n != value_at and str(head.year - 1) in t and re.search(r"thực hiện|\bth\b|kết quả|hiện trạng|ước", t)
    ]
    return before[0] if len(before) == 1 else None


def _row(
    key: str, name: str, value: str, unit: str, place: str, grid: DocumentTable, row: tuple[str, ...]
) -> Proposal | None:
    """A target of a row: its value with the unit of its column."""
    name = _PART.sub("", name).strip(" :.;")
    low = lowered(value)
    sign = "%" if unit.strip() in ("%", "Tỷ lệ %", "tỷ lệ %") and "%" not in low and "phần trăm" not in low else ""
    counted = "" if lowered(unit.strip()) in ("%", "") else unit.strip()
    questions: list[PlanQuestion] = []
    change = far_verb(lowered(name) + " ") if not re.search(r"xuống|còn|đạt|lên|=|≤|≥|<|>", low) else ""
    read = spelling(low)
    text = f"{low.rstrip('.;, ')}{sign}"
    mentions = mentions_in(f"{text} {lowered(counted)}".strip() if not sign else text)
    if len(mentions) != 1 or (read is not None and read.ambiguous and not mentions[0].ambiguous):
        return _worded(key, name, value, counted, place, grid, row)
    m = mentions[0]
    piece = Piece(name, None)
    named = name_around(piece.text, "", "", "")
    fields = value_fields(m, change, named, questions)
    if fields is None or (m.bare and not counted):
        return None
    if counted and not m.percent:
        fields["unit_of_measure"] = counted
        if re.search(r"đồng", lowered(counted)):
            fields["measure"] = Measure.RATIO.value if "/" in counted else Measure.MONEY.value
    return Proposal(key, ProposalKind.TARGET, fields, row_text(row), place, -1, grid.number, tuple(questions))


def _worded(
    key: str, name: str, value: str, unit: str, place: str, grid: DocumentTable, row: tuple[str, ...]
) -> Proposal | None:
    """A value that the importer reads as it stands, «≥ 80», «60-65»; anything else is not understood."""
    read = target_words(value, unit)
    if read is None or read.low is None:
        return None
    measure = Measure.PERCENTAGE if read.percent or unit == "" else Measure.COUNT
    fields = {"name": name, "unit_of_measure": unit or "%", "measure": measure.value, "value": value, "direction": "rises",
              "basis": "level" if measure is Measure.PERCENTAGE else "count"}  # fmt: skip
    return Proposal(key, ProposalKind.TARGET, fields, row_text(row), place, -1, grid.number)
