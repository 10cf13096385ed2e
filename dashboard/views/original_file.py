"""Where the server gives an uploaded file as it was sent."""

ORIGINALS = "tep"  # tệp


def original_href(sha256: str, language: str = "vi") -> str:
    """Relative to any page of the app."""
    return f"{ORIGINALS}/{sha256}" + ("" if language == "vi" else f"?lang={language}")
