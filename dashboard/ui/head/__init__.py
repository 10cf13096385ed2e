"""The head of every page: product and office, the way from page to page, what is shown and as of when, and what is one's own."""
