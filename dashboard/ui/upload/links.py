"""Addresses of receipts: relative for links on a page, whole for QR codes and paper."""

from urllib.parse import quote, urlsplit, urlunsplit

import streamlit as st

RECEIPT_PATH, NUMBER = "bien-nhan", "so"


def receipt_link(number: str, language: str) -> str:
    """The address of a receipt's page, as seen from any other page."""
    return f"{RECEIPT_PATH}?{NUMBER}={quote(number)}" + ("&lang=en" if language == "en" else "")


def receipt_url(number: str, language: str) -> str:
    """The whole address, by the one that the browser asked for; the relative one where nothing is known of it."""
    here = str(st.context.url or "")
    parts = urlsplit(here)
    if not parts.netloc:
        return receipt_link(number, language)
    folder = parts.path.rpartition("/")[0] + "/"
    path, _, query = receipt_link(number, language).partition("?")
    return urlunsplit((parts.scheme, parts.netloc, folder + path, query, ""))
