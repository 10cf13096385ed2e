"""One module per source document, each building its plan as the domain knows it."""
