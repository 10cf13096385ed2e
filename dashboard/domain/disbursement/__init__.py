"""Money: what was given, what was paid from it, by which path, and where projects stand (docs/method.en.md: Money)."""
