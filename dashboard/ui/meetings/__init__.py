"""Cuộc họp: meetings prepared, shown, decided in and followed."""
