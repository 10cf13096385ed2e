"""How the document of a plan, .docx or text, becomes proposals beside its sentences; pure, and by rules alone."""
