"""Secrets that open a door: what a program, a calendar or a link carries. The store knows them by their SHA-256 only."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256


class TokenKind(StrEnum):
    API = "api"
    CALENDAR = "calendar"


class SharedState(StrEnum):
    """Of a token or a share link: whether it opens its door."""

    HOLDS = "holds"
    ENDED = "ended"
    EXPIRED = "expired"


def state_of(ended_at: datetime | None, expires_at: datetime | None, now: datetime) -> SharedState:
    """What is ended stays ended."""
    if ended_at is not None:
        return SharedState.ENDED
    return SharedState.EXPIRED if expires_at is not None and expires_at <= now else SharedState.HOLDS


def digest(secret: str) -> str:
    """How the store knows a secret: 256 random bits need no salt."""
    return sha256(secret.encode()).hexdigest()


@dataclass(frozen=True)
class AccessToken:
    """A token as its owner and the administrator see it; the secret itself is shown once, when it is made."""

    id: int
    kind: TokenKind
    name: str
    account: int
    made_at: datetime  # UTC, as all moments here
    expires_at: datetime | None
    ended_at: datetime | None
    used_at: datetime | None
