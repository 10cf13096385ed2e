"""A plan in the making: what was typed so far, sheet by sheet as texts. It is no plan until it is examined and stored as one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

Texts = dict[str, str]  # column key -> what stands in the cell


@dataclass(frozen=True)
class DraftDocument:
    """A document from which something of a draft was taken. `said` is what a person said of its proposals, as JSON.

    `content` is what came, until the draft is kept; the store has it from then on and gives it only where it is asked for.
    """

    name: str
    sha256: str
    said: str = ""
    content: bytes | None = field(default=None, compare=False, repr=False)

    @property
    def is_read(self) -> bool:
        """Whether proposals were made of it, so that its bytes are kept as the plan's source."""
        return bool(self.said)


@dataclass(frozen=True)
class PlanDraft:
    """`fields` of the first sheet, and `tables` by the key of their sheet. `number` is 0 and `revision` too until it is kept.

    `revision` counts how often it was kept: whoever keeps it says over which one, so that nobody's cells are lost unseen.
    """

    fields: Texts = field(default_factory=dict)
    tables: Mapping[str, tuple[Texts, ...]] = field(default_factory=dict)
    documents: tuple[DraftDocument, ...] = ()
    number: int = 0
    revision: int = 0
    changed_by: str = ""
    changed_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    @property
    def programme(self) -> str:
        return self.fields.get("code", "").strip()

    @property
    def root(self) -> str:
        return self.fields.get("root", "").strip()

    @property
    def year(self) -> int:
        """The plan year; 0 while none is typed."""
        text = self.fields.get("year", "").strip()
        return int(text) if text.isdecimal() and len(text) == 4 else 0

    def rows(self, table: str) -> tuple[Texts, ...]:
        return self.tables.get(table, ())


def merged_rows(stand: Iterable[Texts], come: Iterable[Texts], identity: Iterable[str]) -> tuple[Texts, ...]:
    """Rows that stand with those that come: a row of the same name takes over every cell that says something, others follow."""
    keys = tuple(identity)
    rows: dict[tuple[str, ...], Texts] = {_name(row, keys): dict(row) for row in stand}
    for row in come:
        said = {key: text for key, text in row.items() if text.strip()}
        if said:
            rows.setdefault(_name(row, keys), {}).update(said)
    return tuple(rows.values())


def _name(row: Texts, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row.get(key, "").strip() for key in keys)
