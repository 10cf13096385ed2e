"""The same overview built with other tools, and an empty page: what ours is measured beside. Never part of the app."""
