"""The audit as a page shows it: who did what to what, from what to what, in words."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from dashboard.domain.people.audit import AuditEvent
from dashboard.domain.people.settings import SettingName
from dashboard.text import Words
from dashboard.views.cell import moment_cell, number_cell
from dashboard.views.table import Table, texts


def audit_table(events: Iterable[AuditEvent], words: Words) -> Table:
    """A row for each event, in their order."""
    shown = tuple(events)
    return Table.of(
        texts(words("No."), [number_cell(event.number, words) for event in shown]),
        texts(words("When"), [moment_cell(event.at, words) for event in shown]),
        texts(words("Who"), [event.actor for event in shown]),
        texts(words("Unit"), [event.unit for event in shown], optional=True),
        texts(words("What was done"), [words.term(event.action) for event in shown]),
        texts(words("Of what"), [event.subject for event in shown]),
        texts(words("From what to what"), [told_text(event, words) for event in shown], optional=True),
    )


def told_text(event: AuditEvent, words: Words) -> str:
    """What stood and what stands, each in short; "" where the action says all."""
    before, after = _said(event.before, words), _said(event.after, words)
    if before and after:
        return words("{before} → {after}", before=before, after=after)
    return after or (words("before: {before}", before=before) if before else "")


def _said(text: str, words: Words) -> str:
    if not text:
        return ""
    try:
        facts = json.loads(text)
    except ValueError:
        return text
    if not isinstance(facts, dict):
        return text
    return "; ".join(part for name, value in facts.items() for part in _fact(name, value, words))


def _fact(name: str, value: Any, words: Words) -> Iterator[str]:
    """Nothing of what is empty, and nothing of hashes: those are for machines."""
    if value in ("", None, [], {}, False) or name.endswith(("sha256", "_hash")):
        return
    key = f"audit.fact.{name}"
    label = words.coded(key) if words.has(key) else name
    if name == "figures":
        yield "; ".join(f"{key}: {had or '–'} → {has or '–'}" for key, had, has in value)
    elif name == "parts":
        yield "; ".join(
            f"{words.coded(f'audit.part.{part}')} −{moved['gone']} +{moved['come']}" for part, moved in value.items()
        )
    elif name == "setting":
        yield words.term(SettingName(value))
    elif name == "remedy_by":
        yield f"{label}: {words.date(date.fromisoformat(value))}"
    elif value is True:
        yield label
    else:
        yield f"{label}: {', '.join(map(str, value)) if isinstance(value, list) else value}"
