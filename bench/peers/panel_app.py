"""The same content in Panel: our own Vega-Lite specs, tables as HTML, one binding."""

import sys
from typing import Any

import pandas as pd
import panel as pn

from bench.peers.content import content

pn.extension("vega", inline=True)
SHOWN = content()


def page() -> Any:
    period = pn.widgets.Select(name="Kỳ", options=list(SHOWN))

    def drawn(label: str) -> pn.Column:
        now = SHOWN[label]
        charts = [pn.pane.Vega(spec, sizing_mode="stretch_width") for spec in now["specs"]]
        tables = [
            pn.pane.HTML(pd.DataFrame(now[kind]).iloc[:, :8].to_html()) for kind in ("bullets", "projects", "heat")
        ]
        cards = pn.Row(*(pn.pane.HTML("<br>".join(card)) for card in now["cards"]))
        return pn.Column(pn.pane.HTML(f"<h1>{now['headline']}</h1>"), cards, pn.Row(*charts), *tables)

    return pn.Column(period, pn.bind(drawn, period))


if __name__ == "__main__":
    pn.serve(page, port=int(sys.argv[1]), address="127.0.0.1", show=False, threaded=False)
