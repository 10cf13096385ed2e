"""Style of the upload page: Vietnamese words on the uploader, whose own stay English, and tables as cards on phones."""

from string import Template

import streamlit as st

from dashboard.importing.guard import MAX_BYTES
from dashboard.text import Words

_CSS = Template("""<style>
.st-key-upload_files [data-testid=stBaseButton-secondary] p{font-size:0}
.st-key-upload_files [data-testid=stBaseButton-secondary] p::after{content:"$choose";font-size:1rem}
.st-key-upload_files [data-testid=stFileUploaderDropzoneInstructions] span{font-size:0}
.st-key-upload_files [data-testid=stFileUploaderDropzoneInstructions] span::after{content:"$limit";font-size:.875rem}
[data-testid=InputInstructions]{display:none}
[class*=st-key-upload_file_] [data-testid=stTable] td>div{max-width:none}
[class*=st-key-upload_changes_] :is(td,th):nth-child(n+2):nth-child(-n+4){text-align:right!important}
@media (max-width:640px){
[class*=st-key-upload_file_] [data-testid=stTable] thead{display:none}
[class*=st-key-upload_file_] [data-testid=stTable] tr{display:block;padding:.4rem 0;border-bottom:1px solid var(--gn-grid)}
[class*=st-key-upload_file_] [data-testid=stTable] td{display:inline-block;border:0;padding:.1rem .75rem .1rem 0}
[class*=st-key-upload_file_] [data-testid=stTable] td:last-child{display:block;white-space:normal}
[class*=st-key-upload_changes_] [data-testid=stTable] td:first-child{display:block;white-space:normal;font-weight:600}
[class*=st-key-upload_changes_] [data-testid=stTable] td:nth-child(3) p::before{content:"→ "}
[class*=st-key-upload_changes_] [data-testid=stTable] td:last-child{display:inline-block;color:var(--gn-muted)}
}
</style>""")


def draw_style(words: Words) -> None:
    """To be drawn once a run; only words of our own catalogue are put into it."""
    limit = words("at most {limit} MB a file", limit=MAX_BYTES // 1024 // 1024)
    st.html(_CSS.substitute(choose=words("Choose files"), limit=limit))
