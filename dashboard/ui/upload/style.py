"""CSS of the upload page: words of the page's language on Streamlit's uploader, whose own are English."""

from string import Template

import streamlit as st

from dashboard.importing.files.guard import MAX_BYTES
from dashboard.text import Words

_CSS = Template("""<style>
.st-key-upload_files [data-testid=stBaseButton-secondary] p{font-size:0}
.st-key-upload_files [data-testid=stBaseButton-secondary] p::after{content:"$choose";font-size:1rem}
.st-key-upload_files [data-testid=stFileUploaderDropzoneInstructions] span{font-size:0}
.st-key-upload_files [data-testid=stFileUploaderDropzoneInstructions] span::after{content:"$limit";font-size:.875rem}
[data-testid=InputInstructions]{display:none}
</style>""")


def draw_style(words: Words) -> None:
    """Draws the CSS, once a run; only words of the catalogue are put into it."""
    limit = words("at most {limit} MB a file", limit=MAX_BYTES // 1024 // 1024)
    st.html(_CSS.substitute(choose=words("Choose files"), limit=limit))
