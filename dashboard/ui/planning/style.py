"""Style of the planning page: long cells wrap, and rows are cards on phones."""

import streamlit as st

_BOXES = "[class*=st-key-planning_preview],[class*=st-key-planning_stored]"
_CSS = f"""<style>
:is({_BOXES}) [data-testid=stTable] td>div{{max-width:none}}
:is({_BOXES}) [data-testid=stTable] td{{overflow-wrap:anywhere;min-width:5rem}}
@media (max-width:640px){{
:is({_BOXES}) [data-testid=stTable] thead{{display:none}}
:is({_BOXES}) [data-testid=stTable] tr{{display:block;padding:.4rem 0;border-bottom:1px solid var(--gn-grid)}}
:is({_BOXES}) [data-testid=stTable] td{{display:block;border:0;padding:.1rem 0;white-space:normal}}
:is({_BOXES}) [data-testid=stTable] td:first-child{{font-weight:600}}
:is({_BOXES}) [data-testid=stTable] td:last-child p::before{{content:"→ "}}
}}
</style>"""


def draw_style() -> None:
    """To be drawn once a run."""
    st.html(_CSS)
