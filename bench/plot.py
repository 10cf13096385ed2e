"""`python -m bench.plot`: the ratios of RESULTS.md beside their goals, as one picture."""

import re
from html import escape
from pathlib import Path
from typing import NamedTuple

from bench.measure import RESULTS

PICTURE = Path(__file__).parent / "results.svg"
ROW, LEFT, WIDTH, MOST = 22, 380, 520, 12.0  # px; ratios beyond `MOST` are cut, and written


class Ratio(NamedTuple):
    """One ratio: which section and row of RESULTS.md, which column, and the goal."""

    section: str
    row: str
    column: int
    goal: float


BARS = (
    Ratio("rerun", "Overview", 1, 3), Ratio("rerun", "naive Streamlit", 1, 3),
    Ratio("pages", "ours, Tổng quan", 1, 1.5), Ratio("pages", "naive Streamlit", 1, 1.5), Ratio("pages", "Dash", 1, 1.5),
    Ratio("pages", "Panel", 1, 1.5),
    Ratio("slow", "ours, Tổng quan", 2, 1.5), Ratio("slow", "ours, light page", 2, 1.5), Ratio("slow", "naive Streamlit", 2, 1.5),
    Ratio("stored", "ours: examined and committed", 2, 4), Ratio("bulk", "ours: warm worker, checks, executemany", 2, 3),
    Ratio("bulk", "naive: pandas, pydantic, add_all", 2, 3), Ratio("report", "a warm worker reads it, and it is examined", 2, 1),
    Ratio("growth", "1,000 communes, one year", 2, 1.5), Ratio("growth", "200 communes, 5 years", 2, 1.2),
    Ratio("nation", "3,321 communes in 34 provinces, PostgreSQL, one year", 2, 2),
)  # fmt: skip


def main() -> None:
    page = RESULTS.read_text(encoding="utf-8")
    known = [(bar, ratio) for bar in BARS if (ratio := _ratio(page, bar)) is not None]
    height = ROW * (len(known) + 2)
    rows = "".join(_row(number, bar, ratio) for number, (bar, ratio) in enumerate(known))
    PICTURE.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + WIDTH + 90}" height="{height}" '
        f'font-family="sans-serif" font-size="13"><text x="4" y="16" font-weight="600">× the floor or the smallest office '
        f"(│ goal; less is better)</text>{rows}</svg>\n",
        encoding="utf-8",
    )


def _ratio(page: str, bar: Ratio) -> float | None:
    """None where the section or the row has not been measured."""
    section = re.search(rf"<!-- {bar.section} -->(.*?)<!-- /{bar.section} -->", page, re.DOTALL)
    for line in section[1].splitlines() if section else ():
        name, *cells = (cell.strip() for cell in line.strip("| ").split("|"))
        if name == bar.row and len(cells) > bar.column:
            return float(cells[bar.column])
    return None


def _row(number: int, bar: Ratio, ratio: float) -> str:
    y, met = ROW * (number + 1) + 4, ratio <= bar.goal
    ours = "naive" not in bar.row and bar.row not in ("Dash", "Panel")
    colour = "#9aa5b1" if not ours else "#1668a8" if met else "#b3261e"
    length, goal = (min(value, MOST) / MOST * WIDTH for value in (ratio, bar.goal))
    return (
        f'<text x="{LEFT - 8}" y="{y + 12}" text-anchor="end">{escape(f"{bar.section}: {bar.row}")}</text>'
        f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="{ROW - 8}" fill="{colour}"/>'
        f'<path d="M{LEFT + goal:.1f} {y - 3}v{ROW - 2}" stroke="#17212b" stroke-width="2"/>'
        f'<text x="{LEFT + max(length, goal) + 8:.1f}" y="{y + 12}">{ratio:.2f}</text>'
    )


if __name__ == "__main__":
    main()
