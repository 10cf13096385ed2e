"""What a request asks of the form: which report, by its address, and what was typed and answered, by its fields."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.domain.people.roles import Actor
from dashboard.domain.periods import Period
from dashboard.domain.reported.history import StoreState
from dashboard.text import Words
from dashboard.ui import load
from dashboard.usecases.entering import GivenAnswer
from dashboard.usecases.entry_start import ReportKey
from dashboard.usecases.requested_view import requested_view
from dashboard.views.address import Address, Param
from dashboard.views.entry_form import AT, ENTRY, READING
from dashboard.views.plan_words import sample_note
from dashboard.web.entry.fields import ANSWER, MARK
from dashboard.web.entry.page import EntryFrame
from dashboard.web.light.parts import THEME, Theme

_CODES = (Param.PLAN, Param.LANGUAGE, Param.UNIT, Param.REPORT)
_LONGEST_REASON = 500


@dataclass(frozen=True)
class AskedEntry:
    """Programme and year of the plan, the unit, and the report; `key` is None where the address names none of the unit's."""

    programme: str
    year: int
    unit: str
    key: ReportKey | None


def codes_of(asked: Mapping[str, str]) -> dict[str, str]:
    """The codes of the address that the form goes by."""
    return {p.value: asked[p] for p in _CODES if asked.get(p)}


def asked_entry(codes: Mapping[str, str], actor: Actor) -> AskedEntry | None:
    """None while there is no plan. Without a unit in the address it is the actor's own."""
    office = load.office()
    plan = requested_view({p.value: codes.get(p, "") for p in (Param.PLAN, Param.LANGUAGE)}, office, office).plan
    if plan is None:
        return None
    snapshot = office.snapshot(plan.programme.code, plan.year)
    units = snapshot.plan.units if snapshot else ()
    named = codes.get(Param.UNIT) or actor.unit
    unit = next((u.code for u in units if named and named in (u.code, u.official_code)), "")
    form, _, period = codes.get(Param.REPORT, "").rpartition(AT)
    key = None
    if form and unit:
        try:
            key = ReportKey(plan.programme.code, plan.year, form, unit, Period.parse(period))
        except ValueError:
            key = None
    return AskedEntry(plan.programme.code, plan.year, unit, key)


def frame_of(
    asked: Mapping[str, str], found: AskedEntry | None, state: StoreState, actor: Actor, words: Words
) -> EntryFrame:
    """The frame of the page; what the browser keeps is named by the store, the report and the account."""
    chosen = asked.get(THEME, "")
    theme = Theme(chosen) if chosen in tuple(Theme) else Theme.MACHINE
    codes, key, sample = codes_of(asked), "", ""
    if found is not None:
        snapshot = load.office().snapshot(found.programme, found.year)
        sample = sample_note(snapshot.plan, words) if snapshot else ""
        if found.key is not None:
            report = (found.programme, found.unit, found.key.form, found.key.period.code)
            key = "|".join(("giamngheo.nhap", state.identity, *report, str(actor.account or "")))
    where = Address(ENTRY, codes)
    reading = Address(READING, codes).href
    return EntryFrame(where, theme, key, reading, sample)


def answers_in(fields: Mapping[str, str]) -> dict[str, GivenAnswer]:
    """The answers of the form, by the findings that they are to."""
    return {
        name.removeprefix(ANSWER): GivenAnswer(
            text.strip()[:_LONGEST_REASON], fields.get(MARK + name.removeprefix(ANSWER), "")
        )
        for name, text in fields.items()
        if name.startswith(ANSWER) and text.strip()
    }


def number_in(fields: Mapping[str, str], name: str) -> int:
    """A number that the form carries; 0 for anything else."""
    text = fields.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
