"""Workbooks that we write: the plan, the report template, and what people download."""
