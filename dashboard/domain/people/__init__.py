"""Who asks and who acts: roles, what each may do to whose reports, and the review that a report passes."""
