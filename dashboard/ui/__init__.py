"""What a person touches: the shell around every page, cached loading, tables, and the upload flow."""
