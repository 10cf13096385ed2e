"""Accounts and settings of the office, on the page Quản trị."""
