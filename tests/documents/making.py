"""The documents of the whole sample office, made once for all tests."""

from functools import cache

from dashboard.domain.reporting.completeness import completeness
from dashboard.text import ALL_NAMES, Words, words_in
from dashboard.usecases.documents import DocumentKind, Making
from dashboard.usecases.office import Office
from tests.sample_store import PROGRAMME, TODAY, url_of, whole

LINK = "http://songma.example/?kh=songma-gnbv-2024"


def words(language: str = "vi") -> Words:
    return words_in(language, ALL_NAMES)


@cache
def making(language: str = "vi") -> Making:
    office = Office(url_of(whole()), lambda: TODAY)
    standing = office.standing(PROGRAMME, 2024)
    calendar = completeness(standing.snapshot, office.today(standing.snapshot.plan))
    return Making(standing, calendar, words(language), LINK)


@cache
def content(kind: DocumentKind, language: str = "vi") -> bytes:
    return making(language).made(kind).content
