"""The pages of the form: the report with its fields, the list of what a unit owes, a receipt, and a sentence that says why not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from dashboard.domain.issues import Issue, IssueCode
from dashboard.text import LANGUAGES, Words, words_in
from dashboard.ui.language import LANGUAGE_NAMES
from dashboard.usecases.entering import of_the_file
from dashboard.views.address import Address, Param
from dashboard.views.entry_form import ENTRY_FOLDER, EntryView
from dashboard.views.pages import Page
from dashboard.views.sign_in import hidden
from dashboard.views.table import Table
from dashboard.web.entry.fields import NOTHING_SAID, SaidHere, field_id, findings_html, section_html
from dashboard.web.entry.look import entry_style
from dashboard.web.entry.script import script_tag, words_of_script
from dashboard.web.light.parts import THEME, PageRoom, Pen, Theme

CHECK, SEND, KEEP = "kiem-tra", "gui", "luu-nhap"  # what a button asks for
DO, BASE, DRAFT, SEEN, AGREED = "viec", "ban", "nhap", "da-xem", "dong-y"
_ROOM = PageRoom(300, 8000)
_MOST_LINKS, _LONGEST_LINK = 8, 56
# what the Enter key presses, whatever buttons stand in banners
_FIRST = f'<button class="first" name="{DO}" value="{CHECK}" tabindex="-1" aria-hidden="true"></button>'


@dataclass(frozen=True)
class EntryFrame:
    """Where the page stands: its address, its ground, and how the script names what it keeps."""

    where: Address
    theme: Theme
    key: str = ""  # of what the browser keeps of this form
    reading: str = ""  # the address that says how a text is read
    sample: str = ""


@dataclass(frozen=True)
class Opened:
    """What a form was opened over, and what the last round of it found.

    `seen`: the mark of a workbook that was examined and shown: the button sends exactly that one. `base`: the revision that
    stood; `draft`: the draft that the form came from.
    """

    view: EntryView
    base: int
    draft: int
    said: SaidHere = NOTHING_SAID
    seen: str = ""
    preview: Table | None = None
    banners: tuple[tuple[str, str], ...] = ()  # look, HTML
    closed: str = ""  # why nothing can be typed
    fresh: bool = True  # its fields hold what the store has, not what was just typed


def report_page(frame: EntryFrame, opened: Opened, words: Words) -> str:
    """The form with what was found in it."""
    view = opened.view
    banners = [*opened.banners]
    banners += [("", told(notice)) for notice in view.notices]
    banners += [("bad", told(fault)) for fault in view.faults]
    if opened.closed:
        banners.append(("bad", told(opened.closed)))
    shown = "".join(banner(look, html) for look, html in banners)
    heading = (
        f"<h1>{escape(view.unit)} · {escape(view.period)}</h1>"
        f'<p class="note">{escape(view.title)} · {escape(view.due)}</p>'
    )
    sections = "".join(section_html(section, opened.said, words) for section in view.sections)
    disabled, fresh = " disabled" if opened.closed else "", ' data-fresh=""' if opened.fresh else ""
    hints = f'<p class="note">{escape(words("Counts of households, persons and works are whole numbers: 1.250. Money is in million đồng: 1.250,5. Where a line has no figure, choose why below its field."))}</p>'  # noqa: E501
    form = (
        f'<form method="post" action="{action(frame)}" id="bao-cao" data-key="{escape(frame.key)}" data-base="{_state(opened)}" '
        f'data-reading="{escape(frame.reading)}" data-words="{escape(words_of_script(words))}"{fresh} novalidate>'
        f"{_FIRST}{hidden(BASE, str(opened.base))}{hidden(DRAFT, str(opened.draft))}{hidden(SEEN, opened.seen)}"
        f"{shown}{_summary(opened, words)}{_whole(opened, words)}"
        f"<fieldset{disabled}>{hints}{sections}{_further(view, words)}</fieldset>"
        f"{_preview(opened, words)}{_foot(opened, words)}</form>"
    )
    return whole(frame, words, f"{view.unit} · {view.period}", heading + form + as_a_file(frame, words))


def _state(opened: Opened) -> str:
    """What the form was opened over, in one word: what the browser kept of another state is asked about."""
    return f"{opened.base}.{opened.draft}"


def action(frame: EntryFrame) -> str:
    """Where the form is sent: the page itself."""
    return escape(here(frame.where, frame.theme))


def here(where: Address, theme: Theme) -> str:
    """The same page, relative to itself."""
    return where.with_(**{THEME: theme.value}).href.removeprefix(f"{ENTRY_FOLDER}/")


def _summary(opened: Opened, words: Words) -> str:
    """How many fields wait, each with a link to it."""
    names = opened.said.open_fields
    if not names:
        return ""
    lines = {field.name: line.name for line in opened.view.lines for field in line.fields}
    first = {lines.get(name, name): name for name in reversed(names)}  # of each line its first field
    shown = list(reversed(first.items()))
    links = "".join(
        f'<li><a href="#{field_id(name)}">{escape(_short(line))}</a></li>' for line, name in shown[:_MOST_LINKS]
    )
    if len(shown) > _MOST_LINKS:
        links += f"<li>{escape(words('and {count} more lines', count=len(shown) - _MOST_LINKS))}</li>"
    said = words("To mend or to answer before sending: {count}.", count=len(names))
    return f'<div class="banner bad" role="alert" tabindex="-1"><b>{escape(said)}</b><ul>{links}</ul></div>'


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_LINK else name[:_LONGEST_LINK].rpartition(" ")[0] + " …"


def _whole(opened: Opened, words: Words) -> str:
    """What was found about the report as a whole."""
    said_above = IssueCode.ALREADY_RECEIVED  # in a banner, with the way to the receipt
    issues: Iterable[Issue] = [issue for issue in opened.said.of_all if issue.code is not said_above]
    found = findings_html([i for i in issues if not of_the_file(i)], opened.said, words)
    first = findings_html([i for i in issues if of_the_file(i)], opened.said, words)
    return f'<div class="under">{first}{found}</div>' if first or found else ""


def _further(view: EntryView, words: Words) -> str:
    if not view.further:
        return ""
    said = words(
        "{count} more figures of this report stand as they were sent, and are sent again with it: figures of other units or of"
        " the treasury. To change them, send the form as a file.",
        count=len(view.further),
    )
    lines = "".join(f"<li>{escape(one)}</li>" for one in view.further)
    return f"<details><summary>{escape(said)}</summary><ul>{lines}</ul></details>"


def _preview(opened: Opened, words: Words) -> str:
    """What would be stored, beside what stood before: looked at once, then sent."""
    if opened.preview is None:
        return ""
    heading = words("What changes against the last report")
    drawn = Pen(words, {}, _ROOM, closed=True).table(opened.preview, heading)
    return f'<section class="part" id="xem-lai"><h2>{escape(heading)}</h2>{drawn}</section>'


def _foot(opened: Opened, words: Words) -> str:
    view = opened.view
    filled = sum(line.filled for line in view.counted)
    progress = words("{done} of {all} lines filled", done=filled, all=len(view.counted))
    if opened.closed:
        return ""
    sending = (CHECK, words("Check and send")) if not opened.seen else (SEND, words("Send this report"))
    stopped = " disabled" if view.faults else ""
    keep = f'<button name="{DO}" value="{KEEP}">{escape(words("Save draft"))}</button>'
    send = f'<button name="{DO}" value="{sending[0]}" class="send"{stopped}>{escape(sending[1])}</button>'
    return (
        f'<div class="foot" role="region" aria-label="{escape(words("Send report"))}">'
        f'<output data-progress="" aria-live="polite">{escape(progress)}</output>{keep}{send}</div>'
    )


def as_a_file(frame: EntryFrame, words: Words) -> str:
    """The other way: the template, and tables that have no form here."""
    codes = {Param.UNIT.value: frame.where.codes.get(Param.UNIT, "")}
    href = f"../{_beside(frame, Page.SUBMITTING, codes).href}"
    said = words(
        "Household reviews, tables of the treasury and tables of your own are sent as files, and so can this report be:"
    )
    return f'<p class="note">{escape(said)} <a href="{escape(href)}">{escape(words("Submit reports"))}</a></p>'


def _beside(frame: EntryFrame, page: str, codes: Mapping[str, str]) -> Address:
    carried = {p.value: c for p in (Param.PLAN, Param.LANGUAGE) if (c := frame.where.codes.get(p))}
    return Address(page, {**carried, **{name: code for name, code in codes.items() if code}})


def button(do: str, label: str) -> str:
    """A button of a banner, which stands in the form."""
    return f'<button name="{DO}" value="{escape(do)}">{escape(label)}</button>'


def checkbox(name: str, value: str, label: str) -> str:
    """A box of a banner that belongs to the form."""
    box = f'<input type="checkbox" name="{escape(name)}" value="{escape(value)}">'
    return f'<div class="flag"><label>{box}<span>{escape(label)}</span></label></div>'


def told(said: str) -> str:
    """A paragraph."""
    return f"<p>{escape(said)}</p>"


def banner(look: str, html: str) -> str:
    """What is said above the form; of look `bad` at once, to who listens too."""
    return f'<div class="banner {look}"{" role=" + chr(34) + "alert" + chr(34) if look == "bad" else ""}>{html}</div>'


def whole(frame: EntryFrame, words: Words, title: str, inside: str) -> str:
    """A page with its head, the ways out of it and its ground."""
    other = next(language for language in LANGUAGES if language != words.language)
    turned = frame.where.with_(**{Param.LANGUAGE.value: other if other != "vi" else None})
    in_other = escape(words_in(other)("This page in {name}", name=LANGUAGE_NAMES[other]))
    home = escape(f"../{_beside(frame, Page.SUBMITTING, {}).href}")
    chosen = f' class="{frame.theme}"' if frame.theme else ""
    sample = f'<p class="sample">{escape(frame.sample)}</p>' if frame.sample else ""
    header = (
        f'<header class="screen"><nav><a href="{home}">{escape(words("Submit reports"))}</a></nav><nav>{_themes(frame, words)}'
        f'<a lang="{other}" href="{escape(here(turned, frame.theme))}" aria-label="{in_other}">{other.upper()}</a></nav></header>'
    )
    return (
        f'<!doctype html><html lang="{words.language}"{chosen} translate="no"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="same-origin">'
        f'<link rel="icon" href="data:,"><title>{escape(title)}</title><style>{entry_style()}</style>{script_tag()}</head>'
        f'<body>{header}<main class="entry">{sample}{inside}</main></body></html>'
    )


def _themes(frame: EntryFrame, words: Words) -> str:
    """A link to the other grounds: the machine's own is the first."""
    names = {Theme.LIGHT: words("light"), Theme.DARK: words("dark")}
    return " ".join(
        f'<a href="{escape(here(frame.where, Theme.MACHINE if theme is frame.theme else theme))}"'
        f"{' aria-current=true' if theme is frame.theme else ''}>{escape(name)}</a>"
        for theme, name in names.items()
    )
