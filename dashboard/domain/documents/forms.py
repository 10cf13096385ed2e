"""A template that an office brings: a Word or Excel file with named fields, filled in from what the pages show."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_NAME = 120
LARGEST_BYTES = 5 * 2**20


class FormKind(StrEnum):
    """By the ending of the file."""

    WORD = "docx"
    EXCEL = "xlsx"


@dataclass(frozen=True)
class DocumentForm:
    """`code` stays with it over its revisions; `actor` brought this revision at `stored_at` (UTC)."""

    code: str
    revision: int
    name: str
    kind: FormKind
    sha256: str
    actor: str
    stored_at: datetime
    withdrawn: bool = False
