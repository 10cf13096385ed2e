"""A second computation of the measures, by domain/measures.md and nothing of ours: openpyxl, exact fractions, plain Python."""
