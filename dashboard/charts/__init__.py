"""View models to chart specs: one file per chart, one theme. Specs are plain dicts, ready for any Vega-Lite renderer."""
