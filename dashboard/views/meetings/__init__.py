"""What the page of meetings, the slides of one and its presenter show."""
