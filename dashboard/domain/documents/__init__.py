"""What of a document is an office's own: texts that people write into reports, and templates that it brings."""
