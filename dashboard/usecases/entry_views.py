"""A report as its form in the browser shows it: the lines with their fields, and what is to be known before typing."""

from collections.abc import Iterator
from decimal import Decimal

from dashboard.domain.absence import Absence
from dashboard.domain.people.named import Persons
from dashboard.domain.plan.indicators import Indicator
from dashboard.domain.plan.plan import NOT_SPLIT
from dashboard.domain.reported.observations import SubmissionStatus
from dashboard.domain.sentences.phrases import wanted
from dashboard.importing.layouts.report_sheets import ABOUT, CAUSES, MONEY, NARRATIVE, RESULTS
from dashboard.importing.line_texts import LineTexts, field_name, typed_text
from dashboard.importing.sheets.codecs import written
from dashboard.importing.sheets.vocabulary import word
from dashboard.text import Words
from dashboard.usecases.entering import Spot
from dashboard.usecases.entry_start import EntryRow, EntryStart
from dashboard.usecases.office import Office
from dashboard.views.entry_form import EntryField, EntryLine, EntrySection, EntryView, FieldKind
from dashboard.views.submissions import forms_due, period_name, state_text

_MAIN = ("value", "numerator", "denominator", "text", "cumulative", "cause", "remedy", "remedy_by")
_KINDS = {
    "estimate": FieldKind.FLAG, "absence": FieldKind.CHOICE, "text": FieldKind.LONG, "reason": FieldKind.LONG,
    "cause": FieldKind.LONG, "remedy": FieldKind.LONG, "remedy_by": FieldKind.SHORT,
}  # fmt: skip
_MOST_NAMED = 60
_NOT_SPLIT = str(written(MONEY.column("fund"), NOT_SPLIT))


def entry_view(office: Office, start: EntryStart, texts: LineTexts, words: Words) -> EntryView:
    """The form with `texts` in its fields."""
    key, plan = start.key, start.snapshot.plan
    remarked = dict(start.comments)
    sections = [
        EntrySection(table.key, title, tuple(_line(start, row, texts, remarked, words) for row in _own(start, table.key)))
        for table, title in ((RESULTS, words("Indicators")), (MONEY, words("Disbursement, million đồng")),
                             (CAUSES, words("Why it is late")))
    ]  # fmt: skip
    sections.append(_words_section(texts, remarked, words))
    states = {form.key: form for form in forms_due(start.snapshot, key.unit, office.today(plan))}
    state = state_text(states[key.form, key.period].state, words)
    due = words("send before {date}", date=start.obligation.due_before)
    return EntryView(
        title=start.obligation.name,
        unit=plan.unit_by_code[key.unit].name,
        period=period_name(key.period, words),
        due=f"{due} · {state}",
        sections=tuple(section for section in sections if section.lines),
        notices=tuple(_notices(start, words)),
        faults=tuple(_faults(start, words)),
        further=tuple(_further(start)),
    )


def _own(start: EntryStart, table: str) -> Iterator[EntryRow]:
    return (row for row in start.rows if row.table.key == table and not row.cells.further)


def _line(
    start: EntryStart, row: EntryRow, texts: LineTexts, remarked: dict[Spot, str], words: Words
) -> EntryLine:  # fmt: skip
    values, line = row.cells.values, row.cells.line
    indicator = start.snapshot.plan.indicator_by_code.get(str(values.get("indicator", "")))
    fields = [_field(row, key, texts, remarked, indicator, words) for key in row.keys]
    part = row.table is RESULTS and line.rpartition("|")[2] != "tổng số"
    return EntryLine(
        id=line,
        name=_name(start, row, indicator, part, words),
        about=_about(start, row, words),
        beside=tuple((label, text) for label, text in _beside(start, row, indicator, words) if text),
        main=tuple(field for field in fields if field.key in _MAIN),
        absence=next((field for field in fields if field.key == "absence"), None),
        more=tuple(field for field in fields if field.key not in (*_MAIN, "absence")),
        part=part,
    )


def _name(start: EntryStart, row: EntryRow, indicator: Indicator | None, part: bool, words: Words) -> str:
    if indicator is not None and not part:
        return words.name_of(indicator.name, indicator.name_en)
    return str(row.cells.values.get("name") or line_code(row))


def line_code(row: EntryRow) -> str:
    return str(next((row.cells.values[key] for key in ("indicator", "project", "of") if key in row.cells.values), ""))


def _about(start: EntryStart, row: EntryRow, words: Words) -> str:
    """Below the name: the code and the unit of measure, of money its source and year."""
    values, plan = row.cells.values, start.snapshot.plan
    if row.table is not MONEY:
        return " · ".join(filter(None, (line_code(row), str(values.get("unit_of_measure") or ""))))
    fund, year = str(values.get("fund") or ""), str(values.get("budget_year") or "")
    known = plan.fund_by_code.get(fund)
    if fund == year == _NOT_SPLIT:
        return f"{line_code(row)} · {words('carried over from earlier years, all sources')}"
    return " · ".join(filter(None, (line_code(row), known.name if known else fund, year)))


def _beside(
    start: EntryStart, row: EntryRow, indicator: Indicator | None, words: Words
) -> Iterator[tuple[str, str]]:  # fmt: skip
    values, plan, unit = row.cells.values, start.snapshot.plan, start.key.unit
    share = row.table is RESULTS and row.cells.formats.get("previous") == "#,##0.00"
    yield words("Last reported"), _shown(values.get("previous"), words, "%" if share else "")
    if row.table is MONEY:
        yield words("Given"), _shown(values.get("allocated"), words)
    elif indicator is not None and row.cells.line.endswith("tổng số"):
        own = [t for t in plan.targets if t.indicator == indicator.code and t.unit == unit]
        yield words("Planned for the year"), "; ".join(words.value(wanted(target, indicator)) for target in own)


