"""A second computation of the measures, by docs/method.en.md and nothing of our code: openpyxl, exact fractions, plain Python."""
