"""Readers of spreadsheet files by their formats: bytes in, columns of plain values out; used by workbook.py alone."""
