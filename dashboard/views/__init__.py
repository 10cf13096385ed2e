"""View models: what a page, a slide or a report shows, as frozen values built from where things stand."""
