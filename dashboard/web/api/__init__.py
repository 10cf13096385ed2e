"""The data behind the pages for programs: read-only, JSON and CSV, as its own document at /api/v1/openapi.json describes it."""
