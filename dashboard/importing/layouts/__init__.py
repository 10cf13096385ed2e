"""The sheets we know, one file each: how to recognise them, where their headers are and what their columns mean."""
