"""Quản trị → Kế hoạch: a plan edited cell by cell, looked over, and stored as a new version."""
