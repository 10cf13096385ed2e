"""Passwords as argon2id hashes. Two are made at once at most: each takes 64 MiB and a core for a moment."""

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER = PasswordHasher()  # argon2id with the library's parameters, those of RFC 9106 for little memory
_AT_ONCE = BoundedSemaphore(2)


def hashed(password: str) -> str:
    with _AT_ONCE:
        return _HASHER.hash(password)


def fits(password: str, secret: str) -> bool:
    """Whether the password is the one of this hash; takes as long where there is none ("")."""
    try:
        with _AT_ONCE:
            _HASHER.verify(secret or _nobodys(), password)
    except (VerificationError, InvalidHashError):
        return False
    return bool(secret)


def outdated(secret: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(secret)


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody has this password")
