"""Two reports to give the command line: one that the store has, and one that was never sent."""

from tests.sample_store import COMMUNE, REPORTS, SILENT

NEVER_SENT = REPORTS / "2024-09" / f"{SILENT}.xlsx"
SENT = REPORTS / "2024-09" / f"{COMMUNE}.xlsx"
