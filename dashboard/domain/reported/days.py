"""The office's days: what day a moment was in Việt Nam, and the day by which a plan is judged."""

from datetime import date, datetime, timedelta, timezone

from dashboard.domain.plan.plan import Plan

OFFICE_TIME = timezone(timedelta(hours=7))  # Asia/Ho_Chi_Minh has had no other offset since 1975


def office_day(moment: datetime) -> date:
    """The calendar day of a UTC moment in the office."""
    return moment.astimezone(OFFICE_TIME).date()


def judging_day(plan: Plan, day: date) -> date:
    """The day by which a plan's deadlines are judged: a sample office never gets older than the day it assumes."""
    return min(day, plan.assumed_today) if plan.assumed_today else day
