"""What a table's own title, or the name of its sheet, makes of all its figures: results, a plan, another year's, an estimate."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dashboard.domain.issues import Choice, IssueCode, Place
from dashboard.domain.messages import Named
from dashboard.domain.plan.plan import Plan
from dashboard.importing.cell_text.names import heading as plainly
from dashboard.importing.cell_text.names import plain
from dashboard.importing.cell_text.title_kinds import TitleKind, kind_of_title
from dashboard.importing.files.workbook import FileCell
from dashboard.importing.findings import Findings
from dashboard.importing.layouts.foreign import STORED, UNTIL, Axis, Meaning, Role
from dashboard.importing.tables.found_table import FoundTable
from dashboard.importing.tables.headers import Heading
from dashboard.importing.tables.headings import Columns
from dashboard.importing.tables.name_questions import LEAVE_OUT

_ROLES = {TitleKind.PLAN: Role.PLANNED, TitleKind.OTHER_YEAR: Role.LAST_YEAR, TitleKind.ESTIMATE: Role.ESTIMATE}
_WORDS = {
    TitleKind.PLAN: Named("là kế hoạch hoặc nhu cầu, không lưu", "a plan or needs, not kept"),
    TitleKind.OTHER_YEAR: Named("là số của năm khác, không lưu", "another year's, not kept"),
    TitleKind.ESTIMATE: Named("là số ước", "estimates"),
}
_CARRIED_OUT = re.compile(
    rf"thực hiện|\bth\b|lũy kế|\blk\b|\bđã |kết quả|đạt|hoàn thành|trong (tháng|quý|kỳ)|{UNTIL}|20\d\d"
)


def as_the_title_says(table: FoundTable, columns: Columns, plan: Plan, findings: Findings) -> Columns:
    """The columns as the table's title, or else its sheet's name, lets them be read, where their own titles say nothing of it.

    A caption right above a later table of a sheet says more than the title of the sheet. Two readings are asked about.
    """
    if columns.of_axis(Axis.PERIOD):
        return columns
    year = plan.year
    lines = list(_lines(table.caption, table, plan)) or list(_lines(table.titles, table, plan))
    tab = kind_of_title(table.sheet.name, year, tab=True)
    if tab is not None and not table.caption:
        lines.append((tab, Place(table.sheet.name), table.sheet.name))
    kinds = {said for said, _, _ in lines}
    if not kinds - {TitleKind.RESULTS}:
        return columns
    said = kinds.pop() if len(kinds) == 1 else TitleKind.OPEN
    place, text = next((place, text) for of_line, place, text in lines if of_line is not TitleKind.RESULTS)
    neutral = [
        heading for heading in table.headings if _neutral(heading, columns.meanings.get(heading.column), said, year)
    ]
    if not neutral or (said is TitleKind.OPEN and columns.layout.concepts):
        return columns
    if said is TitleKind.PLAN and any(meaning.role is Role.PLANNED for meaning in columns.meanings.values()):
        said = TitleKind.OPEN  # beside the plan's own column another one may well be the result
    if said is TitleKind.OPEN:
        role = _asked(place, text, findings)
    else:
        role = _ROLES[said]
        findings.add(IssueCode.READ_BY_ITS_TITLE, place, text, said=_WORDS[said])
    if role is None:
        return columns
    return replace(
        columns, meanings=columns.meanings | {h.column: columns.meanings[h.column]._replace(role=role) for h in neutral}
    )


def _lines(cells: tuple[FileCell, ...], table: FoundTable, plan: Plan) -> Iterator[tuple[TitleKind, Place, str]]:
    named = [
        plain(name) for indicator in plan.indicators for name in (indicator.name, indicator.label, *indicator.aliases)
    ]
    for cell in cells:
        for line in str(cell.value).splitlines():
            if said := kind_of_title(_without(plain(line), named), plan.year):
                yield said, table.sheet.place(cell.row, cell.column), line


def _without(line: str, names: list[str]) -> str:
    """A line without the names of indicators: "Hộ dự kiến thoát nghèo" may be what a plan counts, and makes nothing a plan."""
    for name in names:
        line = line.replace(name, " ; ") if name else line
    return line


def _neutral(heading: Heading, meaning: Meaning | None, said: TitleKind, year: int) -> bool:
    """Whether a column would be kept, and its own title does not say that its figures are results of this year."""
    if meaning is None or meaning.axis is not None or meaning.period is not None:
        return False
    if meaning.role not in STORED or meaning.role is Role.ESTIMATE:
        return False
    title = plainly(heading.text)
    return str(year) not in title if said is TitleKind.OTHER_YEAR else _CARRIED_OUT.search(title) is None


def _asked(place: Place, text: str, findings: Findings) -> Role | None:
    """The role that a person gives the columns; None: they are results."""
    choices = tuple(Choice(code) for code in ("results", "compare", "estimate", LEAVE_OUT))
    answer = findings.ask(IssueCode.RESULTS_OR_PLAN, place, text, choices)
    roles = {"results": None, "compare": Role.PLANNED, "estimate": Role.ESTIMATE, LEAVE_OUT: Role.CHECK}
    return roles[answer] if answer else Role.ASKED
