"""Charts as plain SVG for pages without a script: from the values of views to text, coloured by the named tokens."""
