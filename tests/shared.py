"""Where the field's own papers lie: a folder beside the checkout. Tests that read it skip aloud where it is not."""

from pathlib import Path

ROOT = Path(__file__).parents[1]  # of the checkout
SHARED = ROOT.parent / "shared"
DOMAIN = SHARED / "domain"
