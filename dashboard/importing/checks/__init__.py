"""Consistency of the rows of a sheet: within a row, between rows, with the plan and with the store."""
