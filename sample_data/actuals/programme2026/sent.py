"""A file that a sample office of 2026 sends: where it stands, when it comes, from whom."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Sent:
    """`content` is empty for the plan workbook, which the script makes of the office's plan."""

    folder: str
    file: str
    on: date
    actor: str
    content: bytes = b""
