"""What the audit keeps as codes, said in words: of what an event tells, its facts, and where it came from."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from ipaddress import ip_address
from typing import Any

from dashboard.domain.absence import Absence
from dashboard.domain.people.audit import AuditAction, AuditEvent
from dashboard.domain.people.causes import Late
from dashboard.domain.people.rights import Action
from dashboard.domain.people.roles import AccountRole, Grant
from dashboard.domain.people.settings import CountingRule, ReadingRule, SettingName
from dashboard.domain.people.tokens import TokenKind
from dashboard.domain.periods import Period
from dashboard.domain.plan.plan import TOTAL, Plan
from dashboard.domain.reported.observations import Source, SubmissionStatus
from dashboard.text import Words
from dashboard.views.accounts import grants_text
from dashboard.views.address import address
from dashboard.views.shared import page_of

_RULES = {SettingName.READING: ReadingRule, SettingName.COUNTING: CountingRule}
_REPORTS = (AuditAction.REPORT, AuditAction.STATUS, AuditAction.UNLOCK, AuditAction.COMMENT)


@dataclass(frozen=True)
class AuditNames:
    """Names of what events name by codes; what no plan has any more keeps its code."""

    units: dict[str, str] = field(default_factory=dict)  # official code → name
    programmes: dict[str, tuple[str, str]] = field(default_factory=dict)  # code → Vietnamese, English
    things: dict[str, tuple[str, str]] = field(default_factory=dict)  # indicators, targets, projects, funds

    @classmethod
    def of(cls, plans: Iterable[Plan]) -> "AuditNames":
        """Of the newest plans of the programmes."""
        names = cls()
        for plan in plans:
            names.units.update((unit.official_code, unit.name) for unit in plan.units)
            names.programmes[plan.programme.code] = (plan.programme.name, plan.programme.name_en)
            names.things.update((i.code, (i.label, i.name_en)) for i in plan.indicators)
            names.things.update((p.code, (p.label, "")) for p in plan.projects)
            names.things.update((f.code, (f.name, "")) for f in plan.funds)
            indicators = plan.indicator_by_code
            names.things.update(
                (t.id, (indicators[t.indicator].label, indicators[t.indicator].name_en))
                for t in plan.targets
                if t.indicator in indicators
            )
        return names

    def unit(self, code: str) -> str:
        return self.units.get(code, code)

    def thing(self, code: str, words: Words) -> str:
        return words.name_of(*self.things[code]) if code in self.things else code

    def programme(self, code: str, words: Words) -> str:
        return words.name_of(*self.programmes[code]) if code in self.programmes else code


def subject_text(event: AuditEvent, names: AuditNames, words: Words) -> str:
    """Of what the event tells: a report by form, period and unit, a unit by its name; a number that is no longer read as it is."""
    try:
        return _subject(event, event.subject.split("/"), names, words)
    except (ValueError, KeyError):  # of another version, or of a program of the office's own
        return event.subject


def _subject(event: AuditEvent, parts: list[str], names: AuditNames, words: Words) -> str:
    match event.action, parts:
        case action, [code, form, period, unit, revision] if action in _REPORTS:
            draft = revision.removeprefix("nhap-")
            which = (
                words("draft {number}", number=draft)
                if draft != revision
                else words("revision {number}", number=revision)
            )
            of_report = (
                form,
                words.period(Period.parse(period)),
                names.unit(unit),
                which,
                names.programme(code, words),
            )
            return ", ".join(of_report)
        case AuditAction.PLAN, [code, year, version]:
            return words(
                "{programme}, {year}, store version {version}",
                programme=names.programme(code, words), year=year, version=version,
            )  # fmt: skip
        case AuditAction.MAP, [code, year, _, revision]:
            told = (names.programme(code, words), year, words("revision {number}", number=revision))
            return ", ".join(told)
        case AuditAction.SETTING, [_, name, _]:
            return words.term(SettingName(name))
        case AuditAction.CAUSE, [_, _, period, late, of, unit]:
            about = names.unit(of) if late == Late.UNIT else f"{words.term(Late(late))} {names.thing(of, words)}"
            return ", ".join(dict.fromkeys((about, words.period(Period.parse(period)), names.unit(unit))))
        case AuditAction.TOKEN, [kind, number]:
            return f"{words.term(TokenKind(kind))} {words('no. {number}', number=number)}"
        case ((AuditAction.SHARE_LINK | AuditAction.PLAN_DRAFT), [number]):
            return words("no. {number}", number=number)
        case ((AuditAction.CONTACT | AuditAction.REMINDED), [unit]):
            return names.unit(unit)
        case AuditAction.REFUSED, [action, *of]:
            unit = "/".join(of)
            return f"{words.term(Action(action))}, {names.unit(unit)}" if unit else words.term(Action(action))
        case AuditAction.NOTE, _:
            _, unit, about, _, period = event.subject.split("|")
            said = (names.thing(about, words), names.unit(unit), words.period(Period.parse(period)) if period else "")
            return ", ".join(dict.fromkeys(filter(None, said)))
    return event.subject


def address_text(event: AuditEvent, words: Words) -> str:
    """Where the request came from: this very machine, its command line, or another's address."""
    if not event.address:
        return words("this server") if event.account is not None else words("command line")
    try:
        here = ip_address(event.address).is_loopback
    except ValueError:
        here = False
    return words("this server") if here else event.address


