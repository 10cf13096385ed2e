"""The form of a month's report in the browser: plain HTML that works without a script, and a small script that loses nothing."""
