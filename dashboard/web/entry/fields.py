"""The lines of the form as HTML: each with its fields, what is said under them, and the questions about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from dashboard.domain.issues import Issue, Severity
from dashboard.text import Words
from dashboard.text.findings import choice_text, finding_text
from dashboard.usecases.entering import EnteredReport, GivenAnswer, mark_of
from dashboard.views.entry_form import EntryField, EntryLine, EntrySection, FieldKind

ANSWER, MARK = "tl:", "dm:"  # trả lời, dấu mốc: the fields of a finding's answer, before its id
_ROWS = 2
_LONGEST = 4000


@dataclass(frozen=True)
class SaidHere:
    """What an examination found, by the field that it is about; what is about no field stands on top."""

    by_field: Mapping[str, tuple[Issue, ...]]
    of_all: tuple[Issue, ...]
    open_ids: frozenset[str]
    given: Mapping[str, GivenAnswer]

    @property
    def open_fields(self) -> tuple[str, ...]:
        return tuple(
            name for name, issues in self.by_field.items() if any(issue.id in self.open_ids for issue in issues)
        )


NOTHING_SAID = SaidHere({}, (), frozenset(), {})


def said_here(entered: EnteredReport, names: frozenset[str], given: Mapping[str, GivenAnswer]) -> SaidHere:
    """The findings of an examination at the fields that the form has."""
    by_field: dict[str, list[Issue]] = {}
    of_all: list[Issue] = []
    for issue in entered.examination.issues:
        spots = [f"{line}|{key}" for line, key in entered.at.get(issue.id, ())]
        if at := [name for name in spots if name in names]:
            by_field.setdefault(at[0], []).append(issue)
        else:
            of_all.append(issue)
    waiting = frozenset(issue.id for issue in entered.examination.open_issues)
    return SaidHere({name: tuple(found) for name, found in by_field.items()}, tuple(of_all), waiting, given)


def section_html(section: EntrySection, said: SaidHere, words: Words) -> str:
    lines = "".join(_line(line, said, words) for line in section.lines)
    return f'<section class="part"><h2>{escape(section.title)}</h2>{lines}</section>'


def _line(line: EntryLine, said: SaidHere, words: Words) -> str:
    own = _id(line.id)
    beside = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in line.beside)
    beside = f"<dl>{beside}</dl>" if beside else ""
    about = f"<small>{escape(line.about)}</small>" if line.about else ""
    counts = ' data-counts=""' if line.absence is not None and not line.part else ""
    why = next((field.name for field in line.more if field.key == "reason"), "")
    main = "".join(_field(field, said, words, why) for field in line.main)
    absence = _field(line.absence, said, words, why) if line.absence else ""
    return (
        f'<div class="line{" group" if line.part else ""}" role="group" aria-labelledby="{own}" data-line="{escape(line.id)}"'
        f'{counts}><div class="name"><h3 id="{own}">{escape(line.name)}</h3>{about}</div>{beside or "<i></i>"}'
        f'<div class="fields">{main}{absence}</div>{_more(line, said, words)}</div>'
    )


def _more(line: EntryLine, said: SaidHere, words: Words) -> str:
    """What may be added, closed as long as nothing of it is filled or asked for."""
    if not line.more:
        return ""
    fields = "".join(_field(field, said, words) for field in line.more)
    wanted = any(field.text or field.remarked or field.name in said.by_field for field in line.more)
    wanted = wanted or any(said.by_field.get(field.name) for field in line.fields if _asks_why(field, said))
    opened = " open" if wanted or (line.absence is not None and line.absence.text) else ""
    return f'<details class="more"{opened}><summary>{escape(words("Explain, add"))}</summary>{fields}</details>'


def _asks_why(field: EntryField, said: SaidHere) -> bool:
    found = said.by_field.get(field.name, ())
    return any(i.severity is Severity.EXPLAIN and not i.choices for i in found)


def _field(field: EntryField, said: SaidHere, words: Words, why: str = "") -> str:
    """One field; `why` is the one of its line that takes the reason for what is asked about."""
    found = said.by_field.get(field.name, ())
    own = _id(field.name)
    wrong = any(issue.id in said.open_ids for issue in found)
    under = f"{own}-u"
    attributes = f'id="{own}" name="{escape(field.name)}" aria-describedby="{under}"' + (
        ' aria-invalid="true"' if wrong else ""
    )
    below = f'<div class="under" id="{under}">{_remarks(field, words)}{findings_html(found, said, words, why)}</div>'
    label = f'<label for="{own}">{escape(field.label)}</label>'
    match field.kind:
        case FieldKind.FLAG:
            checked = " checked" if field.text else ""
            box = f'<input type="checkbox" value="x" {attributes}{checked}>'
            return f'<div class="field flag"><label for="{own}">{box}<span>{escape(field.label)}</span></label>{below}</div>'
        case FieldKind.CHOICE:
            options = "".join(
                f'<option value="{escape(sent)}"{" selected" if sent == field.text else ""}>{escape(shown)}</option>'
                for sent, shown in _with_own(field)
            )
            control = f'<select {attributes} data-absence="">{options}</select>'
        case FieldKind.LONG:
            control = f'<textarea {attributes} rows="{_ROWS}" maxlength="{_LONGEST}">{escape(field.text)}</textarea>'
        case _:
            number = field.kind is FieldKind.NUMBER
            mode = ' inputmode="decimal" data-number=""' if number else ""
            hint = f' placeholder="{escape(field.hint)}"' if field.hint else ""
            control = (
                f'<input type="text" {attributes}{mode}{hint} value="{escape(field.text)}" maxlength="{_LONGEST}" '
                'autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="next">'
            )
    return f'<div class="field {field.kind}">{label}{control}{below}</div>'


def _with_own(field: EntryField) -> tuple[tuple[str, str], ...]:
    """The choices, with what stands there beside them where it is none of them: it is not dropped without a word."""
    known = {sent for sent, _ in field.choices}
    return field.choices if field.text in known else (*field.choices, (field.text, field.text))


def _remarks(field: EntryField, words: Words) -> str:
    if not field.remarked:
        return ""
    return f'<p class="warn remark"><b>{escape(words("Reviewer"))}:</b> {escape(field.remarked)}</p>'


def findings_html(found: Iterable[Issue], said: SaidHere, words: Words, why: str = "") -> str:
    """Each finding with the way to answer it: in the field `why` where its line has one, as in the template's column."""
    return "".join(_finding(issue, said, words, why) for issue in found)


