"""What every contestant shows: headline, six cards, four charts and three tables of two periods, taken from the sample office."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.charts.bullet import bullets
from dashboard.charts.heatmap import heatmap
from dashboard.charts.scurve import scurve
from dashboard.charts.tokens import written_out
from dashboard.domain.periods import Period
from dashboard.text import words_in
from dashboard.usecases.office import Office
from dashboard.views.overview import overview

PERIODS = {"tháng 9/2024": "2024-09", "tháng 8/2024": "2024-08"}
CHARTS = 4


def export(office: Office, folder: Path) -> None:
    """`content.json` for peers that hold their figures ready, `figures.xlsx` for the naive way that reads them each time."""
    words = words_in("vi")
    shown: dict[str, Any] = {}
    rows = []
    for label, code in PERIODS.items():
        standing = office.standing("songma-gnbv", 2024, Period.parse(code))
        view = overview(standing, words)
        assert view.curve is not None
        shown[label] = {
            "headline": view.headline,
            "cards": [[card.label, card.value, card.chip] for card in view.cards],
            "bullets": [asdict(row) for row in view.targets],
            "projects": [asdict(row) for row in view.projects],
            "curve": [asdict(point) for point in view.curve.points],
            "heat": [asdict(cell) for cell in view.heat.cells],
            "specs": written_out(
                [
                    bullets(view.targets, words),
                    scurve(view.curve, words, 220),
                    bullets(view.projects, words, 37),
                    heatmap(view.heat, words),
                ]
            ),
        }
        for kind in ("bullets", "projects", "curve", "heat"):
            rows += [{"period": label, "kind": kind} | row for row in shown[label][kind]]
    (folder / "content.json").write_text(json.dumps(shown, ensure_ascii=False, default=str), encoding="utf-8")
    pd.DataFrame(rows).to_excel(folder / "figures.xlsx", index=False)


def content() -> dict[str, Any]:
    """Of the folder that the bench names."""
    text = (Path(os.environ["BENCH_CONTENT"]) / "content.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