def facts_text(event: AuditEvent, text: str, names: AuditNames, words: Words) -> str:
    """What stood or stands, each fact with its name; "" for nothing."""
    if not text:
        return ""
    try:
        facts = json.loads(text)
    except ValueError:
        return text
    if not isinstance(facts, dict):
        return text
    return "; ".join(part for name, value in facts.items() for part in _fact(event, name, value, facts, names, words))


def _fact(
    event: AuditEvent, name: str, value: Any, facts: dict[str, Any], names: AuditNames, words: Words
) -> Iterator[str]:
    """Nothing of what is empty, and nothing of hashes: those are for machines."""
    if value in ("", None, [], {}, False) or name.endswith(("sha256", "_hash")) or name in ("setting", "store"):
        return
    label = _label(event, name, words)
    if name == "figures":
        yield "; ".join(
            f"{_key(key, names, words)}: {_told(had, words)} → {_told(has, words)}" for key, had, has in value
        )
    elif name == "parts":
        yield "; ".join(
            f"{words.coded(f'audit.part.{part}')} −{moved['gone']} +{moved['come']}" for part, moved in value.items()
        )
    elif name == "value" and "setting" in facts:
        rule = _RULES[SettingName(facts["setting"])]
        yield words.term(rule(value)) if value in set(rule) else str(value)
    elif value is True:
        yield label
    else:
        said = _SAID.get(name, _plain)(value, names, words)
        yield f"{label}: {said}" if label else said


def _label(event: AuditEvent, name: str, words: Words) -> str:
    """The name of a fact, that of its kind of event first; the fact's own where neither is in the catalogue."""
    keys = (f"audit.fact.{event.action}.{name}", f"audit.fact.{name}")
    return next((words.coded(key) for key in keys if words.has(key)), name)


def _key(key: str | list[str], names: AuditNames, words: Words) -> str:
    """Which figure: what, whose, of when, and what tells it from others."""
    parts = key.split() if isinstance(key, str) else key
    said = []
    for number, part in enumerate(filter(None, parts)):
        if number == 0:
            said.append(names.thing(part, words))
        elif part in names.units:
            said.append(names.unit(part))
        elif part in set(Source):
            said.append(words.term(Source(part)))
        elif part != TOTAL:
            said.append(words("estimate") if part == "estimate" else _when(part, names, words))
    return ", ".join(said)


def _when(part: str, names: AuditNames, words: Words) -> str:
    """A period, or a fund with its budget year, or a member of a breakdown as the plan calls it."""
    try:
        return words.period(Period.parse(part))
    except ValueError:
        fund, _, year = part.partition("/")
        return f"{names.thing(fund, words)} {year}".strip() if fund in names.things else part


def _told(text: str, words: Words) -> str:
    """A figure as it was told: numbers as the office writes them, why one is absent in words; a dash where there was none."""
    return " / ".join(_number(part, words) for part in text.split(" / ")) if text else "–"


def _number(part: str, words: Words) -> str:
    if part in set(Absence):
        return words.term(Absence(part))
    try:
        value = Decimal(part)
    except InvalidOperation:
        return part
    exponent = value.as_tuple().exponent
    return words.number(value, max(0, -exponent) if isinstance(exponent, int) else 0)


def _plain(value: Any, names: AuditNames, words: Words) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _grants(value: Any, names: AuditNames, words: Words) -> str:
    grants = [Grant(AccountRole(role), unit) for role, _, unit in (str(one).partition(":") for one in value)]
    return grants_text(grants, names.unit, words)


def _page(value: Any, names: AuditNames, words: Words) -> str:
    page = page_of(address(str(value)))
    return words(page.heading) if page else str(value)


_SAID: dict[str, Callable[[Any, AuditNames, Words], str]] = {
    "unit": lambda value, names, _: names.unit(str(value)),
    "owner": lambda value, names, _: names.unit(str(value)),
    "status": lambda value, _, words: words.term(SubmissionStatus(value)),
    "grants": _grants,
    "remedy_by": lambda value, _, words: words.date(date.fromisoformat(value)),
    "until": lambda value, _, words: words.date(date.fromisoformat(value)),
    "expires": lambda value, _, words: words.moment(datetime.fromisoformat(value)),
    "address": _page,
}
