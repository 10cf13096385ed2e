"""The way from page to page: links that carry the plan, the period and the version along, each page as it was left."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.ui import link
from dashboard.views.address import START


@dataclass(frozen=True)
class Place:
    """A page: the stem of its file, what it is called, and its sign."""

    name: str
    title: str
    icon: str

    @property
    def path(self) -> str:
        """As it stands in addresses."""
        return START if link.is_start(self.name) else self.name.replace("_", "-")


def draw_navigation(places: Sequence[Place]) -> None:
    """One row, which scrolls sideways on a phone; Streamlit's own would forget what was chosen."""
    with st.container(horizontal=True, gap="xxsmall", key="navigation"):
        for place in places:
            where = link.back_to(place.path)
            st.page_link(
                link.page_file(place.path),
                label=place.title,
                icon=place.icon,
                query_params=dict(where.codes),
                width="content",
            )
