"""A link that shows one view to whoever has it, without signing in: read-only, counted, with an end."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.domain.people.tokens import SharedState, state_of


@dataclass(frozen=True)
class ShareLink:
    """As its maker and the administrator see it; its secret is shown once. `address`: the page and its codes, as `Address.href`
    writes them. `version` None: always the newest figures, and the newest period. `account` None: made by the operator.
    """

    id: int
    title: str
    address: str
    version: int | None
    account: int | None
    made_by: str
    made_at: datetime  # UTC, as all moments here
    expires_at: datetime | None
    ended_at: datetime | None
    opened: int
    opened_at: datetime | None

    def state(self, now: datetime) -> SharedState:
        return state_of(self.ended_at, self.expires_at, now)
