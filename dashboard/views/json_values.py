"""Values as JSON prints them: decimals as strings, exact."""

from decimal import Decimal

from dashboard.domain.verdicts.parts import Projection


def decimal_text(value: Decimal | None) -> str | None:
    """A decimal without exponent or trailing zeros, at most ten decimals."""
    if value is None:
        return None
    text = f"{round(value, 10):f}"
    trimmed = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if trimmed == "-0" else trimmed


def projected(projection: Projection | None) -> dict[str, str | None]:
    """What is expected at 31/12, and the span of it."""
    return {
        "projection": decimal_text(projection.value) if projection else None,
        "projection_low": decimal_text(projection.low) if projection else None,
        "projection_high": decimal_text(projection.high) if projection else None,
    }
