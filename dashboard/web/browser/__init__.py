"""The one script of ours that the browser runs before Streamlit's: words, colours, and what the head of a page needs."""
