"""Whom to call in a unit."""

import re
from dataclasses import dataclass
from datetime import datetime

from dashboard.domain.filled import filled

LONGEST_OFFICER, LONGEST_TELEPHONE, LONGEST_EMAIL = 80, 30, 120
_EMAIL = re.compile(r"[^\s@<>\"',;:\\\[\]()]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


@filled
@dataclass(frozen=True)
class Contact:
    """`unit` is an official code; what is not known is ""."""

    unit: str
    officer: str = ""
    telephone: str = ""
    email: str = ""
    changed_at: datetime | None = None  # UTC; set by the store

    def __bool__(self) -> bool:
        return bool(self.officer or self.telephone or self.email)


def is_email(text: str) -> bool:
    """Whether a text is one address that a message can be sent to: no list, no name, nothing that would be another header."""
    return len(text) <= LONGEST_EMAIL and text.isascii() and _EMAIL.fullmatch(text) is not None


def is_telephone(text: str) -> bool:
    """Digits with what people write between them; three at least."""
    return len(text) <= LONGEST_TELEPHONE and set(text) <= set("0123456789 +-.()/") and sum(map(str.isdigit, text)) >= 3
