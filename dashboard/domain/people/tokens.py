"""Secrets that open a door: what a program, a calendar or a link carries. The store knows them by their SHA-256 only."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256


class TokenKind(StrEnum):
    API = "api"
    CALENDAR = "calendar"


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
