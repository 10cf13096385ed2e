"""The same content in Dash: figures ready in memory, Plotly charts, one callback."""

import sys
from typing import Any

import dash
import plotly.graph_objects as go
from dash import dcc, html
from dash.dependencies import Input, Output

from bench.peers.content import content

SHOWN = content()
app = dash.Dash(__name__, serve_locally=True)


def _bars(rows: list[dict[str, Any]]) -> go.Figure:
    names = [row["short_name"] for row in rows]
    return go.Figure(go.Bar(x=[row["actual_at"] for row in rows], y=names, orientation="h"), {"height": 520})


def _lines(rows: list[dict[str, Any]]) -> go.Figure:
    months = [row["month"] for row in rows]
    return go.Figure([go.Scatter(x=months, y=[row[key] for row in rows], name=key) for key in ("path", "actual")])


def _heat(rows: list[dict[str, Any]]) -> go.Figure:
    return go.Figure(
        go.Heatmap(x=[r["dimension"] for r in rows], y=[r["unit"] for r in rows], z=[r["gap"] for r in rows]),
        {"height": 620},
    )


def _table(rows: list[dict[str, Any]]) -> html.Table:
    keys = list(rows[0])[:8]
    body = [html.Tr([html.Td(str(row[key])) for key in keys]) for row in rows]
    return html.Table([html.Thead(html.Tr([html.Th(key) for key in keys])), html.Tbody(body)])


@app.callback(Output("page", "children"), Input("period", "value"))
def page(period: str) -> list[Any]:
    now = SHOWN[period]
    return [
        html.H1(now["headline"]),
        html.Div([html.Div([html.P(text) for text in card]) for card in now["cards"]], style={"display": "flex"}),
        *(dcc.Graph(figure=figure) for figure in (
            _bars(now["bullets"]), _lines(now["curve"]), _bars(now["projects"]), _heat(now["heat"])
        )),
        *(_table(now[kind]) for kind in ("bullets", "projects", "heat")),
    ]  # fmt: skip


app.layout = html.Div([dcc.Dropdown(list(SHOWN), next(iter(SHOWN)), id="period", clearable=False), html.Div(id="page")])

if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
