"""Workbooks in, findings and a change set out: guard, cells, numbers, names, layouts, checks. No input or output of its own."""
