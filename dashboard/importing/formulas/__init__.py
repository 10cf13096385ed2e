"""Formulas without saved values: parsed and computed."""
