"""Invented results of huyện Sông Mã, January to September 2024, from a fixed seed: none of it was ever reported by anybody."""