def _finding(issue: Issue, said: SaidHere, words: Words, why: str) -> str:
    waiting = issue.id in said.open_ids
    look = "bad" if issue.severity is Severity.ERROR else "warn" if waiting else "note"
    text = f'<p class="{look}">{escape(finding_text(issue, words, in_form=True))}</p>'
    if issue.severity is not Severity.EXPLAIN:
        return text
    if issue.choices:
        return text + _choices(issue, said, words)
    if why:
        door = f'<a href="#{_id(why)}">{escape(words("Give the reason in «Explanation» of this line"))}</a>'
        return text + (f"<p>{door}</p>" if waiting else "")
    return text + _reason(issue, said, words)


def _choices(issue: Issue, said: SaidHere, words: Words) -> str:
    given = said.given.get(issue.id)
    chosen = given.text if given and given.mark == mark_of(issue) else ""
    options = "".join(
        f'<label><input type="radio" name="{escape(ANSWER + issue.id)}" value="{escape(choice.code)}"'
        f"{' checked' if choice.code == chosen else ''}><span>{escape(choice_text(issue, choice, words))}</span></label>"
        for choice in issue.choices
    )
    return f'<div class="choices" role="radiogroup">{options}{_mark(issue)}</div>'


def _reason(issue: Issue, said: SaidHere, words: Words) -> str:
    """A field for the reason, which is kept with the finding; the line's own «Giải trình» answers it too."""
    given = said.given.get(issue.id)
    text = given.text if given and given.mark == mark_of(issue) else ""
    own = _id(ANSWER + issue.id)
    return (
        f'<div class="field short"><label for="{own}">{escape(words("Reason"))}</label><input type="text" id="{own}" '
        f'name="{escape(ANSWER + issue.id)}" value="{escape(text)}" maxlength="500" autocomplete="off">{_mark(issue)}</div>'
    )


def _mark(issue: Issue) -> str:
    return f'<input type="hidden" name="{escape(MARK + issue.id)}" value="{mark_of(issue)}">'


def field_id(name: str) -> str:
    """The id of a field's element, to lead to it."""
    return _id(name)


def _id(name: str) -> str:
    return "n-" + "".join(letter if letter.isalnum() else "_" for letter in name)
