"""Columns as data, and the rows that are read by them."""
