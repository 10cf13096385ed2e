"""Accounts: who may sign in, and as what."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.domain.filled import filled
from dashboard.domain.people.roles import Actor, Grant

LEAST_PASSWORD, LONGEST_PASSWORD = 10, 200  # characters
LONGEST_LOGIN = 60


@filled
@dataclass(frozen=True)
class Account:
    """A person's account. `unit` is the official code of the unit that he works for.

    A `sample` account belongs to the sample office: it signs in by one click, and no longer once there is a real plan.
    """

    id: int
    login: str
    name: str
    unit: str
    grants: frozenset[Grant]
    active: bool
    sample: bool
    has_password: bool
    made_at: datetime  # UTC
    seen_at: datetime | None = None  # UTC: when a session of it was last seen

    def actor(self, address: str = "") -> Actor:
        return Actor(self.name, self.id, self.unit, self.grants, address=address)


def plain_login(text: str) -> str:
    """A login as the store knows it: small letters, without blanks around it."""
    return text.strip().lower()[:LONGEST_LOGIN]


def weak(password: str, login: str) -> bool:
    """Whether a password is too short or too long, is the login itself, or is of one or two characters only."""
    plain = password.strip().lower()
    within = LEAST_PASSWORD <= len(password) <= LONGEST_PASSWORD
    return not within or plain == login or len(set(plain)) < 4
