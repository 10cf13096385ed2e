"""Giải ngân: projects, waterfall, Kho bạc, results, lines and sources, each a view of its own."""
