"""The programme of 2026–2030: the nation's targets and money as published, and invented plans of a province and a commune."""