def _shown(value: object, words: Words, unit: str = "") -> str:
    if isinstance(value, Decimal | int):
        return f"{words.number(Decimal(value), 6)}{unit}"
    return str(value or "")


def _field(
    row: EntryRow, key: str, texts: LineTexts, remarked: dict[Spot, str], indicator: Indicator | None, words: Words
) -> EntryField:  # fmt: skip
    line = row.cells.line
    spoken = row.cells.prompts.get(key, "")
    money = row.table is MONEY and key == "estimate"
    label = words.coded("entry.money.estimate" if money else f"entry.{key}")
    return EntryField(
        name=field_name(line, key),
        key=key,
        label=f"{label}: {spoken}" if spoken else label,
        kind=FieldKind.NUMBER if money else _KINDS.get(key, FieldKind.NUMBER),
        text=texts.get(line, {}).get(key, ""),
        hint=words.coded("entry.remedy_by.hint") if key == "remedy_by" else "",
        choices=_absences(row, words) if key == "absence" else (),
        remarked=remarked.get((line, key), ""),
    )


def _absences(row: EntryRow, words: Words) -> tuple[tuple[str, str], ...]:
    """In the place of a figure: none at all happened, or there is none for a reason; what is sent is the template's own word."""
    offered = row.table.column("absence").offers
    reasons = [(word(one), words.term(one)) for one in offered if one is not Absence.NIL]
    return (
        ("", words("There is a figure")),
        (word(Absence.NIL), words("Nothing happened (0)")),
        *((sent, words("No figure: {why}", why=why[:1].lower() + why[1:])) for sent, why in reasons),
    )


def _words_section(texts: LineTexts, remarked: dict[Spot, str], words: Words) -> EntrySection:
    """The report's own words, and what holds for the whole of it."""
    fields = tuple(
        EntryField(
            field_name(NARRATIVE.key, column.key), column.key, words.coded(f"entry.{column.key}"), FieldKind.LONG,
            texts.get(NARRATIVE.key, {}).get(column.key, ""), remarked=remarked.get((NARRATIVE.key, column.key), ""),
        )
        for column in NARRATIVE.columns
    )  # fmt: skip
    flags = tuple(
        EntryField(
            field_name(ABOUT.key, key), key, words.coded(f"entry.{key}"), FieldKind.FLAG, texts.get(ABOUT.key, {}).get(key, "")
        )
        for key in ("nil", "preliminary")
    )  # fmt: skip
    lines = (
        EntryLine(NARRATIVE.key, words("The report in words"), "", (), fields),
        EntryLine(ABOUT.key, words("The whole report"), "", (), flags),
    )
    return EntrySection("words", words("Difficulties and proposals"), lines)


def _notices(start: EntryStart, words: Words) -> Iterator[str]:
    """What the form was opened with."""
    sent, persons = start.sent, Persons(start.snapshot.plan)
    if sent is not None and sent.status is SubmissionStatus.RETURNED:
        reason = words.remark(sent.reason, persons.of(sent.unit, sent.actor))
        yield words("Returned for a correction. {reason}", reason=reason)
        yield from (text for spot, text in start.comments if spot == ("", ""))
    elif sent is not None and sent.status is SubmissionStatus.WITHDRAWN:
        yield words("Revision {revision} was withdrawn: the form opens blank.", revision=sent.revision)
    if start.refusal is not None and sent is not None and sent.status.counts:
        yield words("Sent as revision {revision} at {moment}: its figures stand in the form.",
                    revision=sent.revision, moment=sent.received_at)  # fmt: skip
    elif sent is not None and sent.status is not SubmissionStatus.WITHDRAWN:
        yield words(
            "Sent before, as revision {revision} at {moment}: its figures stand in the form. What you send takes their place"
            " as revision {next}.",
            revision=sent.revision, moment=sent.received_at, next=sent.revision + 1,
        )  # fmt: skip
    if start.draft is not None and not start.draft_unread:
        kept = start.draft.revision.submission
        yield words(
            "The form holds the draft that {name} kept at {moment}. It does not count until it is sent.",
            name=words.person(persons.of(kept.unit, kept.actor)), moment=kept.received_at,
        )  # fmt: skip
    elif start.draft is not None:
        yield words(
            "There is a draft that this form cannot show, for it is a table of another kind or has more lines: open it on the"
            " page «Nộp báo cáo»."
        )


def _faults(start: EntryStart, words: Words) -> Iterator[str]:
    if start.lost:
        yield words(
            "The report that stands has {count} figures from other tables (a household review, another period). This form"
            " cannot carry them, and sending it would take them away: send the correction as a file.",
            count=len(start.lost),
        )


def _further(start: EntryStart) -> Iterator[str]:
    """The figures of lines that the form has no fields for."""
    plan = start.snapshot.plan
    for row in [row for row in start.rows if row.cells.further][:_MOST_NAMED]:
        values = row.cells.values
        told = next((values[key] for key in ("value", "cumulative", "numerator") if values.get(key) is not None), None)
        unit = plan.unit_by_code.get(str(values.get("subject") or ""))
        parts = (str(values.get("name") or line_code(row)), unit.name if unit else "", str(values.get("source") or ""))
        yield f"{' · '.join(filter(None, parts))}: {typed_text(told)}"
