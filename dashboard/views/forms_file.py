"""The address of the forms of all units, one file for a month."""

from dashboard.domain.periods import Period

FORMS = "bieu-mau"


def forms_file_href(programme: str, period: Period, language: str) -> str:
    """Relative to the app's own root."""
    return f"{FORMS}/{programme}/{period.code}.zip" + ("" if language == "vi" else f"?lang={language}")
