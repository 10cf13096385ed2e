"""giamngheo: monitoring of Vietnam's national target programme on sustainable poverty reduction."""

__version__ = "0.3.0"
